import { sessionsOf } from './sessions.ts'
import type { SampleCollection, SampleFiles } from './schema.ts'

/** A place in a content file that names another file by its key. */
export interface Relation {
  field: string
  to: SampleCollection
  key: string
}

type Keys = Partial<Record<SampleCollection, Readonly<Record<string, string | undefined>>>>

const relationsBy: { [C in SampleCollection]: (file: SampleFiles[C]) => Keys } = {
  units: (unit) => ({ units: { parent: unit.parent } }),
  media: () => ({}),
  recordings: () => ({}),
  venues: (venue) => ({ media: { picture: venue.picture } }),
  talents: (talent) => ({
    media: { picture: talent.picture },
    units: { unit: talent.unit, 'selection.unit': talent.selection?.unit },
  }),
  teams: (team) => ({
    media: { picture: team.picture, ...numbered('pictures', team.pictures) },
    units: { unit: team.unit },
    talents: { leader: team.leader, ...numbered('members', team.members) },
  }),
  works: (work) => ({
    media: { picture: work.picture, ...numbered('pictures', work.pictures) },
    units: { unit: work.unit },
    talents: numbered('authors', work.authors),
    teams: { team: work.team },
    recordings: numbered(
      'recordings',
      work.recordings.map((recording) => recording.file),
    ),
  }),
  courses: (course) => ({
    media: { picture: course.picture },
    units: { unit: course.unit },
    talents: numbered('teachers', course.teachers),
    venues: {
      venue: course.venue,
      ...numbered(
        'sessions',
        sessionsOf(course).map((session) => session.venue),
      ),
    },
  }),
  performances: (performance) => ({
    media: { picture: performance.picture },
    units: { unit: performance.unit },
    venues: numbered(
      'showings',
      performance.showings.map((showing) => showing.venue),
    ),
    works: numbered(
      'programme',
      performance.programme.map((item) => item.work),
    ),
    talents: inRows('programme', performance.programme, 'performers', (item) => item.performers),
    teams: inRows('programme', performance.programme, 'teams', (item) => item.teams),
  }),
  activities: (activity) => ({
    media: { picture: activity.picture, ...numbered('pictures', activity.pictures) },
    units: { unit: activity.unit },
    venues: numbered(
      'dates',
      activity.dates.map((date) => date.venue),
    ),
    talents: numbered('talents', activity.talents),
    teams: numbered('teams', activity.teams),
    works: numbered('works', activity.works),
  }),
  calls: (call) => ({
    media: { picture: call.picture },
    units: { unit: call.unit },
    works: numbered(
      'results',
      call.results.map((result) => result.work),
    ),
    talents: inRows('results', call.results, 'talents', (result) => result.talents),
    teams: inRows('results', call.results, 'team', (result) => [result.team]),
  }),
  brands: (brand) => ({
    media: { picture: brand.picture, ...numbered('pictures', brand.pictures) },
    units: { unit: brand.unit },
    calls: inRows('editions', brand.editions, 'calls', (edition) => edition.calls),
    activities: inRows('editions', brand.editions, 'activities', (edition) => edition.activities),
    performances: inRows('editions', brand.editions, 'performances', (edition) => edition.performances),
  }),
  services: (service) => ({
    media: { picture: service.picture },
    units: { unit: service.unit },
    talents: numbered('talents', service.talents),
    teams: numbered('teams', service.teams),
  }),
  notices: (notice) => ({ media: { picture: notice.picture }, units: { unit: notice.unit } }),
  wordings: () => ({}),
}

/** Every relation that a content file states, with the field in which it stands. */
export function relationsOf<C extends SampleCollection>(collection: C, file: SampleFiles[C]): Relation[] {
  const owner = 'ownerUnit' in file ? [['units', { ownerUnit: file.ownerUnit }] as const] : []
  return [...Object.entries(relationsBy[collection](file)), ...owner].flatMap(([to, keys]) =>
    Object.entries(keys).flatMap(([field, key]) =>
      key === undefined ? [] : [{ field, to: to as SampleCollection, key }],
    ),
  )
}

function numbered(field: string, keys: readonly (string | undefined)[]): Record<string, string | undefined> {
  return Object.fromEntries(keys.map((key, index) => [`${field}[${index}]`, key]))
}

/** The keys in one field of each row of an array. */
function inRows<T>(
  field: string,
  rows: readonly T[],
  inner: string,
  keysOf: (row: T) => readonly (string | undefined)[],
): Record<string, string | undefined> {
  return Object.assign({}, ...rows.map((row, index) => numbered(`${field}[${index}].${inner}`, keysOf(row))))
}
