import type { Payload, TypedUser } from 'payload'
import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'
import { inUnitsOfEditor } from './unitsOfEditor.ts'

/** Of some entries those that belong to the units of an account, as they are now. An entry that is gone is in nobody's. */
export async function ownEntries<Entry extends { collection: PageCollection; entry: string }>(
  payload: Payload,
  user: TypedUser,
  entries: readonly Entry[],
): Promise<Entry[]> {
  const isOwn = await inUnitsOfEditor({ payload, user })
  if (isOwn === false) return []
  const own = new Map<PageCollection, ReadonlySet<string>>()
  for (const [collection, some] of Map.groupBy(entries, (one) => one.collection)) {
    const where = { and: [{ id: { in: [...new Set(some.map(({ entry }) => entry))] } }, isOwn] }
    const found = await payload.db.find({ collection, where, select: {}, pagination: false, limit: 0 })
    own.set(collection, new Set(found.docs.map(({ id }) => String(id))))
  }
  return entries.filter(({ collection, entry }) => own.get(collection)?.has(entry))
}
