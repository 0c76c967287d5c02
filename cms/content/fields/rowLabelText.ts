import { changeWord } from '../../../site/catalogue/calendar/change.ts'
import { weekdayName } from '../../../site/catalogue/calendar/weekdays.ts'
import { cleanedField } from '../../base/characters.ts'
import { wallAt, writtenMoment } from '../../base/time/wallClock.ts'
import { unreadText } from '../../documents/fields/dates/unread.ts'

/** A field of a row, with the word for each value of it that is no text; a whole day; or what became of something dated. */
export type RowPart =
  string | { name: string; words: Readonly<Record<string, string>> } | { day: string } | { isChange: true }

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
/** Most characters of one text: a row is one line. */
const longest = 30

/**
 * What a folded row says of itself: 2026-11-25 周三 18:30 · 先学会喘气 · 已取消.
 * @param row its values, whatever they are so far
 * @returns empty when nothing of it is filled in
 */
export function rowLabelText(parts: readonly RowPart[], row: Readonly<Record<string, unknown>>): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return said(row[part])
      if ('words' in part) return wordFor(part.words, row[part.name])
      if ('day' in part) return said(row[part.day])?.replace(/ \d\d:\d\d$/, '')
      return changeWord(row)
    })
    .filter((text) => text !== undefined && text !== '')
    .join(' · ')
}

/** A box is on or off, a choice has its value; whatever else stands there has no word. */
function wordFor(words: Readonly<Record<string, string>>, value: unknown): string | undefined {
  const name = typeof value === 'boolean' ? String(value) : value
  return typeof name === 'string' && Object.hasOwn(words, name) ? words[name] : undefined
}

function said(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  if (instant.test(value) && !Number.isNaN(Date.parse(value))) {
    const [day = '', time = ''] = writtenMoment(value).split(' ')
    return `${day} 周${weekdayName(wallAt(value).getUTCDay())} ${time}`
  }
  const text = Array.from(cleanedField(unreadText(value) ?? value).replaceAll(/\s+/g, ' ').trim())
  return text.length > longest ? `${text.slice(0, longest).join('')}…` : text.join('')
}
