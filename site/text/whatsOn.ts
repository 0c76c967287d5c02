import { mostRows, type Wish, wishTimes } from '../catalogue/calendar/whatsOn.ts'

/** How many rows a page has, as a link to it says: 100+ where there are more than a page holds. */
export function countText(rows: number): string {
  return rows > mostRows ? `${mostRows}+` : String(rows)
}

/**
 * What a page of some days says when nothing is on: that there was to be something is another thing than that there never
 * was.
 * @param days 这几天
 * @param wished what was wished for, from wishText
 * @param off how many were called off or put off
 */
export function nothingText(days: string, wished: string | undefined, off: number): string {
  const what = wished === undefined ? '' : `“${wished}”的`
  if (off > 0) return `${days}${what}原有 ${off} 场，都取消或延期了。`
  return wished === undefined ? `${days}没有安排，歇一歇。` : `${days}没有${what}安排。`
}

/** What a wish is called: 周末 · 免费 · 带孩子; undefined when nothing is wished for. */
export function wishText({ time, isFree, withChildren }: Wish): string | undefined {
  const parts = [time === undefined ? undefined : wishTimes[time], isFree && '免费', withChildren && '带孩子']
  const named = parts.filter(Boolean)
  return named.length === 0 ? undefined : named.join(' · ')
}
