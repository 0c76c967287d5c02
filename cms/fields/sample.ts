import type { TextField } from 'payload'

/** Marks demonstration content (演示数据) with the key of its file in content/, so that it can be removed in one step. */
export const sampleField: TextField = {
  name: 'sample',
  type: 'text',
  label: '演示数据',
  index: true,
  maxLength: 120,
  // a copy is the editor's own
  hooks: { beforeDuplicate: [() => null] },
  admin: {
    position: 'sidebar',
    readOnly: true,
    description: '虚构的演示内容，用 npm run sample:remove 一次删除。',
    condition: (data) => Boolean(data['sample']),
  },
}
