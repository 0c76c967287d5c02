import type { CollectionConfig } from 'payload'
import { optionsOf } from '../../../base/options.ts'
import { momentAdmin } from '../../../documents/fields/dates.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'
import { attendanceStates } from './words.ts'

/**
 * 签到: one row a registration and lesson, or some who came without having signed up, of whom nothing is known but how many
 * they are. What phones have noted is kept, and all else is made of it (`rules.ts`). No role reaches it through any API.
 */
export const attendances: CollectionConfig = {
  slug: 'attendances',
  labels: { singular: '签到', plural: '签到' },
  access: accessOf(closed),
  admin: { hidden: true, group: '报名' },
  lockDocuments: false,
  fields: [
    /** `<registration>/<lesson>`, or `walk-in/<id>`. */
    { name: 'key', type: 'text', label: '签到对象', required: true, unique: true },
    { name: 'bookable', type: 'text', label: '报名对象', required: true, index: true },
    { name: 'library', type: 'text', label: '栏目', required: true },
    { name: 'entry', type: 'text', label: '条目', required: true, index: true },
    { name: 'lesson', type: 'text', label: '场次', required: true },
    { name: 'lessonAt', type: 'date', label: '场次时间', admin: momentAdmin },
    { name: 'registration', type: 'text', label: '报名', index: true },
    {
      name: 'state',
      type: 'select',
      label: '到场',
      required: true,
      options: optionsOf(attendanceStates),
    },
    { name: 'people', type: 'number', label: '人数', required: true, defaultValue: 0 },
    { name: 'at', type: 'date', label: '签到时间', admin: momentAdmin },
    { name: 'by', type: 'text', label: '签到的人' },
    { name: 'undoneAt', type: 'date', label: '撤销时间', admin: momentAdmin },
    { name: 'scans', type: 'json', label: '记录' },
    { name: 'revision', type: 'number', label: '第几次改动', required: true, defaultValue: 0 },
  ],
}
