import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import config from '../../../cms/payload.config.ts'
import { walk } from '../../../cms/base/fieldTree/walk.ts'
import { changeInLabel } from '../../../cms/content/fields/change.ts'
import { unreadValue } from '../../../cms/documents/fields/dates/unread.ts'
import { type RowPart, rowLabelText } from '../../../cms/content/fields/rowLabelText.ts'

describe('rowLabelText', () => {
  it('should say when, what and what became of it', () => {
    const row = { start: '2026-11-25T10:30:00.000Z', topic: ' 先学会喘气 ', cancelled: true }
    const parts: RowPart[] = ['start', 'topic', ...changeInLabel]
    expect(rowLabelText(parts, row)).toBe('2026-11-25 周三 18:30 · 先学会喘气 · 已取消')
    const moved = { ...row, cancelled: false, movedFrom: '2026-11-18T10:30:00.000Z' }
    expect(rowLabelText(parts, moved)).toBe('2026-11-25 周三 18:30 · 先学会喘气 · 改期')
    expect(rowLabelText(parts, { ...row, start: unreadValue('晚上七点') })).toBe('晚上七点 · 先学会喘气 · 已取消')
  })

  it('should say of a whole day which it is, without the hour that stands for it', () => {
    const parts: RowPart[] = ['label', { day: 'due' }]
    expect(rowLabelText(parts, { label: '全年', due: '2026-11-20T04:00:00.000Z' })).toBe('全年 · 2026-11-20 周五')
    expect(rowLabelText(parts, { label: '全年', due: unreadValue('月底 20') })).toBe('全年 · 月底 20')
    expect(rowLabelText(parts, { label: '全年', due: null })).toBe('全年')
  })

  it('should be one line of what is filled in, whatever a form holds so far', () => {
    const names = ['a', 'b', 'c']
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.anything()), (row) => {
        const text = rowLabelText(['a', 'b', { name: 'c', words: { true: '是' } }], row)
        expect(text).not.toMatch(/[\n\r]|undefined|null|\[object/)
        expect(Array.from(text).length).toBeLessThan(75)
      }),
    )
  })
})

describe('the arrays of the admin', () => {
  it('should each say what stands in a row that is folded, by fields that it has', async () => {
    const { collections, globals } = await config
    for (const owner of [...collections, ...globals]) {
      if (owner.slug.startsWith('payload-')) continue
      for (const { field } of walk(owner.fields)) {
        if (field.type !== 'array' || ('hidden' in field && field.hidden) || field.name === 'sessions' && owner.slug === 'users')
          continue
        const label = field.admin?.components?.RowLabel as { clientProps?: { parts: RowPart[] } } | string | undefined
        expect(label, `${owner.slug}.${field.name}`).toBeDefined()
        if (typeof label === 'string' || label?.clientProps === undefined) continue
        const names = [...walk(field.fields)].flatMap(({ field: inner }) => ('name' in inner ? inner.name : []))
        const asked = label.clientProps.parts.flatMap((part) =>
          typeof part === 'string'
            ? part
            : 'name' in part
              ? part.name
              : 'day' in part
                ? part.day
                : ['cancelled', 'movedFrom'],
        )
        expect(names).toEqual(expect.arrayContaining(asked))
      }
    }
  })
})
