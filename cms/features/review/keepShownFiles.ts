import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest, Where } from 'payload'
import { Refusal } from '../../base/refusal.ts'
import { looksTheSame } from '../../publishing/entries/looksTheSame.ts'
import type { Stage } from './stages.ts'
import { readNewsroomSettings } from './settings.ts'
import { referringPaths } from '../../documents/references/referringPaths.ts'
import { bringsFile } from '../../content/files/edits.ts'
import { countedFile } from '../../content/files/countedFile.ts'
import { mediaReason } from '../../content/files/pictures/refusals.ts'

/** Where the newest text of an entry stands while it is reviewed, and afterwards: the publish takes it as it is then. */
const underReview: readonly Stage[] = ['in-review', 'mended', 'approved']

/**
 * A picture, recording or file that a published page shows, or a text that is being reviewed or has been, is part of what was
 * reviewed: its bytes, the words beside it, and that it is there. Nobody changes it alone while writing and review are apart. A new file in a draft goes through the review like every
 * text; an administrator may change the file itself, as they may publish past the review, and the audit log says so.
 */
export const keepShownFiles: CollectionBeforeChangeHook = async ({ collection, data, operation, originalDoc, req }) => {
  if (operation !== 'update' || req.user === null || req.user.role === 'administrator') return data
  const isUnitEditor = req.user.role === 'unit-editor'
  const before = originalDoc as Record<string, unknown>
  const isOfFile = bringsFile(req)
  // in the trash it vanishes from every page
  const isMoved = 'deletedAt' in data && Boolean(data['deletedAt']) !== Boolean(before['deletedAt'])
  if (!isUnitEditor && !isOfFile && !isMoved && looksTheSame(collection.slug, before, data)) return data
  if (!isUnitEditor && !(await readNewsroomSettings(req)).separateReview) return data
  const use = await useOf(collection.slug, String(before['id']), req)
  if (use !== undefined) throw refused(collection.slug, use, isUnitEditor)
  return data
}

/** A unit editor does not delete it either. */
export const keepShownFilesThere: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  if (req.user?.role !== 'unit-editor') return
  const use = await useOf(collection.slug, String(id), req)
  if (use !== undefined) throw refused(collection.slug, use, true)
}

/** What needs a file as it is, as a refusal names it. */
const uses = { published: '已发布', reviewed: '已通过或待审' } as const
type Use = keyof typeof uses

function refused(collection: string, use: Use, isUnitEditor: boolean): Refusal {
  const [file, other] = [`这${countedFile(collection)}`, `新${countedFile(collection).slice(1)}`]
  const what = isUnitEditor
    ? '单位编辑不能修改或删除。'
    : '打开“写稿和审稿分开”时，一个人不能直接改它的文件、说明、来源和字幕，也不能移入垃圾箱。'
  return new Refusal(mediaReason('changed-while-shown', { use: uses[use], file, what, other }))
}

/** Whether an entry names the file in any field: one that is published, or whose newest text is reviewed or has been. */
async function useOf(
  collection: string,
  id: string,
  { payload }: Pick<PayloadRequest, 'payload'>,
): Promise<Use | undefined> {
  for (const { slug, versions, flattenedFields } of payload.config.collections) {
    const paths = versions?.drafts ? referringPaths(flattenedFields, collection) : []
    if (paths.length === 0) continue
    const names = (prefix: string): Where => ({ or: paths.map(({ naming }) => naming([id], prefix)) })
    const published = await payload.db.count({
      collection: slug,
      where: { and: [{ _status: { equals: 'published' } }, names('')] },
    })
    if (published.totalDocs > 0) return 'published'
    const reviewed = await payload.db.countVersions({
      collection: slug,
      where: { and: [{ latest: { equals: true } }, { 'version.stage': { in: [...underReview] } }, names('version.')] },
    })
    if (reviewed.totalDocs > 0) return 'reviewed'
  }
  return undefined
}
