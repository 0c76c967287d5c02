import type { CollectionConfig } from 'payload'
import { deliveryChannels, deliveryLevels, serviceKinds } from '../../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../../base/options.ts'
import { momentAdmin } from '../../../documents/fields/dates.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'
import { longest, mostPeople } from './rules/contract.ts'

/**
 * 场次记录: one row for what was delivered once, to one place. Names of other documents are their ids: a row stays when they
 * go. It is written and read through endpoints alone, which know whose it is; no role reaches it through any other API.
 */
export const deliveries: CollectionConfig = {
  slug: 'deliveries',
  labels: { singular: '场次记录', plural: '场次记录' },
  access: accessOf(closed),
  admin: { hidden: true, group: '进基层' },
  lockDocuments: false,
  indexes: [{ fields: ['campaign', 'day'] }, { fields: ['ownerUnit', 'day'] }],
  fields: [
    /** Of the phone that recorded it: whoever sends it again changes nothing. */
    { name: 'key', type: 'text', label: '唯一标记', required: true, unique: true, maxLength: longest.key },
    { name: 'campaign', type: 'text', label: '专项', required: true },
    { name: 'ownerUnit', type: 'text', label: '单位', required: true },
    { name: 'kind', type: 'select', label: '送什么', options: optionsOf(serviceKinds) },
    /** YYYY-MM-DD: so it is compared and grouped alike on both databases. */
    { name: 'day', type: 'text', label: '日期', required: true, maxLength: 10 },
    { name: 'place', type: 'text', label: '地点', required: true, maxLength: longest.place },
    { name: 'level', type: 'select', label: '层级', required: true, options: optionsOf(deliveryLevels) },
    { name: 'channel', type: 'select', label: '方式', required: true, options: optionsOf(deliveryChannels) },
    { name: 'people', type: 'number', label: '参加人数（人次）', required: true, min: 0, max: mostPeople },
    { name: 'mediaLinks', type: 'json', label: '媒体报道' },
    /** How many links there are: what is added up has a column. */
    { name: 'mediaReports', type: 'number', label: '媒体报道（篇次）', required: true, defaultValue: 0 },
    { name: 'photos', type: 'json', label: '照片' },
    { name: 'provider', type: 'text', label: '承办的单位或志愿者', maxLength: longest.provider },
    { name: 'note', type: 'textarea', label: '备注（不公开）', maxLength: longest.note },
    { name: 'isWithdrawn', type: 'checkbox', label: '已撤回', defaultValue: false },
    { name: 'recordedAt', type: 'date', label: '记录时间', required: true, index: true, admin: momentAdmin },
    { name: 'recordedBy', type: 'text', label: '记录的人' },
    { name: 'revision', type: 'number', label: '第几次改动', required: true, defaultValue: 0 },
    /** What each change has replaced, with its reason. */
    { name: 'history', type: 'json', label: '改动' },
  ],
}
