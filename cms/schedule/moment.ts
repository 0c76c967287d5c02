/**
 * Moments as editors type and read them. China keeps UTC+8 all year round, so the arithmetic is a fixed shift, right on
 * a machine of any time zone.
 */
const minute = 60_000
const day = 24 * 60 * minute
const shift = 8 * 60 * minute

const written = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{2})$/

/**
 * Reads a moment in the venue's time.
 * @param text yyyy-MM-dd HH:mm; 年 月 日, slashes, dots and full-width characters are taken too
 * @returns ISO 8601 in UTC; undefined when it is not a moment of the calendar
 */
export function readMoment(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/ ?日 ?/, ' ')
    .replaceAll(/[年月/.] ?/g, '-')
  const parts = written.exec(plain)?.slice(1).map(Number)
  if (parts === undefined) return undefined
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0] = parts
  const time = Date.UTC(years, months - 1, days, hours, minutes)
  const read = new Date(time)
  // the 31st of February would quietly become the 3rd of March
  const isSame = read.getUTCMonth() === months - 1 && read.getUTCDate() === days && read.getUTCHours() === hours
  return isSame && minutes < 60 ? new Date(time - shift).toISOString() : undefined
}

/** yyyy-MM-dd HH:mm in the venue's time. @param instant ISO 8601, or milliseconds since the epoch */
export function writtenMoment(instant: string | number): string {
  return new Date(new Date(instant).getTime() + shift).toISOString().slice(0, 16).replace('T', ' ')
}

/**
 * Moments that are often meant: tomorrow morning, the next Monday's, the first of the next month's.
 * @param now milliseconds since the epoch
 * @returns name and yyyy-MM-dd HH:mm
 */
export function usualMoments(now: number): { name: string; moment: string }[] {
  const midnight = Math.floor((now + shift) / day) * day
  const today = new Date(midnight)
  const untilMonday = (8 - (today.getUTCDay() || 7)) * day
  const nextMonth = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1)
  const morningOf = (start: number): string => writtenMoment(start - shift + 8 * 60 * minute)
  return [
    { name: '明早 8 点', moment: morningOf(midnight + day) },
    { name: '下周一 8 点', moment: morningOf(midnight + untilMonday) },
    { name: '下月 1 日 8 点', moment: morningOf(nextMonth) },
  ]
}

/**
 * A length of time as people read it, for example 2 小时 5 分钟.
 * @param seconds below a minute counts as one minute
 */
export function writtenLength(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const parts = [days > 0 && `${days} 天`, hours > 0 && `${hours} 小时`, rest > 0 && days === 0 && `${rest} 分钟`]
  return parts.filter((part) => part !== false).join(' ')
}
