import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionSlug,
  GlobalSlug,
  PayloadRequest,
} from 'payload'
import { z } from 'zod'
import { Refusal } from '../base/refusal.ts'
import { mayUpdate } from './mayUpdate.ts'
import { accessReason } from './refusals.ts'

const related = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
const lock = z.looseObject({
  document: z.object({ relationTo: z.string(), value: related }).nullish(),
  globalSlug: z.string().nullish(),
  user: z.object({ value: related }).nullish(),
})
type Lock = z.infer<typeof lock>

/**
 * Whoever takes a lock over has it, and it stays the lock of its document: Payload (3.90) believes a client about both, so
 * that one could lock others out of what one may not even read, in anybody's name.
 * @throws Refusal (403) when it is the lock of what one may not update: there one could keep others out all the same
 */
export const keepLock: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || req.user === null) return data
  const { document, globalSlug } = originalDoc as Record<string, unknown>
  if (!(await mayWrite(lock.parse(originalDoc), req))) throw new Refusal(accessReason('lock-of-others'))
  return { ...data, document, globalSlug, user: { relationTo: 'users', value: req.user.id } }
}

/** Ends a lock for who has it and for who may update its document. @throws Refusal (403) for others */
export const keepOthersLocks: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (req.user === null) return
  const found = lock.safeParse(
    await req.payload.db.findOne({ collection: 'payload-locked-documents', where: { id: { equals: id } }, req }),
  ).data
  if (found === undefined || found.user?.value === req.user.id) return
  if (!(await mayWrite(found, req))) throw new Refusal(accessReason('lock-of-others'))
}

async function mayWrite({ document, globalSlug }: Lock, req: PayloadRequest): Promise<boolean> {
  if (globalSlug) return mayUpdate({ global: globalSlug as GlobalSlug }, req)
  if (!document) return true
  const { relationTo, value } = document
  return mayUpdate({ collection: relationTo as CollectionSlug, id: value }, req)
}
