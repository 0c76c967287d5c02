import path from 'node:path'
import {
  APIError,
  type CollectionBeforeOperationHook,
  type CollectionConfig,
  type PayloadRequest,
  type UploadConfig,
} from 'payload'
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
import { beginToRead } from '../../saving/guardedDatabase.ts'
import { refuseOutdated } from '../../saving/refuseOutdated.ts'
import { UploadError } from './uploadError.ts'
import { fileVersionField } from './fileVersion.ts'
import { unitEditorsKeepShownFiles, unitEditorsKeepShownFilesThere } from './unitEditorsKeepShownFiles.ts'

type UploadedFile = NonNullable<PayloadRequest['file']>

/** What one collection of files has of its own. */
interface Files extends Pick<CollectionConfig, 'slug' | 'fields'> {
  /** What one of them is called. */
  label: string
  admin: NonNullable<CollectionConfig['admin']>
  /** Below the data folder. */
  folder: string
  upload: UploadConfig
  /** Looks at an uploaded file by its content. @returns what is to be another. @throws UploadError */
  check: (file: UploadedFile) => Promise<object>
}

/** A collection of files. They are for staff here; the publisher copies those that a public page shows. */
export function collectionOfFiles({ slug, label, admin, folder, upload, check, fields }: Files): CollectionConfig {
  return {
    slug,
    labels: { singular: label, plural: label },
    trash: true,
    access: {
      create: editorsMayCreateUnitEditorsDrafts,
      read: staffMayReadUnitEditorsInTheirUnits,
      update: editorsMayUnitEditorsInTheirUnits,
      delete: editorsMayTrashUnitEditorsInTheirUnitsOnlyAdministratorsDelete,
    },
    admin: { group: '内容', hideAPIURL: true, ...admin },
    hooks: {
      beforeOperation: [beginToRead, checkUpload(check)],
      beforeValidate: [trimTexts],
      beforeChange: [refuseOutdated, unitEditorsKeepShownFiles],
      beforeDelete: [unitEditorsKeepShownFilesThere],
      afterChange: [recordChange, reportChange],
      afterDelete: [recordDelete, reportDelete],
    },
    upload: { staticDir: path.join(readSettings(process.env).dataDir, folder), pasteURL: false, ...upload },
    fields: [...fields, fileVersionField, ownerUnitField, referencesField, sampleField],
  }
}

function checkUpload(check: Files['check']): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    if ((operation !== 'create' && operation !== 'update') || !req.file) return args
    try {
      Object.assign(req.file, await check(req.file))
    } catch (error) {
      // with data, or the minified build would not know the error by its name and hide the text
      if (error instanceof UploadError) throw new APIError(error.message, 400, { field: 'file' }, true)
      throw error
    }
    return args
  }
}
