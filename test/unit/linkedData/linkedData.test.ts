import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { type Entries, entrySchemas } from '../../../site/catalogue/entries.ts'
import { type PageCollection, pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { coverKind } from '../../../site/cover/coverKind.ts'
import { coverKinds } from '../../../site/cover/shareCovers.ts'
import { linkedDataOf, siteData } from '../../../site/linkedData/linkedDataOf.ts'
import { type LinkedNode, writeLinkedData } from '../../../site/linkedData/node.ts'
import { sharePictureOf } from '../../../site/sharing/sharePicture.ts'
import { problemsOf, typesOf, wishesOf } from '../../support/linkedData.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

const siteUrl = 'https://gongyun.example'

function dataOf<C extends PageCollection>(collection: C, entry: Entries[C], catalogue: Catalogue): LinkedNode[] {
  const view = new CatalogueView(catalogue)
  const { src } = sharePictureOf(collection, entry, view)
  return linkedDataOf(collection, entry, siteUrl + src, { view, siteUrl })
}

/** Every entry of a catalogue with what is told of it. */
function* everyEntry(catalogue: Catalogue): Iterable<{
  collection: PageCollection
  entry: Entries[PageCollection]
  nodes: LinkedNode[]
}> {
  for (const collection of pageCollections)
    for (const entry of catalogue.all(collection))
      yield { collection, entry, nodes: dataOf(collection, entry, catalogue) }
}

const edits = fc.array(randomEdit, { minLength: 30, maxLength: 120, size: 'max' })

function catalogueOf(all: readonly (typeof edits extends fc.Arbitrary<(infer T)[]> ? T : never)[]): Catalogue {
  const catalogue = new Catalogue(anchor)
  for (const { collection, id, entry } of all) catalogue.set(collection, id, entry)
  return catalogue
}

const isOf = (type: string) => (node: LinkedNode) => typesOf(node['@type']).includes(type)

describe('what search engines are told', () => {
  it('should be in the vocabulary of schema.org, with what engines require, of whatever entries there are', () => {
    fc.assert(
      fc.property(edits, (all) => {
        const catalogue = catalogueOf(all)
        for (const { collection, entry, nodes } of everyEntry(catalogue)) {
          const hasLessons = !('sessions' in entry) || entry.sessions.length > 0
          const problems = nodes
            .flatMap(problemsOf)
            .filter((problem) => hasLessons || !problem.startsWith('Course lacks hasCourseInstance'))
          expect([collection, entry.id, problems]).toEqual([collection, entry.id, []])
          expect(nodes.filter(isOf('BreadcrumbList'))).toHaveLength(1)
          for (const event of nodes.filter(isOf('Event')))
            expect(wishesOf(event).filter((wish) => !wish.startsWith('offers'))).toEqual([])
          for (const other of nodes.filter((node) => !isOf('Event')(node) && !isOf('Course')(node)))
            expect(wishesOf(other)).toEqual([])
        }
        expect(siteData(catalogue.site, siteUrl).flatMap(problemsOf)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('should name addresses that are whole, and moments with their zone', () => {
    fc.assert(
      fc.property(edits, (all) => {
        for (const { nodes } of everyEntry(catalogueOf(all))) {
          const text = writeLinkedData(nodes)
          for (const [, name, value = ''] of text.matchAll(/"(url|item|logo)":"([^"]*)"/g)) {
            expect([name, new URL(value).protocol]).toEqual([name, 'https:'])
            expect(value).toBe(encodeURI(decodeURI(value)))
          }
          for (const [, value = ''] of text.matchAll(/"(?:startDate|endDate|previousStartDate|validFrom)":"([^"]*)"/g))
            expect(value).toMatch(/^\d{4}(-\d\d-\d\dT\d\d:\d\d\+08:00)?$/)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('should end no element, whatever somebody wrote, and be read as what was meant', () => {
    const hostile = fc.constantFrom('</script><script>alert(1)</script>', '<!--', '<script', '\u2028', '"', '\\', '灯')
    fc.assert(
      fc.property(fc.array(hostile), (parts) => {
        const node = { '@type': 'Article', headline: parts.join('') }
        const text = writeLinkedData([node])
        expect(text).not.toContain('<')
        expect(JSON.parse(text)).toEqual({ '@context': 'https://schema.org', '@graph': [node] })
      }),
    )
  })

  it('should have a picture drawn for every kind that an entry without one may be of', () => {
    fc.assert(
      fc.property(randomEdit, ({ collection, entry }) => {
        if (entry === undefined || !(pageCollections as readonly string[]).includes(collection)) return
        const kind = coverKind(collection as PageCollection, entry as Entries[PageCollection])
        expect(coverKinds).toContain(kind)
        expect(kind).toMatch(/^[a-z-]+$/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('an occasion', () => {
  const start = '2026-11-28T11:30:00.000Z'

  function showWith(showing: object, fields: object = {}): LinkedNode[] {
    const catalogue = new Catalogue(anchor)
    const at = { id: 'palace', slug: 'palace', created: start, sample: false }
    const venue = { ...at, name: '文化宫', kind: 'palace', address: '彩云路 1 号', facilities: [], accessibilities: [] }
    catalogue.set('venues', 'palace', entrySchemas.venues.parse({ ...venue, latitude: 24.9, longitude: 102.8 }))
    const show = {
      ...at,
      id: 'show',
      slug: 'show',
      title: '工地上的灯',
      kind: 'performance',
      admission: 'free',
      audiences: [],
      programme: [],
      showings: [{ id: 's', start, venue: 'palace', ...showing }],
      ...fields,
    }
    const entry = entrySchemas.performances.parse(show)
    catalogue.set('performances', 'show', entry)
    return dataOf('performances', entry, catalogue).filter(isOf('Event'))
  }

  it('should say when, where and that nothing is paid', () => {
    expect(showWith({})).toEqual([
      expect.objectContaining({
        startDate: '2026-11-28T19:30+08:00',
        eventStatus: 'https://schema.org/EventScheduled',
        isAccessibleForFree: true,
        offers: expect.objectContaining({ price: '0', priceCurrency: 'CNY' }),
        location: expect.objectContaining({
          name: '文化宫',
          geo: { '@type': 'GeoCoordinates', latitude: 24.9, longitude: 102.8 },
        }),
      }),
    ])
  })

  it('should be moved, called off or put off in the words of schema.org', () => {
    const [moved] = showWith({ movedFrom: '2026-11-27T11:30:00.000Z' })
    expect(moved).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2026-11-27T19:30+08:00',
    })
    const [off] = showWith({ cancelled: true, movedFrom: '2026-11-27T11:30:00.000Z' })
    expect(off).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' })
    expect(off?.['previousStartDate']).toBeUndefined()
    const [later] = showWith({ postponed: true })
    expect(later).toMatchObject({ eventStatus: 'https://schema.org/EventPostponed' })
  })

  it('should say that no place is left', () => {
    const [event] = showWith({ full: true })
    expect(event).toMatchObject({ offers: { availability: 'https://schema.org/SoldOut' } })
  })

  it('should say nothing of a price that the site does not know', () => {
    const [event] = showWith({}, { admission: 'ticket' })
    expect(event).toMatchObject({ isAccessibleForFree: false })
    expect(event?.['offers']).toBeUndefined()
  })

  it('should not be told of where nobody knows where it takes place', () => {
    expect(showWith({ venue: 'not-public' })).toEqual([])
  })
})
