import type { Entries } from '../../catalogue/entries.ts'
import { endOf, isFree, type Occasion, occasionsOf, takesPlace } from '../../catalogue/calendar/occasions.ts'
import type { PageCollection } from '../../catalogue/pageCollections.ts'
import type { Moment } from './card.ts'

const minute = 60_000

/** When one can attend an entry, of what is neither called off nor put off, in the order of its occasions. */
export function momentsOf(entry: Entries[PageCollection]): Moment[] {
  return attended(entry).map((one) => [beginningOf(one), Math.ceil(endOf(one.occasion) / minute), isFree(one)])
}

/** The beginnings of those that no place is left at, in minutes since the epoch. */
export function fullOf(entry: Entries[PageCollection]): number[] {
  return attended(entry)
    .filter(({ occasion }) => occasion.full)
    .map(beginningOf)
}

/** When the last of what was called off would have been over, in minutes since the epoch; undefined when nothing was. */
export function calledOffUntil(entry: Entries[PageCollection]): number | undefined {
  const ends = occasionsOf(entry).flatMap(({ occasion }) => (occasion.cancelled ? endOf(occasion) : []))
  return ends.length === 0 ? undefined : Math.ceil(Math.max(...ends) / minute)
}

/** Whether one of its dates was put off, and nobody knows until when. */
export function isPutOff(entry: Entries[PageCollection]): boolean {
  return occasionsOf(entry).some(({ occasion }) => occasion.postponed && !occasion.cancelled)
}

/** The beginnings of those that were moved there from another time, in minutes since the epoch. */
export function movedOf(entry: Entries[PageCollection]): number[] {
  return attended(entry)
    .filter(({ occasion }) => occasion.movedFrom !== undefined)
    .map(beginningOf)
}

function attended(entry: Entries[PageCollection]): Occasion[] {
  return occasionsOf(entry).filter(takesPlace)
}

function beginningOf({ occasion }: Occasion): number {
  return Math.floor(Date.parse(occasion.start) / minute)
}
