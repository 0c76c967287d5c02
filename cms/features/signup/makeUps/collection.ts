import type { CollectionConfig } from 'payload'
import { momentAdmin } from '../../../documents/fields/dates.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'

/** 补课: one row a registration and a lesson that was missed and made up elsewhere. No role reaches it through any API. */
export const makeUps: CollectionConfig = {
  slug: 'makeups',
  labels: { singular: '补课', plural: '补课' },
  access: accessOf(closed),
  admin: { hidden: true, group: '报名' },
  lockDocuments: false,
  fields: [
    /** `<registration>/<lesson>`. */
    { name: 'key', type: 'text', label: '补的是', required: true, unique: true },
    { name: 'registration', type: 'text', label: '报名', required: true, index: true },
    { name: 'lesson', type: 'text', label: '缺的课', required: true },
    /** Where it was made up. */
    { name: 'library', type: 'text', label: '栏目', required: true },
    { name: 'entry', type: 'text', label: '条目', required: true },
    { name: 'occasion', type: 'text', label: '场次', required: true },
    { name: 'at', type: 'date', label: '登记时间', admin: momentAdmin },
    { name: 'by', type: 'text', label: '登记的人' },
  ],
}
