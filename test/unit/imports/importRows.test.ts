import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ArrayTable, Column } from '../../../cms/features/imports/cells/columns.ts'
import { columnsOf } from '../../../cms/features/imports/cells/columns.ts'
import { valueAt } from '../../../cms/features/imports/cells/paths.ts'
import { writeCell } from '../../../cms/features/imports/cells/writeCell.ts'
import { namesFrom } from '../../../cms/features/imports/plan/loadNames.ts'
import { readArray } from '../../../cms/features/imports/plan/readArray.ts'
import type { Line } from '../../../cms/features/imports/table/sheets.ts'
import configured from '../../../cms/payload.config.ts'

const activities = (await configured).collections.find(({ slug }) => slug === 'activities')
const dates = columnsOf(activities?.fields ?? []).arrays.find(({ name }) => name === 'dates') as ArrayTable
const names = namesFrom(new Map(), new Set())
const given = { names, now: Date.parse('2026-11-28T04:00:00Z'), pause: async () => undefined }

interface DateRow {
  id?: string
  start: string
  end: string
  note: string
}
/** With seconds, which a table does not write. */
const at = (day: number, hour = 6): string =>
  `2026-12-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:30:17.000Z`
const dated = (day: number, note = ''): DateRow => ({ id: `day-${day}`, start: at(day), end: at(day, 8), note })

/** The rows as an export writes them. */
function linesOf(rows: readonly object[], columns: readonly Column[] = dates.columns): Line[] {
  return rows.map((row, index) => ({
    row: index + 2,
    code: '',
    owner: '',
    odd: [],
    marks: new Map(),
    alts: new Map(),
    cells: new Map(columns.map((column) => [column, writeCell(column, valueAt(row, column.path), names)])),
  }))
}

async function imported(
  stored: readonly DateRow[],
  rows: readonly object[],
  people: Readonly<Record<string, number>> = {},
) {
  let asked = 0
  const read = await readArray(
    { array: dates, sheet: '日程', columns: new Set(dates.columns), of: new Map() },
    linesOf(rows),
    stored,
    given,
    () => undefined,
    async () => {
      asked += 1
      return { whole: 0, rows: new Map(Object.entries(people)) }
    },
  )
  expect(read.problems).toEqual([])
  return { ...read, asked, rows: (read.rows ?? stored) as DateRow[] }
}
const shown = ({ changes }: Awaited<ReturnType<typeof imported>>) =>
  changes.map(({ header, marks }) => [header, ...marks])

it('should keep the row of each time whatever lines are taken out, put in or sorted otherwise', async () => {
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 })
  const note = fc.constantFrom('', '专场')
  await fc.assert(
    fc.asyncProperty(
      days,
      fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), note), { selector: ([day]) => day, maxLength: 6 }),
      async (before, after) => {
        const stored = before.map((day) => dated(day))
        const { rows } = await imported(
          stored,
          after.map(([day, text]) => dated(day, text)),
        )
        expect(rows.map(({ start }) => start.slice(0, 10))).toEqual(after.map(([day]) => at(day).slice(0, 10)))
        const there = new Set(after.map(([day]) => `day-${day}`))
        rows.forEach(({ id }, index) => {
          const own = `day-${after[index]?.[0]}`
          if (before.some((day) => `day-${day}` === own)) expect(id).toBe(own)
          else if (id !== undefined) expect(there).not.toContain(id)
        })
      },
    ),
  )
})

it('should take nothing from those who have signed up when the first line goes, and say whose date it was', async () => {
  const stored = [dated(3), dated(4), dated(5)]
  const read = await imported(stored, [dated(4), dated(5)], { 'day-3': 2, 'day-5': 7 })
  expect(read.rows).toEqual([stored[1], stored[2]])
  expect(shown(read)).toEqual([['日程原来的第 1 行', expect.stringContaining('有 2 个报名；删去后')]])
})

it('should keep a row whose time alone is another one, and say that people are told', async () => {
  const stored = [dated(3), dated(4), dated(5)]
  const read = await imported(stored, [dated(3), { ...dated(4), start: at(9), end: at(9, 8) }, dated(5)], {
    'day-4': 1,
  })
  expect(read.rows.map(({ id }) => id)).toEqual(['day-3', 'day-4', 'day-5'])
  expect(shown(read)).toEqual([['日程第 2 行', expect.stringContaining('有 1 个报名；时间')]])
})

it('should ask nobody about rows that stay, store their seconds, and see that they are sorted otherwise', async () => {
  const stored = [dated(3), dated(4)]
  expect(await imported(stored, stored)).toMatchObject({ changes: [], asked: 0 })
  const sorted = await imported(stored, stored.toReversed())
  expect(sorted).toMatchObject({ rows: stored.toReversed(), asked: 0 })
  expect(shown(sorted)).toEqual([['日程的顺序']])
})
