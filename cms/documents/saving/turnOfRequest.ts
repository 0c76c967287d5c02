import type { CollectionSlug, Payload } from 'payload'
import { idsOf } from '../../database/documentIds.ts'
import { type OfVersion, thingWritten, turnOf } from './inTurn.ts'

/**
 * The turn in which a request to the API is answered; undefined when it need not wait for any other. A version that is
 * put back is written into its document, which is looked up by it.
 */
export async function turnOfRequest(
  payload: Payload,
  { method, url }: Pick<Request, 'method' | 'url'>,
): Promise<string | undefined> {
  const thing = thingWritten(payload.config, method, new URL(url).pathname)
  if (thing === undefined || typeof thing === 'string') return thing
  // a database that does not answer is for the answer itself to tell
  const document = await documentOf(payload, thing).catch(() => undefined)
  return document === undefined ? undefined : turnOf(thing.collection, document)
}

async function documentOf(
  { db, collections }: Payload,
  { collection, version }: OfVersion,
): Promise<string | undefined> {
  const slug = collection as CollectionSlug
  if (!collections[slug].config.versions || !idsOf(db.name)(version)) return undefined
  const { docs } = await db.findVersions({
    collection: slug,
    where: { id: { equals: version } },
    select: { parent: true },
    limit: 1,
    pagination: false,
  })
  const [found] = docs
  return found === undefined ? undefined : String(found.parent)
}
