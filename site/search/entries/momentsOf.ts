import type { Entries } from '../../catalogue/entries.ts'
import { endOf, isCancelled, isFree, type Occasion, occasionsOf } from '../../catalogue/calendar/occasions.ts'
import type { PageCollection } from '../../catalogue/pageCollections.ts'
import type { Moment } from './card.ts'

const minute = 60_000

/** When one can attend an entry, of what is not cancelled, in the order of its occasions. */
export function momentsOf(entry: Entries[PageCollection]): Moment[] {
  return attended(entry).map((one) => [beginningOf(one), Math.ceil(endOf(one.occasion) / minute), isFree(one)])
}

/** The beginnings of those that were moved there from another time, in minutes since the epoch. */
export function movedOf(entry: Entries[PageCollection]): number[] {
  return attended(entry)
    .filter(({ occasion }) => occasion.movedFrom !== undefined)
    .map(beginningOf)
}

function attended(entry: Entries[PageCollection]): Occasion[] {
  return occasionsOf(entry).filter((one) => !isCancelled(one))
}

function beginningOf({ occasion }: Occasion): number {
  return Math.floor(Date.parse(occasion.start) / minute)
}
