import type { Collection, Entries } from '../../catalogue/entries.ts'
import type { PageCollection } from '../../catalogue/pageCollections.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import {
  accessibilities,
  activityKinds,
  admissions,
  artForms,
  audiences,
  brandKinds,
  callKinds,
  courseKinds,
  courseTypes,
  honourKinds,
  honourLevels,
  noticeKinds,
  performanceKinds,
  sendingResults,
  serviceKinds,
  teamKinds,
  venueKinds,
} from '../../catalogue/vocabulary.ts'

/** Texts of an entry by the weight that they have; a relation that is not public has none. */
export interface Texts {
  title: string
  people: readonly (string | undefined)[]
  facts: readonly (string | undefined)[]
  body: readonly (string | undefined)[]
}

/** The names by which others are called in an entry. */
class Names {
  readonly #view: CatalogueView

  constructor(view: CatalogueView) {
    this.#view = view
  }

  of<C extends 'talents' | 'teams' | 'units' | 'venues' | 'works'>(
    collection: C,
    ...ids: readonly (string | undefined)[]
  ): (string | undefined)[] {
    return ids.map((id) => nameOf(this.#view.get(collection as Collection, id)))
  }
}

function nameOf(entry: object | undefined): string | undefined {
  const { name, title } = (entry ?? {}) as { name?: string; title?: string }
  return name ?? title
}

/** What is searched of an entry of each library beside its summary and its body text. */
const textsBy: { [C in PageCollection]: (entry: Entries[C], names: Names) => Texts } = {
  courses: (course, names) => ({
    title: course.title,
    people: [
      ...names.of('talents', ...course.teachers),
      course.teacher,
      ...course.sessions.map(({ teacher }) => teacher),
    ],
    facts: [
      courseKinds[course.kind],
      courseTypes[course.type],
      course.subject,
      ...course.audiences.map((audience) => audiences[audience]),
      ...names.of('units', course.unit),
      ...names.of('venues', course.venue, ...course.sessions.map(({ venue }) => venue)),
    ],
    body: [course.admissionNote, ...course.sessions.map(({ topic }) => topic)],
  }),
  performances: (show, names) => ({
    title: show.title,
    people: show.programme.flatMap((item) => [
      ...names.of('talents', ...item.performers),
      ...names.of('teams', ...item.teams),
      item.performersText,
    ]),
    facts: [
      performanceKinds[show.kind],
      admissions[show.admission],
      ...show.audiences.map((audience) => audiences[audience]),
      ...names.of('units', show.unit),
      ...names.of('venues', ...show.showings.map(({ venue }) => venue)),
    ],
    body: [
      show.admissionNote,
      ...show.showings.map(({ note }) => note),
      ...show.programme.flatMap(({ title, form, work }) => [title, form && artForms[form], ...names.of('works', work)]),
    ],
  }),
  activities: (activity, names) => ({
    title: activity.title,
    people: [...names.of('talents', ...activity.talents), ...names.of('teams', ...activity.teams)],
    facts: [
      activityKinds[activity.kind],
      admissions[activity.admission],
      ...activity.audiences.map((audience) => audiences[audience]),
      ...names.of('units', activity.unit),
      ...names.of('venues', ...activity.dates.map(({ venue }) => venue)),
    ],
    body: [activity.admissionNote, ...activity.dates.map(({ note }) => note), ...names.of('works', ...activity.works)],
  }),
  talents: (talent, names) => ({
    title: talent.name,
    people: [],
    facts: [
      ...talent.specialities.map((form) => artForms[form]),
      ...names.of('units', talent.unit, talent.selection?.unit),
      ...talent.honours.flatMap(({ kind, level }) => [honourKinds[kind], honourLevels[level]]),
      talent.speaker ? '劳模工匠进校园' : undefined,
    ],
    body: [],
  }),
  teams: (team, names) => ({
    title: team.name,
    people: names.of('talents', team.leader, ...team.members),
    facts: [
      teamKinds[team.kind],
      ...names.of('units', team.unit),
      team.founded === undefined ? undefined : `${team.founded}年`,
    ],
    body: [team.rehearsal, team.joining],
  }),
  works: (work, names) => ({
    title: work.title,
    people: [...names.of('talents', ...work.authors), work.authorsText, ...names.of('teams', work.team)],
    facts: [
      artForms[work.genre],
      ...names.of('units', work.unit),
      work.year === undefined ? undefined : `${work.year}年`,
      ...work.awards.flatMap(({ name, level }) => [name, level && honourLevels[level]]),
      ...work.sentUp.flatMap(({ occasion, level, result }) => [occasion, honourLevels[level], sendingResults[result]]),
    ],
    body: work.recordings.map(({ title }) => title),
  }),
  brands: (brand, names) => ({
    title: brand.name,
    people: [],
    facts: [brandKinds[brand.kind], ...names.of('units', brand.unit)],
    body: brand.editions.flatMap(({ name, year, note }) => [name, `${year}年`, note]),
  }),
  venues: (venue) => ({
    title: venue.name,
    people: [],
    facts: [
      venueKinds[venue.kind],
      venue.address,
      ...venue.facilities,
      ...venue.accessibilities.map((one) => accessibilities[one]),
    ],
    body: [venue.openingHours, venue.accessibilityNote],
  }),
  services: (service, names) => ({
    title: service.title,
    people: [...names.of('talents', ...service.talents), ...names.of('teams', ...service.teams)],
    facts: [
      serviceKinds[service.kind],
      ...service.audiences.map((audience) => audiences[audience]),
      ...names.of('units', service.unit),
    ],
    body: [service.requirements, service.ordering],
  }),
  calls: (call, names) => ({
    title: call.title,
    people: call.results.flatMap(({ talents, team, others }) => [
      ...names.of('talents', ...talents),
      ...names.of('teams', team),
      others,
    ]),
    facts: [
      callKinds[call.kind],
      ...call.genres.map((form) => artForms[form]),
      ...call.audiences.map((audience) => audiences[audience]),
      ...names.of('units', call.unit),
    ],
    body: [
      call.entering,
      call.prizes,
      call.jury,
      ...call.results.flatMap(({ award, work }) => [award, ...names.of('works', work)]),
    ],
  }),
  notices: (notice, names) => ({
    title: notice.title,
    people: [],
    facts: [noticeKinds[notice.kind], ...names.of('units', notice.unit)],
    body: [],
  }),
}

/** The texts by which an entry is found, as its page shows them. @param view notes what was read of others */
export function textsOf<C extends PageCollection>(collection: C, entry: Entries[C], view: CatalogueView): Texts {
  return textsBy[collection](entry, new Names(view))
}
