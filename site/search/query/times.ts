import { dayOf } from '../../catalogue/calendar/occasions.ts'
import { type TimeSlot, timeSlots } from '../../catalogue/vocabulary.ts'
import type { FacetTable, Narrowing } from './facetTable.ts'
import type { EntryRef } from './reader.ts'
import { type Days, weekend } from './understand.ts'

/** Times that are offered, each with how many results it would leave. */
export interface Times {
  days: readonly { label: string; days: Days; count: number }[]
  slots: Readonly<Record<TimeSlot, number>>
  free: number
}

/** Counts what each time that one can attend would leave of some results. @param now milliseconds since the epoch */
export function timesOf(table: FacetTable, refs: readonly EntryRef[], narrowing: Narrowing, now: number): Times {
  const today = dayOf(now)
  const count = (change: Partial<Narrowing>): number => table.count(refs, { ...narrowing, ...change })
  const slots = (Object.keys(timeSlots) as TimeSlot[]).map((slot) => [slot, count({ slot })] as const)
  const offered = [
    { label: '今天', days: { from: today, to: today } },
    { label: '这周末', days: weekend(today) },
  ]
  return {
    days: offered.map((one) => ({ ...one, count: count({ days: one.days }) })),
    slots: Object.fromEntries(slots) as Record<TimeSlot, number>,
    free: count({ isFree: true }),
  }
}
