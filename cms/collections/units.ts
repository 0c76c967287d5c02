import type { CollectionConfig } from 'payload'
import { unitLevels } from '../../site/catalogue/vocabulary.ts'
import { onlyAdministratorsMay } from '../access/onlyAdministratorsMay.ts'
import { staffMay } from '../access/staffMay.ts'
import { optionsOf } from '../fields/options.ts'
import { sampleField } from '../fields/sample.ts'
import { trimTexts } from '../fields/trimTexts.ts'
import { reportChange, reportDelete } from '../publishing/reportChange.ts'

/** 工会组织, in a tree */
export const units: CollectionConfig = {
  slug: 'units',
  labels: { singular: '工会组织', plural: '工会组织' },
  access: {
    create: onlyAdministratorsMay,
    read: staffMay,
    update: onlyAdministratorsMay,
    delete: onlyAdministratorsMay,
  },
  admin: { group: '设置', hideAPIURL: true, useAsTitle: 'name', defaultColumns: ['name', 'level', 'parent'] },
  hooks: { beforeValidate: [trimTexts], afterChange: [reportChange], afterDelete: [reportDelete] },
  fields: [
    { name: 'name', type: 'text', label: '名称', required: true, unique: true, maxLength: 60 },
    { name: 'level', type: 'select', label: '层级', required: true, options: optionsOf(unitLevels) },
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'units',
      label: '上级工会',
      filterOptions: ({ id }) => (id === undefined ? true : { id: { not_equals: id } }),
    },
    sampleField,
  ],
}
