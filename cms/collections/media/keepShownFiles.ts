import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type PayloadRequest,
} from 'payload'
import { looksTheSame } from '../../newsroom/changes.ts'
import { readNewsroomSettings } from '../../newsroom/settings.ts'
import { referringPaths } from '../../references/referringPaths.ts'

/**
 * A picture or recording that a published page shows is part of what was reviewed: its bytes, and the words beside it.
 * Nobody changes it alone while writing and review are apart. A new file in a draft goes through the review like every
 * text; an administrator may change the file itself, as they may publish past the review, and the audit log says so.
 */
export const keepShownFiles: CollectionBeforeChangeHook = async ({ collection, data, operation, originalDoc, req }) => {
  if (operation !== 'update' || req.user === null || req.user.role === 'administrator') return data
  const isUnitEditor = req.user.role === 'unit-editor'
  const before = originalDoc as Record<string, unknown>
  const isOfFile = req.file !== undefined || req.query?.['uploadEdits'] !== undefined
  if (!isUnitEditor && !isOfFile && looksTheSame(collection.slug, before, data)) return data
  if (!isUnitEditor && !(await readNewsroomSettings(req)).separateReview) return data
  if (await isShown(collection.slug, String(before['id']), req)) throw refused(collection.slug, isUnitEditor)
  return data
}

/** A unit editor does not delete it either. */
export const keepShownFilesThere: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  if (req.user?.role !== 'unit-editor') return
  if (await isShown(collection.slug, String(id), req)) throw refused(collection.slug, true)
}

function refused(collection: string, isUnitEditor: boolean): APIError {
  const [word, other] = collection === 'media' ? ['这张图片', '新图片'] : ['这个音视频', '新音视频']
  const what = isUnitEditor
    ? '单位编辑不能修改或删除。'
    : '打开“写稿和审稿分开”时，一个人不能直接改它的文件、说明、来源和字幕。'
  const message = `已发布的内容正在使用${word}，${what}请上传${other}换到草稿里，再提交审稿；急用时请管理员修改。`
  return new APIError(message, 403, { field: 'file' }, true)
}

/** Whether a published entry names the file in any field. */
async function isShown(collection: string, id: string, { payload }: PayloadRequest): Promise<boolean> {
  for (const { slug, versions, flattenedFields } of payload.config.collections) {
    const paths = versions?.drafts ? referringPaths(flattenedFields, collection) : []
    if (paths.length === 0) continue
    const { totalDocs } = await payload.count({
      collection: slug,
      where: {
        and: [{ _status: { equals: 'published' } }, { or: paths.map(({ path }) => ({ [path]: { in: [id] } })) }],
      },
      overrideAccess: true,
    })
    if (totalDocs > 0) return true
  }
  return false
}
