import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeOperationHook } from 'payload'
import { z } from 'zod'

const write = z.object({
  data: z.object({ deletedAt: z.unknown() }).partial(),
  duplicateFromID: z.unknown().optional(),
})

/** Nothing is made in the trash: it would be published there and keep its address. A copy takes none of it along. */
export const refuseNewInTrash: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create') return args
  const { data } = write.safeParse(args)
  if (!data?.data.deletedAt || (data.duplicateFromID ?? undefined) !== undefined) return args
  throw new APIError(
    '新建的内容不能直接放进垃圾箱。请去掉 deletedAt 再保存；不要的内容，保存以后再移入垃圾箱。',
    400,
    { field: 'deletedAt' },
    true,
  )
}

/** A copy is a new document, wherever the one lies that it is made of. */
export const startOutsideTrash: CollectionBeforeChangeHook = ({ data, operation }) =>
  operation === 'create' ? { ...data, deletedAt: null } : data
