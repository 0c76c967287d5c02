import type { CollectionConfig } from 'payload'
import { accessOf } from '../../rights/accessOf.ts'
import { closed } from '../../rights/tables.ts'

/**
 * What was written, for whoever publishes: a row for each change, in the transaction of the change. A server that did
 * not make the change itself (a command that writes while it runs, another server on the same database) learns of it
 * from here. No role reaches it through any API.
 */
export const outbox: CollectionConfig = {
  slug: 'outbox',
  labels: { singular: '待发布的变更', plural: '待发布的变更' },
  access: accessOf(closed),
  admin: { hidden: true },
  lockDocuments: false,
  fields: [
    /** `<collection>/<id>`, or the slug of a global */
    { name: 'document', type: 'text', label: '条目', required: true, maxLength: 120 },
  ],
}
