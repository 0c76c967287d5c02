import fc from 'fast-check'
import { entryLink, shownMark } from '../../site/catalogue/bodyMarks.ts'
import type { HolidayNotices } from '../../site/catalogue/calendar/holidays.ts'
import { unitMark } from '../../site/catalogue/campaigns/caption.ts'
import { type Collection, type Entries, entrySchemas } from '../../site/catalogue/entries.ts'
import { mostSeatsOfOne } from '../../site/catalogue/schemas/signUpHere.ts'
import {
  activityKinds,
  admissions,
  artForms,
  audiences as audienceWords,
  callKinds,
  courseKinds,
  courseTypes,
  deliveryChannels,
  deliveryLevels,
  honourKinds,
  honourLevels,
  participations,
  performanceKinds,
  questionKinds,
  serviceKinds,
  signUpHows,
  type SignUpPer,
  unitLevels,
  valuesOf,
} from '../../site/catalogue/vocabulary.ts'
import { fieldsFrom } from './fromSchema.ts'

/** The instant around which random occasions lie, in milliseconds since the epoch. */
export const anchor = Date.parse('2026-11-21T04:00:00Z')
const hour = 3_600_000

/** Few ids, so that entries are edited, related and removed often. */
const idIn = (collection: string) =>
  // enough works for several pages of a list
  fc.integer({ min: 0, max: collection === 'works' ? 59 : 14 }).map((number) => `${collection}-${number}`)
const word = fc.constantFrom('春', '花街', '工地上的灯', '高原晨曲', '一', '合唱', '螺钿月')
const instant = fc.integer({ min: -200, max: 400 }).map((hours) => new Date(anchor + hours * hour).toISOString())
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const oneOf = <V extends Record<string, string>>(vocabulary: V) => fc.constantFrom(...valuesOf(vocabulary))
const year = maybe(fc.integer({ min: 2020, max: 2026 }))

const audiences = fc.uniqueArray(oneOf(audienceWords), { maxLength: 2 })
const address = maybe(fc.constant('https://video.example.com/1'))
const several = (collection: string) => fc.uniqueArray(idIn(collection), { maxLength: 2 })

function occasion(id: string) {
  return fc
    .record({ start: instant, length: fc.integer({ min: 1, max: 5 }), venue: maybe(idIn('venues')) })
    .map(({ start, length, venue }) => ({
      id,
      start,
      end: new Date(Date.parse(start) + length * hour).toISOString(),
      venue,
    }))
}

function occasions(id: string) {
  return fc
    .integer({ min: 0, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => occasion(`${id}-${index}`))))
}

/** Occasions of which the first may have been called off or put off, and the last moved, or be full. */
function datesOf(id: string) {
  const first = fc.record({ cancelled: fc.boolean(), postponed: fc.boolean() })
  return fc.tuple(occasions(id), first, maybe(instant), fc.boolean()).map(([dates, off, movedFrom, full]) =>
    dates.map((date, index) => ({
      ...date,
      ...(index === 0 && off),
      ...(index === dates.length - 1 && { movedFrom, full }),
    })),
  )
}

/** Sign-up elsewhere, its end around now. */
const signUp = { signUpUrl: maybe(fc.constant('https://form.example.com/1')), signUpPicture: maybe(idIn('media')) }

/** Sign-up that is taken here, opening around now. @param per what one can sign up for */
const signUpHere = (per: readonly SignUpPer[], id: string) =>
  maybe(
    fc.record({
      per: fc.constantFrom(...per),
      how: oneOf(signUpHows),
      opens: maybe(instant),
      seats: fc.integer({ min: 0, max: 40 }),
      mostSeats: fc.integer({ min: 1, max: mostSeatsOfOne }),
      hasWaitingList: fc.boolean(),
      offerHours: fc.integer({ min: 1, max: 168 }),
      children: maybe(fc.constant({ youngest: 4, oldest: 12 })),
      quotas: fc.uniqueArray(
        fc.record({ audience: oneOf(audienceWords), seats: fc.integer({ min: 1, max: 5 }), release: maybe(instant) }),
        { maxLength: 2, selector: ({ audience }) => audience },
      ),
      questions: fc
        .array(fc.record({ label: word, kind: oneOf(questionKinds), isRequired: fc.boolean() }), { maxLength: 2 })
        .map((questions) =>
          questions.map((question, index) => ({
            id: `${id}-question-${index}`,
            ...question,
            choices: question.kind === 'choice' ? ['春', '花街'] : [],
          })),
        ),
    }),
  )

/** A text that shows something and leads to something. */
const body = fc
  .record({
    word,
    pictures: fc.uniqueArray(idIn('media'), { minLength: 1, maxLength: 2 }),
    file: idIn('files'),
    recording: idIn('recordings'),
    notice: idIn('notices'),
  })
  .map(({ word, pictures, file, recording, notice }) =>
    [
      `<p>${entryLink('notices', notice, word)}</p>`,
      shownMark('media', pictures, word),
      shownMark('files', [file], ''),
      shownMark('recordings', [recording], ''),
    ].join(''),
  )

/** How one takes part, whom to ask, what to bring. */
const takePart = {
  participation: maybe(oneOf(participations)),
  phone: maybe(fc.constant('0871-00001006')),
  bring: maybe(word),
  safetyNote: maybe(word),
}

function page(id: string) {
  return {
    id: fc.constant(id),
    // a slug of the entry's own, that changes with a rename
    slug: fc.integer({ min: 0, max: 2 }).map((rename) => `${id}-${rename}`),
    // some of them its own, and some that others have or had
    formerSlugs: fc.uniqueArray(
      fc
        .tuple(idIn(id.slice(0, id.lastIndexOf('-'))), fc.integer({ min: 0, max: 2 }))
        .map(([of, rename]) => `${of}-${rename}`),
      { maxLength: 2 },
    ),
    created: instant,
    updated: maybe(instant),
    summary: maybe(word),
    picture: maybe(idIn('media')),
    body: maybe(body),
    tags: fc.uniqueArray(word, { maxLength: 2 }),
    sample: fc.boolean(),
  }
}

/** Of what is not as its schema alone says: one field depends on another, or some values are to come more often. */
const ofItsOwn: { [C in Collection]?: (id: string) => fc.Arbitrary<unknown> } = {
  courses: (id) =>
    fc.record({
      ...page(id),
      title: word,
      kind: oneOf(courseKinds),
      type: oneOf(courseTypes),
      audiences,
      price: maybe(fc.constant({ list: 8000, subsidy: 6000 })),
      teachers: several('talents'),
      venue: maybe(idIn('venues')),
      unit: maybe(idIn('units')),
      ...signUp,
      ...takePart,
      signUpUntil: maybe(instant),
      signUpHere: signUpHere(['occasion', 'course'], id),
      sessions: datesOf(id),
    }),
  performances: (id) =>
    fc.record({
      ...page(id),
      title: word,
      kind: oneOf(performanceKinds),
      admission: oneOf(admissions),
      audiences,
      liveUrl: address,
      replayUrl: address,
      recording: maybe(idIn('recordings')),
      ...signUp,
      ...takePart,
      signUpUntil: maybe(instant),
      signUpHere: signUpHere(['occasion'], id),
      unit: maybe(idIn('units')),
      showings: datesOf(id),
      programme: fc
        .array(
          fc.record({
            title: word,
            work: maybe(idIn('works')),
            performers: fc.array(idIn('talents'), { maxLength: 2 }),
            teams: several('teams'),
          }),
          { maxLength: 3 },
        )
        .map((items) => items.map((item, index) => ({ id: `${id}-item-${index}`, ...item }))),
    }),
  activities: (id) =>
    fc.record({
      ...page(id),
      title: word,
      kind: oneOf(activityKinds),
      admission: oneOf(admissions),
      audiences,
      liveUrl: address,
      ...signUp,
      ...takePart,
      signUpUntil: maybe(instant),
      signUpHere: signUpHere(['occasion'], id),
      unit: maybe(idIn('units')),
      dates: datesOf(id),
      talents: several('talents'),
      teams: several('teams'),
      works: several('works'),
      pictures: several('media'),
    }),
  talents: (id) =>
    fc.record({
      ...page(id),
      name: word,
      specialities: fc.uniqueArray(oneOf(artForms), { maxLength: 2 }),
      unit: maybe(idIn('units')),
      speaker: fc.boolean(),
      honours: fc.array(
        fc.oneof(
          fc.record({ kind: oneOf(honourKinds), level: oneOf(honourLevels), year }),
          fc.record({ title: word, level: oneOf(honourLevels), year }),
        ),
        { maxLength: 2 },
      ),
    }),
  works: (id) =>
    fc.record({
      ...page(id),
      title: word,
      genre: oneOf(artForms),
      authors: several('talents'),
      team: maybe(idIn('teams')),
      unit: maybe(idIn('units')),
      year,
      pictures: several('media'),
      recordings: fc.array(
        idIn('recordings').map((file) => ({ kind: 'audio', file })),
        { maxLength: 1 },
      ),
      awards: fc.constant([]),
      sentUp: fc.constant([]),
    }),
  calls: (id) =>
    fc.record({
      ...page(id),
      title: word,
      kind: oneOf(callKinds),
      unit: maybe(idIn('units')),
      opens: instant,
      closes: instant,
      ...signUp,
      audiences,
      genres: fc.constant([]),
      results: fc.array(
        fc.record({
          id: fc.constant(`${id}-result`),
          award: word,
          work: maybe(idIn('works')),
          talents: several('talents'),
          team: maybe(idIn('teams')),
        }),
        { maxLength: 1 },
      ),
    }),
  campaigns: (id) =>
    fc.record({
      ...page(id),
      title: word,
      year: fc.integer({ min: 2025, max: 2026 }),
      theme: maybe(word),
      unit: maybe(idIn('units')),
      kinds: fc.uniqueArray(oneOf(serviceKinds), { maxLength: 3 }),
      phases: fc
        .array(fc.record({ name: word, days: fc.tuple(instant, instant), handIn: maybe(word) }), { maxLength: 3 })
        .map((phases) =>
          phases.map(({ name, days, handIn }, index) => {
            // the last day does not come before the first one
            const [from, to] = days.toSorted()
            return { id: `${id}-phase-${index}`, name, from, to, handIn }
          }),
        ),
      caption: maybe(word.map((text) => `${text}（${unitMark}专场）`)),
    }),
  deliveries: (id) =>
    fc.record({
      ...{ id: fc.constant(id), campaign: idIn('campaigns'), unit: idIn('units'), kind: maybe(oneOf(serviceKinds)) },
      ...{ day: fc.constantFrom('2026-06-01', '2026-06-02'), place: word, level: oneOf(deliveryLevels) },
      ...{ channel: oneOf(deliveryChannels), people: fc.nat(1000) },
    }),
  units: (id) => fc.record({ id: fc.constant(id), name: word, level: oneOf(unitLevels) }),
  media: (id) =>
    fc.record({ alt: word, version: fc.integer({ min: 0, max: 2 }) }).map(({ alt, version }) => ({
      id,
      alt,
      src: `/media/${version}/${id}.png`,
      width: 40,
      height: 30,
      sizes: [],
      files: { [`/media/${version}/${id}.png`]: 'picture.png' },
    })),
  recordings: (id) =>
    fc.record({ title: word, version: fc.integer({ min: 0, max: 2 }) }).map(({ title, version }) => ({
      id,
      title,
      kind: 'audio',
      src: `/media/${version}/${id}.wav`,
      type: 'audio/wav',
      captions: { src: `/media/${version}/${id}.vtt`, lines: [title] },
      files: { [`/media/${version}/${id}.wav`]: 'recording.wav' },
      texts: { [`/media/${version}/${id}.vtt`]: `WEBVTT\n\n00:00.000 --> 00:01.000\n${title}\n` },
    })),
  files: (id) =>
    fc.record({ title: word, version: fc.integer({ min: 0, max: 2 }) }).map(({ title, version }) => ({
      id,
      title,
      name: `${id}.pdf`,
      kind: 'pdf',
      size: 9,
      src: `/media/${version}/${id}.pdf`,
      files: { [`/media/${version}/${id}.pdf`]: 'file.pdf' },
    })),
}

function entryOf(collection: Collection, id: string): fc.Arbitrary<unknown> {
  const own = ofItsOwn[collection]
  if (own !== undefined) return own(id)
  const made = page(id)
  const rest = Object.entries(entrySchemas[collection].shape).filter(([name]) => !(name in made))
  const rowId = (field: string, place: number) => `${id}-${field}-${place}`
  const fields = fieldsFrom(Object.fromEntries(rest), { word, instant, reference: idIn, rowId, absent: undefined })
  return fc.tuple(fc.record(made), fields).map((parts) => Object.assign({}, ...parts) as object)
}

/** One write to the catalogue: an entry put in, changed or taken out. */
export interface RandomEdit {
  collection: Collection
  id: string
  entry: Entries[Collection] | undefined
}

/** A random write to any collection that has public entries. */
export const randomEdit: fc.Arbitrary<RandomEdit> = fc
  .constantFrom<Collection[]>(...(Object.keys(entrySchemas) as Collection[]), 'works', 'works', 'works', 'works')
  .chain((collection) =>
    idIn(collection).chain((id) =>
      fc.option(entryOf(collection, id), { nil: undefined, freq: 5 }).map((entry) => ({
        collection,
        id,
        entry: entry === undefined ? undefined : entrySchemas[collection].parse(entry),
      })),
    ),
  )

/** Words that mean the same to a search; often none. */
export const randomSynonyms = fc.array(fc.uniqueArray(word, { minLength: 2, maxLength: 4 }), { maxLength: 2 })

const dayAround = fc
  .integer({ min: -20, max: 40 })
  .map((days) => new Date(anchor + days * 86_400_000).toISOString().slice(0, 10))

/** Days off around the anchor, as the staff may enter them; often none. */
export const randomHolidays: fc.Arbitrary<HolidayNotices> = fc.array(
  fc.record({
    year: fc.constant(2026),
    source: word,
    holidays: fc.array(
      dayAround.map((day) => ({ name: '假', from: day, to: day })),
      { maxLength: 3 },
    ),
    workdays: fc.array(dayAround, { maxLength: 2 }),
  }),
  { maxLength: 1 },
)
