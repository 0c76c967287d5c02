import type { Entries } from '../../catalogue/entries.ts'
import type { PageCollection } from '../../catalogue/pageCollections.ts'
import { entryPath } from '../../catalogue/urls.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { textsOf } from '../documents/textsOf.ts'
import type { Card } from './card.ts'
import { calledOffUntil, fullOf, isPutOff, momentsOf, movedOf } from './momentsOf.ts'

/** Most facts and people that a result shows. */
const [mostFacts, mostPeople] = [3, 3]

/** What a result shows of an entry. @param view notes what was read of others */
export function cardOf<C extends PageCollection>(library: C, entry: Entries[C], view: CatalogueView): Card {
  const { title, facts, people } = textsOf(library, entry, view)
  const moments = momentsOf(entry)
  const [moved, full, calledOff] = [movedOf(entry), fullOf(entry), calledOffUntil(entry)]
  return {
    path: entryPath(library, entry.slug),
    title,
    ...(entry.summary !== undefined && entry.summary !== '' && { summary: entry.summary }),
    facts: some(facts, mostFacts),
    people: some(people, mostPeople),
    ...(moments.length > 0 && { moments }),
    ...(moved.length > 0 && { moved }),
    ...(full.length > 0 && { full }),
    ...(isPutOff(entry) && { isPutOff: true }),
    ...(calledOff !== undefined && { calledOff }),
    ...(entry.sample && { isSample: true }),
  }
}

function some(texts: readonly (string | undefined)[], most: number): string[] {
  return [...new Set(texts.filter((text) => text !== undefined && text !== ''))].slice(0, most) as string[]
}
