import { cleaned } from '../../site/catalogue/cleaned.ts'
import { cutText, mostUnits } from '../../site/catalogue/cutText.ts'

/**
 * A text of these alone looks empty: spaces, what a font leaves out, marks without a letter under them, and a few signs
 * whose picture is blank. Some of them count as letters.
 */
const blank = /^[\s\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}]*$/u

/** The text of a field, cleaned; empty when there is nothing in it to see, so that it counts as not filled in. */
export function cleanedField(text: string): string {
  const clean = cleaned(text)
  return isBlank(clean) ? '' : clean
}

/** Whether there is nothing to see in a text. */
export function isBlank(text: string): boolean {
  return blank.test(cleaned(text))
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * Whether a text has more characters than it may. An emoji, however many code points it is made of, is one; what takes
 * far more room than its characters should is too long as well, so the work is bounded by the limit.
 */
export function isLonger(text: string, most: number): boolean {
  if (text.length <= most) return false
  if (text.length > mostUnits(most)) return true
  let count = 0
  for (const _ of segmenter.segment(text)) if (++count > most) return true
  return false
}

/** Longest text whose characters are counted one by one to say how many there are, in code units. */
const longestCounted = 50_000

/** How many characters a text has, as people count them; of one that is far too long its code units are near enough. */
export function lengthOf(text: string): number {
  return text.length > longestCounted ? text.length : Array.from(segmenter.segment(text)).length
}

/**
 * What is wrong with the length of a text, in Chinese, to stand after its beginning; undefined when it is not too long.
 * @param most characters
 */
export function lengthProblem(text: string, most: number): string | undefined {
  if (!isLonger(text, most)) return undefined
  const length = lengthOf(text)
  return length > most
    ? `太长：有 ${length} 字，最多 ${most} 字，请改短。`
    : `占的地方太大：有 ${length} 字，但其中由很多部分拼成的符号（如全家福表情）太多，请删去一些。`
}

/** The beginning of something that was sent, for a message: at most 20 characters on one line. */
export function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'object' ? '' : String(value)
  const line = cleaned(cutText(text, 80)).replace(/\s+/g, ' ')
  const beginning = cutText(line, 20)
  return beginning.length < line.length || text.length > 80 ? `${beginning}…` : beginning
}
