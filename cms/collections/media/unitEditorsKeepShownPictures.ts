import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type FlattenedField,
  type PayloadRequest,
} from 'payload'

/** A picture that the public sees is part of what is published, so a unit editor cannot change it. */
export const unitEditorsKeepShownPictures: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update') await refuseIfShown(String(originalDoc.id), req)
  return data
}

/** Nor delete it. */
export const unitEditorsKeepShownPicturesThere: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await refuseIfShown(String(id), req)
}

async function refuseIfShown(picture: string, req: PayloadRequest): Promise<void> {
  if (req.user?.role !== 'unit-editor' || !(await isShown(picture, req))) return
  throw new APIError(
    '已发布的内容正在使用这张图片，单位编辑不能修改或删除。请上传一张新图片换到草稿里，或请编辑处理。',
    403,
    { field: 'file' },
    true,
  )
}

/** Whether a published entry names the picture in any field. */
async function isShown(picture: string, { payload }: PayloadRequest): Promise<boolean> {
  for (const { slug, versions, flattenedFields } of payload.config.collections) {
    const paths = versions?.drafts ? pathsToPictures(flattenedFields) : []
    if (paths.length === 0) continue
    const { totalDocs } = await payload.count({
      collection: slug,
      where: {
        and: [{ _status: { equals: 'published' } }, { or: paths.map((path) => ({ [path]: { in: [picture] } })) }],
      },
      overrideAccess: true,
    })
    if (totalDocs > 0) return true
  }
  return false
}

function pathsToPictures(fields: readonly FlattenedField[], prefix = ''): string[] {
  return fields.flatMap((field) => {
    if (field.type === 'upload') return field.relationTo === 'media' ? [prefix + field.name] : []
    return 'flattenedFields' in field ? pathsToPictures(field.flattenedFields, `${prefix}${field.name}.`) : []
  })
}
