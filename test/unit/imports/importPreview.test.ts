import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostShown } from '../../../cms/features/imports/batch/batch.ts'
import { previewOf } from '../../../cms/features/imports/batch/prepare.ts'
import { contentOf } from '../../../cms/features/imports/batch/sameTable.ts'
import type { Cell } from '../../../cms/features/imports/cells/cell.ts'
import { columnsOf } from '../../../cms/features/imports/cells/columns.ts'
import { namesFrom } from '../../../cms/features/imports/plan/loadNames.ts'
import { Alike, titleKey } from '../../../cms/features/imports/plan/alike.ts'
import type { Step } from '../../../cms/features/imports/plan/plan.ts'
import { shownRow, shownValue } from '../../../cms/features/imports/plan/shownValues.ts'

const stepOf = (row: number, more: Partial<Step> = {}): Step => ({
  row,
  operation: 'create',
  code: `C${row}`,
  title: '年会通知',
  id: undefined,
  data: { title: '年会通知', slug: `s${row}` },
  changes: [],
  pictures: [],
  marks: [],
  ...more,
})
const { columns } = columnsOf([
  { name: 'at', type: 'date', label: '开始' },
  { name: 'price', type: 'number', label: '票价（元）', custom: { isMoney: true } },
  { name: 'note', type: 'text', label: '说明' },
  { name: 'off', type: 'checkbox', label: '取消' },
  { name: 'picture', type: 'upload', relationTo: 'media', label: '海报' },
])
const names = namesFrom(new Map(), new Set())

describe('titles', () => {
  it('should be one whatever spaces, width, case and unseen characters are in them', () => {
    const part = fc.stringMatching(/^[a-z歌舞0-9]{1,4}$/)
    const between = fc.constantFrom('', ' ', '\u3000', '\u200b', '\ufeff')
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), between, (parts, mark) => {
        const wide = parts
          .join(mark)
          .toUpperCase()
          .replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
        expect(titleKey(wide)).toBe(titleKey(parts.join('')))
      }),
    )
  })

  it('should be told of where entries of the library or rows of the table have the same', () => {
    const alike = new Alike()
    expect(alike.marksOf(stepOf(2), [])).toEqual([])
    expect(alike.marksOf(stepOf(3), ['AA', 'BB'])).toEqual([
      '库里已有同名的 2 条（编号 AA、BB）；若是同一条，请填它的编号',
      '与第 2 行内容相同',
    ])
    expect(alike.marksOf(stepOf(4, { data: { title: '年会通知', kind: 'news' } }), [])).toEqual(['与第 2 行同名'])
    expect(alike.marksOf(stepOf(5, { operation: 'update' }), ['AA'])).toEqual([])
  })
})

describe('a preview', () => {
  it('should show a value as it is stored, and a row on one line', () => {
    const [at, price, note, , picture] = columns
    if (!at || !price || !note || !picture) throw new Error('no columns')
    expect(shownValue(at, '2026-12-31T16:00:00.000Z', names)).toBe('2027-01-01 00:00（周五）')
    expect(shownValue(price, 1250, names)).toBe('12.5 元')
    expect(shownValue(picture, 'zip:图.png', names)).toBe('图.png（压缩包里）')
    expect(shownValue(note, '👨‍👩‍👧'.repeat(299), names)).toBe(`${'👨‍👩‍👧'.repeat(200)}…（共 299 字）`)
    expect(shownRow(columns, { at: '2026-12-31T16:00:00.000Z', off: false, note: '专场' }, names)).toBe(
      '开始：2027-01-01 00:00（周五）；说明：专场',
    )
  })

  it('should leave out no row that is worth a second look for one that is not, and count all of them', () => {
    const changes = (marks: string[]) => [{ header: '日期', before: '', after: 'x', marks }]
    fc.assert(
      fc.property(fc.array(fc.constantFrom('row', 'value', 'none', 'same'), { maxLength: 1_500 }), (kinds) => {
        const steps = kinds.map((kind, index) =>
          stepOf(index + 2, {
            operation: kind === 'same' ? 'same' : 'create',
            marks: kind === 'row' ? ['怪'] : [],
            changes: changes(kind === 'value' ? ['怪'] : []),
          }),
        )
        const odd = kinds.flatMap((kind, index) => (kind === 'row' || kind === 'value' ? [index + 2] : []))
        const { rows, marked } = previewOf({ steps, problems: [], notes: [] })
        const shown = rows.map(({ row }) => row)
        expect(marked).toBe(odd.length)
        expect(shown).toEqual(shown.toSorted((one, other) => one - other))
        expect(shown).toHaveLength(Math.min(kinds.filter((kind) => kind !== 'same').length, mostShown))
        expect(shown).toEqual(expect.arrayContaining(odd.slice(0, mostShown)))
      }),
      { numRuns: 20 },
    )
  })
})

describe('what a table says', () => {
  const pause = async (): Promise<void> => undefined
  const cell = fc.oneof(fc.constantFrom<Cell>(null, '', '甲', '乙 '), fc.integer({ min: 0, max: 9 }))
  const rows = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 })

  it('should be the same whatever is empty behind it, and another where a cell says something else', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(3), fc.nat(4), async (some, more, at) => {
        const content = await contentOf([{ name: '公告', rows: some }], pause)
        const padded = [...some.map((row) => [...row, ...Array<Cell>(more).fill(null)]), [], [null, '']]
        expect(await contentOf([{ name: '公告', rows: padded }], pause)).toBe(content)
        const changed = some.map((row, index) => (index === at ? [...row, '改'] : row))
        if (at < some.length) expect(await contentOf([{ name: '公告', rows: changed }], pause)).not.toBe(content)
      }),
    )
  })
})
