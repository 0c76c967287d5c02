import type { DatedLibrary } from '../catalogue/calendar/dated.ts'
import { type Event, type Occasion, occasionsOf, venueIdOf } from '../catalogue/calendar/occasions.ts'
import type { Entries } from '../catalogue/entries.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { nowAmong } from './clock.ts'
import { standingOf } from './standing.ts'

/** Others of the same kind that one can still go to, the likest first. */
export function similarTo<C extends DatedLibrary>(
  view: CatalogueView,
  collection: C,
  entry: Entries[C],
  most: number,
): Entries[C][] {
  const others = view.sameKind(collection, entry)
  const now = nowAmong(
    view,
    others.flatMap((other) => occasionsOf(other).map(({ occasion }) => occasion)),
  )
  return likest(entry, others, now).slice(0, most)
}

/**
 * Puts others in order by how alike they are: by tags, subject and place that they share, then by which is next. None that
 * is over, called off, put off or has no date.
 * @param now milliseconds since the epoch
 */
export function likest<E extends Event>(entry: E, others: readonly E[], now: number): E[] {
  const places = new Set(occasionsOf(entry).map(venueIdOf))
  return others
    .flatMap((other) => {
      const standing = standingOf(occasionsOf(other), now)
      return standing.state === 'coming' ? [{ other, next: standing.next }] : []
    })
    .map(({ other, next }) => ({
      other,
      alike: alikeness(entry, other, next, places),
      at: Date.parse(next.occasion.start),
    }))
    .sort((a, b) => b.alike - a.alike || a.at - b.at || (a.other.id < b.other.id ? -1 : 1))
    .map(({ other }) => other)
}

function alikeness(entry: Event, other: Event, next: Occasion, places: ReadonlySet<string | undefined>): number {
  const tags = new Set(entry.tags)
  const shared = other.tags.filter((tag) => tags.has(tag)).length
  const venue = venueIdOf(next)
  const subjects = [entry, other].map((one) => ('subject' in one ? one.subject : undefined))
  const isSameSubject = subjects[0] !== undefined && subjects[0] === subjects[1]
  // what is full is offered last of what is as much alike
  return (
    2 * shared +
    3 * Number(isSameSubject) +
    Number(venue !== undefined && places.has(venue)) -
    0.5 * Number(next.occasion.full)
  )
}
