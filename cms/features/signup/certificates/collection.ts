import type { CollectionConfig } from 'payload'
import { momentAdmin } from '../../../documents/fields/dates.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'

/** 结业证书: one row a certificate that was given. Whose it is, the registration knows. No role reaches it through any API. */
export const certificates: CollectionConfig = {
  slug: 'certificates',
  labels: { singular: '结业证书', plural: '结业证书' },
  access: accessOf(closed),
  admin: { hidden: true, group: '报名' },
  lockDocuments: false,
  fields: [
    { name: 'number', type: 'text', label: '编号', required: true, unique: true },
    { name: 'registration', type: 'text', label: '报名', required: true, unique: true },
    /** As they were when it was given: a course that is taken off the site leaves it as it is. */
    { name: 'title', type: 'text', label: '课程', required: true },
    { name: 'organisation', type: 'text', label: '颁发单位', required: true },
    { name: 'attended', type: 'number', label: '上过的课', required: true },
    { name: 'lessons', type: 'number', label: '全部课', required: true },
    { name: 'ended', type: 'date', label: '结课时间', required: true, admin: momentAdmin },
  ],
}
