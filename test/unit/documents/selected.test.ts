import fc from 'fast-check'
import { expect, it } from 'vitest'
import { selected } from '../../../cms/documents/answers/selectAfterWrites.ts'

const entry = {
  id: '1',
  title: '歌',
  page: { intro: '一', picture: { id: 'p', alt: '图', url: '/p' } },
  rows: [
    { id: 'a', name: '甲', place: '左' },
    { id: 'b', name: '乙', place: '右' },
  ],
  tags: ['x', 'y'],
}

it.each([
  [{}, { id: '1' }],
  [{ id: true }, { id: '1' }],
  [
    { title: true, tags: true },
    { id: '1', title: '歌', tags: ['x', 'y'] },
  ],
  [{ page: { intro: true } }, { id: '1', page: { intro: '一' } }],
  [{ page: { picture: { alt: true } } }, { id: '1', page: { picture: { id: 'p', alt: '图' } } }],
  [
    { rows: { name: true } },
    {
      id: '1',
      rows: [
        { id: 'a', name: '甲' },
        { id: 'b', name: '乙' },
      ],
    },
  ],
  [
    { id: false, title: false, page: false, rows: { place: false } },
    {
      id: '1',
      rows: [
        { id: 'a', name: '甲' },
        { id: 'b', name: '乙' },
      ],
      tags: ['x', 'y'],
    },
  ],
])('should have of an entry what %j selects', (selection, wanted) => {
  expect(selected(entry, selection)).toEqual(wanted)
})

it('should add nothing to an entry and leave it as it is, whatever is selected', () => {
  const before = structuredClone(entry)
  const names = fc.constantFrom('id', 'title', 'page', 'rows', 'tags', 'intro', 'name', 'constructor', '__proto__')
  const { selection } = fc.letrec((tie) => ({
    selection: fc.dictionary(names, fc.oneof({ maxDepth: 2 }, fc.boolean(), tie('selection')), { maxKeys: 4 }),
  }))
  fc.assert(
    fc.property(selection, (chosen) => {
      const found = selected(entry, chosen as Parameters<typeof selected>[1])
      expect(entry).toEqual(before)
      expect(entry).toMatchObject(found)
      expect(found['id']).toBe('1')
    }),
  )
})
