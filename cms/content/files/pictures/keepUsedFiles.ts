import type { CollectionBeforeDeleteHook } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { type Showing, shownIn } from '../../../documents/references/shownIn.ts'
import { countedFile } from '../countedFile.ts'
import { mediaReason } from './refusals.ts'

/** Most entries that a refusal names. */
const mostNamed = 10

/**
 * Nobody deletes for ever what a page shows, or will show as soon as it has been reviewed: the page would lose it at
 * once, and nothing brings it back. From the trash it goes all the same when only what is under way shows it. What the
 * system takes back of its own (an import that is undone, the sample content) has been looked at before.
 */
export const keepUsedFiles: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  if (!req.user) return
  const { slug } = collection
  const showing = await shownIn(slug, String(id), req)
  if (showing.length === 0) return
  const row = await req.payload.db.findOne<{ id: string; deletedAt?: string | null }>({
    collection: slug,
    where: { id: { equals: id } },
    select: { deletedAt: true },
    req,
  })
  if (row?.deletedAt && !showing.some(({ isPublished }) => isPublished)) return
  throw new Refusal(mediaReason('deleted-while-shown', { entries: named(showing), file: `这${countedFile(slug)}` }))
}

function named(showing: readonly Showing[]): string {
  const names = showing.slice(0, mostNamed).map(({ title, library, isPublished }) => {
    return `《${title}》（${library}，${isPublished ? '已发布' : '在审稿中'}）`
  })
  return `${names.join('、')}${showing.length > mostNamed ? '等' : ''}`
}
