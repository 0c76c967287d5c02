import type { CollectionConfig } from 'payload'
import { optionsOf } from '../../../base/options.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'
import { targetMeasures } from './admin/words.ts'

/**
 * 任务分解: one row a campaign and measure, with what each unit is to do. What the table says as its sum is kept beside
 * what it adds up to. No role reaches it through any API of Payload; `endpoints.ts` does.
 */
export const targets: CollectionConfig = {
  slug: 'targets',
  labels: { singular: '任务分解', plural: '任务分解' },
  access: accessOf(closed),
  admin: { hidden: true, group: '进基层' },
  lockDocuments: false,
  fields: [
    /** campaign/measure, so that there is one. */
    { name: 'key', type: 'text', label: '唯一标记', required: true, unique: true },
    { name: 'campaign', type: 'text', label: '专项', required: true, index: true },
    { name: 'measure', type: 'select', label: '统计什么', required: true, options: optionsOf(targetMeasures) },
    /** Whoever writes the row names the one that was seen. */
    { name: 'revision', type: 'number', label: '第几次改动', required: true, defaultValue: 1 },
    { name: 'stated', type: 'number', label: '表上写的总数' },
    { name: 'computed', type: 'number', label: '各单位加起来', required: true, defaultValue: 0 },
    { name: 'rows', type: 'json', label: '各单位' },
  ],
}
