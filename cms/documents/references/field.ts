import type { UIField } from 'payload'

/** What refers to an entry: relations are stored on one side and shown on both. */
export const referencesField: UIField = {
  name: 'references',
  type: 'ui',
  label: '哪些内容用到它',
  admin: {
    position: 'sidebar',
    disableBulkEdit: true,
    disableListColumn: true,
    components: { Field: '/documents/references/admin/References#References' },
  },
}
