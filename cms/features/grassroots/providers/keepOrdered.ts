import type { CollectionBeforeDeleteHook } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { grassrootsReason } from '../refusals.ts'

/** Nothing that was ordered loses the name of whoever brought it. */
export const keepOrdered: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const where = { and: [{ hostKind: { equals: 'provider' } }, { host: { equals: String(id) } }] }
  const found = await req.payload.db.findOne({ collection: 'orders', where, select: { code: true }, req })
  if (found !== null) throw new Refusal(grassrootsReason('provider-was-ordered'))
}
