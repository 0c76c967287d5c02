import type { CollectionConfig, UploadConfig } from 'payload'
import { accessOf } from '../../access/accessOf.ts'
import * as tables from '../../access/tables.ts'
import { duplicateFile } from '../../files/duplicate.ts'
import { type FileCollection, nowhere } from '../../files/folders.ts'
import { serveFile } from '../../files/serveFile.ts'
import { type Check, checkName, takeUpload } from '../../files/takeUpload.ts'
import { ownerUnitField } from '../../fields/ownerUnit.ts'
import { referencesField } from '../../fields/references.ts'
import { sampleField } from '../../fields/sample.ts'
import { trimTexts } from '../../fields/trimTexts.ts'
import { recordChange, recordDelete } from '../../newsroom/recordChanges.ts'
import { reportChange, reportDelete } from '../../publishing/reportChange.ts'
import { beginToRead } from '../../saving/guardedDatabase.ts'
import { refuseOutdated } from '../../saving/refuseOutdated.ts'
import { refuseNewInTrash, startOutsideTrash } from '../../trash/startOutsideTrash.ts'
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
      // files are written with their rows (cms/files/storeFiles.ts), never before
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
