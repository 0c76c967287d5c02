import type { FlattenedField } from 'payload'
import { expect, it } from 'vitest'
import { namedIn } from '../../../cms/documents/guards/namedIn.ts'

const field = (name: string, type: string, rest: object = {}) =>
  ({ name, type, label: name, ...rest }) as FlattenedField
const fields = [
  field('主图', 'upload', { relationTo: 'media' }),
  field('作者', 'relationship', { relationTo: 'talents', hasMany: true }),
  field('对象', 'relationship', { relationTo: ['works', 'teams'] }),
  field('名称', 'text'),
  field('场次', 'array', { flattenedFields: [field('场馆', 'relationship', { relationTo: 'venues' })] }),
  field('组', 'group', { flattenedFields: [field('单位', 'relationship', { relationTo: 'units' })] }),
]

it('should find what a document names at any depth, as it is sent, stored and read, with the field that does', () => {
  const data = {
    主图: { id: 'm', alt: '图' },
    作者: ['a', { id: 'b' }, null, 5],
    对象: { relationTo: 'teams', value: 't' },
    名称: 'media/x',
    场次: [{ 场馆: null }, { 场馆: { toHexString: () => 'v', toString: () => 'v' } }],
    组: { 单位: 'u' },
    别的: 'm2',
  }
  expect(namedIn(fields, data).map(({ collection, id, path, label }) => [`${collection}/${id}`, path, label])).toEqual([
    ['media/m', '主图', '主图'],
    ['talents/a', '作者', '作者'],
    ['talents/b', '作者', '作者'],
    ['teams/t', '对象', '对象'],
    ['venues/v', '场次.1.场馆', '场次第 2 行的场馆'],
    ['units/u', '组.单位', '组的单位'],
  ])
  for (const nothing of [undefined, null, 'x', [], { 场次: 'x', 组: [], 作者: {} }])
    expect(namedIn(fields, nothing)).toEqual([])
})
