import type { RequiredDataFromCollectionSlug } from 'payload'
import { noonOf, periodOf } from './dates.ts'
import { richText } from './richText.ts'
import type { SampleCollection, SampleFiles, SiteFile } from './schema.ts'
import { sessionsOf } from './sessions.ts'

/** What a document needs besides its file. */
export interface Circumstances {
  /** ISO date in Asia/Shanghai from which relative dates are counted. */
  anchor: string
  /** Id of the document made from another file. */
  idOf: (collection: SampleCollection, key: string) => string
}

type Document<C extends SampleCollection> = Omit<RequiredDataFromCollectionSlug<C>, 'id' | 'createdAt' | 'updatedAt'>
type Maker<C extends SampleCollection> = (
  key: string,
  file: SampleFiles[C],
  circumstances: Circumstances,
) => Document<C>

/** Makes the data of a Payload document from a content file, by collection; dates absolute, relations by id. */
export const documentOf: { [C in SampleCollection]: Maker<C> } = {
  units: (_key, unit, { idOf }) => ({
    name: unit.name,
    level: unit.level,
    parent: unit.parent === undefined ? null : idOf('units', unit.parent),
  }),

  media: (_key, { alt, credit, ownerUnit }, circumstances) => ({
    alt,
    credit: credit ?? null,
    ownerUnit: ownerOf(ownerUnit, circumstances),
  }),

  venues: (key, venue, circumstances) => ({
    ...pageOf(key, venue, circumstances),
    name: venue.name,
    kind: venue.kind,
    address: venue.address,
    latitude: venue.latitude ?? null,
    longitude: venue.longitude ?? null,
    openingHours: venue.openingHours,
    phone: venue.phone ?? null,
    facilities: venue.facilities,
  }),

  talents: (key, talent, circumstances) => ({
    ...pageOf(key, talent, circumstances),
    name: talent.name,
    specialities: talent.specialities,
    unit: circumstances.idOf('units', talent.unit),
    speaker: talent.speaker,
    honours: talent.honours,
    // These people are invented: nobody is left to be asked.
    consent: { given: true, date: noonOf({ week: -1, weekday: 1 }, circumstances.anchor) },
  }),

  works: (key, work, circumstances) => ({
    ...pageOf(key, work, circumstances),
    title: work.title,
    genre: work.genre,
    authors: work.authors.map((author) => circumstances.idOf('talents', author)),
    authorsText: work.authorsText ?? null,
    unit: circumstances.idOf('units', work.unit),
    year: work.year,
    pictures: work.pictures.map((picture) => circumstances.idOf('media', picture)),
    awards: work.awards,
  }),

  courses: (key, course, circumstances) => ({
    ...pageOf(key, course, circumstances),
    title: course.title,
    kind: course.kind,
    type: course.type,
    subject: course.subject,
    teacher: course.teacher ?? null,
    unit: circumstances.idOf('units', course.unit),
    venue: circumstances.idOf('venues', course.venue),
    sessions: sessionsOf(course)
      .map((session) => ({
        ...periodOf(session, circumstances.anchor),
        venue: session.venue === undefined ? null : circumstances.idOf('venues', session.venue),
        topic: session.topic ?? null,
        teacher: session.teacher ?? null,
        seats: session.seats ?? null,
      }))
      .sort(byStart),
  }),

  performances: (key, performance, circumstances) => ({
    ...pageOf(key, performance, circumstances),
    title: performance.title,
    kind: performance.kind,
    admission: performance.admission,
    admissionNote: performance.admissionNote ?? null,
    unit: circumstances.idOf('units', performance.unit),
    showings: performance.showings
      .map((showing) => ({
        ...periodOf(showing, circumstances.anchor),
        venue: circumstances.idOf('venues', showing.venue),
        note: showing.note ?? null,
        cancelled: showing.cancelled,
      }))
      .sort(byStart),
    programme: performance.programme.map((item) => ({
      title: item.title,
      form: item.form ?? null,
      work: item.work === undefined ? null : circumstances.idOf('works', item.work),
      performers: item.performers.map((performer) => circumstances.idOf('talents', performer)),
      performersText: item.performersText ?? null,
    })),
  }),

  notices: (key, notice, circumstances) => ({
    ...pageOf(key, notice, circumstances),
    title: notice.title,
    kind: notice.kind,
    date: noonOf(notice, circumstances.anchor),
    unit: circumstances.idOf('units', notice.unit),
  }),
}

/** Makes the data of the global `site` from content/site.json. */
export function siteData({ name, organisation, headline, ...rest }: SiteFile) {
  const { theme = null, introduction = null, phone = null, address = null, filing = null } = rest
  return { name, organisation, headline, theme, introduction, phone, address, filing }
}

interface PageFile {
  summary: string
  picture?: string | undefined
  body: string[]
  ownerUnit?: string | undefined
}

function pageOf(slug: string, { summary, picture, body, ownerUnit }: PageFile, circumstances: Circumstances) {
  const { idOf } = circumstances
  return {
    slug,
    summary,
    picture: picture === undefined ? null : idOf('media', picture),
    body: richText(body),
    ownerUnit: ownerOf(ownerUnit, circumstances),
    _status: 'published' as const,
  }
}

function ownerOf(unit: string | undefined, { idOf }: Circumstances): string | null {
  return unit === undefined ? null : idOf('units', unit)
}

function byStart(a: { start: string }, b: { start: string }): number {
  return Date.parse(a.start) - Date.parse(b.start)
}
