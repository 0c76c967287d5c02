import { occasionsOf } from '../../../../site/catalogue/calendar/occasions.ts'
import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import { markedTitleOf } from '../../../../site/catalogue/titleOf.ts'
import { momentInWords } from '../../../base/time/wallClock.ts'
import { type Bookable, signUpLibraries } from '../asked/contract.ts'
import type { Time, Told } from '../rules/changes.ts'

/** Entries as they are public. */
export type Entries = Pick<Catalogue, 'get' | 'all' | 'site'>

/** What people can sign up for, as it is public now: what it is called, when and where. */
export interface Arrangement extends Told {
  title: string
}

/**
 * How something stands in the published site.
 * @returns undefined when its entry is not public; without a time when the date is not there any more
 */
export function arrangementOf(
  entries: Entries,
  { collection, entry: id, occasion }: Bookable,
): Arrangement | undefined {
  const entry = entries.get(collection, id)
  if (entry === undefined) return undefined
  const all = occasionsOf(entry)
  const meant = occasion === undefined ? all : all.filter((one) => one.occasion.id === occasion)
  const ofEntry = 'venue' in entry ? entry.venue : undefined
  const times = meant.map(({ occasion: { id: row, start, end, venue = ofEntry, cancelled, postponed } }): Time => ({
    id: row,
    start,
    ...(end !== undefined && { end }),
    ...(venue !== undefined && { venue }),
    isOff: cancelled,
    isOpen: postponed,
  }))
  const [only] = meant
  const isLesson = occasion !== undefined && only !== undefined && only.of === 'courses' && only.count > 1
  return { title: markedTitleOf(entry) + (isLesson ? `第${only.number}课` : ''), times }
}

/** All that has dates, as far as one can sign up for such; each object is another one when its entry has changed. */
export function* datedEntries(
  entries: Entries,
): Generator<{ collection: Bookable['collection']; entry: { id: string } }> {
  for (const collection of signUpLibraries) for (const entry of entries.all(collection)) yield { collection, entry }
}

/** When something is. @param times one, or those of a course in order */
export function timesInWords(times: readonly Time[]): string {
  const [first, ...others] = times.filter(({ isOff }) => !isOff)
  if (first === undefined) return times[0] === undefined ? '时间见网页' : `${momentInWords(times[0].start)}（已取消）`
  if (first.isOpen) return '延期，时间另行通知'
  return others.length === 0
    ? momentInWords(first.start)
    : `${momentInWords(first.start)}第一次，共${others.length + 1}次`
}

/** Where something is. */
export function placeInWords(entries: Entries, times: readonly Time[]): string {
  const [first] = times.filter(({ isOff }) => !isOff).concat(times)
  const venue = first?.venue === undefined ? undefined : entries.get('venues', first.venue)
  return venue?.name ?? '地点见网页'
}
