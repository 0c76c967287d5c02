import type { Payload } from 'payload'
import type { Mentioned } from '../journal/entry.ts'
import { rawStoreOf } from '../journal/rawStore.ts'

/** The collection that an entry of a journal is about. */
export function collectionOf(noted: Mentioned): string {
  return noted.what === 'picture' ? 'media' : noted.collection
}

/**
 * Ids of what entries of a journal are about; what is not there has none.
 * @param group of one collection
 */
export async function notedIds<T extends Mentioned>(payload: Payload, group: readonly T[]): Promise<Map<T, string>> {
  const ids = new Map<T, string>()
  const [first] = group
  if (first === undefined) return ids
  const codes = group.flatMap((one) => (one.what === 'document' && one.id === null ? one.code : []))
  const store = rawStoreOf(payload)
  const byCode = codes.length > 0 ? await store.idsOf(collectionOf(first), codes) : new Map<string, string>()
  for (const one of group) {
    const id = one.what === 'picture' ? await pictureId(payload, one) : (one.id ?? byCode.get(one.code))
    if (id !== undefined) ids.set(one, id)
  }
  return ids
}

type NotedPicture = Extract<Mentioned, { what: 'picture' }>

async function pictureId(payload: Payload, { file, version }: NotedPicture): Promise<string | undefined> {
  const found = await payload.db.findOne<{ id: string }>({
    collection: 'media',
    where: version === undefined ? { filename: { equals: file } } : { fileVersion: { equals: version } },
    select: { updatedAt: true },
  })
  return found === null ? undefined : String(found.id)
}
