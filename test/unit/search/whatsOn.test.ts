import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { dayOf } from '../../../site/catalogue/calendar/occasions.ts'
import { daysAhead, isWished, noWish, wishAt, wishes, wishPath } from '../../../site/catalogue/calendar/whatsOn.ts'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { addressOf, readAsked } from '../../../site/search/asked/asked.ts'
import { askedFor } from '../../../site/search/asked/ofWish.ts'
import { facetFileOf } from '../../../site/search/entries/facetRow.ts'
import { readHolidays, writeHolidays } from '../../../site/search/entries/holidayFile.ts'
import { narrowingOf } from '../../../site/search/query/answer.ts'
import { FacetTable } from '../../../site/search/query/facetTable.ts'
import { anchor, randomEdit, randomHolidays } from '../../support/randomEntries.ts'

const dated = ['courses', 'performances', 'activities'] as const
const occasionEdit = randomEdit.filter(({ collection }) => (dated as readonly string[]).includes(collection))
const catalogues = fc.record({
  edits: fc.array(occasionEdit, { minLength: 5, maxLength: 40 }),
  holidays: randomHolidays,
  now: fc.integer({ min: -100 * 60, max: 300 * 60 }).map((minutes) => anchor + minutes * 60_000),
})

it('should count on a chip what the search finds with the same facets, whatever there is and whenever', () => {
  fc.assert(
    fc.property(catalogues, ({ edits, holidays, now }) => {
      const catalogue = new Catalogue(now)
      catalogue.setHolidays(holidays)
      for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
      const view = new CatalogueView(catalogue)
      const table = new FacetTable(readHolidays(writeHolidays(holidays)))
      const ids: string[][] = pageCollections.map(() => [])
      for (const library of dated) {
        const place = pageCollections.indexOf(library)
        const entries = [...catalogue.all(library)]
        ids[place] = entries.map(({ id }) => nameOf(library, id))
        table.add(place, facetFileOf(library, new Map(entries.map((entry, slot) => [slot, entry as never])), view))
      }
      const first = dayOf(now)
      const open = view.openOccasionsOn(first, first + daysAhead - 1)
      for (const wish of wishes) {
        const shown = open.filter((item) => isWished(item, wish, catalogue.calendar, now))
        const asked = readAsked(
          new URL(addressOf(askedFor(wish, first, first + daysAhead - 1)), 'http://x').searchParams,
        )
        const found = table.all().filter((ref) => table.fits(ref, narrowingOf(asked, {}, now)))
        expect([...new Set(shown.map(({ of, entry }) => nameOf(of, entry.id)))].sort()).toEqual(
          found.map(({ library, slot }) => ids[library]?.[slot]).sort(),
        )
      }
    }),
  )
})

it('should give each wish a page of its own, and find it there again', () => {
  const paths = wishes.map(wishPath)
  expect(new Set(paths).size).toBe(paths.length)
  expect(paths.map((path) => wishAt(path))).toEqual(wishes)
  expect(wishPath({ ...noWish, isFree: true })).toBe('/free/')
  for (const path of ['/whats-on/free/', '/whats-on/children/free/', '/whats-on/near/', '/whats-on/nothing/'])
    expect(wishAt(path)).toBeUndefined()
})
