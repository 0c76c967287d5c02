import type { CollectionBeforeDeleteHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { grassrootsReason } from '../refusals.ts'

const named = z.object({ title: z.string().nullish() })

/**
 * A union that leads a campaign is not deleted, whether that is public yet or a draft: the campaign would be led by
 * nobody, and so everybody's, who would record for it and report past their own superiors.
 */
export const keepLeaders: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { db, collections } = req.payload
  const led = await db.findOne({ collection: 'campaigns', where: { unit: { equals: id } }, req })
  const where = { and: [{ latest: { equals: true } }, { 'version.unit': { equals: id } }] }
  const drafts =
    led === null && collections.campaigns.config.versions
      ? await db.findVersions({ collection: 'campaigns', where, limit: 1, pagination: false, req })
      : undefined
  const found: unknown = led ?? drafts?.docs[0]?.version
  if (!found) return
  throw new Refusal(grassrootsReason('unit-leads-campaign', { title: named.parse(found).title ?? '没有名称' }))
}
