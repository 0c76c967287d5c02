import type { CollectionBeforeDeleteHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { inForce } from '../campaign.ts'
import { grassrootsReason } from '../refusals.ts'

const named = z.object({ title: z.string() })

/**
 * A union that leads a campaign is not deleted: the campaign would be led by nobody, and so everybody's, who would record
 * for it and report past their own superiors.
 */
export const keepLeaders: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const where = { and: [{ unit: { equals: id } }, inForce] }
  const found = await req.payload.db.findOne({ collection: 'campaigns', where, req })
  if (found !== null) throw new Refusal(grassrootsReason('unit-leads-campaign', named.parse(found)))
}
