import type { Entries, PageCollection } from './entries.ts'
import { artForms, courseKinds, noticeKinds, performanceKinds, venueKinds } from './vocabulary.ts'

/** The one facet by which each library's list is divided: its words, and an entry's values of it. */
export const facets: {
  [C in PageCollection]: { words: Readonly<Record<string, string>>; of: (entry: Entries[C]) => readonly string[] }
} = {
  courses: { words: courseKinds, of: (course) => [course.kind] },
  performances: { words: performanceKinds, of: (performance) => [performance.kind] },
  talents: { words: artForms, of: (talent) => talent.specialities },
  works: { words: artForms, of: (work) => [work.genre] },
  venues: { words: venueKinds, of: (venue) => [venue.kind] },
  notices: { words: noticeKinds, of: (notice) => [notice.kind] },
}
