import type { CollectionConfig, Field } from 'payload'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'
import { optionsOf } from '../../../base/options.ts'
import { momentAdmin } from '../../../documents/fields/dates.ts'
import { states } from '../asked/words.ts'

const count = (name: string, label: string): Field => ({ name, type: 'number', label, required: true, defaultValue: 0 })

/** What both say of that which people sign up for. */
const ofWhat: Field[] = [
  { name: 'library', type: 'text', label: '栏目', required: true, index: true },
  { name: 'entry', type: 'text', label: '条目', required: true, index: true },
  { name: 'occasion', type: 'text', label: '场次' },
]

/**
 * 名额: one row a thing that people sign up for, with its sums. Its revision is the lock: whoever writes registrations
 * of it writes this row first, in the same transaction (decision 0041). No role reaches it through any API.
 */
export const seats: CollectionConfig = {
  slug: 'seats',
  labels: { singular: '名额', plural: '名额' },
  access: accessOf(closed),
  admin: { hidden: true, group: '报名' },
  lockDocuments: false,
  fields: [
    { name: 'key', type: 'text', label: '报名对象', required: true, unique: true },
    ...ofWhat,
    /** Grows with each write of the row, and so of anything that belongs to it. */
    count('revision', '第几次改动'),
    count('capacity', '名额'),
    count('confirmed', '已报'),
    count('held', '保留'),
    count('left', '剩余'),
    count('waiting', '候补'),
    count('pooled', '待抽签'),
    count('last', '最后一个序号'),
    /** Of `confirmed` and `held`, by whom they say they belong to. */
    { name: 'takenBy', type: 'json', label: '按身份' },
    { name: 'override', type: 'text', label: '开关', maxLength: 10 },
    /** Until when staff have said that one chooses after the trial lesson. */
    { name: 'trialUntil', type: 'date', label: '试听后选择到', admin: momentAdmin },
    /** When something is due next: an offer ends, places are released, a draw. */
    { name: 'next', type: 'date', label: '下次处理', index: true, admin: momentAdmin },
    /** When all of it is over: from then on what is known of people is kept for a while, and erased. */
    { name: 'ends', type: 'date', label: '全部结束', index: true, admin: momentAdmin },
    { name: 'erasedAt', type: 'date', label: '个人信息抹除时间', admin: momentAdmin },
    { name: 'seed', type: 'text', label: '抽签种子', maxLength: 64 },
    { name: 'drawnAt', type: 'date', label: '抽签时间', admin: momentAdmin },
    /** Keys of what staff have told all, the last ones: nothing is told twice. */
    { name: 'spoken', type: 'json', label: '已群发的通知' },
    /** What people were told of time and place. */
    { name: 'told', type: 'json', label: '已通知的安排' },
  ],
}

/** 报名: one party's places. Everything that tells who they are is sealed in one text, whose key is not in the database. */
export const registrations: CollectionConfig = {
  slug: 'registrations',
  labels: { singular: '报名', plural: '报名' },
  access: accessOf(closed),
  admin: { hidden: true, group: '报名' },
  lockDocuments: false,
  fields: [
    { name: 'bookable', type: 'text', label: '报名对象', required: true, index: true },
    ...ofWhat,
    count('number', '序号'),
    { name: 'state', type: 'select', label: '状态', required: true, options: optionsOf(states), index: true },
    count('seats', '名额'),
    /** Since when they have their places. Of rows that were written before there was this, nothing. */
    { name: 'placedAt', type: 'date', label: '得到名额的时间', admin: momentAdmin },
    { name: 'audience', type: 'text', label: '身份', maxLength: 40 },
    { name: 'offeredSeats', type: 'number', label: '候补给出的名额' },
    { name: 'offerUntil', type: 'date', label: '保留到', admin: momentAdmin },
    { name: 'rank', type: 'number', label: '抽签名次' },
    { name: 'isWholeOnly', type: 'checkbox', label: '不拆开', defaultValue: false },
    { name: 'trial', type: 'text', label: '试听后', maxLength: 10 },
    { name: 'trialUntil', type: 'date', label: '试听后选择到', admin: momentAdmin },
    /** Of one person, as it was when they signed up; and what was paid less what was given back. In fen. */
    { name: 'price', type: 'json', label: '价格（分）' },
    { name: 'paid', type: 'number', label: '已收（分）' },
    /** Keyed hashes: of the telephone number, and of the code. */
    { name: 'phone', type: 'text', label: '手机号（散列）', index: true, maxLength: 100 },
    { name: 'code', type: 'text', label: '报名码（散列）', unique: true, maxLength: 100 },
    /** Of the form: whoever sends it again has the same registration. */
    { name: 'key', type: 'text', label: '唯一标记', unique: true, maxLength: 100 },
    { name: 'person', type: 'textarea', label: '个人信息（加密）' },
    /** Of the text that was agreed to: its version, and the days that it named. */
    { name: 'consent', type: 'text', label: '同意的版本', maxLength: 20 },
    { name: 'consentAt', type: 'date', label: '同意的时间', admin: momentAdmin },
    /** What is to be told and has not become a message yet. */
    { name: 'tell', type: 'json', label: '待通知' },
    { name: 'hasToTell', type: 'checkbox', label: '有待通知', defaultValue: false, index: true },
    { name: 'erasedAt', type: 'date', label: '抹除时间', index: true, admin: momentAdmin },
  ],
}
