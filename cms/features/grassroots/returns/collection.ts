import type { CollectionConfig, Field } from 'payload'
import { optionsOf } from '../../../base/options.ts'
import { momentAdmin } from '../../../documents/fields/dates.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'
import { states } from './admin/words.ts'

const named = (name: string, label: string): Field => ({ name, type: 'text', label, required: true, index: true })
const kept = (name: string, label: string): Field => ({ name, type: 'json', label })

/**
 * 统计表: what one unit reports of one campaign for one period. Its revision is the lock: whoever writes it names the one
 * that was seen. No role reaches it through any API of Payload; `endpoints.ts` does.
 */
export const returns: CollectionConfig = {
  slug: 'returns',
  labels: { singular: '统计表', plural: '统计表' },
  access: accessOf(closed),
  admin: { hidden: true, group: '进基层' },
  lockDocuments: false,
  fields: [
    /** campaign/unit/period, so that there is one. */
    { name: 'key', type: 'text', label: '唯一标记', required: true, unique: true },
    named('campaign', '专项'),
    named('unit', '填报单位'),
    named('period', '报送期'),
    { name: 'revision', type: 'number', label: '第几次改动', required: true, defaultValue: 1 },
    { name: 'state', type: 'select', label: '状态', required: true, options: optionsOf(states), index: true },
    { name: 'version', type: 'number', label: '第几版', required: true, defaultValue: 1 },
    { name: 'submittedAt', type: 'date', label: '报送时间', admin: momentAdmin },
    { name: 'isLate', type: 'checkbox', label: '迟报', defaultValue: false },
    { name: 'exceptedUntil', type: 'text', label: '补报到', maxLength: 10 },
    kept('approvals', '通过的各级'),
    kept('values', '数'),
    kept('stated', '填写的合计'),
    kept('reasons', '改动原因'),
    /** Form and names as they were when it was handed in: what changes later does not change it. */
    kept('paper', '报送时的表'),
    kept('history', '经过'),
    kept('earlier', '以前的版本'),
  ],
}
