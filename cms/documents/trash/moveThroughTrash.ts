import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { freeSlug } from '../addresses/freeSlug.ts'
import { beginToRead } from '../guards/guardedDatabase.ts'
import { isPublished, mainRowOf } from '../operation/mainRow.ts'
import { isMoveThroughTrash } from './isMoveThroughTrash.ts'
import { trashReason } from './refusals.ts'
import { slugBeforeTrash, slugInTrash } from './slugInTrash.ts'

const write = z.object({
  id: z.string().optional(),
  where: z.record(z.string(), z.unknown()).nullish(),
  data: z.looseObject({ deletedAt: z.unknown() }).partial().optional(),
})

/**
 * Trashing and restoring concern the entry itself, never a draft of it: a draft in the trash beside a public entry would
 * be neither. Whoever trashes changes nothing else.
 */
export const trashWholeEntries: CollectionBeforeOperationHook = async (given) => {
  const { args, collection, operation, overrideAccess, req } = given
  if (operation !== 'update') return args
  await beginToRead(given)
  const { id, where, data } = write.parse(args)
  if (data === undefined || !('deletedAt' in data)) return args
  const { deletedAt, ...rest } = data
  // an empty text is no instant: it is stored as none
  const isBack = !deletedAt
  if (isMoveThroughTrash(data, collection)) {
    if (!isBack) return { ...args, draft: false }
    if (!overrideAccess && req.user?.role === 'reviewer') throw new Refusal(trashReason('untrash-by-reviewer'))
    if (id === undefined)
      return { ...args, draft: false, where: { and: [where ?? {}, { deletedAt: { exists: true } }] } }
    if ((await mainRowOf(req, collection.slug, id))?.deletedAt) return { ...args, draft: false }
    throw new Refusal(trashReason('not-in-trash'))
  }
  // a form sends the field along with all others
  if (isBack) return { ...args, data: rest }
  if (overrideAccess) return args
  throw new Refusal(trashReason('trash-with-changes'))
}

/**
 * What goes into the trash is taken off the site and gives its address free; what comes back is a draft, unless it is
 * published in the same step, and gets its address again if nobody has taken it. So does an old version.
 */
export const moveThroughTrash: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update') return data
  const id = String(originalDoc.id)
  // an old version may have been written in the trash; going back to it moves nothing there
  const isRestoring = req.context['isRestoringVersion'] === true
  if (isRestoring) data['deletedAt'] = originalDoc.deletedAt ?? null
  const [isIn, wasIn] = [Boolean(data['deletedAt']), Boolean(originalDoc.deletedAt)]
  const slug: unknown = data['slug']
  if (isIn) {
    // a unit editor would take down what the public sees: the newest draft hides it from the rule
    if (!wasIn && req.user?.role === 'unit-editor' && (await isPublished(req, collection.slug, id)))
      throw new Refusal(trashReason('trash-published-by-unit-editor'))
    data['_status'] = 'draft'
    if (typeof slug === 'string' && slug !== '') data['slug'] = slugInTrash(slug, id)
  } else if (typeof slug === 'string' && slug !== '' && (isRestoring || slugBeforeTrash(slug, id) !== slug)) {
    // another entry may have it by now
    data['slug'] = await freeSlug(req, collection.slug, slugBeforeTrash(slug, id), id)
  }
  return data
}
