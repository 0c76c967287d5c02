import { dayOf } from '../../catalogue/calendar/occasions.ts'
import type { OfficialCalendar } from '../../catalogue/calendar/timeSlots.ts'
import type { TimeSlot } from '../../catalogue/vocabulary.ts'
import { type Facet, facetNames } from '../../catalogue/facetNames.ts'
import type { Moment } from '../entries/card.ts'
import type { FacetFile, FacetRow } from '../entries/facetFile.ts'
import type { EntryRef } from './reader.ts'
import type { Days } from './understand.ts'

/** What results are narrowed by. */
export interface Narrowing {
  values: Readonly<Partial<Record<Facet, readonly string[]>>>
  slot: TimeSlot | undefined
  isFree: boolean
  /** First and last day, as numbers of days (dayOf). */
  days: Days | undefined
  /** The instant, in milliseconds since the epoch: whoever asks for days to come does not ask for what is over. */
  now: number
}

/** How often a value is among some results. */
export interface ValueCount {
  key: string
  label: string
  count: number
}

const minute = 60_000

/** What the entries of some libraries are narrowed and put in order by. */
export class FacetTable {
  /** By the place of the library, then by the entry's number. */
  readonly #rows = new Map<number, Map<number, FacetRow>>()
  readonly #labels = new Map<string, string>()
  readonly #calendar: OfficialCalendar

  constructor(calendar: OfficialCalendar) {
    this.#calendar = calendar
  }

  /** Takes in a file. @param library its place in `pageCollections` */
  add(library: number, { rows, labels }: FacetFile): void {
    const all = this.#rows.get(library) ?? new Map<number, FacetRow>()
    for (const [slot, row] of Object.entries(rows)) all.set(Number(slot), row)
    this.#rows.set(library, all)
    for (const [facet, words] of Object.entries(labels))
      for (const [key, label] of Object.entries(words)) this.#labels.set(`${facet}=${key}`, label)
  }

  /** All entries that it knows of. */
  all(): EntryRef[] {
    return [...this.#rows].flatMap(([library, rows]) => [...rows.keys()].map((slot) => ({ library, slot })))
  }

  row({ library, slot }: EntryRef): FacetRow | undefined {
    return this.#rows.get(library)?.get(slot)
  }

  /** Whether an entry fits. @param but a facet whose values are not asked */
  fits(ref: EntryRef, { values, slot, isFree, days, now }: Narrowing, but?: Facet): boolean {
    const row = this.row(ref)
    if (row === undefined) return false
    for (const [facet, wanted] of Object.entries(values) as [Facet, readonly string[]][])
      if (facet !== but && !row.values[facet]?.some((value) => wanted.includes(value))) return false
    if (slot === undefined && !isFree && days === undefined) return true
    return (row.moments ?? []).some((moment) => attends(moment, { slot, isFree, days, now }, this.#calendar))
  }

  /**
   * The values that some results have, with how many results each would leave: of a facet with the values of all others
   * asked. Those that leave none are not there.
   */
  counts(refs: readonly EntryRef[], narrowing: Narrowing): Partial<Record<Facet, ValueCount[]>> {
    const found: Partial<Record<Facet, ValueCount[]>> = {}
    const whole = refs.filter((ref) => this.fits(ref, narrowing))
    for (const facet of Object.keys(facetNames) as Facet[]) {
      const among =
        narrowing.values[facet] === undefined ? whole : refs.filter((ref) => this.fits(ref, narrowing, facet))
      const counts = new Map<string, number>()
      for (const ref of among)
        for (const value of this.row(ref)?.values[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1)
      if (counts.size > 0)
        found[facet] = [...counts].map(([key, count]) => ({ key, count, label: this.#label(facet, key) }))
    }
    return found
  }

  /** How many of some results fit. */
  count(refs: readonly EntryRef[], narrowing: Narrowing): number {
    return refs.reduce((sum, ref) => sum + Number(this.fits(ref, narrowing)), 0)
  }

  /** What a value is called. */
  #label(facet: Facet, key: string): string {
    return this.#labels.get(`${facet}=${key}`) ?? key
  }
}

/** Whether something that one can attend is as wished for. */
function attends(
  [start, end, isFree]: Moment,
  { slot, isFree: isFreeWished, days, now }: Omit<Narrowing, 'values'>,
  calendar: OfficialCalendar,
): boolean {
  if (isFreeWished && !isFree) return false
  const at = start * minute
  if (days !== undefined) {
    if (dayOf(at) < days.from || dayOf(at) > days.to) return false
    if (days.from >= dayOf(now) && end * minute <= now) return false
  }
  return slot === undefined || calendar.timeSlotOf(new Date(at).toISOString()) === slot
}
