import type { z } from 'zod'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { type DatedLibrary, isDated } from '../../site/catalogue/calendar/dated.ts'
import { isDocumentName, nameOf, partsOf } from '../../site/catalogue/documentName.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { raised, withdrawn } from '../../site/catalogue/schemas/site.ts'
import type { ReleaseState } from '../../site/publisher/release/releaseState.ts'
import { raisedName, withdrawnName } from './comparison.ts'

/**
 * Has calendars say nothing earlier than those of an earlier release did, of whatever is written as its program wrote it.
 * @param catalogue filled with what is published
 */
export function keepTold(catalogue: Catalogue, state: Pick<ReleaseState, 'entry' | 'entries'>): void {
  const { told } = catalogue
  for (const [id, at] of Object.entries(read(withdrawn, state.entry(withdrawnName)) ?? {}))
    if (catalogue.get('venues', id) === undefined) told.atLeast(nameOf('venues', id), Date.parse(at))
  for (const [name, at] of Object.entries(read(raised, state.entry(raisedName)) ?? {}))
    told.atLeast(name, Date.parse(at))
  const keep = <C extends Collection>(collection: C, id: string, entry: unknown): void => {
    const before = read<{ id: string }>(entrySchemas[collection], entry)
    if (before !== undefined) told.keep(collection, before, catalogue.get(collection, id), catalogue.now)
  }
  const dated: [DatedLibrary, string, unknown][] = []
  for (const { name, entry } of state.entries()) {
    if (!isDocumentName(name)) continue
    const { collection, id } = partsOf(name)
    if (collection === 'venues') keep(collection, id, entry)
    else if (isDated(collection)) dated.push([collection, id, entry])
  }
  // after the places: what is said of an occasion goes by them
  for (const one of dated) keep(...one)
}

/** @returns undefined when another program wrote it in another way */
function read<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  return schema.safeParse(value).data
}
