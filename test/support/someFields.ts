import type { FlattenedField } from 'payload'

/** A field of each kind whose values are looked at, with as much of it as is. */
export const someFields = [
  { type: 'text', name: 'title', label: '标题' },
  { type: 'date', name: 'at', label: '时间' },
  { type: 'number', name: 'seats', label: '人数' },
  { type: 'checkbox', name: 'free', label: '免费' },
  { type: 'select', name: 'kinds', label: '类别', hasMany: true, options: ['一', { label: '二', value: '二' }] },
  { type: 'relationship', name: 'person', label: '人', relationTo: 'people' },
  { type: 'relationship', name: 'people', label: '几人', relationTo: 'people', hasMany: true },
  { type: 'relationship', name: 'any', label: '哪个', relationTo: ['people', 'notices'] },
] as FlattenedField[]
