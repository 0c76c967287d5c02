import { dayOf } from '../../catalogue/calendar/occasions.ts'
import { daysFromMonday, mondayOf, weekdayNamed } from '../../catalogue/calendar/weekdays.ts'
import type { TimeSlot } from '../../catalogue/vocabulary.ts'

/** First and last day, as numbers of days (dayOf). */
export interface Days {
  from: number
  to: number
}

/** What a query asks for beside its words. */
export interface Understood {
  /** What is left to be looked for as words. */
  words: string
  days?: Days
  slot?: TimeSlot
  isFree?: true
}

type Wish = Omit<Understood, 'words'>

const dayMs = 24 * 60 * 60 * 1000
/** Words of which each is a wish; the longer ones first. */
const phrases: readonly [pattern: RegExp, wish: (match: RegExpExecArray, today: number) => Wish | undefined][] = [
  [/^(?:(\d{4})[年/.-])?(\d{1,2})[月/.-](\d{1,2})[日号]?/u, dateOf],
  [/^(?:这|本)?(?:个)?周末/u, (_, today) => ({ days: weekend(today) })],
  [/^下(?:个)?周末/u, (_, today) => ({ days: weekend(mondayOf(today) + 7) })],
  [
    /^(?:这|本)(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])/u,
    (_, today) => ({ days: { from: today, to: mondayOf(today) + 6 } }),
  ],
  [/^下(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])/u, (_, today) => week(mondayOf(today) + 7)],
  [/^(下(?:个)?)?(?:这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])/u, weekdayOf],
  [/^今[天日晚]/u, (_, today) => on(today)],
  [/^明[天日晚]/u, (_, today) => on(today + 1)],
  [/^后天/u, (_, today) => on(today + 2)],
  [/^(?:午休|中午)/u, () => ({ slot: 'lunch' })],
  [/^(?:下班后|下班以后|晚上)/u, () => ({ slot: 'after-work' })],
  [/^双休日/u, () => ({ slot: 'weekend' })],
  [/^(?:节假日|假期)/u, () => ({ slot: 'holiday' })],
  [/^免费(?:的)?/u, () => ({ isFree: true })],
]
const gap = /^[\s,，、;；+&和的]+/u

/**
 * Takes the wishes out of a query: days, times of day, no cost. A part of it between gaps counts only when it is made of
 * nothing else, so that 周六夜校 stays a name.
 * @param text folded
 * @param now milliseconds since the epoch; days are those of Asia/Shanghai
 */
export function understand(text: string, now: number): Understood {
  const today = dayOf(now)
  const words: string[] = []
  let wishes: Wish = {}
  for (const part of text.split(/[\s,，、;；]+/u)) {
    const found = wishesIn(part, today)
    if (found === undefined || isDouble(wishes, found)) words.push(part)
    else wishes = { ...wishes, ...found }
  }
  return { words: words.filter((word) => word !== '').join(' '), ...wishes }
}

/** @returns undefined when the part is not made of wishes alone */
function wishesIn(part: string, today: number): Wish | undefined {
  let [rest, wishes]: [string, Wish] = [part, {}]
  while (rest !== '') {
    const between = gap.exec(rest)
    if (between !== null && rest !== part) {
      rest = rest.slice(between[0].length)
      continue
    }
    const next = phraseAt(rest, today)
    if (next === undefined || isDouble(wishes, next.wish)) return undefined
    wishes = { ...wishes, ...next.wish }
    rest = rest.slice(next.length)
  }
  return wishes
}

function phraseAt(text: string, today: number): { wish: Wish; length: number } | undefined {
  for (const [pattern, wishOf] of phrases) {
    const match = pattern.exec(text)
    const wish = match === null ? undefined : wishOf(match, today)
    if (match !== null && wish !== undefined) return { wish, length: match[0].length }
  }
  return undefined
}

/** What is wished for twice is not understood. */
function isDouble(one: Wish, other: Wish): boolean {
  return Object.keys(other).some((name) => name in one)
}

function on(day: number): Wish {
  return { days: { from: day, to: day } }
}

function week(from: number): Wish {
  return { days: { from, to: from + 6 } }
}

/** Saturday and Sunday of a day's week; what is left of them. @param day its number (dayOf) */
export function weekend(day: number): Days {
  return { from: Math.max(mondayOf(day) + 5, day), to: mondayOf(day) + 6 }
}

/** The next one, today included; with 下 the one of next week. */
function weekdayOf([, isNext, name = '']: RegExpExecArray, today: number): Wish {
  const inWeek = mondayOf(today) + daysFromMonday(weekdayNamed(name) ?? 0)
  if (isNext !== undefined) return on(inWeek + 7)
  return on(inWeek >= today ? inWeek : inWeek + 7)
}

/** A day of the calendar; without a year the next one, or the last one when that is at most a month ago. */
function dateOf([, year, month, day]: RegExpExecArray, today: number): Wish | undefined {
  const thisYear = new Date(today * dayMs).getUTCFullYear()
  const dayIn = (of: number): number | undefined => {
    const date = new Date(Date.UTC(of, Number(month) - 1, Number(day)))
    return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
      ? date.getTime() / dayMs
      : undefined
  }
  const candidates = year === undefined ? [thisYear, thisYear + 1] : [Number(year)]
  const days = candidates.map(dayIn).filter((one) => one !== undefined)
  const found = days.find((one) => year !== undefined || one >= today - 31)
  return found === undefined ? undefined : on(found)
}
