import type { Activity, Brand, Call, Performance, Talent, Work } from '../catalogue/entries.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { activityKinds, callKinds, performanceKinds } from '../catalogue/vocabulary.ts'
import { nowAmong } from './clock.ts'

/** One thing that belongs to an edition, with the word for it. */
type Part =
  | { word: string; collection: 'calls'; entry: Call }
  | { word: string; collection: 'activities'; entry: Activity }
  | { word: string; collection: 'performances'; entry: Performance }

/** What a brand leads to: from its editions' contests to their shows, and from there to works and talents. */
export interface BrandThread {
  editions: { edition: Brand['editions'][number]; parts: Part[] }[]
  performances: Performance[]
  works: Work[]
  talents: Talent[]
}

/** Follows the thread of a brand through the public entries; each work and each talent once, in the order of the editions. */
export function threadOf(view: CatalogueView, brand: Brand): BrandThread {
  const editions = brand.editions.map((edition) => ({
    edition,
    parts: [
      ...view
        .getAll('calls', edition.calls)
        .map((entry) => ({ word: callKinds[entry.kind], collection: 'calls' as const, entry })),
      ...view
        .getAll('activities', edition.activities)
        .map((entry) => ({ word: activityKinds[entry.kind], collection: 'activities' as const, entry })),
      ...view
        .getAll('performances', edition.performances)
        .map((entry) => ({ word: performanceKinds[entry.kind], collection: 'performances' as const, entry })),
    ],
  }))
  const parts = editions.flatMap((edition) => edition.parts)
  const performances = parts.flatMap((part) => (part.collection === 'performances' ? [part.entry] : []))
  const items = performances.flatMap(({ programme }) => programme)
  const results = parts.flatMap((part) => (part.collection === 'calls' ? part.entry.results : []))
  const works = [...items, ...results].map(({ work }) => work).filter((work) => work !== undefined)
  const talents = [...items.flatMap(({ performers }) => performers), ...results.flatMap((result) => result.talents)]
  // their cards say what is past, and nothing else on the page does
  for (const { showings } of performances) nowAmong(view, showings)
  return {
    editions,
    performances,
    works: view.getAll('works', [...new Set(works)]),
    talents: view.getAll('talents', [...new Set(talents)]),
  }
}
