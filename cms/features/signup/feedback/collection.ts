import type { CollectionConfig } from 'payload'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'

/**
 * 反馈: one row a thing that people came to, with all answers to it in no order, and which tickets were used, sorted. No
 * answer has a row, a time or a place in a list of its own, so that none can be laid beside a ticket (decision 0045). No
 * role reaches it through any API.
 */
export const feedback: CollectionConfig = {
  slug: 'feedback',
  labels: { singular: '反馈', plural: '反馈' },
  access: accessOf(closed),
  admin: { hidden: true, group: '报名' },
  lockDocuments: false,
  timestamps: false,
  fields: [
    { name: 'key', type: 'text', label: '报名对象', required: true, unique: true },
    { name: 'answers', type: 'json', label: '回答' },
    { name: 'used', type: 'json', label: '已用的凭证' },
    { name: 'revision', type: 'number', label: '第几次改动', required: true, defaultValue: 0 },
  ],
}
