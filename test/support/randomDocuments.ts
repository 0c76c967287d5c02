import fc from 'fast-check'
import type { Collection } from '../../site/catalogue/entries.ts'
import {
  admissions,
  artForms,
  courseKinds,
  courseTypesOf,
  honourKinds,
  honourLevels,
  noticeKinds,
  performanceKinds,
  unitLevels,
  valuesOf,
  venueKinds,
} from '../../site/catalogue/vocabulary.ts'

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
const body = maybe(word.map(richText))
const page = { summary: maybe(word), picture: maybe(some('media')), body }

/** What an editor fills in, for every collection that has public entries: a new one has to be added here. */
export const documentData: { [C in Collection]: fc.Arbitrary<Record<string, unknown>> } = {
  courses: fc.constantFrom(...valuesOf(courseKinds)).chain((kind) =>
    fc.record({
      ...page,
      title: word,
      kind: fc.constant(kind),
      type: fc.constantFrom(...courseTypesOf[kind]),
      venue: maybe(some('venues')),
      unit: maybe(some('units')),
      sessions: fc.array(
        fc.tuple(period, maybe(some('venues'))).map(([times, venue]) => ({ ...times, venue })),
        { maxLength: 3 },
      ),
    }),
  ),
  performances: fc.record({
    ...page,
    title: word,
    kind: oneOf(performanceKinds),
    admission: oneOf(admissions),
    unit: maybe(some('units')),
    showings: fc.array(
      fc
        .tuple(period, maybe(some('venues')), fc.boolean())
        .map(([times, venue, cancelled]) => ({ ...times, venue, cancelled })),
      { maxLength: 2 },
    ),
    programme: fc.array(
      fc.record({
        title: word,
        form: maybe(oneOf(artForms)),
        work: maybe(some('works')),
        performers: fc.array(some('talents'), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
  }),
  talents: fc.record({
    ...page,
    name: word,
    specialities: fc.uniqueArray(oneOf(artForms), { minLength: 1, maxLength: 2 }),
    unit: maybe(some('units')),
    speaker: fc.boolean(),
    honours: fc.array(fc.record({ kind: oneOf(honourKinds), level: oneOf(honourLevels), year }), { maxLength: 2 }),
    consent: fc.constant({ given: true }),
  }),
  works: fc.record({
    ...page,
    title: word,
    genre: oneOf(artForms),
    authors: fc.array(some('talents'), { maxLength: 2 }),
    unit: maybe(some('units')),
    year,
    pictures: fc.array(some('media'), { maxLength: 2 }),
    awards: fc.array(fc.record({ name: word, level: maybe(oneOf(honourLevels)), year }), { maxLength: 1 }),
  }),
  venues: fc.record({
    ...page,
    name: word,
    kind: oneOf(venueKinds),
    address: word,
    facilities: fc.array(word, { maxLength: 2 }),
  }),
  notices: fc.record({ ...page, title: word, kind: oneOf(noticeKinds), date: instant, unit: maybe(some('units')) }),
  units: fc.record({
    name: fc.tuple(word, fc.integer({ min: 1000, max: 9999 })).map((parts) => parts.join('')),
    level: oneOf(unitLevels),
  }),
  media: fc.record({ alt: word, credit: maybe(word) }),
}

function richText(text: string): object {
  const node = { version: 1, format: '', indent: 0, direction: 'ltr' }
  const leaf = { type: 'text', version: 1, text, detail: 0, format: 0, mode: 'normal', style: '' }
  const paragraph = { ...node, type: 'paragraph', textFormat: 0, children: [leaf] }
  return { root: { ...node, type: 'root', children: [paragraph] } }
}
