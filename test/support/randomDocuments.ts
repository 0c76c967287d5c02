import fc from 'fast-check'
import { storedForm } from '../../cms/content/campaigns/form.ts'
import { templateNames } from '../../cms/content/campaigns/templates.ts'
import { unitMark } from '../../site/catalogue/campaigns/caption.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { page as pageSchemas } from '../../site/catalogue/schemas/parts.ts'
import {
  activityKinds,
  admissions,
  artForms,
  audiences as audienceWords,
  callKinds,
  consentScopes,
  courseKinds,
  courseTypesOf,
  honourKinds,
  honourLevels,
  participations,
  performanceKinds,
  questionKinds,
  recordingKinds,
  sendingResults,
  serviceKinds,
  signUpHows,
  type SignUpPer,
  unitLevels,
  valuesOf,
} from '../../site/catalogue/vocabulary.ts'
import { fieldsFrom } from './fromSchema.ts'

const hour = 3_600_000
/** Occasions lie around today, so that some are over, some are on and some are to come. */
const today = Math.floor(Date.now() / hour) * hour

/** Stands for the id of a document that is there when the write is made; null when there is none. */
export interface Related {
  related: Collection
  number: number
}

// names of one length: pages of the same size are the ones that could be taken for each other
const word = fc.constantFrom('花街', '晨曲', '灯火', '合唱', '螺钿', '剪影')
const number = fc.nat(1000)
const some = (related: Collection): fc.Arbitrary<Related> => number.map((pick) => ({ related, number: pick }))
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value)
const oneOf = <V extends Record<string, string>>(vocabulary: V) => fc.constantFrom(...valuesOf(vocabulary))
const instant = fc.integer({ min: -200, max: 400 }).map((hours) => new Date(today + hours * hour).toISOString())
const year = maybe(fc.integer({ min: 2020, max: 2026 }))
const period = fc
  .record({ start: instant, length: fc.integer({ min: 1, max: 5 }) })
  .map(({ start, length }) => ({ start, end: new Date(Date.parse(start) + length * hour).toISOString() }))
const someOf = <V extends Record<string, string>>(vocabulary: V) => fc.uniqueArray(oneOf(vocabulary), { maxLength: 2 })
const several = (related: Collection) => fc.array(some(related), { maxLength: 2 })
const body = maybe(fc.tuple(word, several('media')).map(([text, pictures]) => richText(text, pictures)))
const address = maybe(word.map((text) => `https://video.example.com/${encodeURIComponent(text)}`))
const video = { liveUrl: address, replayUrl: address }
const audiences = someOf(audienceWords)
const safety = fc.record({ officer: maybe(word), plan: maybe(word) })
const page = {
  summary: maybe(word),
  picture: maybe(some('media')),
  body,
  tags: maybe(fc.constantFrom('花街、晨曲', '灯火')),
}
const signUp = { signUpUrl: address, signUpPicture: maybe(some('media')) }
const signUpUntil = maybe(instant)
/** Sign-up that is taken here, or elsewhere, or nowhere. @param per what one can sign up for */
const signUpAnywhere = (...per: SignUpPer[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.record(signUp) },
    {
      weight: 1,
      arbitrary: fc.record({
        signUpHere: fc.record({
          isOn: fc.constant(true),
          ...(per.length > 0 && { per: fc.constantFrom(...per) }),
          how: oneOf(signUpHows),
          // as many as the quotas keep, as each date has that says its own
          seats: fc.integer({ min: 10, max: 60 }),
          mostSeats: fc.integer({ min: 1, max: 10 }),
          hasWaitingList: fc.boolean(),
          offerHours: fc.integer({ min: 1, max: 168 }),
          children: fc.constantFrom({ youngest: null, oldest: null }, { youngest: 4, oldest: 12 }),
        }),
        signUpQuotas: fc.uniqueArray(
          fc.record({ audience: oneOf(audienceWords), seats: fc.integer({ min: 1, max: 5 }), release: maybe(instant) }),
          { maxLength: 2, selector: ({ audience }) => audience },
        ),
        signUpQuestions: fc.array(
          fc.record({
            label: word,
            kind: oneOf(questionKinds),
            choices: fc.constant('小号\n大号'),
            isRequired: fc.boolean(),
          }),
          { maxLength: 2 },
        ),
      }),
    },
  )
const takePart = {
  participation: maybe(oneOf(participations)),
  phone: maybe(fc.constant('0871-00001006')),
  bring: maybe(word),
  safetyNote: maybe(word),
}
/** A document, with where one signs up for it. */
const withSignUp = <T>(anywhere: fc.Arbitrary<object>, fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.tuple(fc.record(fields), anywhere).map(([document, where]): Record<string, unknown> => ({
    ...document,
    ...where,
    // before every date: else nothing could be drawn
    ...(isDrawn(where) && { signUpUntil: new Date(today - 300 * hour).toISOString() }),
  }))
const isDrawn = (where: { signUpHere?: { how?: unknown } }): boolean => where.signUpHere?.how === 'lottery'
/** An occasion that is as announced, called off, put off, full, or moved by some hours. */
const changed = fc.record({
  cancelled: fc.boolean(),
  postponed: fc.boolean(),
  full: fc.boolean(),
  moved: maybe(fc.integer({ min: 1, max: 200 })),
})
const asChanged = <T extends { start: string }>(
  times: T,
  { moved, ...boxes }: { cancelled: boolean; postponed: boolean; full: boolean; moved: number | null },
) => ({
  ...times,
  ...boxes,
  movedFrom: moved === null ? null : new Date(Date.parse(times.start) - moved * hour).toISOString(),
})

/** Days of which none comes before the one in front of it. */
const daysInOrder = (count: number) =>
  fc.array(instant, { minLength: count, maxLength: count }).map((instants) => instants.toSorted())
/** What a campaign holds of a form. @param template null for none, whatever it held before */
const formOf = (template: keyof typeof templateNames | null) => {
  const { form, formMeasures } = storedForm(template ?? 'coverage')
  const nothing = Object.fromEntries(Object.keys(form).map((name) => [name, name === 'hasSum' ? false : null]))
  return {
    form: fc.constant(template === null ? nothing : form),
    formMeasures: fc.constant(template === null ? [] : formMeasures),
  }
}

/** What an editor fills in, of what is not as the public fields alone say: some is private, or depends on something else. */
const ofItsOwn: { [C in Collection]?: fc.Arbitrary<Record<string, unknown>> } = {
  courses: fc.constantFrom(...valuesOf(courseKinds)).chain((kind) =>
    withSignUp(signUpAnywhere('occasion', 'course'), {
      ...page,
      title: word,
      kind: fc.constant(kind),
      type: fc.constantFrom(...courseTypesOf[kind]),
      audiences,
      price: fc.constantFrom({ list: null, subsidy: null }, { list: 8050, subsidy: 5000 }, { list: 6000, subsidy: 0 }),
      teachers: several('talents'),
      venue: maybe(some('venues')),
      unit: maybe(some('units')),
      ...takePart,
      signUpUntil,
      sessions: fc.array(
        fc.tuple(period, maybe(some('venues')), changed).map(([times, venue, change]) => ({
          ...asChanged(times, change),
          venue,
        })),
        { maxLength: 3 },
      ),
    }),
  ),
  performances: withSignUp(signUpAnywhere(), {
    ...page,
    title: word,
    kind: oneOf(performanceKinds),
    admission: oneOf(admissions),
    audiences,
    ...video,
    recording: maybe(some('recordings')),
    safety,
    unit: maybe(some('units')),
    ...takePart,
    signUpUntil,
    showings: fc.array(
      fc
        .tuple(period, maybe(some('venues')), changed)
        .map(([times, venue, change]) => ({ ...asChanged(times, change), venue })),
      { maxLength: 2 },
    ),
    programme: fc.array(
      fc.record({
        title: word,
        form: maybe(oneOf(artForms)),
        work: maybe(some('works')),
        performers: several('talents'),
        teams: several('teams'),
      }),
      { maxLength: 2 },
    ),
  }),
  activities: withSignUp(signUpAnywhere(), {
    ...page,
    title: word,
    kind: oneOf(activityKinds),
    admission: oneOf(admissions),
    audiences,
    ...video,
    safety,
    unit: maybe(some('units')),
    ...takePart,
    signUpUntil,
    dates: fc.array(
      fc
        .tuple(period, maybe(some('venues')), changed, maybe(fc.integer({ min: 10, max: 50 })))
        .map(([times, venue, change, seats]) => ({ ...asChanged(times, change), venue, seats })),
      { maxLength: 3 },
    ),
    talents: several('talents'),
    teams: several('teams'),
    works: several('works'),
    pictures: several('media'),
  }),
  talents: fc.record({
    ...page,
    name: word,
    specialities: fc.uniqueArray(oneOf(artForms), { minLength: 1, maxLength: 2 }),
    unit: maybe(some('units')),
    speaker: fc.boolean(),
    honours: fc.array(
      fc.oneof(
        fc.record({ kind: oneOf(honourKinds), level: oneOf(honourLevels), year }),
        fc.record({ title: word, level: oneOf(honourLevels), year }),
      ),
      { maxLength: 2 },
    ),
    selection: fc.record({ unit: maybe(some('units')), level: maybe(oneOf(honourLevels)), date: maybe(instant) }),
    consent: fc.record({ given: fc.constant(true), scope: maybe(oneOf(consentScopes)) }),
  }),
  works: fc.record({
    ...page,
    title: word,
    genre: oneOf(artForms),
    authors: several('talents'),
    team: maybe(some('teams')),
    unit: maybe(some('units')),
    year,
    pictures: several('media'),
    recordings: fc.array(
      fc.record({
        kind: oneOf(recordingKinds),
        url: fc.constant('https://video.example.com/1'),
        file: maybe(some('recordings')),
      }),
      { maxLength: 1 },
    ),
    sentUp: fc.array(fc.record({ level: oneOf(honourLevels), occasion: word, year, result: oneOf(sendingResults) }), {
      maxLength: 2,
    }),
    awards: fc.array(fc.record({ name: word, level: maybe(oneOf(honourLevels)), year }), { maxLength: 1 }),
  }),
  calls: fc.record({ opens: instant, days: fc.integer({ min: 1, max: 9 }) }).chain(({ opens, days }) =>
    fc.record({
      ...page,
      title: word,
      kind: oneOf(callKinds),
      unit: maybe(some('units')),
      opens: fc.constant(opens),
      closes: fc.constant(new Date(Date.parse(opens) + days * 24 * hour).toISOString()),
      audiences,
      genres: someOf(artForms),
      announced: maybe(instant),
      results: fc.array(
        fc.record({
          award: word,
          work: maybe(some('works')),
          talents: several('talents'),
          team: maybe(some('teams')),
        }),
        { maxLength: 2 },
      ),
    }),
  ),
  campaigns: fc
    .record({ kinds: someOf(serviceKinds), template: maybe(oneOf(templateNames)) })
    .chain(({ kinds, template }) =>
      fc.record({
        ...page,
        title: word,
        year: fc.integer({ min: 2020, max: 2026 }),
        theme: maybe(word),
        unit: maybe(some('units')),
        kinds: fc.constant(kinds),
        phases: fc.array(
          fc.record({ name: word, days: daysInOrder(2), handIn: maybe(word) }).map(({ days: [from, to], ...rest }) => ({
            ...rest,
            from,
            to,
          })),
          { maxLength: 2 },
        ),
        caption: maybe(word.map((text) => `${text}（${unitMark}专场）`)),
        // two of one name are refused
        periods: fc.array(
          fc.record({ label: word, days: daysInOrder(4) }).map(({ label, days: [from, to, due, locks] }) => ({
            label,
            from,
            to,
            due,
            locks,
          })),
          { maxLength: 1 },
        ),
        // without kinds there is nothing that a form by kind could count
        ...formOf(kinds.length > 0 ? template : template && 'coverage'),
        contact: fc.record({ name: maybe(word), phone: maybe(fc.constant('0871-00001006')) }),
      }),
    ),
  units: fc.record({
    name: fc.tuple(word, fc.integer({ min: 1000, max: 9999 })).map((parts) => parts.join('')),
    level: oneOf(unitLevels),
  }),
  media: fc.record({ alt: word, credit: maybe(word) }),
  files: fc.record({ title: maybe(word) }),
  recordings: fc.record({
    title: word,
    credit: maybe(word),
    captions: maybe(word.map((text) => `00:00.000 --> 00:01.000\n${text}`)),
  }),
}

/** What an editor fills in, for every collection that has public entries. */
export const documentData = Object.fromEntries(
  (Object.keys(entrySchemas) as Collection[]).map((collection) => [collection, dataOf(collection)]),
) as Record<Collection, fc.Arbitrary<Record<string, unknown>>>

function dataOf(collection: Collection): fc.Arbitrary<Record<string, unknown>> {
  const own = ofItsOwn[collection]
  if (own !== undefined) return own
  const rest = Object.entries(entrySchemas[collection].shape).filter(([name]) => !(name in pageSchemas))
  const making = { word, instant, reference: some, rowId: undefined, absent: null }
  const fields = fieldsFrom(Object.fromEntries(rest), making)
  return fc.tuple(fc.record(page), fields).map((parts) => Object.assign({}, ...parts) as Record<string, unknown>)
}

function richText(text: string, pictures: readonly Related[]): object {
  const node = { version: 1, format: '', indent: 0, direction: 'ltr' }
  const leaf = { type: 'text', version: 1, text, detail: 0, format: 0, mode: 'normal', style: '' }
  const paragraph = { ...node, type: 'paragraph', textFormat: 0, children: [leaf] }
  const fields = { blockType: 'gallery', blockName: '', pictures }
  const gallery = { type: 'block', version: 2, format: '', fields }
  return { root: { ...node, type: 'root', children: pictures.length > 0 ? [paragraph, gallery] : [paragraph] } }
}
