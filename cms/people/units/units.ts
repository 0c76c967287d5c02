import type { CollectionConfig } from 'payload'
import { unitLevels } from '../../../site/catalogue/vocabulary.ts'
import { accessOf } from '../../rights/accessOf.ts'
import { hiddenBy } from '../../rights/hiddenBy.ts'
import * as tables from '../../rights/tables.ts'
import { optionsOf } from '../../base/options.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { trimTexts } from '../../documents/fields/trimTexts.ts'
import { recordChange, recordDelete } from '../../documents/audit/recordChanges.ts'
import { reportChange, reportDelete } from '../../documents/outbox/reportChange.ts'
import { beginToRead } from '../../documents/guards/guardedDatabase.ts'
import { refuseOutdated } from '../../documents/saving/refuseOutdated.ts'
import { placeInTree } from './placeInTree.ts'

/** 工会组织, in a tree */
export const units: CollectionConfig = {
  slug: 'units',
  labels: { singular: '工会组织', plural: '工会组织' },
  access: accessOf(tables.units),
  admin: {
    group: '设置',
    hidden: hiddenBy(tables.units),
    hideAPIURL: true,
    useAsTitle: 'name',
    defaultColumns: ['name', 'level', 'parent'],
    description: '工会组织的上下级。单位编辑能维护本单位和它所有下级的内容。',
  },
  hooks: {
    beforeOperation: [beginToRead],
    beforeValidate: [trimTexts, placeInTree],
    beforeChange: [refuseOutdated],
    afterChange: [recordChange, reportChange],
    afterDelete: [recordDelete, reportDelete],
  },
  fields: [
    { name: 'name', type: 'text', label: '名称', required: true, unique: true, maxLength: 60 },
    { name: 'level', type: 'select', label: '层级', required: true, options: optionsOf(unitLevels) },
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'units',
      label: '上级工会',
      index: true,
      filterOptions: ({ id }) => (id === undefined ? true : { id: { not_equals: id } }),
    },
    sampleField,
  ],
}
