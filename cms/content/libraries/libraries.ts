import { activities } from './activities.ts'
import { brands } from './brands.ts'
import { calls } from './calls.ts'
import { campaigns } from './campaigns.ts'
import { courses } from './courses.ts'
import { notices } from './notices.ts'
import { performances } from './performances.ts'
import { services } from './services.ts'
import { talents } from './talents.ts'
import { teams } from './teams.ts'
import { venues } from './venues.ts'
import { works } from './works.ts'
import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'

/** The libraries, in the order in which sample content can be made: each after those that its files name. */
export const libraries = {
  venues,
  talents,
  teams,
  works,
  courses,
  performances,
  activities,
  calls,
  brands,
  services,
  campaigns,
  notices,
} satisfies { [C in PageCollection]: { collection: { slug: C } } }

type Libraries = typeof libraries
/** The schema of each library's files of the sample content. */
export type LibraryFiles = { [C in PageCollection]: Libraries[C]['sample']['file'] }

/** One thing of each library, by their names. */
export function ofEach<T extends Record<PageCollection, unknown>>(
  take: (library: Libraries[PageCollection]) => T[PageCollection],
): T {
  return Object.fromEntries(Object.entries(libraries).map(([name, library]) => [name, take(library)])) as T
}
