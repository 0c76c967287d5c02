import fc from 'fast-check'
import type { FormState } from 'payload'
import { getDataByPath, getSiblingData } from 'payload/shared'
import { expect, it } from 'vitest'
import { rowDataOf } from '../../../cms/content/fields/admin/rows/rowData.ts'

/** A form with rows in rows, whose names begin like others. */
const form = fc
  .array(
    fc.tuple(
      fc.constantFrom('list', 'list1', 'group.list'),
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom('', '.id', '.title', '.inner', '.inner.0', '.inner.0.title', '.inner.10.title'),
      fc.record({ value: fc.oneof(fc.string(), fc.integer()), disableFormData: fc.boolean() }),
    ),
    { maxLength: 40 },
  )
  .map((fields): FormState => ({
    title: { value: '标题' },
    ...Object.fromEntries(fields.map(([list, row, name, state]) => [`${list}.${row}${name}`, state])),
  }))
const path = fc.constantFrom(
  ...[
    'title',
    'list.0',
    'list.1',
    'list.11',
    'list1.1',
    'group.list.3',
    'list.2.title',
    'list.2.inner.0',
    'group.list',
  ],
)

it("should answer for a row what Payload's form does", () => {
  fc.assert(
    fc.property(form, path, (fields, asked) => {
      const answered = rowDataOf(fields)
      expect(answered.getSiblingData(asked)).toEqual(getSiblingData(fields, asked))
      expect(answered.getDataByPath(asked)).toEqual(getDataByPath(fields, asked))
    }),
  )
})

it('should go through the fields of a form once, however many rows ask', () => {
  const rows = 1000
  const fields = Object.fromEntries(
    Array.from({ length: rows * 8 }, (_, index) => [`list.${index >> 3}.field${index % 8}`, { value: index }]),
  )
  let walks = 0
  const watched = new Proxy(fields, { ownKeys: (target) => (walks++, Reflect.ownKeys(target)) })
  const answered = rowDataOf(watched)
  for (let row = 0; row < rows; row++) {
    expect(answered.getSiblingData(`list.${row}`)).toMatchObject({ field7: row * 8 + 7 })
    expect(answered.getDataByPath(`list.${row}`)).toMatchObject({ field0: row * 8 })
  }
  expect(walks).toBe(1)
})
