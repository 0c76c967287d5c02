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

  recordings: (_key, { title, credit, captions, ownerUnit }, circumstances) => ({
    title,
    credit: credit ?? null,
    captions: captions ?? null,
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
    accessibilities: venue.accessibilities,
    accessibilityNote: venue.accessibilityNote ?? null,
  }),

  talents: (key, talent, circumstances) => ({
    ...pageOf(key, talent, circumstances),
    name: talent.name,
    specialities: talent.specialities,
    unit: circumstances.idOf('units', talent.unit),
    speaker: talent.speaker,
    honours: talent.honours,
    // These people are invented: nobody is left to be asked.
    consent: { given: true, scope: 'full', date: noonOf({ week: -1, weekday: 1 }, circumstances.anchor) },
    selection:
      talent.selection === undefined
        ? {}
        : {
            unit: circumstances.idOf('units', talent.selection.unit),
            level: talent.selection.level,
            date: noonOf(talent.selection, circumstances.anchor),
            recommender: talent.selection.recommender ?? null,
            opinion: talent.selection.opinion ?? null,
          },
  }),

  teams: (key, team, circumstances) => ({
    ...pageOf(key, team, circumstances),
    name: team.name,
    kind: team.kind,
    unit: circumstances.idOf('units', team.unit),
    founded: team.founded,
    size: team.size,
    leader: maybeId('talents', team.leader, circumstances),
    members: idsOf('talents', team.members, circumstances),
    rehearsal: team.rehearsal,
    joining: team.joining,
    pictures: idsOf('media', team.pictures, circumstances),
  }),

  works: (key, work, circumstances) => ({
    ...pageOf(key, work, circumstances),
    title: work.title,
    genre: work.genre,
    authors: idsOf('talents', work.authors, circumstances),
    authorsText: work.authorsText ?? null,
    team: maybeId('teams', work.team, circumstances),
    unit: circumstances.idOf('units', work.unit),
    year: work.year,
    pictures: idsOf('media', work.pictures, circumstances),
    recordings: work.recordings.map(({ kind, title, url, file }) => ({
      kind,
      title: title ?? null,
      url: url ?? null,
      file: maybeId('recordings', file, circumstances),
    })),
    awards: work.awards,
    sentUp: work.sentUp.map((sending) => ({ ...sending, note: sending.note ?? null })),
  }),

  courses: (key, course, circumstances) => ({
    ...pageOf(key, course, circumstances),
    title: course.title,
    kind: course.kind,
    type: course.type,
    subject: course.subject,
    teachers: idsOf('talents', course.teachers, circumstances),
    teacher: course.teacher ?? null,
    audiences: course.audiences,
    admissionNote: course.admissionNote ?? null,
    price: course.price ?? {},
    unit: circumstances.idOf('units', course.unit),
    venue: circumstances.idOf('venues', course.venue),
    sessions: sessionsOf(course)
      .map((session) => ({
        ...periodOf(session, circumstances.anchor),
        venue: maybeId('venues', session.venue, circumstances),
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
    audiences: performance.audiences,
    ...videoOf(performance),
    safety: safetyOf(performance),
    unit: circumstances.idOf('units', performance.unit),
    showings: performance.showings.map((showing) => occasionOf(showing, circumstances)).sort(byStart),
    programme: performance.programme.map((item) => ({
      title: item.title,
      form: item.form ?? null,
      work: maybeId('works', item.work, circumstances),
      performers: idsOf('talents', item.performers, circumstances),
      teams: idsOf('teams', item.teams, circumstances),
      performersText: item.performersText ?? null,
    })),
  }),

  activities: (key, activity, circumstances) => ({
    ...pageOf(key, activity, circumstances),
    title: activity.title,
    kind: activity.kind,
    admission: activity.admission,
    admissionNote: activity.admissionNote ?? null,
    audiences: activity.audiences,
    unit: circumstances.idOf('units', activity.unit),
    ...videoOf(activity),
    safety: safetyOf(activity),
    dates: activity.dates
      .map((date) => ({ ...occasionOf(date, circumstances), seats: date.seats ?? null }))
      .sort(byStart),
    talents: idsOf('talents', activity.talents, circumstances),
    teams: idsOf('teams', activity.teams, circumstances),
    works: idsOf('works', activity.works, circumstances),
    pictures: idsOf('media', activity.pictures, circumstances),
  }),

  calls: (key, call, circumstances) => ({
    ...pageOf(key, call, circumstances),
    title: call.title,
    kind: call.kind,
    unit: circumstances.idOf('units', call.unit),
    opens: periodOf({ ...call.opens, time: '09:00', minutes: 0 }, circumstances.anchor).start,
    closes: periodOf({ ...call.closes, time: '18:00', minutes: 0 }, circumstances.anchor).start,
    audiences: call.audiences,
    genres: call.genres,
    entering: call.entering,
    prizes: call.prizes ?? null,
    jury: call.jury ?? null,
    phone: call.phone ?? null,
    announced: call.announced === undefined ? null : noonOf(call.announced, circumstances.anchor),
    results: call.results.map((result) => ({
      award: result.award,
      work: maybeId('works', result.work, circumstances),
      talents: idsOf('talents', result.talents, circumstances),
      team: maybeId('teams', result.team, circumstances),
      others: result.others ?? null,
    })),
  }),

  brands: (key, brand, circumstances) => ({
    ...pageOf(key, brand, circumstances),
    name: brand.name,
    kind: brand.kind,
    unit: circumstances.idOf('units', brand.unit),
    since: brand.since,
    pictures: idsOf('media', brand.pictures, circumstances),
    editions: brand.editions.map((edition) => ({
      name: edition.name,
      year: edition.year,
      note: edition.note ?? null,
      calls: idsOf('calls', edition.calls, circumstances),
      activities: idsOf('activities', edition.activities, circumstances),
      performances: idsOf('performances', edition.performances, circumstances),
    })),
  }),

  services: (key, service, circumstances) => ({
    ...pageOf(key, service, circumstances),
    title: service.title,
    kind: service.kind,
    unit: circumstances.idOf('units', service.unit),
    available: service.available,
    audiences: service.audiences,
    minutes: service.minutes ?? null,
    people: service.people ?? null,
    requirements: service.requirements ?? null,
    daysAhead: service.daysAhead ?? null,
    ordering: service.ordering,
    phone: service.phone ?? null,
    talents: idsOf('talents', service.talents, circumstances),
    teams: idsOf('teams', service.teams, circumstances),
  }),

  notices: (key, notice, circumstances) => ({
    ...pageOf(key, notice, circumstances),
    title: notice.title,
    kind: notice.kind,
    date: noonOf(notice, circumstances.anchor),
    unit: circumstances.idOf('units', notice.unit),
  }),

  wordings: (_key, { wrong, right, level, note }) => ({ wrong, right, level, note: note ?? null }),
}

/** Makes the data of the global `site` from content/site.json. */
export function siteData({ name, organisation, headline, ...rest }: SiteFile) {
  const { theme = null, introduction = null, phone = null, address = null, filing = null, prices } = rest
  return { name, organisation, headline, theme, introduction, phone, address, filing, prices }
}

interface Watched {
  liveUrl?: string | undefined
  replayUrl?: string | undefined
}

/** What a showing and a date of an activity have in common. */
function occasionOf(item: SampleFiles['performances']['showings'][number], { anchor, idOf }: Circumstances) {
  return {
    ...periodOf(item, anchor),
    venue: idOf('venues', item.venue),
    note: item.note ?? null,
    cancelled: item.cancelled,
  }
}

function videoOf({ liveUrl = '', replayUrl = '' }: Watched) {
  return { liveUrl: liveUrl || null, replayUrl: replayUrl || null }
}

function safetyOf({ safety }: Pick<SampleFiles['activities'], 'safety'>) {
  if (safety === undefined) return {}
  const { officer, phone = null, expected = null, plan = null } = safety
  return { officer, phone, expected, plan }
}

function maybeId(to: SampleCollection, key: string | undefined, { idOf }: Circumstances): string | null {
  return key === undefined ? null : idOf(to, key)
}

function idsOf(to: SampleCollection, keys: readonly string[], { idOf }: Circumstances): string[] {
  return keys.map((key) => idOf(to, key))
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
