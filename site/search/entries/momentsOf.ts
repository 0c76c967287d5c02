import type { Entries } from '../../catalogue/entries.ts'
import { endOf, isCancelled, isFree, occasionsOf } from '../../catalogue/calendar/occasions.ts'
import type { PageCollection } from '../../catalogue/pageCollections.ts'
import type { Moment } from './card.ts'

const minute = 60_000

/** When one can attend an entry, of what is not cancelled, in the order of its occasions. */
export function momentsOf(entry: Entries[PageCollection]): Moment[] {
  return occasionsOf(entry)
    .filter((one) => !isCancelled(one))
    .map((one) => [
      Math.floor(Date.parse(one.occasion.start) / minute),
      Math.ceil(endOf(one.occasion) / minute),
      isFree(one),
    ])
}
