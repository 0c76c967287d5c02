import type { CollectionConfig, Field, TextField } from 'payload'
import { serviceKinds } from '../../../../site/catalogue/vocabulary.ts'
import { optionsOf } from '../../../base/options.ts'
import { momentAdmin } from '../../../documents/fields/dates.ts'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'
import { mostPeople } from '../deliveries/rules/contract.ts'
import { hostKinds, longest } from './rules/contract.ts'
import { orderStates } from './rules/states.ts'

const text = (name: string, label: string, maxLength: number): TextField => ({ name, type: 'text', label, maxLength })
/** YYYY-MM-DD: so it is compared and sorted alike on both databases. */
const day = (name: string, label: string): TextField => ({ name, type: 'text', label, maxLength: 10, required: true })

const rated = (name: string, what: string): Field[] => [
  { name: `${name}Stars`, type: 'number', label: `${what}：几颗星`, min: 1, max: 5 },
  text(`${name}Comment`, `${what}：评语`, longest.comment),
]

/**
 * 点单: what a unit orders of the menu, until it is brought and rated. Names of other documents are their ids: a row stays when
 * they go. It is written and read through endpoints alone, which know whose it is; no role reaches it through any other API.
 */
export const orders: CollectionConfig = {
  slug: 'orders',
  labels: { singular: '点单', plural: '点单' },
  access: accessOf(closed),
  admin: { hidden: true, group: '进基层' },
  lockDocuments: false,
  indexes: [{ fields: ['ownerUnit', 'state'] }, { fields: ['host', 'day'] }],
  fields: [
    /** Of the form that it was ordered with: whoever sends it again orders nothing more. */
    { name: 'key', type: 'text', label: '唯一标记', required: true, unique: true, maxLength: longest.key },
    { name: 'code', type: 'text', label: '单号', required: true, unique: true, maxLength: 20 },
    { name: 'service', type: 'text', label: '服务项目', required: true },
    /** Of the service as it was ordered, which may be gone. */
    { name: 'kind', type: 'select', label: '类别', required: true, options: optionsOf(serviceKinds) },
    { name: 'ownerUnit', type: 'text', label: '点单单位', required: true },
    { name: 'state', type: 'select', label: '状态', required: true, options: optionsOf(orderStates), index: true },
    /** What a list is sorted by (rules/rank.ts). */
    { name: 'rank', type: 'number', label: '排序', required: true, index: true },
    /** When it is to be: wished for, and arranged once it is matched. */
    day('day', '日期'),
    text('time', '时间', 5),
    day('wishedDay', '想要的日期'),
    text('wishedTime', '想要的时间', 5),
    text('topic', '想要的内容', longest.topic),
    { name: 'place', type: 'text', label: '地点', required: true, maxLength: longest.place },
    /** How many are to come, and came once it was brought. */
    { name: 'people', type: 'number', label: '人数', required: true, min: 0, max: mostPeople },
    { name: 'wishedPeople', type: 'number', label: '想要的人数', required: true, min: 0, max: mostPeople },
    /** How the unit is reached: empty from the moment at which the order is over. */
    text('contact', '联系方式', longest.contact),
    { name: 'note', type: 'textarea', label: '备注', maxLength: longest.note },
    { name: 'hostKind', type: 'select', label: '由谁去（哪一类）', options: optionsOf(hostKinds) },
    { name: 'host', type: 'text', label: '由谁去' },
    { name: 'arrangedNote', type: 'textarea', label: '给单位的话', maxLength: longest.note },
    ...rated('host', '单位的评价'),
    ...rated('unit', '对单位的评价'),
    { name: 'delivery', type: 'text', label: '场次记录' },
    { name: 'placedAt', type: 'date', label: '点单时间', required: true, admin: momentAdmin },
    { name: 'placedBy', type: 'text', label: '点单的人', required: true },
    { name: 'revision', type: 'number', label: '第几次改动', required: true, defaultValue: 0 },
    /** The steps that were taken, the latest ones. */
    { name: 'history', type: 'json', label: '经过' },
  ],
}
