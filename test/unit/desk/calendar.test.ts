import fc from 'fast-check'
import type { Payload, TypedUser } from 'payload'
import { describe, expect, it } from 'vitest'
import { listHref } from '../../../cms/features/desk/desk.ts'
import { readCalendar } from '../../../cms/features/desk/readCalendar.ts'

const now = Date.parse('2026-11-24T04:00:00Z')

/** When the entry is on that comes so many after the first. */
const atNumber = (order: number): string => new Date(now + (order + 1) * 60_000).toISOString()

/** As much of Payload as is asked: libraries with so many entries, of which it gives no more than it is asked for. */
function payloadWith(entries: Readonly<Record<string, number>>): Payload {
  const label = { config: { labels: { singular: '条目' } } }
  return {
    collections: { calls: label, performances: label, courses: label, activities: label },
    find: async (args: { collection: string; limit: number; sort?: string }) => {
      const count = entries[args.collection] ?? 0
      const rows = Array.from({ length: count }, (_, order) => {
        const at = atNumber(order)
        const rows = [{ start: at }]
        return { id: `${order}`, nextDate: at, closes: at, showings: rows, sessions: rows, dates: rows }
      })
      const by = args.sort as 'nextDate' | undefined
      // stored in no order of time, as entries are
      const docs = rows.toSorted((a, b) => (by === undefined ? b.id.localeCompare(a.id) : a[by] < b[by] ? -1 : 1))
      return { docs: docs.slice(0, args.limit) }
    },
  } as unknown as Payload
}

describe('what the calendar of the desk reads', () => {
  it('should say that there is more, of any library, and read what comes next before the rest', async () => {
    const libraries = fc.constantFrom('calls', 'performances', 'courses', 'activities')
    const some = fc.oneof(fc.integer({ min: 95, max: 105 }), fc.constantFrom(0, 1, 500))
    await fc.assert(
      fc.asyncProperty(fc.dictionary(libraries, some, { maxKeys: 4 }), async (entries) => {
        const { dated, isMore } = await readCalendar(payloadWith(entries), {} as TypedUser, now)
        expect(isMore).toBe(Object.values(entries).some((count) => count > 100))
        for (const [library, count] of Object.entries(entries)) {
          const read = dated.filter(({ href }) => href.includes(`/${library}/`)).map(({ at }) => at)
          expect(read.sort()).toEqual(Array.from({ length: Math.min(count, 100) }, (_, order) => atNumber(order)))
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('the way to a list', () => {
  it('should hold every value of a condition, as the list reads them', () => {
    const href = listHref('works', { stage: ['in', ['in-review', 'mended']], kind: ['equals', 'notice'] }, '-at')
    expect([...new URL(href, 'http://localhost').searchParams]).toEqual([
      ['where[or][0][and][0][stage][in][0]', 'in-review'],
      ['where[or][0][and][0][stage][in][1]', 'mended'],
      ['where[or][0][and][1][kind][equals]', 'notice'],
      ['sort', '-at'],
    ])
  })
})
