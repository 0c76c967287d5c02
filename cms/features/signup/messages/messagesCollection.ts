import type { CollectionConfig } from 'payload'
import { accessOf } from '../../../rights/accessOf.ts'
import { closed } from '../../../rights/tables.ts'
import { momentAdmin } from '../../../documents/fields/dates.ts'
import { optionsOf } from '../../../base/options.ts'
import { notices } from '../asked/words.ts'
import { carriers, messageStates, sendProblems } from './words.ts'

/**
 * What is told to those who signed up: a row for each message to one person, and what became of it. To whom and what it
 * says is sealed (persons/vault.ts). No role reaches it through Payload's API; see `endpoints.ts`.
 */
export const messages: CollectionConfig = {
  slug: 'messages',
  labels: { singular: '报名通知', plural: '报名通知' },
  access: accessOf(closed),
  admin: { hidden: true, group: '报名' },
  lockDocuments: false,
  disableDuplicate: true,
  fields: [
    /** `<registration>/<notice>/<n>`: what may exist once, and what a gateway knows it by. */
    { name: 'key', type: 'text', label: '唯一标记', required: true, unique: true },
    { name: 'registration', type: 'text', label: '报名', required: true, index: true },
    { name: 'bookable', type: 'text', label: '报的是什么', required: true, index: true },
    { name: 'notice', type: 'select', label: '通知', required: true, options: optionsOf(notices) },
    /** Recipient and text; empty when the person has had their data erased. */
    { name: 'sealed', type: 'text', label: '密封的内容' },
    { name: 'state', type: 'select', label: '状态', required: true, index: true, options: optionsOf(messageStates) },
    /** By what its last try went. */
    { name: 'carrier', type: 'select', label: '渠道', options: optionsOf(carriers) },
    { name: 'attempts', type: 'number', label: '试过几次' },
    /** When it is looked at next: the next try, or the end of the claim of whoever sends it. */
    { name: 'next', type: 'date', label: '下次', index: true, admin: momentAdmin },
    /** After which it says nothing any more. */
    { name: 'until', type: 'date', label: '最晚', admin: momentAdmin },
    { name: 'problem', type: 'select', label: '原因', options: optionsOf(sendProblems) },
    { name: 'sentAt', type: 'date', label: '发送时间', admin: momentAdmin },
  ],
}
