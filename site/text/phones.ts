import type { LinkedText } from './linked.ts'

/** Digits, and the marks that people put between those of one number; full-width ones too. */
const [digits, marks] = ['0-9０-９', String.raw`-－‐‑–—()（） \u3000`]
const digit = `(?!\\d{1,2}[:：]\\d)(?<!\\d[:：]\\d?)[${digits}]`
/** What looks like a number. A time is none, and no way into a switchboard: 9:00, 转 801, 按 2. */
const typed = new RegExp(
  `(?<!(?:[转轉机按#]|ext\\.?)[ \\u3000]*)(?<![${digits}])[+＋(（]*${digit}(?:[${marks}]*${digit})*`,
  'gi',
)
/** Fewest and most digits of what a telephone can call (E.164); numbers of services have three. */
const [fewest, most] = [3, 15]
/** Fewest digits of a number that stands among other words: fewer are a time or an extension. */
const fewestInText = 7
/** Numbers of services that have five digits: 12351, 95598. */
const service = /^[19]\d{4}$/

/**
 * Divides what was typed as a telephone number at the numbers in it: a field may have two of them, an extension, or words.
 * @returns the pieces in order; their texts joined give the text again, and each link calls one number alone
 */
export function phoneParts(text: string): (string | LinkedText)[] {
  const found = [...text.matchAll(typed)].flatMap(({ 0: run, index }) => numbersIn(run, index))
  const callable = found.filter(({ number }) => isNumber(number, found.length === 1 && !/\p{L}/u.test(text)))
  const parts: (string | LinkedText)[] = []
  let from = 0
  for (const { start, end, number } of callable) {
    if (start > from) parts.push(text.slice(from, start))
    parts.push({ text: text.slice(start, end), href: `tel:${number}` })
    from = end
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** The address by which a telephone calls the first number in a text; undefined when there is none. */
export function telephone(text: string): string | undefined {
  return phoneParts(text).find((part) => typeof part !== 'string')?.href
}

interface Found {
  start: number
  end: number
  /** Its digits, with a plus before those of another country. */
  number: string
}

/** Divides digits that stand side by side where a number is complete. @param at where they begin in the text */
function numbersIn(run: string, at: number): Found[] {
  const numbers: Found[] = []
  for (const { 0: group, index } of run.matchAll(new RegExp(`[+＋(（]*[${digits}]+[)）]?`, 'g'))) {
    const last = numbers.at(-1)
    const own = group.normalize('NFKC').replace(/[^\d+]/g, '')
    const joined = (last?.number ?? '') + own
    const end = at + index + group.length
    if (last === undefined || joined.length > longestOf(joined)) numbers.push({ start: at + index, end, number: own })
    else numbers.splice(-1, 1, { ...last, end, number: joined })
  }
  return numbers
}

/** Most characters of a number, by how it begins: with +, as an area's, a company's or a mobile telephone's. */
function longestOf(number: string): number {
  if (number.startsWith('+')) return most + 1
  if (number.startsWith('00')) return most + 2
  if (number.startsWith('0')) return 12
  if (/^[48]00/.test(number)) return 10
  return number.startsWith('1') ? 11 : 8
}

function isNumber(number: string, isAlone: boolean): boolean {
  const length = number.replace('+', '').length
  if (!/^\+?\d+$/.test(number) || length > most) return false
  return length >= (isAlone ? fewest : fewestInText) || service.test(number)
}
