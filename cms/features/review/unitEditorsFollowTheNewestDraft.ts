import type { CollectionBeforeChangeHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { unitsOfEditor } from '../../rights/units/unitsOfEditor.ts'
import { reviewReason } from './refusals.ts'

const newest = z.object({ version: z.object({ ownerUnit: z.unknown() }) })

/**
 * An entry whose newest draft was handed to another unit is that unit's from then on, though its published version
 * still names the old one.
 */
export const unitEditorsFollowTheNewestDraft: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const { payload, user } = req
  if (operation !== 'update' || user?.role !== 'unit-editor') return data
  const { docs } = await payload.db.findVersions({
    collection: collection.slug,
    where: { and: [{ parent: { equals: originalDoc.id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
    req,
  })
  const unit = docs[0] === undefined ? undefined : newest.parse(docs[0]).version.ownerUnit
  if (unit === undefined || (await unitsOfEditor(payload, user)).includes(String(unit))) return data
  throw new Refusal(reviewReason('draft-with-another-unit'))
}
