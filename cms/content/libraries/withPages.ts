import type { CollectionConfig } from 'payload'
import type { z } from 'zod'
import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'
import { nameOf, walk } from '../../base/fieldTree/walk.ts'
import { accessOf } from '../../rights/accessOf.ts'
import { entries } from '../../rights/tables.ts'
import { takeOverFormerSlugs } from '../../documents/addresses/keepFormerSlugs.ts'
import { formerSlugsField } from '../../documents/addresses/formerSlugsField.ts'
import { livePreview } from './livePreview.ts'
import { codeField } from '../fields/code.ts'
import { ownerUnitField } from '../../people/units/ownerUnit.ts'
import { markCopies } from '../../documents/fields/markCopies.ts'
import { referencesField } from '../../documents/references/field.ts'
import { trimTexts } from '../../documents/fields/trimTexts.ts'
import { noteWrite } from '../../documents/saving/noteWrite.ts'
import { reportChange, reportDelete } from '../../documents/outbox/reportChange.ts'
import { readEmptyGroups } from '../../documents/saving/emptyGroups.ts'
import { beginToRead, failWhenRefused } from '../../documents/guards/guardedDatabase.ts'
import { refuseOutdated } from '../../documents/saving/refuseOutdated.ts'
import { noteWhoSaves, savedByField } from '../../documents/saving/savedBy.ts'
import { moveThroughTrash, trashWholeEntries } from '../../documents/trash/moveThroughTrash.ts'
import { refuseVersionsOfTrash } from '../../documents/trash/refuseVersionsOfTrash.ts'
import { refuseNewInTrash, startOutsideTrash } from '../../documents/trash/startOutsideTrash.ts'
import { unitEditorsAskAboutTheirEntries } from '../../documents/queries/unitEditorsAskAboutTheirEntries.ts'
import { tagsField } from '../tags/tagsField.ts'
import type { Library } from './library.ts'
import { havingPages } from './pages.ts'
import { bodyNamesField } from '../../documents/richText/storedNames.ts'
import { isAutosavedField } from '../../documents/versions/autosaved.ts'
import { keepWhenMade } from '../../documents/versions/keepWhenMade.ts'
import { newestVersionEndpoint } from '../../documents/versions/newestVersionEndpoint.ts'

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
      tagsField,
      ownerUnitField,
      codeField,
      referencesField,
      bodyNamesField,
      formerSlugsField,
      savedByField,
      isAutosavedField,
    ],
    trash: true,
    access: accessOf(rights),
    admin: {
      group: '内容',
      hideAPIURL: true,
      listSearchableFields: searchable(config),
      components: {
        edit: {
          beforeDocumentControls: [
            // before all rows
            '/content/fields/admin/rows/QuickRows#QuickRows',
            '/documents/typing/KeepTyping#KeepTyping',
          ],
          SaveDraftButton: '/documents/typing/SaveStep#SaveStep',
          editMenuItems: ['/documents/typing/SaveFirst#SaveFirst'],
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

/** Texts in which people are named who are in no library. */
const named = ['teacher', 'authorsText']

/** What the list of a library is searched by besides relations to people: its titles, people and numbers. */
function searchable({ admin, fields }: CollectionConfig): string[] {
  const people = [...walk(fields, (field) => nameOf(field) === '')].map(({ field }) => nameOf(field))
  return [admin?.useAsTitle ?? 'title', ...people.filter((name) => named.includes(name)), codeField.name]
}
