import type { Entries, PageCollection } from './entries.ts'
import { endOf } from './occasions.ts'
import { valuesOf, venueKinds } from './vocabulary.ts'

type Compare<T> = (a: T, b: T) => number

const byText = new Intl.Collator('zh-Hans-CN').compare
const byId: Compare<{ id: string }> = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * The order of each library's list at an instant. Dated libraries put what can still be attended first, soonest
 * on top, and the past after it, latest on top.
 * @param now milliseconds since the epoch
 */
export function orderOf<C extends PageCollection>(collection: C, now: number): Compare<Entries[C]> {
  const orders: { [K in PageCollection]: Compare<Entries[K]> } = {
    courses: dated((course) => course.sessions, now),
    performances: dated((performance) => performance.showings, now),
    talents: (a, b) => byText(a.name, b.name) || byId(a, b),
    works: (a, b) => (b.year ?? 0) - (a.year ?? 0) || byText(a.title, b.title) || byId(a, b),
    venues: (a, b) => venueRank(a) - venueRank(b) || byText(a.name, b.name) || byId(a, b),
    notices: (a, b) => Date.parse(b.date) - Date.parse(a.date) || byId(a, b),
  }
  return orders[collection]
}

function venueRank(venue: Entries['venues']): number {
  return valuesOf(venueKinds).indexOf(venue.kind)
}

function dated<T extends { id: string }>(
  occasionsOf: (entry: T) => readonly { start: string; end?: string | undefined }[],
  now: number,
): Compare<T> {
  const rank = (entry: T): [number, number] => {
    const occasions = occasionsOf(entry)
    const coming = occasions.filter((occasion) => endOf(occasion) > now)
    if (coming.length > 0) return [0, Math.min(...coming.map((occasion) => Date.parse(occasion.start)))]
    if (occasions.length === 0) return [2, 0]
    return [1, -Math.max(...occasions.map((occasion) => Date.parse(occasion.start)))]
  }
  return (a, b) => {
    const [groupA, timeA] = rank(a)
    const [groupB, timeB] = rank(b)
    return groupA - groupB || timeA - timeB || byId(a, b)
  }
}
