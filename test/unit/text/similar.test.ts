import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { courses } from '../../../site/catalogue/libraries/courses.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { likest, similarTo } from '../../../site/text/similar.ts'
import { standingOf } from '../../../site/text/standing.ts'
import { sessionsOf } from '../../../site/catalogue/calendar/occasions.ts'

const now = Date.parse('2026-11-20T02:00:00Z')
const hour = 3_600_000

function course(id: string, hours: number, fields: object = {}, session: object = {}) {
  return courses.schema.parse({
    id,
    slug: id,
    created: '2026-01-01T00:00:00.000Z',
    sample: false,
    title: id,
    kind: 'public-benefit',
    type: 'hobby',
    audiences: [],
    teachers: [],
    sessions: [
      {
        id: 's',
        start: new Date(now + hours * hour).toISOString(),
        end: new Date(now + (hours + 1) * hour).toISOString(),
        ...session,
      },
    ],
    ...fields,
  })
}

const any = fc
  .record({
    hours: fc.integer({ min: -90, max: 90 }),
    tags: fc.uniqueArray(fc.constantFrom('非遗', '夜校', '亲子'), { maxLength: 3 }),
    venue: fc.constantFrom(undefined, 'hall', 'house'),
    cancelled: fc.boolean(),
    postponed: fc.boolean(),
  })
  .map(({ hours, tags, venue, ...off }) => [hours, { tags, venue }, off] as const)

it('should offer only what one can still go to, never itself, however much there is', () => {
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 40 }), (all) => {
      const catalogue = new Catalogue(now)
      const entries = all.map((one, index) => course(`c${index}`, ...one))
      for (const entry of entries) catalogue.set('courses', entry.id, entry)
      const view = new CatalogueView(catalogue)
      const [first] = entries
      if (first === undefined) return
      const found = similarTo(view, 'courses', first, 4)
      expect(found.length).toBeLessThanOrEqual(4)
      for (const other of found) {
        expect(other.id).not.toBe(first.id)
        expect(standingOf(sessionsOf(other), now).state).toBe('coming')
      }
      // so few keys, whatever the library holds
      expect(view.keys.size).toBeLessThanOrEqual(17)
    }),
  )
})

it('should put what shares tags, subject and place first, then what is next, and what is full last', () => {
  const entry = course('e', 5, { tags: ['非遗'], subject: '剪纸', venue: 'hall' })
  const others = [
    course('late', 50),
    course('soon', 10),
    course('full', 9, {}, { full: true }),
    course('same-place', 60, { venue: 'hall' }),
    course('same-tag', 70, { tags: ['非遗'] }),
    course('same-subject', 80, { subject: '剪纸' }),
    course('over', -5, { tags: ['非遗'] }),
  ]
  expect(likest(entry, others, now).map(({ id }) => id)).toEqual([
    'same-subject',
    'same-tag',
    'same-place',
    'soon',
    'late',
    'full',
  ])
})
