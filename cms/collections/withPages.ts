import type { CollectionConfig } from 'payload'
import type { PageCollection } from '../../site/catalogue/pageCollections.ts'
import { accessOf } from '../access/accessOf.ts'
import { entries } from '../access/tables.ts'
import { takeOverFormerSlugs } from '../addresses/keepFormerSlugs.ts'
import { formerSlugsField } from '../fields/formerSlugs.ts'
import { livePreview } from '../admin/livePreview.ts'
import { codeField } from '../fields/code.ts'
import { ownerUnitField } from '../fields/ownerUnit.ts'
import { markCopies } from '../fields/markCopies.ts'
import { referencesField } from '../fields/references.ts'
import { reviewBar, stageField, timelineField, writersField } from '../fields/review.ts'
import { trimTexts } from '../fields/trimTexts.ts'
import { holdToReview } from '../newsroom/holdToReview.ts'
import { noteWrite } from '../newsroom/noteWrite.ts'
import { recordDeletion, recordIntended, settleDeletion } from '../newsroom/recordIntended.ts'
import { reviewEndpoints } from '../newsroom/reviewEndpoints.ts'
import { unitEditorsFollowTheNewestDraft } from '../newsroom/unitEditorsFollowTheNewestDraft.ts'
import { unitEditorsSaveDrafts } from '../newsroom/unitEditorsSaveDrafts.ts'
import { reportChange, reportDelete } from '../publishing/reportChange.ts'
import { readEmptyGroups } from '../saving/emptyGroups.ts'
import { beginToRead, failWhenRefused } from '../saving/guardedDatabase.ts'
import { refuseOutdated } from '../saving/refuseOutdated.ts'
import { noteWhoSaves, savedByField } from '../saving/savedBy.ts'
import { moveThroughTrash, trashWholeEntries } from '../trash/moveThroughTrash.ts'
import { refuseVersionsOfTrash } from '../trash/refuseVersionsOfTrash.ts'
import { refuseNewInTrash, startOutsideTrash } from '../trash/startOutsideTrash.ts'
import { unitEditorsAskAboutTheirEntries } from '../units/unitEditorsAskAboutTheirEntries.ts'
import { isAutosavedField } from '../versions/autosaved.ts'
import { keepWhenMade } from '../versions/keepWhenMade.ts'
import { newestVersionEndpoint } from '../versions/newestVersionEndpoint.ts'

/**
 * A collection whose entries have public pages: drafts, versions and preview, an owning unit, the rules of every role,
 * the review with its audit log, and every change reported to the publisher.
 * @param config its own rules, if it has any, come before those of all
 */
export function withPages(config: CollectionConfig & { slug: PageCollection }): CollectionConfig {
  return {
    ...config,
    fields: [
      reviewBar,
      ...markCopies(config.fields, config.admin?.useAsTitle ?? 'title'),
      ownerUnitField,
      codeField,
      stageField,
      writersField,
      timelineField,
      referencesField,
      formerSlugsField,
      savedByField,
      isAutosavedField,
    ],
    trash: true,
    access: config.access ?? accessOf(entries),
    admin: {
      group: '内容',
      hideAPIURL: true,
      components: {
        edit: {
          beforeDocumentControls: [
            // before all rows
            '/admin/rows/QuickRows#QuickRows',
            '/admin/typing/KeepTyping#KeepTyping',
            '/admin/PublishOutcome#PublishOutcome',
            '/admin/schedule/ScheduleControl#ScheduleControl',
          ],
          PublishButton: '/admin/review/PublishStep#PublishStep',
        },
        beforeListTable: ['/admin/import/TableLinks#TableLinks'],
      },
      livePreview: livePreview(config.slug),
      preview: (doc) => (typeof doc['id'] === 'string' ? `/preview/${config.slug}/${doc['id']}` : null),
      ...config.admin,
    },
    // kept by age, not by number (decision 0019)
    versions: { drafts: true, maxPerDoc: 0 },
    endpoints: [...reviewEndpoints, newestVersionEndpoint],
    // holdToReview takes it out
    custom: { ...config.custom, sentBesides: ['overrideReason'] },
    // in the order that cms/hookOrder.ts states
    hooks: {
      beforeOperation: [
        beginToRead,
        readEmptyGroups,
        refuseNewInTrash,
        trashWholeEntries,
        refuseVersionsOfTrash,
        unitEditorsSaveDrafts,
        unitEditorsAskAboutTheirEntries,
        noteWrite,
      ],
      beforeValidate: [trimTexts],
      beforeChange: [
        refuseOutdated,
        unitEditorsFollowTheNewestDraft,
        startOutsideTrash,
        moveThroughTrash,
        noteWhoSaves,
        keepWhenMade,
        holdToReview,
      ],
      afterChange: [failWhenRefused, recordIntended, takeOverFormerSlugs, reportChange],
      beforeDelete: [recordDeletion],
      afterDelete: [settleDeletion, reportDelete],
    },
  }
}
