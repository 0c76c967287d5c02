import type { z } from 'zod'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { isDated } from '../../site/catalogue/calendar/dated.ts'
import { isDocumentName, nameOf, partsOf } from '../../site/catalogue/documentName.ts'
import { entrySchemas } from '../../site/catalogue/entries.ts'
import { raised, withdrawn } from '../../site/catalogue/schemas/site.ts'
import type { ReleaseState } from '../../site/publisher/release/releaseState.ts'
import { raisedName, withdrawnName } from './comparison.ts'
import { isPublicCollection } from './entries/entryOf.ts'

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
  for (const of of ['venues', 'dated'] as const) {
    for (const { name, entry } of state.entries()) {
      if (!isDocumentName(name)) continue
      const { collection, id } = partsOf(name)
      // of places first: what is said of an occasion goes by them
      if (!isPublicCollection(collection) || (of === 'venues' ? collection !== 'venues' : !isDated(collection)))
        continue
      const before = read<{ id: string }>(entrySchemas[collection], entry)
      if (before !== undefined) told.keep(collection, before, catalogue.get(collection, id), catalogue.now)
    }
  }
}

/** @returns undefined when another program wrote it in another way */
function read<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  return schema.safeParse(value).data
}
