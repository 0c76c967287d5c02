import fc from 'fast-check'
import type { Payload, TypedUser } from 'payload'
import { describe, expect, it } from 'vitest'
import { listHref } from '../../../cms/features/desk/desk.ts'
import { readCalendar } from '../../../cms/features/desk/readCalendar.ts'

const now = Date.parse('2026-11-24T04:00:00Z')

/** As much of Payload as is asked: libraries with so many entries, of which it gives no more than it is asked for. */
function payloadWith(entries: Readonly<Record<string, number>>, asked: { sort?: string }[]): Payload {
  const label = { config: { labels: { singular: '条目' } } }
  return {
    collections: { calls: label, performances: label, courses: label, activities: label },
    find: async (args: { collection: string; limit: number; sort?: string }) => {
      asked.push(args)
      const row = { showings: [{ start: '2026-11-25T11:30:00.000Z' }], closes: '2026-11-26T04:00:00.000Z' }
      const docs = Array.from({ length: entries[args.collection] ?? 0 }, (_, id) => ({ id: String(id), ...row }))
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
        const asked: { sort?: string }[] = []
        const { isMore } = await readCalendar(payloadWith(entries, asked), {} as TypedUser, now)
        expect(isMore).toBe(Object.values(entries).some((count) => count > 100))
        expect(asked.map(({ sort }) => sort)).toEqual(asked.map(() => 'nextDate'))
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
