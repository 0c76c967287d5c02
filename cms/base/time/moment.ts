import { instantAt, wallAt, writtenMoment } from './wallClock.ts'

const minute = 60_000
const day = 24 * 60 * minute

/**
 * Moments that are often meant: tomorrow morning, the next Monday's, the first of the next month's.
 * @param now milliseconds since the epoch
 * @returns name and yyyy-MM-dd HH:mm
 */
export function usualMoments(now: number): { name: string; moment: string }[] {
  const midnight = Math.floor(wallAt(now).getTime() / day) * day
  const today = new Date(midnight)
  const untilMonday = (8 - (today.getUTCDay() || 7)) * day
  const nextMonth = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1)
  const morningOf = (start: number): string => writtenMoment(instantAt(start + 8 * 60 * minute))
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
