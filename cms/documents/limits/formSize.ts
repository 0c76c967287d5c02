import { mostNodes } from '../richText/nodes.ts'
import { mostRows } from './fieldLimits.ts'
import { isRecord } from './fieldProblem.ts'
import { deepest, treeProblem } from './treeProblem.ts'

/** Longest text of a form in code units: from there on it is too long for every field. */
const longestText = 1_000_000

const tooManyRows = `一个列表最多 ${mostRows} 行，请减少，或分成几条。`

/**
 * Looks at the size of what a form holds before Payload makes fields of it, at some tenths of a millisecond each: no
 * more rows, values and texts than a save takes. What is wrong with the values themselves the form is there to say.
 * @param data of a document, of a row or of what stands in a text, by the names of fields
 * @returns what is too much, in Chinese, or undefined
 */
export function dataProblem(data: unknown): string | undefined {
  // what is below walks no deeper than this allows
  return treeProblem(data) ?? valueProblem(data, mostRows)
}

/** What of a field's state Payload makes the form from again. */
const kept = ['value', 'initialValue', 'rows'] as const

/**
 * The same of the state of a form, which has a key for each field: `programme` with its rows, `programme.0.title`.
 * Payload makes lists as long as the numbers in these keys.
 */
export function stateProblem(state: unknown): string | undefined {
  const problem = treeProblem(state)
  if (problem !== undefined || !isRecord(state)) return problem
  for (const [path, field] of Object.entries(state)) {
    const names = path.split('.')
    if (names.length > deepest) return `内容套得太深：最多 ${deepest} 层，请减少层次。`
    if (names.some(isFarRow)) return tooManyRows
    const wrong = isRecord(field) ? kept.map((part) => valueProblem(field[part], mostRows)) : []
    const found = wrong.find((one) => one !== undefined)
    if (found !== undefined) return found
  }
  return undefined
}

/** Payload (3.90) takes for the number of a row whatever JavaScript reads as a number: `1e9`, `0xffff`. */
function isFarRow(name: string): boolean {
  const number = Number(name)
  return !Number.isNaN(number) && !(number < mostRows && /^\d{1,9}$/.test(name))
}

function valueProblem(value: unknown, most: number): string | undefined {
  if (typeof value === 'string')
    return value.length > longestText ? `文字太长：最多 ${longestText} 个字符，请减少。` : undefined
  if (Array.isArray(value) && value.length > most) return tooManyRows
  if (!Array.isArray(value) && !isRecord(value)) return undefined
  for (const [name, inner] of Object.entries(value)) {
    // a list below the root of a text has paragraphs, not rows
    const problem = valueProblem(inner, name === 'root' ? mostNodes : most)
    if (problem !== undefined) return problem
  }
  return undefined
}
