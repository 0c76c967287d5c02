import type { Entries } from '../catalogue/entries.ts'
import type { PageCollection } from '../catalogue/pageCollections.ts'

const kinds: { [C in PageCollection]: (entry: Entries[C]) => string } = {
  courses: ({ type }) => type,
  performances: ({ kind }) => kind,
  activities: ({ kind }) => kind,
  talents: ({ specialities }) => specialities[0] ?? 'talents',
  teams: ({ kind }) => kind,
  works: ({ genre }) => genre,
  brands: ({ kind }) => kind,
  venues: ({ kind }) => kind,
  services: ({ kind }) => kind,
  calls: ({ kind }) => kind,
  notices: ({ kind }) => kind,
}

/** The kind by which the cover of an entry is cut: those of one kind have shapes in common. */
export function coverKind<C extends PageCollection>(collection: C, entry: Entries[C]): string {
  return kinds[collection](entry)
}
