import type { CollectionConfig, Field, Plugin } from 'payload'
import { keepShownFiles, keepShownFilesThere } from './keepShownFiles.ts'
import { changePages } from '../../content/libraries/pages.ts'
import { wordings } from './wording/wordings.ts'
import { mendersField, reviewBar, stageField, timelineField, writersField } from './fields.ts'
import { newsroom } from './newsroom.ts'
import { withHooks } from '../../documents/withHooks.ts'
import { holdToReview } from './holdToReview.ts'
import { recordDeletion, recordIntended, settleDeletion } from './recordIntended.ts'
import { reviewEndpoints } from './reviewEndpoints.ts'
import { unitEditorsFollowTheNewestDraft } from './unitEditorsFollowTheNewestDraft.ts'
import { unitEditorsSaveDrafts } from './unitEditorsSaveDrafts.ts'

/**
 * The review: every entry that has a page goes through it, and every write of one is recorded; what a reviewed text shows
 * of pictures and recordings stays as it is. Brings the list of wordings and the settings of the newsroom.
 */
export const review: Plugin = (config) => {
  const reviewed = changePages(config, withReview)
  return {
    ...reviewed,
    collections: [...(reviewed.collections ?? []).map(keepingShownFiles), wordings],
    globals: [...(reviewed.globals ?? []), newsroom],
  }
}

function withReview(collection: CollectionConfig): CollectionConfig {
  const { admin, custom, endpoints } = collection
  const withSteps: CollectionConfig = {
    ...collection,
    // in the form the stage stands behind the code, as the list of columns has it
    fields: [reviewBar, ...after('code', collection.fields, [stageField, writersField, mendersField, timelineField])],
    endpoints: [...reviewEndpoints, ...(endpoints || [])],
    // holdToReview takes it out
    custom: { ...custom, sentBesides: ['overrideReason'] },
    admin: {
      ...admin,
      // how far a text has come is what a list is read for
      ...(admin?.defaultColumns && { defaultColumns: behind('_status', admin.defaultColumns, 'stage') }),
      components: {
        ...admin?.components,
        beforeListTable: [
          ...(admin?.components?.beforeListTable ?? []),
          { path: '/features/review/admin/SubmitMany#SubmitMany', clientProps: { collectionSlug: collection.slug } },
        ],
        edit: {
          ...admin?.components?.edit,
          PublishButton: '/features/review/admin/PublishStep#PublishStep',
          UnpublishButton: '/features/review/admin/UnpublishStep#UnpublishStep',
        },
      },
    },
  }
  return withHooks(withSteps, {
    beforeOperation: [unitEditorsSaveDrafts],
    beforeChange: [unitEditorsFollowTheNewestDraft, holdToReview],
    afterChange: [recordIntended],
    beforeDelete: [recordDeletion],
    afterDelete: [settleDeletion],
  })
}

function keepingShownFiles(collection: CollectionConfig): CollectionConfig {
  if (!collection.upload) return collection
  return withHooks(collection, { beforeChange: [keepShownFiles], beforeDelete: [keepShownFilesThere] })
}

function behind(name: string, names: readonly string[], added: string): string[] {
  const place = names.indexOf(name)
  return place < 0 ? [...names, added] : names.toSpliced(place + 1, 0, added)
}

/** @throws when there is no field of that name */
function after(name: string, fields: readonly Field[], added: readonly Field[]): Field[] {
  const place = fields.findIndex((field) => 'name' in field && field.name === name)
  if (place < 0) throw new Error(`No field is called ${name}.`)
  return fields.toSpliced(place + 1, 0, ...added)
}
