import path from 'node:path'
import { APIError, type CollectionBeforeOperationHook, type CollectionConfig, type ImageSize } from 'payload'
import { editorsMayCreateUnitEditorsDrafts } from '../../access/editorsMayCreateUnitEditorsDrafts.ts'
import { editorsMayTrashUnitEditorsInTheirUnitsOnlyAdministratorsDelete } from '../../access/editorsMayTrashUnitEditorsInTheirUnitsOnlyAdministratorsDelete.ts'
import { editorsMayUnitEditorsInTheirUnits } from '../../access/editorsMayUnitEditorsInTheirUnits.ts'
import { staffMayReadUnitEditorsInTheirUnits } from '../../access/staffMayReadUnitEditorsInTheirUnits.ts'
import { readSettings } from '../../env.ts'
import { ownerUnitField } from '../../fields/ownerUnit.ts'
import { referencesField } from '../../fields/references.ts'
import { sampleField } from '../../fields/sample.ts'
import { trimTexts } from '../../fields/trimTexts.ts'
import { recordChange, recordDelete } from '../../newsroom/recordChanges.ts'
import { reportChange, reportDelete } from '../../publishing/reportChange.ts'
import { fileVersionField } from './fileVersion.ts'
import { beginToRead } from '../../saving/guardedDatabase.ts'
import { refuseOutdated } from '../../saving/refuseOutdated.ts'
import { cleanPicture, PictureError } from './pictureFile.ts'
import { uploadedBytes } from './uploadedBytes.ts'
import { largestFile } from './uploadLimit.ts'
import { unitEditorsKeepShownFiles, unitEditorsKeepShownFilesThere } from './unitEditorsKeepShownFiles.ts'

/** Widths in pixels: a card on a phone, a card on a large screen or a page on a phone, a page on a large screen. */
const widths = [480, 960, 1600]

const sizes: ImageSize[] = widths.flatMap((width): ImageSize[] => [
  {
    name: `avif${width}`,
    width,
    withoutEnlargement: true,
    formatOptions: { format: 'avif', options: { quality: 55, effort: 1 } },
  },
  {
    name: `webp${width}`,
    width,
    withoutEnlargement: true,
    formatOptions: { format: 'webp', options: { quality: 78 } },
  },
])

const cleanUpload: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation !== 'create' && operation !== 'update') || !req.file) return args
  try {
    Object.assign(req.file, await cleanPicture(req.file.name, await uploadedBytes(req.file, largestFile)), {
      tempFilePath: undefined,
    })
  } catch (error) {
    // with data, or the minified build would not know the error by its name and hide the text
    if (error instanceof PictureError) throw new APIError(error.message, 400, { field: 'file' }, true)
    throw error
  }
  return args
}

/** Pictures. Their files are for staff here; the publisher copies those that a public page shows. */
export const media: CollectionConfig = {
  slug: 'media',
  labels: { singular: '图片', plural: '图片' },
  trash: true,
  access: {
    create: editorsMayCreateUnitEditorsDrafts,
    read: staffMayReadUnitEditorsInTheirUnits,
    update: editorsMayUnitEditorsInTheirUnits,
    delete: editorsMayTrashUnitEditorsInTheirUnitsOnlyAdministratorsDelete,
  },
  admin: { group: '内容', hideAPIURL: true, useAsTitle: 'alt', defaultColumns: ['filename', 'alt', 'updatedAt'] },
  hooks: {
    beforeOperation: [beginToRead, cleanUpload],
    beforeValidate: [trimTexts],
    beforeChange: [refuseOutdated, unitEditorsKeepShownFiles],
    beforeDelete: [unitEditorsKeepShownFilesThere],
    afterChange: [recordChange, reportChange],
    afterDelete: [recordDelete, reportDelete],
  },
  upload: {
    staticDir: path.join(readSettings(process.env).dataDir, 'media'),
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
    pasteURL: false,
    imageSizes: sizes,
    adminThumbnail: 'webp480',
    displayPreview: true,
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      label: '图片说明',
      required: true,
      maxLength: 120,
      admin: { description: '看不见图片的人会听到这句话。写图上有什么，例如：合唱团二十人在台上演唱。' },
    },
    { name: 'credit', type: 'text', label: '来源或作者', maxLength: 60 },
    fileVersionField,
    ownerUnitField,
    referencesField,
    sampleField,
  ],
}
