import type { CollectionBeforeDeleteHook, Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { collectionOf } from './names.ts'
import { orderReason } from './refusals.ts'
import type { Host } from './rules/contract.ts'
import { underWayStates } from './rules/states.ts'

const coded = z.object({ code: z.string() })

/** What of an order names a document of a collection; undefined where nothing does. */
function namedBy(collection: string, id: string): Where[] | undefined {
  if (collection === 'units') return [{ ownerUnit: { equals: id } }]
  if (collection === 'services') return [{ service: { equals: id } }]
  const kind = (Object.keys(collectionOf) as Host['kind'][]).find((one) => collectionOf[one] === collection)
  return kind && [{ hostKind: { equals: kind } }, { host: { equals: id } }]
}

/**
 * The code of an order that is not over and names a document: what was ordered, who ordered it, or who is to come.
 * @param req whose transaction sees it
 */
export async function awaitedOf(
  { db, collections }: Payload,
  { collection, id }: { collection: string; id: string },
  req?: PayloadRequest,
): Promise<string | undefined> {
  const names = namedBy(collection, id)
  if (names === undefined || !Object.hasOwn(collections, 'orders')) return undefined
  const where = { and: [...names, { state: { in: [...underWayStates] } }] }
  const found = await db.findOne({ collection: 'orders', where, select: { code: true }, ...(req && { req }) })
  return found === null ? undefined : coded.parse(found).code
}

/** Nobody deletes for ever what a unit still waits for, nor a unit that waits. */
export const keepAwaited: CollectionBeforeDeleteHook = async ({ collection: { slug: collection }, id, req }) => {
  const code = await awaitedOf(req.payload, { collection, id: String(id) }, req)
  if (code !== undefined) throw new Refusal(orderReason('awaited-in-order', { code }))
}
