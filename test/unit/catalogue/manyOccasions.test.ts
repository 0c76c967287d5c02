import { beforeAll, describe, expect, it } from 'vitest'
import { dayOf, entriesOf, nextEnd } from '../../../site/catalogue/calendar/occasions.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entrySchemas, type Venue } from '../../../site/catalogue/entries.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { nowAmong } from '../../../site/text/clock.ts'
import { embedRows } from '../../../site/text/embedRows.ts'
import { anchor } from '../../support/randomEntries.ts'

const [courses, lessons] = [300, 500]
const [minute, day] = [60_000, 24 * 60 * 60_000]

/** More occasions of one unit, at one place and on one day than a call of a function takes arguments. */
describe('a site with 150,000 lessons of one unit at one place', () => {
  let view: CatalogueView
  let venue: Venue

  beforeAll(() => {
    const catalogue = new Catalogue(anchor)
    const page = { created: new Date(anchor - day).toISOString(), sample: false }
    catalogue.set('units', 'u', entrySchemas.units.parse({ id: 'u', name: '市总工会', level: 'city' }))
    venue = entrySchemas.venues.parse({
      ...page,
      ...{ id: 'v', slug: 'v', name: '文化宫', kind: 'palace', address: '金碧路 1 号' },
      ...{ facilities: [], accessibilities: [] },
    })
    catalogue.set('venues', 'v', venue)
    const sessions = Array.from({ length: lessons }, (_, lesson) => ({
      id: `s${lesson}`,
      venue: 'v',
      start: new Date(anchor + (1 + lesson) * minute).toISOString(),
      end: new Date(anchor + (90 + lesson) * minute).toISOString(),
    }))
    const of = { kind: 'public-benefit', type: 'hobby', unit: 'u', audiences: [], teachers: [] }
    const course = entrySchemas.courses.parse({ ...page, ...of, id: 'c', slug: 'c', title: '课', sessions })
    for (let number = 0; number < courses; number++) {
      const id = `c${number}`
      catalogue.set('courses', id, { ...course, id, slug: id })
    }
    view = new CatalogueView(catalogue)
  }, 60_000)

  it('should be listed by day, place and unit', () => {
    const today = dayOf(anchor)
    expect(view.occasionsOn(today, today + 1)).toHaveLength(courses * lessons)
    expect(view.openOccasionsOn(today, today + 1)).toHaveLength(courses * lessons)
    expect(view.comingOccasionsAt(venue)).toHaveLength(courses * lessons)
    expect(view.staleAt).toBe(anchor + 90 * minute)
  })

  it('should have a list for other sites, of each course once, that knows when it is others', () => {
    const ahead = view.occasionsAhead('u', undefined)
    const entries = entriesOf(ahead)
    expect(entries).toHaveLength(courses)
    const all = ahead.map(({ occasion }) => occasion)
    const of = new CatalogueView(new Catalogue(anchor))
    const now = nowAmong(of, all)
    expect([now, of.staleAt]).toEqual([anchor, nextEnd(all, anchor)])
    expect(embedRows(entries, now)).toHaveLength(courses)
  })
})
