import { APIError, type CollectionBeforeOperationHook } from 'payload'
import { z } from 'zod'

/** How an entry is about to be written. */
const write = z.object({
  draft: z.boolean().optional(),
  data: z.looseObject({ _status: z.unknown() }).partial().optional(),
})

/**
 * A unit editor writes drafts and nothing else, whichever way the write comes: what is not a draft would change what is
 * published, or take it down.
 */
export const unitEditorsSaveDrafts: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  const isWrite = operation === 'create' || operation === 'update' || operation === 'restoreVersion'
  if (overrideAccess || !isWrite || req.user?.role !== 'unit-editor') return
  const { draft, data } = write.parse(args)
  // into the trash or out of it, with a rule of its own
  if (data !== undefined && 'deletedAt' in data && data._status !== 'published') return
  if (draft === true && data?._status !== 'published') return
  throw new APIError(
    '单位编辑不能发布或下线，只能保存草稿。请点“提交审稿”，由编辑或审核人员审过再发布。',
    403,
    { field: '_status' },
    true,
  )
}
