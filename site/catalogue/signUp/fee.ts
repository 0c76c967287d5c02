import { z } from 'zod'
import { type Event, isFree, type Occasion, paidLessons } from '../calendar/occasions.ts'
import type { Course, Site } from '../entries.ts'
import { costOf, priceOf } from '../prices.ts'

/** What one person costs, as it was when they signed up, in fen: without the union, what it pays, and what they pay. */
export const fixedPrice = z.strictObject({
  list: z.int().nonnegative(),
  subsidy: z.int().nonnegative(),
  own: z.int().positive(),
})
export type FixedPrice = z.infer<typeof fixedPrice>

/**
 * What one person pays who signs up now: for all lessons of a course that are not free, or for the one. Lessons that are
 * over when somebody joins are paid for like the others.
 * @param occasions what is signed up for
 * @returns undefined where nothing is paid here
 */
export function feeOf(
  { entry, occasions }: { entry: Event; occasions: readonly Occasion[] },
  site: Pick<Site, 'prices'>,
): FixedPrice | undefined {
  if (!isCourse(entry) || entry.signUpHere === undefined) return undefined
  const price = priceOf(entry, site)
  const isWhole = entry.signUpHere.per === 'course'
  const lessons = isWhole ? paidLessons(entry) : occasions.filter((one) => !isFree(one)).length
  if (price === undefined) return undefined
  const [list, own] = [price.list * lessons, costOf(price, lessons)]
  return own === 0 ? undefined : { list, subsidy: list - own, own }
}

function isCourse(entry: Event): entry is Course {
  return 'sessions' in entry
}
