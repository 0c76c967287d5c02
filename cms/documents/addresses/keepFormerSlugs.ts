import type { CollectionAfterChangeHook, FieldHook } from 'payload'
import { reportWrite } from '../outbox/reportChange.ts'
import { failWhenRefused } from '../guards/guardedDatabase.ts'
import { type MainRow, mainRowOf } from '../operation/mainRow.ts'
import { beingWritten, note, take } from '../operation/operation.ts'
import { formerSlugsAfter, slugsIn, storedSlugs } from './formerSlugs.ts'

/**
 * Keeps with an entry the addresses at which it was public. The main row is what counts: a version keeps what was so
 * when it was written. A hook of the field, so that every hook of the collection has said by then which address the entry
 * has and whether it is public.
 */
export const keepFormerSlugs: FieldHook = async ({ collection, data, operation, originalDoc, req }) => {
  if (collection === null) return undefined
  const { slug, _status }: { slug?: unknown; _status?: unknown } = data ?? {}
  const id: unknown = originalDoc?.id
  const found = operation === 'update' && typeof id === 'string' ? await mainRowOf(req, collection.slug, id) : undefined
  const before: Partial<MainRow> = found ?? {}
  const after = { slug: typeof slug === 'string' ? slug : null, isPublished: _status === 'published' }
  const wasPublished = before._status === 'published'
  const wasThere = wasPublished && before.slug === after.slug
  const of = beingWritten(collection.slug, operation === 'create' ? 'create' : 'update', { id, slug })
  note(req, of, 'newlyPublic', after.isPublished && !wasThere ? (after.slug ?? undefined) : undefined)
  return storedSlugs(
    formerSlugsAfter(slugsIn(before.formerSlugs), { slug: before.slug, isPublished: wasPublished }, after),
  )
}

/** An address belongs to whoever was public at it last: it no longer leads to an entry that had it before. */
export const takeOverFormerSlugs: CollectionAfterChangeHook = async (given) => {
  const { collection, doc, operation, req } = given
  failWhenRefused(given)
  const slug = take(req, beingWritten(collection.slug, operation, doc), 'newlyPublic')
  if (slug === undefined) return
  const { docs } = await req.payload.db.find<{ id: string; formerSlugs?: string | null }>({
    collection: collection.slug,
    where: { formerSlugs: { contains: ` ${slug} ` } },
    select: { formerSlugs: true },
    pagination: false,
    req,
  })
  for (const { id, formerSlugs } of docs) {
    if (id === doc['id']) continue
    await req.context.tellTaken?.({ collection: collection.slug, id, slug, former: formerSlugs ?? '' })
    const left = slugsIn(formerSlugs).filter((former) => former !== slug)
    // its content is what it was, so it stays the same version
    await req.payload.db.updateOne({
      collection: collection.slug,
      id,
      data: { formerSlugs: storedSlugs(left), updatedAt: null },
      req,
    })
    await reportWrite({ collection: collection.slug, id }, req)
  }
}
