import type { Payload, PayloadRequest, TypedUser, Where } from 'payload'
import { nameOf } from '../../site/catalogue/documentName.ts'
import { documentOf } from '../base/document.ts'

/** A unit editor sees those of the newest this many schedules, of all units, that are about own entries. */
const newest = 1_000

/**
 * The desk asks several times; the account of a request is read anew each time, and so are these. Kept by the account:
 * Payload is asked with it, and not with the request.
 */
const known = new WeakMap<TypedUser, Promise<Where>>()

/**
 * The schedules whose entries a unit editor may read. A schedule does not name the unit itself: the entry may be handed
 * to another one, and its schedules go with it.
 */
export function schedulesOfReadableEntries({
  payload,
  user,
}: Pick<PayloadRequest, 'payload' | 'user'>): Promise<Where> {
  if (user === null) return Promise.resolve({ id: { in: [] } })
  const asked = known.get(user) ?? readableBy(payload, user)
  known.set(user, asked)
  return asked
}

async function readableBy(payload: Payload, user: TypedUser): Promise<Where> {
  const { docs } = await payload.db.find<{ document: string }>({
    collection: 'schedules',
    select: { document: true },
    sort: '-createdAt',
    limit: newest,
    pagination: false,
  })
  const entries = docs.flatMap(({ document }) => documentOf(document) ?? [])
  const groups = Map.groupBy(entries, ({ collection }) => collection)
  const readable = [...groups].map(async ([collection, group]) => {
    const found = await payload.find({
      collection,
      where: { id: { in: group.map(({ id }) => id) } },
      select: { updatedAt: true },
      depth: 0,
      pagination: false,
      overrideAccess: false,
      disableErrors: true,
      user,
    })
    return found.docs.map(({ id }) => nameOf(collection, id))
  })
  return { document: { in: (await Promise.all(readable)).flat() } }
}
