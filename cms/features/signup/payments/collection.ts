import type { CollectionConfig } from 'payload'
import { optionsOf } from '../../../base/options.ts'
import { momentAdmin } from '../../../documents/fields/dates.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'
import { kinds, methods } from './admin/words.ts'

/**
 * 收款: one row each time that money went one way. It names a registration and the account that recorded it, and nobody
 * who paid: it stays when they are erased. No role reaches it through any API.
 */
export const payments: CollectionConfig = {
  slug: 'payments',
  labels: { singular: '收款', plural: '收款' },
  access: accessOf(closed),
  admin: { hidden: true, group: '报名' },
  lockDocuments: false,
  fields: [
    { name: 'key', type: 'text', label: '唯一标记', required: true, unique: true },
    { name: 'registration', type: 'text', label: '报名', required: true, index: true },
    { name: 'bookable', type: 'text', label: '报名对象', required: true, index: true },
    { name: 'kind', type: 'select', label: '收还是退', required: true, options: optionsOf(kinds) },
    { name: 'amount', type: 'number', label: '金额（分）', required: true },
    { name: 'method', type: 'select', label: '方式', required: true, options: optionsOf(methods) },
    { name: 'at', type: 'date', label: '时间', required: true, admin: momentAdmin },
    { name: 'by', type: 'text', label: '登记的人' },
    { name: 'reference', type: 'text', label: '对方单号', maxLength: 100 },
  ],
}
