import type { CollectionConfig, UploadConfig } from 'payload'
import { accessOf } from '../../../rights/accessOf.ts'
import * as tables from '../../../rights/tables.ts'
import { duplicateFile } from '../duplicate.ts'
import { type FileCollection, nowhere } from '../folders.ts'
import { serveFile } from '../serveFile.ts'
import { type Check, checkName, takeUpload } from '../takeUpload.ts'
import { ownerUnitField } from '../../../people/units/ownerUnit.ts'
import { referencesField } from '../../../documents/references/field.ts'
import { sampleField } from '../../../documents/fields/sample.ts'
import { trimTexts } from '../../../documents/fields/trimTexts.ts'
import { recordChange, recordDelete } from '../../../documents/audit/recordChanges.ts'
import { reportChange, reportDelete } from '../../../documents/outbox/reportChange.ts'
import { beginToRead } from '../../../documents/guards/guardedDatabase.ts'
import { refuseOutdated } from '../../../documents/saving/refuseOutdated.ts'
import { refuseNewInTrash, startOutsideTrash } from '../../../documents/trash/startOutsideTrash.ts'
import { nameKeyField, originalNameField } from './fileNames.ts'
import { fileVersionField } from './fileVersion.ts'
import { keepUsedFiles } from './keepUsedFiles.ts'

/** What one collection of files has of its own. */
interface Files extends Pick<CollectionConfig, 'fields'> {
  slug: FileCollection
  /** What one of them is called, and its file when its own name is of no use. */
  label: string
  admin: NonNullable<CollectionConfig['admin']>
  upload: UploadConfig
  check: Check
}

/** A collection of files. They are for staff here; the publisher copies those that a public page shows. */
export function collectionOfFiles({ slug, label, admin, upload, check, fields }: Files): CollectionConfig {
  return {
    slug,
    labels: { singular: label, plural: label },
    trash: true,
    access: accessOf(tables.files),
    admin: {
      group: '内容',
      hideAPIURL: true,
      listSearchableFields: [...(admin.useAsTitle === undefined ? [] : [admin.useAsTitle]), 'filename', 'originalName'],
      ...admin,
    },
    custom: { [checkName]: check },
    hooks: {
      beforeOperation: [beginToRead, refuseNewInTrash, takeUpload],
      beforeValidate: [trimTexts],
      beforeChange: [refuseOutdated, startOutsideTrash],
      beforeDelete: [keepUsedFiles],
      afterChange: [recordChange, reportChange],
      afterDelete: [recordDelete, reportDelete],
    },
    endpoints: [duplicateFile(slug, [...namesOf(fields), 'ownerUnit', 'focalX', 'focalY'], label)],
    upload: {
      // files are written with their rows (cms/content/files/storeFiles.ts), never before
      disableLocalStorage: true,
      staticDir: nowhere(),
      handlers: [serveFile(slug)],
      pasteURL: false,
      ...upload,
    },
    fields: [
      ...fields,
      fileVersionField,
      originalNameField,
      nameKeyField,
      ownerUnitField,
      referencesField,
      sampleField,
    ],
  }
}

function namesOf(fields: CollectionConfig['fields']): string[] {
  return fields.flatMap((field) => ('name' in field ? field.name : []))
}
