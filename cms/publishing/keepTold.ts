import type { z } from 'zod'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { calendarPathsOf, isCalendarOwner } from '../../site/catalogue/calendar/calendars.ts'
import { type DatedLibrary, isDated } from '../../site/catalogue/calendar/dated.ts'
import { isDocumentName, nameOf, partsOf } from '../../site/catalogue/documentName.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { goneCalendars as gone, raised, withdrawn } from '../../site/catalogue/schemas/site.ts'
import type { ReleaseState } from '../../site/publisher/release/releaseState.ts'
import { goneCalendarsName, raisedName, withdrawnName } from './comparison.ts'

/**
 * Has calendars say nothing earlier than those of an earlier release did, and has what went meanwhile answer with one of
 * nothing: of whatever is written as its program wrote it.
 * @param catalogue filled with what is published
 */
export function keepTold(catalogue: Catalogue, state: Pick<ReleaseState, 'entry' | 'entries'>): void {
  const { goneCalendars, now, told } = catalogue
  goneCalendars.keep(read(gone, state.entry(goneCalendarsName)) ?? {})
  for (const [id, at] of Object.entries(read(withdrawn, state.entry(withdrawnName)) ?? {}))
    if (catalogue.get('venues', id) === undefined) told.atLeast(nameOf('venues', id), Date.parse(at))
  for (const [name, at] of Object.entries(read(raised, state.entry(raisedName)) ?? {}))
    told.atLeast(name, Date.parse(at))
  const keep = <C extends Collection>(collection: C, id: string, entry: unknown): void => {
    const before = read<{ id: string }>(entrySchemas[collection], entry)
    if (before === undefined) return
    const after = catalogue.get(collection, id)
    goneCalendars.change(calendarPathsOf(collection, before, now), calendarPathsOf(collection, after, now), now)
    told.keep(collection, before, after, now)
  }
  const dated: [DatedLibrary, string, unknown][] = []
  for (const { name, entry } of state.entries()) {
    if (!isDocumentName(name)) continue
    const { collection, id } = partsOf(name)
    if (isDated(collection)) dated.push([collection, id, entry])
    else if (isCalendarOwner(collection)) keep(collection, id, entry)
  }
  // after the places: what is said of an occasion goes by them
  for (const one of dated) keep(...one)
}

/** @returns undefined when another program wrote it in another way */
function read<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  return schema.safeParse(value).data
}
