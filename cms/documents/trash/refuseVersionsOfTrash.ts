import type { CollectionBeforeOperationHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { beginToRead } from '../guards/guardedDatabase.ts'
import { mainRowOf } from '../operation/mainRow.ts'
import { trashReason } from './refusals.ts'

const named = z.object({ id: z.string() })

/** A version of what lies in the trash is not gone back to. Payload says so too, in English and to nobody. */
export const refuseVersionsOfTrash: CollectionBeforeOperationHook = async (given) => {
  const { args, collection, operation, req } = given
  if (operation !== 'restoreVersion') return args
  await beginToRead(given)
  const { data } = named.safeParse(args)
  if (data === undefined) return args
  const { docs } = await req.payload.db.findVersions({
    collection: collection.slug,
    where: { id: { equals: data.id } },
    limit: 1,
    pagination: false,
    req,
  })
  const parent: unknown = docs[0]?.parent
  if (parent === undefined) return args
  if (!(await mainRowOf(req, collection.slug, String(parent)))?.deletedAt) return args
  throw new Refusal(trashReason('version-of-trash'))
}
