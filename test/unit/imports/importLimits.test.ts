import fc from 'fast-check'
import { parseCsv, writeCsv } from 'hucre/csv'
import type { Field, SanitizedCollectionConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../../cms/features/imports/batch/batch.ts'
import {
  mostWaiting,
  mostWaitingBytes,
  mostWaitingBytesOfOne,
  quotaProblem,
  unconfirmable,
} from '../../../cms/features/imports/batch/quota.ts'
import { Gate } from '../../../cms/features/imports/endpoints/gate.ts'
import { measureCsv } from '../../../cms/features/imports/file/measureCsv.ts'
import { workbookMeter } from '../../../cms/features/imports/file/measureWorkbook.ts'
import { readSpreadsheet } from '../../../cms/features/imports/file/spreadsheet.ts'
import { TableMeter, tableLimits } from '../../../cms/features/imports/file/tableMeter.ts'
import { importReason } from '../../../cms/features/imports/batch/refusals.ts'
import { slugMaker } from '../../../cms/features/imports/plan/circumstances.ts'
import { nobodySignedUp } from '../../../cms/features/signup/desk/signedUp.ts'
import { makePlan } from '../../../cms/features/imports/plan/makePlan.ts'
import type { Circumstances } from '../../../cms/features/imports/plan/plan.ts'
import { columnsOf } from '../../../cms/features/imports/cells/columns.ts'
import type { Library } from '../../../cms/features/imports/table/library.ts'
import { zipOf } from '../../support/zipOf.ts'

const few = {
  rows: 6,
  columns: 5,
  cells: 14,
  cellCharacters: 40,
  characters: 150,
  mergedRanges: 3,
  sharedStrings: 4,
}
const cell = fc.string({ unit: fc.constantFrom('歌', 'a', ',', ';', '"', '\n', ' '), maxLength: 12 })
const ragged = fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 8 })

/** Counts what a meter is told. */
class Counter {
  openQuote(line: number): never {
    throw new Error(`a quote of line ${line}`)
  }
  readonly told: [row: number, column: number, characters: number][] = []
  merged = 0
  shared = 0
  cell(row: number, column: number, characters: number): void {
    this.told.push([row, column, characters])
  }
  mergedRange(): void {
    this.merged += 1
  }
  sharedString(): void {
    this.shared += 1
  }
}

describe('the measuring of a CSV', () => {
  it('should see the cells that the reader will see, ragged, quoted, with breaks', () => {
    fc.assert(
      fc.property(ragged, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
        const text = writeCsv(rows, { delimiter, lineSeparator: '\r\n' })
        const counter = new Counter()
        measureCsv(text, delimiter, counter)
        const read = parseCsv(text, { delimiter })
        const byRow = Map.groupBy(counter.told, ([row]) => row)
        for (const [index, cells] of read.entries()) {
          const measured = byRow.get(index + 1) ?? []
          // a line that ends with a separator has an empty cell at its end
          expect(Math.max(measured.at(-1)?.[1] ?? 0, 1)).toBeGreaterThanOrEqual(cells.length - 1)
          for (const [, column, characters] of measured) {
            const length = String(cells[column - 1] ?? '').length
            expect(characters).toBeGreaterThanOrEqual(length)
            expect(characters).toBeLessThanOrEqual(2 * length + 2)
          }
        }
      }),
    )
  })

  it('should refuse what has too much of something, and say of what', () => {
    fc.assert(
      fc.property(ragged, (rows) => {
        const isRefused = ((): boolean => {
          try {
            measureCsv(writeCsv(rows), ',', new TableMeter('表.csv', few))
            return false
          } catch (error) {
            expect((error as Error).message).toMatch(/^「表.csv」不能导入：.*超过了 \d+ .*没有写入任何内容。$/)
            return true
          }
        })()
        // an empty last line is the end of the one before
        const lines = writeCsv(rows.slice(-1)).trim() === '' ? rows.length - 1 : rows.length
        if (lines > few.rows || rows.some((row) => row.length > few.columns + 1)) expect(isRefused).toBe(true)
        const filled = rows.flat().filter((text) => text !== '')
        const characters = filled.join('').length
        const isSmall = rows.length < few.rows && rows.every((row) => row.length <= few.columns)
        if (isSmall && filled.length <= few.cells && 2 * characters + 2 * filled.length <= few.characters)
          expect(isRefused).toBe(false)
      }),
    )
  })

  it.each([
    ['a line of three million commas', ','.repeat(3_000_000), tableLimits.columns + 1],
    ['300,000 rows', '甲,乙\n'.repeat(300_000), 2 * tableLimits.rows + 1],
    ['a quote that is never closed', `名称\n"${'歌'.repeat(3_000_000)}`, 2],
    ['a cell of megabytes', `名称\n${'歌'.repeat(3_000_000)}\n`, 2],
  ])('should stop at the first excess: %s', (_, text, most) => {
    const meter = new TableMeter('表.csv')
    let counted = 0
    const counting = {
      cell: (row: number, column: number, characters: number): void => {
        counted += 1
        meter.cell(row, column, characters)
      },
      openQuote: (line: number): never => meter.openQuote(line),
    }
    expect(() => measureCsv(text, ',', counting)).toThrow('超过了')
    expect(counted).toBeLessThanOrEqual(most)
  })
})

describe('the measuring of a workbook', () => {
  const place = fc.tuple(fc.constantFrom('A', 'Z', 'AA', 'XFD'), fc.integer({ min: 1, max: 1_048_576 }))
  const part = fc.array(
    fc.oneof(
      place.map(([column, row]) => `<c r="${column}${row}" s="1" t="s"><v>1</v></c>`),
      place.map(([column, row]) => `<x:c s="3" r="${column}${row}"/>`),
      fc.constantFrom('<mergeCell ref="A1:B2"/>', '<si><t>歌</t></si>', '<cols><col min="1"/></cols>', '<c ', '>', '<'),
    ),
    { maxLength: 30 },
  )

  it('should count the same however a part comes in pieces', () => {
    fc.assert(
      fc.property(part, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (tags, sizes) => {
        const data = Buffer.from(tags.join(''))
        const [whole, pieced] = [new Counter(), new Counter()]
        workbookMeter(whole)(data)
        const take = workbookMeter(pieced)
        for (let at = 0, turn = 0; at < data.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1
          take(data.subarray(at, at + size))
          at += size
        }
        expect(pieced).toEqual(whole)
      }),
    )
  })

  it('should count cells with something in them where they stand, and no empty ones', () => {
    const counter = new Counter()
    const take = workbookMeter(counter)
    take(Buffer.from('<row r="3"><c r="B3"/><c r="AB3"><v>1</v></c></row><row><c><v>2</v></c></row>'))
    expect(counter.told).toEqual([
      [3, 28, 1],
      [4, 1, 1],
    ])
  })
})

describe('a hostile table', () => {
  const sheetOf = (xml: string): Buffer => zipOf({ 'xl/worksheets/sheet1.xml': Buffer.from(`<worksheet>${xml}`) })
  it.each([
    ['a.csv', Buffer.from(','.repeat(3_000_000)), '第 1 行超过了 300 列'],
    ['a.csv', Buffer.from('名称\n'.repeat(300_000)), '超过了 20000 行'],
    ['a.csv', Buffer.from(`名称\n"${'歌'.repeat(200_000)}`), '第 2 行第 1 列超过了 100000 字'],
    ['a.xlsx', sheetOf('<c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c>'), '超过了 20000 行'],
    ['a.xlsx', sheetOf('<c r="KO1"><v>1</v></c>'), '第 1 行超过了 300 列'],
    ['a.xlsx', sheetOf('<mergeCell ref="A1:B1"/>'.repeat(10_001)), '合并的单元格超过了 10000 处'],
  ])('should be refused while it is read, in a thread: %s %#', async (name, data, told) => {
    await expect(readSpreadsheet(name, data)).rejects.toThrow(told)
  })

  it('should be let go of when nobody waits for it any more', async () => {
    const gone = new Error('gone')
    const data = Buffer.from('名称,摘要\n'.repeat(20_000))
    await expect(
      readSpreadsheet('a.csv', data, () => {
        throw gone
      }),
    ).rejects.toBe(gone)
  })
})

describe('a plan', () => {
  const fields: Field[] = [
    { name: 'title', type: 'text', label: '名称' },
    { name: 'year', type: 'number', label: '年份' },
  ]
  const library: Library = {
    slug: 'works',
    label: '作品',
    title: 'title',
    ...columnsOf(fields),
    config: {} as SanitizedCollectionConfig,
  }
  const rows = (count: number, year: string) => [
    ['编号', '名称', '年份'],
    ...Array.from({ length: count }, (_, index) => [`QA${index}`, 'Song', year]),
  ]
  /** @returns what was asked of the database and of the addresses */
  const planned = async (count: number, year = '2026', trashed = new Set<string>()) => {
    const asked = { codes: [] as number[], addresses: 0, pauses: 0 }
    const newSlug = slugMaker()
    const given: Circumstances = {
      names: { codeOf: String, textOf: String, find: () => [], hasPicture: () => false },
      know: async (codes) => {
        asked.codes.push(codes.length)
        return { existing: new Map(), foreign: new Set(), trashed, ambiguous: new Map() }
      },
      namesakes: async () => new Map(),
      signedUp: async () => nobodySignedUp,
      defaultOf: () => undefined,
      applied: () => [],
      publishes: false,
      now: Date.now(),
      slugs: new Map(),
      units: undefined,
      newCode: () => 'X',
      newSlug: (title, taken) =>
        newSlug(title, (slug) => {
          asked.addresses += 1
          return taken(slug)
        }),
      check: async () => [],
      pause: async () => void (asked.pauses += 1),
    }
    const plan = await makePlan(library, [{ name: '作品', rows: rows(count, year) }], given)
    return { asked, plan }
  }

  it('should name the line whose code an entry in the trash keeps', async () => {
    const { plan } = await planned(3, '2026', new Set(['QA1']))
    expect(plan.problems).toEqual([
      { sheet: '作品', row: 3, column: '编号', value: 'QA1', message: expect.stringContaining('垃圾箱') },
    ])
  })

  it('should ask the database once for 25 lines and an address once for each, also of one title', async () => {
    const { asked, plan } = await planned(2_000)
    expect(asked.codes).toEqual(Array<number>(80).fill(25))
    expect(asked.addresses).toBeLessThanOrEqual(2_001)
    expect(new Set(plan.steps.map(({ data }) => data['slug'])).size).toBe(2_000)
    // the reading of each line and the planning of each
    expect(asked.pauses).toBeGreaterThanOrEqual(4_000)
  })

  it('should not go on when thousands of cells are wrong', async () => {
    const { plan } = await planned(6_000, '去年')
    expect(plan.problems).toHaveLength(5_002)
    expect(plan.problems.at(-1)?.message).toContain('从这一行起没有再查')
  })
})

describe('what may wait', () => {
  const batch = (index: number, more: Partial<Batch> = {}): Batch =>
    ({ id: String(index), fileName: `表${index}.csv`, who: '甲', state: 'previewed', errors: 0, ...more }) as Batch
  const batches = (count: number, more: Partial<Batch> = {}) =>
    Array.from({ length: count }, (_, index) => batch(index, more))

  it('should be so many batches and bytes of a person, and so many bytes in all', () => {
    const none = { all: 0, own: 0 }
    expect(quotaProblem(batches(mostWaiting), none, '甲')).toBeUndefined()
    expect(quotaProblem(batches(mostWaiting + 1), none, '甲')?.message).toMatch(
      /您有 20 批.*「表1.csv」.*最多 20 批.*不要了/,
    )
    const full = { all: mostWaitingBytes, own: mostWaitingBytesOfOne }
    expect(quotaProblem(batches(100, { who: '乙' }), full, '甲')).toBeUndefined()
    expect(quotaProblem([], { ...full, own: full.own + 1 }, '甲')?.message).toMatch(
      /您等待确认的.*700 MB，一个人最多 700 MB/,
    )
    expect(quotaProblem([], { ...full, all: full.all + 1 }, '甲')?.message).toMatch(/2048 MB，最多 2048 MB/)
  })

  it('should make room by those that cannot be confirmed, the oldest first, and by none of another', () => {
    const waiting = [
      ...batches(mostWaiting - 1),
      batch(90, { errors: 2 }),
      batch(91, { errors: 3 }),
      batch(92, { who: '乙', errors: 1 }),
    ]
    expect(unconfirmable(waiting, '甲').map(({ id }) => id)).toEqual(['91'])
    expect(unconfirmable(waiting.slice(1), '甲')).toEqual([])
  })
})

describe('the gate before heavy work', () => {
  it('should let in one piece a person and few in all, and let go of each, done or failed', async () => {
    const gate = new Gate(2, {
      own: importReason('own-table-under-way'),
      others: (count) => importReason('tables-of-others-under-way', { count }),
    })
    const ends: ((value: string) => void)[] = []
    const long = (): Promise<string> => new Promise((resolve) => ends.push(resolve))
    const [first, second] = [gate.pass('甲', long), gate.pass('乙', long)]
    await expect(gate.pass('甲', long)).rejects.toMatchObject({
      status: 429,
      message: expect.stringContaining('上一个表格'),
    })
    await expect(gate.pass('丙', long)).rejects.toMatchObject({
      status: 503,
      message: expect.stringContaining('2 个人'),
    })
    ends[0]?.('done')
    expect(await first).toBe('done')
    await expect(gate.pass('丙', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    const third = gate.pass('丙', long)
    ends[1]?.('two')
    ends[2]?.('three')
    expect(await Promise.all([second, third])).toEqual(['two', 'three'])
  })
})
