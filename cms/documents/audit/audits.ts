import type { CollectionConfig } from 'payload'
import { accessOf } from '../../rights/accessOf.ts'
import { hiddenBy } from '../../rights/hiddenBy.ts'
import * as tables from '../../rights/tables.ts'
import { roles } from '../../rights/roles.ts'
import { momentAdmin } from '../fields/dates.ts'
import { optionsOf } from '../../base/options.ts'
import { auditActions } from './auditActions.ts'

/**
 * 审计记录: who did what to which document, when and from where. Rows are added by hooks (recordAudit) and by nothing
 * else; no role can add, change or remove one through any API. Others than administrators and auditors see the rows of
 * an entry on its timeline.
 */
export const audits: CollectionConfig = {
  slug: 'audits',
  labels: { singular: '审计记录', plural: '审计记录' },
  access: accessOf(tables.audits),
  admin: {
    group: '设置',
    hidden: hiddenBy(tables.audits),
    hideAPIURL: true,
    useAsTitle: 'title',
    defaultColumns: ['at', 'name', 'action', 'title', 'changes', 'note', 'address'],
    listSearchableFields: ['title', 'name', 'document', 'note'],
    description: '谁在什么时候从哪里做了什么。只增不改，任何人都不能修改或删除，到期后自动清理。',
  },
  defaultSort: '-at',
  disableDuplicate: true,
  lockDocuments: false,
  timestamps: false,
  // the timeline of a document
  indexes: [{ fields: ['document', 'at'] }],
  // lengths are those of what is noted (recordAudit), and bound what a search costs
  fields: [
    {
      name: 'at',
      type: 'date',
      label: '时间',
      required: true,
      index: true,
      admin: momentAdmin,
    },
    {
      name: 'name',
      type: 'text',
      label: '姓名',
      required: true,
      maxLength: 60,
      admin: { description: '当时的姓名。' },
    },
    { name: 'role', type: 'select', label: '角色', options: optionsOf(roles), admin: { description: '当时的角色。' } },
    { name: 'action', type: 'select', label: '操作', required: true, options: optionsOf(auditActions), index: true },
    { name: 'title', type: 'text', label: '标题', maxLength: 200, admin: { description: '当时的标题。' } },
    { name: 'changes', type: 'textarea', label: '改动的栏目', maxLength: 1000 },
    { name: 'note', type: 'textarea', label: '意见或理由', maxLength: 500 },
    {
      name: 'address',
      type: 'text',
      label: '来源地址',
      // what the server did by itself came from no address
      hooks: { afterRead: [({ value }) => (value as string | null | undefined) ?? '服务器'] },
    },
    {
      name: 'isDone',
      type: 'checkbox',
      label: '已完成',
      admin: { description: '发布等操作先记后做；没有做成的（例如必填项没有填）这里不打勾。' },
    },
    { name: 'document', type: 'text', label: '条目编号', required: true, maxLength: 120 },
    { name: 'user', type: 'text', label: '账号编号' },
  ],
}
