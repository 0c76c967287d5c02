import type { CollectionConfig } from 'payload'
import type { z } from 'zod'
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
import { trimTexts } from '../fields/trimTexts.ts'
import { noteWrite } from '../newsroom/noteWrite.ts'
import { reportChange, reportDelete } from '../publishing/reportChange.ts'
import { readEmptyGroups } from '../saving/emptyGroups.ts'
import { beginToRead, failWhenRefused } from '../saving/guardedDatabase.ts'
import { refuseOutdated } from '../saving/refuseOutdated.ts'
import { noteWhoSaves, savedByField } from '../saving/savedBy.ts'
import { moveThroughTrash, trashWholeEntries } from '../trash/moveThroughTrash.ts'
import { refuseVersionsOfTrash } from '../trash/refuseVersionsOfTrash.ts'
import { refuseNewInTrash, startOutsideTrash } from '../trash/startOutsideTrash.ts'
import { unitEditorsAskAboutTheirEntries } from '../units/unitEditorsAskAboutTheirEntries.ts'
import type { Library } from './library.ts'
import { havingPages } from './pages.ts'
import { isAutosavedField } from '../versions/autosaved.ts'
import { keepWhenMade } from '../versions/keepWhenMade.ts'
import { newestVersionEndpoint } from '../versions/newestVersionEndpoint.ts'

/**
 * A collection whose entries have public pages: drafts, versions and preview, an owning unit, the rights of every role,
 * and every change reported to the publisher. What capabilities add to it they add as plugins (cms/payload.config.ts).
 */
export function withPages({
  collection: config,
  rights = entries,
}: Pick<Library<PageCollection, z.ZodType>, 'collection' | 'rights'>): CollectionConfig {
  return {
    ...config,
    fields: [
      ...markCopies(config.fields, config.admin?.useAsTitle ?? 'title'),
      ownerUnitField,
      codeField,
      referencesField,
      formerSlugsField,
      savedByField,
      isAutosavedField,
    ],
    trash: true,
    access: accessOf(rights),
    admin: {
      group: '内容',
      hideAPIURL: true,
      components: {
        edit: {
          beforeDocumentControls: [
            // before all rows
            '/admin/rows/QuickRows#QuickRows',
            '/admin/typing/KeepTyping#KeepTyping',
          ],
        },
      },
      livePreview: livePreview(config.slug),
      preview: (doc) => (typeof doc['id'] === 'string' ? `/preview/${config.slug}/${doc['id']}` : null),
      ...config.admin,
    },
    // kept by age, not by number (decision 0019)
    versions: { drafts: true, maxPerDoc: 0 },
    endpoints: [newestVersionEndpoint],
    custom: { ...config.custom, ...havingPages },
    // in the order that cms/hookOrder.ts states
    hooks: {
      beforeOperation: [
        beginToRead,
        readEmptyGroups,
        refuseNewInTrash,
        trashWholeEntries,
        refuseVersionsOfTrash,
        unitEditorsAskAboutTheirEntries,
        noteWrite,
      ],
      beforeValidate: [trimTexts],
      beforeChange: [refuseOutdated, startOutsideTrash, moveThroughTrash, noteWhoSaves, keepWhenMade],
      afterChange: [failWhenRefused, takeOverFormerSlugs, reportChange],
      afterDelete: [reportDelete],
    },
  }
}
