/** Days after which a day without a year is taken for the next year's. */
const longestBack = 60
const dayLength = 24 * 60 * 60 * 1000

const month = String.raw`(?:(\d{4}) ?[年\-/.] ?)?(\d{1,2}) ?[月\-/.] ?`
const time = String.raw`(凌晨|早上|上午|中午|下午|晚上|晚)? ?(\d{1,2})(?::(\d{2})|[点时](?:(半)|(整)|(\d{2})分?))`
/** One figure may be the first of two, unless something follows. */
const day = new RegExp(String.raw`^${month}(?:(\d{2}) ?[日号]?|(\d) ?[日号])$`)
const moment = new RegExp(String.raw`^${month}(\d{1,2}) ?[日号]? ?(?:[周星期]{1,2}[一二三四五六日天])? ?${time}$`)

/**
 * Reads a day, or a day with a time, as people in China write it: 2026年11月25日 18:30, 11月25日 下午6点半,
 * 2026/11/25 18：30. Without a year it is the coming such day, or one of the last weeks.
 * @param text as typed
 * @param hasTime whether a time is wanted
 * @param today YYYY-MM-DD
 * @returns as the admin writes it, `2026-11-25 18:30` or `2026-11-25`; undefined when it is not whole (yet)
 */
export function readMoment(text: string, hasTime: boolean, today: string): string | undefined {
  const typed = inOneLine(text)
  if (!hasTime) {
    const [, year, month, two, one] = day.exec(typed) ?? []
    return month === undefined ? undefined : dateOf(year, month, two ?? one ?? '', today)
  }
  const [, year, month, dayOfMonth = '', ...clock] = moment.exec(typed) ?? []
  const on = month === undefined ? undefined : dateOf(year, month, dayOfMonth, today)
  const at = timeOf(clock)
  return on === undefined || at === undefined ? undefined : `${on} ${at}`
}

/**
 * Reads a time: 18:30, 18：30, 下午6点半, 9点整.
 * @returns HH:MM; undefined when it is not whole (yet)
 */
export function readTime(text: string): string | undefined {
  const found = new RegExp(`^${time}$`).exec(inOneLine(text))
  return found === null ? undefined : timeOf(found.slice(1))
}

/** One space for any between the parts. */
function inOneLine(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
}

function timeOf([part = '', hours = '', minutes, half, , spoken]: (string | undefined)[]): string | undefined {
  const isLater = /^[下晚]/.test(part) || (part === '中午' && Number(hours) < 11)
  const hour = isLater && Number(hours) < 12 ? Number(hours) + 12 : Number(hours)
  const minute = half !== undefined ? '30' : (minutes ?? spoken ?? '00')
  return hour > 23 || Number(minute) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minute}`
}

function dateOf(year: string | undefined, month: string, day: string, today: string): string | undefined {
  const rest = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (year !== undefined) return existing(`${year}-${rest}`)
  const thisYear = Number(today.slice(0, 4))
  const on = existing(`${thisYear}-${rest}`)
  const isLongPast = on !== undefined && Date.parse(today) - Date.parse(on) > longestBack * dayLength
  return isLongPast ? existing(`${thisYear + 1}-${rest}`) : on
}

/** A day that the calendar has: not 2月30日. */
function existing(on: string): string | undefined {
  const at = Date.parse(on)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(on) ? on : undefined
}
