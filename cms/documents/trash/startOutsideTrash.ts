import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { trashReason } from './refusals.ts'

const write = z.object({
  data: z.object({ deletedAt: z.unknown() }).partial(),
  duplicateFromID: z.unknown().optional(),
})

/** Nothing is made in the trash: it would be published there and keep its address. A copy takes none of it along. */
export const refuseNewInTrash: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create') return args
  const { data } = write.safeParse(args)
  if (!data?.data.deletedAt || (data.duplicateFromID ?? undefined) !== undefined) return args
  throw new Refusal(trashReason('made-in-trash'))
}

/** A copy is a new document, wherever the one lies that it is made of. */
export const startOutsideTrash: CollectionBeforeChangeHook = ({ data, operation }) =>
  operation === 'create' ? { ...data, deletedAt: null } : data
