import type { CollectionConfig } from 'payload'
import { accessOf } from '../../rights/accessOf.ts'
import * as tables from '../../rights/tables.ts'
import { optionsOf } from '../../base/options.ts'
import { momentAdmin } from '../../documents/fields/dates.ts'
import { planEndpoint } from './planEndpoint.ts'
import { cancelEndpoint, moveEndpoint, retryEndpoint } from './stepEndpoints.ts'
import { actions, origins, states } from './words.ts'

/**
 * 定时上线下线: what is to be done to an entry at a time, and what became of it. Made in the entry's own edit view
 * and moved on by the steps below and the scheduler: every write goes through cms/features/schedule, none through a form.
 */
export const schedules: CollectionConfig = {
  slug: 'schedules',
  labels: { singular: '定时上线下线', plural: '定时上线下线' },
  access: accessOf(tables.schedules),
  admin: {
    group: '审稿',
    useAsTitle: 'title',
    defaultColumns: ['title', 'action', 'at', 'state', 'problem', 'askedBy'],
    description: '在条目的编辑页点“定时”来新建。失败的排在工作台最前面，处理好原因后可以再试一次。',
    hideAPIURL: true,
    components: {
      edit: { beforeDocumentControls: ['/features/schedule/admin/ScheduleSteps#ScheduleStepsOfDocument'] },
    },
  },
  defaultSort: '-at',
  lockDocuments: false,
  disableDuplicate: true,
  endpoints: [planEndpoint, cancelEndpoint, retryEndpoint, moveEndpoint],
  fields: [
    { name: 'title', type: 'text', label: '条目' },
    {
      name: 'document',
      type: 'text',
      label: '条目编号',
      required: true,
      index: true,
      admin: {
        description: '栏目和编号，例如 notices/6f1c…。',
        components: {
          Cell: '/features/schedule/admin/EntryLink#EntryLinkCell',
          Field: '/features/schedule/admin/EntryLink#EntryLinkField',
        },
      },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'action',
          type: 'select',
          label: '做什么',
          required: true,
          options: optionsOf(actions),
          admin: { width: '33%' },
        },
        { name: 'at', type: 'date', label: '时间', required: true, admin: { width: '33%', ...momentAdmin } },
        {
          name: 'state',
          type: 'select',
          label: '状态',
          index: true,
          options: optionsOf(states),
          admin: { width: '33%' },
        },
      ],
    },
    { name: 'problem', type: 'textarea', label: '说明' },
    {
      type: 'row',
      fields: [
        {
          name: 'origin',
          type: 'select',
          label: '来源',
          options: optionsOf(origins),
          admin: { width: '33%' },
        },
        {
          name: 'askedBy',
          type: 'relationship',
          relationTo: 'users',
          label: '谁定的',
          admin: { width: '33%' },
        },
        { name: 'attempts', type: 'number', label: '试过几次', admin: { width: '33%' } },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'ranAt',
          type: 'date',
          label: '执行时间',
          index: true,
          admin: { width: '33%', ...momentAdmin },
        },
        {
          name: 'late',
          type: 'number',
          label: '晚了（秒）',
          admin: { width: '33%', description: '超过一分钟才记。' },
        },
      ],
    },
    /** When it is looked at next: its time, the next try, or the end of the lease of whoever runs it. */
    { name: 'next', type: 'date', label: '下次执行时间', index: true, admin: { hidden: true } },
    /** When the text was saved for which a publish was accepted: that one stays let through. ISO 8601. */
    { name: 'seen', type: 'text', label: '定的是哪一稿', admin: { hidden: true } },
    /** What may exist once: an expiry is found by each server on one database. */
    { name: 'key', type: 'text', label: '唯一标记', unique: true, admin: { hidden: true } },
  ],
}
