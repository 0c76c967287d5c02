import type { CollectionBeforeOperationHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { isMoveThroughTrash } from '../../documents/trash/isMoveThroughTrash.ts'
import { reviewReason } from './refusals.ts'

/** How an entry is about to be written. */
const write = z.object({
  draft: z.boolean().optional(),
  data: z.looseObject({ _status: z.unknown() }).partial().optional(),
})

/**
 * A unit editor writes drafts and nothing else, whichever way the write comes: what is not a draft would change what is
 * published, or take it down. It looks at what was asked for, whatever another hook makes of that before or after it.
 */
export const unitEditorsSaveDrafts: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const isWrite = operation === 'create' || operation === 'update' || operation === 'restoreVersion'
  if (overrideAccess || !isWrite || req.user?.role !== 'unit-editor') return
  const { draft, data } = write.parse(args)
  // with rules of its own
  if (operation === 'update' && isMoveThroughTrash(data, collection) && data?._status !== 'published') return
  if (draft === true && data?._status !== 'published') return
  throw new Refusal(reviewReason('drafts-of-unit-editors-only'))
}
