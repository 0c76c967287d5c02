import { isoDay } from '../../catalogue/calendar/calendarPages.ts'
import type { Wish } from '../../catalogue/calendar/whatsOn.ts'
import { childAudience } from '../../catalogue/signUp/withChildren.ts'
import { type Asked, nothingAsked } from './asked.ts'

/**
 * What has to be asked to find what a page of what is on shows.
 * @param from number of the first day
 * @param to number of the last day
 */
export function askedFor({ time, isFree, withChildren }: Wish, from: number, to: number): Asked {
  return {
    ...nothingAsked,
    values: withChildren ? { audience: [childAudience] } : {},
    slot: time === 'today' ? undefined : time,
    isFree,
    from: isoDay(from),
    to: isoDay(time === 'today' ? from : to),
  }
}
