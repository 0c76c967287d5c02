import { mostRows, type Wish, wishTimes } from '../catalogue/calendar/whatsOn.ts'

/** How many rows a page has, as a link to it says: 100+ where there are more than a page holds. */
export function countText(rows: number): string {
  return rows > mostRows ? `${mostRows}+` : String(rows)
}

/** What a wish is called: 周末 · 免费 · 带孩子; undefined when nothing is wished for. */
export function wishText({ time, isFree, withChildren }: Wish): string | undefined {
  const parts = [time === undefined ? undefined : wishTimes[time], isFree && '免费', withChildren && '带孩子']
  const named = parts.filter(Boolean)
  return named.length === 0 ? undefined : named.join(' · ')
}
