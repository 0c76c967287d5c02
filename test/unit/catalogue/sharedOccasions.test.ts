import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import type { Entries } from '../../../site/catalogue/entries.ts'
import { dayKey, dayOf } from '../../../site/catalogue/calendar/occasions.ts'

const start = Date.parse('2026-12-01T02:00:00Z')

/** An entry with a date whose row has this id, as a client that copied it from another sends it. */
function entry(collection: 'activities' | 'performances', id: string, row: string): Entries['activities'] {
  const occasion = { id: row, start: new Date(start).toISOString(), cancelled: false }
  const of = {
    id,
    title: id,
    slug: id,
    created: new Date(0).toISOString(),
    formerSlugs: [],
    sample: false,
    audiences: [],
  }
  const parts =
    collection === 'activities'
      ? { dates: [occasion], talents: [], teams: [], works: [], pictures: [] }
      : { showings: [occasion], programme: [] }
  return { ...of, admission: 'free', kind: 'lecture', ...parts } as unknown as Entries['activities']
}

it('should have each date once, whatever ids the rows of other entries have, in whatever order they come and go', () => {
  const edit = fc.record({
    collection: fc.constantFrom('activities' as const, 'performances' as const),
    id: fc.constantFrom('a', 'b'),
    row: fc.option(fc.constantFrom('r1', 'r2')),
  })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
      const [catalogue, now] = [new Catalogue(0), new Map<string, string>()]
      for (const { collection, id, row } of edits) {
        catalogue.set(collection, id, row === null ? undefined : (entry(collection, id, row) as never))
        if (row === null) now.delete(`${collection}/${id}`)
        else now.set(`${collection}/${id}`, row)
      }
      const found = catalogue.index.occasions(dayKey(dayOf(start)))
      expect(found.map(({ of, entry: { id }, occasion }) => `${of}/${id} ${occasion.id}`).sort()).toEqual(
        [...now].map(([name, row]) => `${name} ${row}`).sort(),
      )
    }),
  )
})
