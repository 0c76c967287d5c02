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
  venues: (venue) => ({ media: { picture: venue.picture } }),
  talents: (talent) => ({ media: { picture: talent.picture }, units: { unit: talent.unit } }),
  works: (work) => ({
    media: { picture: work.picture, ...numbered('pictures', work.pictures) },
    units: { unit: work.unit },
    talents: numbered('authors', work.authors),
  }),
  courses: (course) => ({
    media: { picture: course.picture },
    units: { unit: course.unit },
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
    talents: Object.assign(
      {},
      ...performance.programme.map((item, index) => numbered(`programme[${index}].performers`, item.performers)),
    ) as Record<string, string>,
  }),
  notices: (notice) => ({ media: { picture: notice.picture }, units: { unit: notice.unit } }),
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
