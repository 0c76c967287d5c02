import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { pairRows } from '../../../cms/documents/rowIds/pairRows.ts'
import { markUnnamed, withIdsOfStored } from '../../../cms/documents/rowIds/unnamedRows.ts'

const text = (name: string) => ({ name, type: 'text' })
/** Dates, as of an activity, and questions, which have no time. */
const fields = [
  {
    name: 'dates',
    type: 'array',
    flattenedFields: [
      text('id'),
      { name: 'start', type: 'date', custom: { end: 'end' } },
      { name: 'end', type: 'date' },
      text('venue'),
      text('note'),
    ],
  },
  { name: 'questions', type: 'array', flattenedFields: [text('id'), text('label'), text('choices')] },
] as unknown as FlattenedField[]

interface DateRow {
  id?: string
  start: string
  end: string | null
  venue?: string | null
}
const hour = (number: number): string => new Date(Date.UTC(2026, 11, 3, number)).toISOString()
const timeOf = ({ start, end }: DateRow): string => `${start} ${end}`
/** Few times, so that many rows share a beginning, and some a whole time. */
const row = fc.record({
  start: fc.integer({ min: 0, max: 5 }).map(hour),
  end: fc.constantFrom(null, hour(7), hour(8)),
  venue: fc.constantFrom(null, 'a', 'b'),
})
const stored = fc
  .uniqueArray(row, { selector: timeOf, maxLength: 6 })
  .map((rows) => rows.map((one, index): DateRow => ({ ...one, id: `row-${index}` })))
const sent = fc.uniqueArray(row, { selector: timeOf, maxLength: 6 })

function saved(before: readonly DateRow[], rows: readonly DateRow[], older: readonly DateRow[] = []): DateRow[] {
  let serial = 0
  const states = [{ dates: before }, { dates: older }]
  const data = withIdsOfStored(fields, markUnnamed(fields, { dates: rows }), states, () => `fresh-${serial++}`)
  return data.dates as DateRow[]
}

describe('rows that are sent without ids', () => {
  it('should keep the id of the row of the same time, and never take that of another time while its row is there', () => {
    fc.assert(
      fc.property(stored, sent, (before, rows) => {
        const after = saved(before, rows)
        const there = new Set(rows.map(timeOf))
        const own = new Map(before.map((one) => [timeOf(one), one.id]))
        for (const one of after) {
          if (own.has(timeOf(one))) expect(one.id).toBe(own.get(timeOf(one)))
          const had = before.find(({ id }) => id === one.id)
          if (had !== undefined && timeOf(had) !== timeOf(one)) expect(there).not.toContain(timeOf(had))
        }
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length)
        expect(after.map(({ id: _id, ...rest }) => rest)).toEqual(rows)
      }),
    )
  })

  it('should find the row of their time in what is public, where the newest draft has lost it', () => {
    fc.assert(
      fc.property(stored, fc.nat(5), (published, lost) => {
        const draft = published.filter((_, index) => index !== lost)
        const again = published.map(({ id: _id, ...rest }) => rest)
        expect(saved(draft, again, published)).toEqual(published)
      }),
    )
  })

  it('should leave a row the id that it has', () => {
    const before = [{ id: 'x', start: hour(1), end: hour(2) }]
    const rows = [{ id: 'y', start: hour(1), end: hour(2) }, before[0] as DateRow]
    expect(saved(before, rows).map(({ id }) => id)).toEqual(['y', 'x'])
  })

  it('should stay the row that they are when their time is changed, and that alone', () => {
    const before = [3, 4, 5].map((at) => ({ id: `at-${at}`, start: hour(at), end: hour(8) }))
    const at = (...hours: number[]): (string | undefined)[] =>
      saved(
        before,
        hours.map((one) => ({ start: hour(one), end: hour(8) })),
      ).map(({ id }) => id)
    expect(at(3, 0, 5)).toEqual(['at-3', 'at-4', 'at-5'])
    expect(at(4, 5)).toEqual(['at-4', 'at-5'])
    // one is gone and one is new: nobody signed up for that
    expect(at(4, 5, 7)).toEqual(['at-4', 'at-5', 'fresh-0'])
    expect(at(5, 4, 3)).toEqual(['at-5', 'at-4', 'at-3'])
  })

  it('should be told by what they say first where they have no time: answers hang on the id of a question', () => {
    const before = [
      { id: 'a', label: '身高', choices: null },
      { id: 'b', label: '自带乐器', choices: '是' },
    ]
    const sentAgain = { questions: [{ label: '自带乐器', choices: '是、否' }, { label: '身高' }, { label: '声部' }] }
    const { questions } = withIdsOfStored(
      fields,
      markUnnamed(fields, sentAgain),
      [{ questions: before }],
      () => 'fresh',
    ) as unknown as { questions: { id: string }[] }
    expect(questions.map(({ id }) => id)).toEqual(['b', 'a', 'fresh'])
  })
})

it('should pair each row at most once, by the surest mark', () => {
  const marks = fc.array(fc.tuple(fc.constantFrom(undefined, 'x', 'y', 'z'), fc.constantFrom(undefined, 'p', 'q')), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(marks, marks, fc.boolean(), (before, now, isLoose) => {
      const pairs = pairRows(before, now, { isLoose })
      const places = pairs.filter((place) => place !== undefined)
      expect(pairs).toHaveLength(now.length)
      expect(new Set(places).size).toBe(places.length)
      for (const mark of ['x', 'y', 'z']) {
        const those = now.flatMap(([first], index) => (first === mark ? [index] : []))
        const had = before.filter(([first]) => first === mark).length
        const paired = those.filter((index) => before[pairs[index] ?? -1]?.[0] === mark).length
        expect(paired).toBe(Math.min(those.length, had))
      }
    }),
  )
})
