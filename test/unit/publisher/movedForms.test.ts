import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { signUpPath } from '../../../site/catalogue/urls.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { movedPage } from '../../../site/publisher/outputs/movedPage.ts'

const begun = Date.parse('2026-11-28T04:00:00Z')
const hour = 3_600_000
const at = (hours: number) => new Date(begun + hours * hour).toISOString()
const slugs = ['one', 'two', 'three', 'four'] as const

interface State {
  slug: string
  formerSlugs: string[]
  isOpen: boolean
  /** Of its only date, in hours from the beginning. */
  end: number
}

function activity(id: string, { slug, formerSlugs, isOpen, end }: State) {
  const page = { created: '2026-01-01T00:00:00.000Z', sample: false, kind: 'relief', admission: 'free', audiences: [] }
  const lists = { talents: [], teams: [], works: [], pictures: [], tags: [] }
  const policy = { per: 'occasion', how: 'first-come', seats: 20, mostSeats: 4, hasWaitingList: true, offerHours: 24 }
  return entrySchemas.activities.parse({
    ...{ ...page, ...lists, id, slug, formerSlugs, title: id },
    dates: [{ id: `${id}-date`, start: at(end - 1), end: at(end) }],
    ...(isOpen && { signUpHere: { ...policy, quotas: [], questions: [] } }),
  })
}

/** Where a former address of a form leads to; undefined for nowhere. */
const leadsTo = (path: string, view: CatalogueView): string | undefined => {
  const made = movedPage(path, view, 'https://www.example.org')
  return made !== undefined && 'location' in made ? made.location : undefined
}

it('should lead from where the form of an entry was to where it is, or to the entry once it is over', () => {
  const catalogue = new Catalogue(begun)
  catalogue.set('activities', 'a', activity('a', { slug: 'two', formerSlugs: ['one', 'four'], isOpen: true, end: 5 }))
  const view = () => new CatalogueView(catalogue)
  expect(leadsTo('/activities/one/', view())).toBe('/activities/two/')
  const open = view()
  expect(leadsTo('/activities/one/sign-up/', open)).toBe('/activities/two/sign-up/')
  expect(open.staleAt).toBe(begun + 5 * hour)
  expect(leadsTo('/activities/four/sign-up/', view())).toBe('/activities/two/sign-up/')
  for (const path of ['/activities/two/sign-up/', '/activities/three/sign-up/', '/works/one/sign-up/'])
    expect(leadsTo(path, view())).toBeUndefined()
  catalogue.advance(begun + 6 * hour)
  expect(leadsTo('/activities/one/sign-up/', view())).toBe('/activities/two/')
  catalogue.set('activities', 'a', activity('a', { slug: 'two', formerSlugs: ['one'], isOpen: false, end: 9 }))
  expect(leadsTo('/activities/one/sign-up/', view())).toBeUndefined()
})

it('should name every former address of a form that leads elsewhere, or nowhere, by whatever change', () => {
  const edit = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    state: fc.option(
      fc.record({
        slug: fc.constantFrom(...slugs),
        formerSlugs: fc.uniqueArray(fc.constantFrom(...slugs), { maxLength: 3 }),
        isOpen: fc.boolean(),
        end: fc.integer({ min: 1, max: 6 }),
      }),
    ),
    later: fc.integer({ min: 0, max: 2 }),
  })
  const paths = slugs.map((slug) => signUpPath('activities', slug))
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const catalogue = new Catalogue(begun)
      const [there, published] = [new Map<string, State>(), new Map<string, string>()]
      const read = new Map<string, { keys: Set<string>; staleAt: number }>()
      for (const { id, state, later } of edits) {
        const isTaken = [...there].some(([other, { slug }]) => other !== id && slug === state?.slug)
        if (isTaken) continue
        const own = state && { ...state, formerSlugs: state.formerSlugs.filter((slug) => slug !== state.slug) }
        if (own === null) there.delete(id)
        else there.set(id, own)
        catalogue.set('activities', id, own === null ? undefined : activity(id, own))
        catalogue.advance(catalogue.now + later * hour)
        // as the publisher does: what is named, what has read what changed, and what has gone wrong by time
        const changes = catalogue.takeChanges()
        for (const path of paths) {
          const before = read.get(path)
          const isTouched =
            changes.paths.has(path) ||
            (before !== undefined &&
              (before.staleAt <= catalogue.now || [...before.keys].some((key) => changes.keys.has(key))))
          if (!isTouched) continue
          const view = new CatalogueView(catalogue)
          const location = leadsTo(path, view)
          if (location === undefined) {
            published.delete(path)
            read.delete(path)
          } else {
            published.set(path, location)
            read.set(path, { keys: view.keys, staleAt: view.staleAt })
          }
        }
        const expected = paths.flatMap((path) => {
          const location = leadsTo(path, new CatalogueView(catalogue))
          return location === undefined ? [] : [[path, location] as const]
        })
        expect([...published].sort()).toEqual(expected.sort())
        // and a whole build has the same ones
        const all = [...catalogue.paths()]
        for (const path of paths) if (published.has(path)) expect(all).toContain(path)
      }
    }),
    { numRuns: 300 },
  )
})
