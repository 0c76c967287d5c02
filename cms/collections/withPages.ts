import type { CollectionConfig } from 'payload'
import type { PageCollection } from '../../site/catalogue/entries.ts'
import { editorsAndReviewersMayUpdateUnitEditorsDraftsInTheirUnits } from '../access/editorsAndReviewersMayUpdateUnitEditorsDraftsInTheirUnits.ts'
import { editorsMayCreateUnitEditorsDrafts } from '../access/editorsMayCreateUnitEditorsDrafts.ts'
import { editorsMayDeleteUnitEditorsUnpublishedInTheirUnits } from '../access/editorsMayDeleteUnitEditorsUnpublishedInTheirUnits.ts'
import { staffMayReadUnitEditorsInTheirUnits } from '../access/staffMayReadUnitEditorsInTheirUnits.ts'
import { staffMayReadVersionsUnitEditorsInTheirUnits } from '../access/staffMayReadVersionsUnitEditorsInTheirUnits.ts'
import { ownerUnitField } from '../fields/ownerUnit.ts'
import { trimTexts } from '../fields/trimTexts.ts'
import { unitEditorsFollowTheNewestDraft } from '../newsroom/unitEditorsFollowTheNewestDraft.ts'
import { unitEditorsSaveDrafts } from '../newsroom/unitEditorsSaveDrafts.ts'
import { reportChange, reportDelete } from '../publishing/reportChange.ts'
import { unitEditorsAskAboutTheirEntries } from '../units/unitEditorsAskAboutTheirEntries.ts'

/**
 * A collection whose entries have public pages: drafts, versions and preview, an owning unit, the rules of every role,
 * and every change reported to the publisher.
 * @param config its own rules, if it has any, come before those of all
 */
export function withPages(config: CollectionConfig & { slug: PageCollection }): CollectionConfig {
  return {
    ...config,
    fields: [...config.fields, ownerUnitField],
    access: {
      create: editorsMayCreateUnitEditorsDrafts,
      read: staffMayReadUnitEditorsInTheirUnits,
      readVersions: staffMayReadVersionsUnitEditorsInTheirUnits,
      update: editorsAndReviewersMayUpdateUnitEditorsDraftsInTheirUnits,
      delete: editorsMayDeleteUnitEditorsUnpublishedInTheirUnits,
      ...config.access,
    },
    admin: {
      group: '内容',
      hideAPIURL: true,
      components: { edit: { beforeDocumentControls: ['/admin/PublishOutcome#PublishOutcome'] } },
      preview: (doc) => (typeof doc['id'] === 'string' ? `/preview/${config.slug}/${doc['id']}` : null),
      ...config.admin,
    },
    versions: { drafts: true, maxPerDoc: 50 },
    hooks: {
      beforeOperation: [unitEditorsSaveDrafts, unitEditorsAskAboutTheirEntries],
      beforeValidate: [trimTexts],
      beforeChange: [unitEditorsFollowTheNewestDraft],
      afterChange: [reportChange],
      afterDelete: [reportDelete],
    },
  }
}
