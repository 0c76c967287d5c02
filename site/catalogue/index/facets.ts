import type { Entries } from '../entries.ts'
import type { PageCollection } from '../pageCollections.ts'
import {
  activityKinds,
  artForms,
  brandKinds,
  callKinds,
  courseKinds,
  noticeKinds,
  performanceKinds,
  serviceKinds,
  teamKinds,
  venueKinds,
} from '../vocabulary.ts'

/** The one facet by which each library's list is divided: its words, and an entry's values of it. */
export const facets: {
  [C in PageCollection]: { words: Readonly<Record<string, string>>; of: (entry: Entries[C]) => readonly string[] }
} = {
  courses: { words: courseKinds, of: (course) => [course.kind] },
  performances: { words: performanceKinds, of: (performance) => [performance.kind] },
  activities: { words: activityKinds, of: (activity) => [activity.kind] },
  talents: { words: artForms, of: (talent) => talent.specialities },
  teams: { words: teamKinds, of: (team) => [team.kind] },
  works: { words: artForms, of: (work) => [work.genre] },
  brands: { words: brandKinds, of: (brand) => [brand.kind] },
  venues: { words: venueKinds, of: (venue) => [venue.kind] },
  services: { words: serviceKinds, of: (service) => [service.kind] },
  calls: { words: callKinds, of: (call) => [call.kind] },
  notices: { words: noticeKinds, of: (notice) => [notice.kind] },
}
