import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type PayloadRequest,
} from 'payload'
import { referringPaths } from '../../references/referringPaths.ts'

/** A picture or recording that the public sees is part of what is published, so a unit editor cannot change it. */
export const unitEditorsKeepShownFiles: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update') await refuseIfShown(collection.slug, String(originalDoc.id), req)
  return data
}

/** Nor delete it. */
export const unitEditorsKeepShownFilesThere: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  await refuseIfShown(collection.slug, String(id), req)
}

async function refuseIfShown(collection: string, file: string, req: PayloadRequest): Promise<void> {
  if (req.user?.role !== 'unit-editor' || !(await isShown(collection, file, req))) return
  const word = collection === 'media' ? '张图片' : '个音视频'
  throw new APIError(
    `已发布的内容正在使用这${word}，单位编辑不能修改或删除。请上传一${word.replace('图', '新图').replace('音', '新音')}换到草稿里，或请编辑处理。`,
    403,
    { field: 'file' },
    true,
  )
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
