import type { Field } from 'payload'
import { expect, it } from 'vitest'
import { namesTo, nameOf, walk } from '../../../cms/base/fieldTree/walk.ts'

const text = (name: string): Field => ({ type: 'text', name })
const fields: Field[] = [
  { type: 'row', fields: [text('a'), { type: 'group', name: 'b', fields: [text('c')] }] },
  {
    type: 'tabs',
    tabs: [
      { label: '甲', fields: [text('d'), { type: 'array', name: 'e', fields: [text('f')] }] },
      { name: 'g', label: '乙', fields: [{ type: 'collapsible', label: '丙', fields: [text('h')] }] },
    ],
  },
]
const paths = (entersInto?: (field: object) => boolean): string[] =>
  [...walk(fields, entersInto)].filter(({ field }) => nameOf(field) !== '').map((found) => namesTo(found).join('.'))

it('should come by every field, in order, with the names that lead to it', () => {
  expect(paths()).toEqual(['a', 'b', 'b.c', 'd', 'e', 'e.f', 'g', 'g.h'])
})

it('should give the field itself where it is told to go no further', () => {
  expect(paths((field) => nameOf(field) === '')).toEqual(['a', 'b', 'd', 'e', 'g'])
})
