import { lengthOf, shortened } from '../../../base/characters.ts'
import { type Notice, notices } from '../asked/words.ts'
import { defaultTexts, neededIn, type Placeholder, placeholders, placeholdersOf } from './words.ts'

/** Longest template, in characters: filled in, it is some five parts of a text message. */
export const longestTemplate = 200
/** Longest message that is sent, in characters; what is longer is cut. */
const longestMessage = 500

const placeholder = /\{([^{}]*)\}/g

/** What a template is filled in with; what is missing stands there as nothing. */
export type Values = Readonly<Partial<Record<Placeholder, string>>>

/**
 * What is wrong with a template, in Chinese, with what to do.
 * @returns undefined when nothing is; one that is empty stands for the default
 */
export function templateProblem(notice: Notice, template: string): string | undefined {
  if (template.trim() === '') return undefined
  const length = lengthOf(template)
  if (length > longestTemplate) return `有 ${length} 字，最多 ${longestTemplate} 字，请改短：短信越长，费用越高。`
  const known: readonly string[] = placeholdersOf(notice)
  const used = Array.from(template.matchAll(placeholder), ([, name = '']) => name)
  const unknown = used.find((name) => !known.includes(name))
  if (unknown !== undefined)
    return `“{${shortened(unknown)}}”不是“${notices[notice]}”能用的。可以用：${known.map((name) => `{${name}}`).join('')}。`
  if (/[{}]/.test(template.replaceAll(placeholder, ''))) return '有单独的花括号，请写成 {姓名} 这样成对的，或去掉。'
  const needed = neededIn[notice]
  if (needed !== undefined && !used.includes(needed)) return `要写上 {${needed}}，否则收到的人不知道怎么办。`
  return undefined
}

/** The template of a notice that counts: the staff's own, unless it is empty or cannot be used any more. */
export function templateOf(notice: Notice, own: string | null | undefined): string {
  return own && own.trim() !== '' && templateProblem(notice, own) === undefined ? own.trim() : defaultTexts[notice]
}

/** A message in words: a template filled in once, so that braces in a name stay what they are. */
export function filledIn(template: string, values: Values): string {
  const text = template.replaceAll(placeholder, (_, name: string) => oneLine(values[name as Placeholder] ?? ''))
  const characters = Array.from(text)
  return characters.length <= longestMessage ? text : `${characters.slice(0, longestMessage - 1).join('')}…`
}

/** How a template looks to somebody. */
export function previewOf(notice: Notice, own: string | null | undefined): string {
  return filledIn(templateOf(notice, own), placeholders)
}

/** A text message is one line; what nobody sees could turn it round. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}
