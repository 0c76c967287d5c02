import { richText } from '../../cms/sample/richText.ts'
import { entryOf } from '../../cms/entries/entryOf.ts'
import type { Config } from '../../cms/payload-types.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
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
import { type Ids, idFor } from './ids.ts'
import { pictureDocument } from './pictures.ts'
import { Random } from './random.ts'
import { paragraphs, sentence, titleOf } from './words.ts'

/** Documents as Payload gives them at depth 0, by collection. */
export type Documents = { [C in Collection]: Config['collections'][C][] }

/** What to generate. */
export interface Wanted {
  /** Entries with pages; units (1 in 100) and pictures (1 in 50) come on top. */
  entries: number
  seed: number
  /** The present, in milliseconds since the epoch: occasions lie before it and a month after it. */
  now: number
  ids: Ids
}

const [hour, day] = [3_600_000, 86_400_000]

/** Share of each library among the entries, as in the programme of a district union. */
const shares = { works: 0.3, courses: 0.25, talents: 0.15, performances: 0.1, notices: 0.15, venues: 0.05 } as const

/**
 * Entries of an invented union, all published. The years that the archive spans grow more slowly than the entries
 * (5 years for 10,000), so that a larger site has fuller weeks but not a home page of thousands of rows.
 */
export function generate({ entries, seed, now, ids }: Wanted): Documents {
  const random = new Random(seed)
  const span = 365 * day * 5 * (entries / 10_000) ** 0.6
  const idsOf = (collection: Collection, count: number) =>
    Array.from({ length: Math.max(count, 3) }, (_, index) => idFor(collection, index, ids))
  const count = (collection: keyof typeof shares) => Math.round(entries * shares[collection])
  const id = {
    works: idsOf('works', count('works')),
    courses: idsOf('courses', count('courses')),
    talents: idsOf('talents', count('talents')),
    performances: idsOf('performances', count('performances')),
    notices: idsOf('notices', count('notices')),
    venues: idsOf('venues', count('venues')),
    units: idsOf('units', entries / 100),
    media: idsOf('media', entries / 50),
  }
  // the rest is for changing pictures: files that are not public yet
  const shownMedia = id.media.slice(0, Math.ceil(id.media.length / 2))
  let row = 0
  const rowId = () => (++row).toString(16).padStart(24, '0')
  const instant = (time: number) => new Date(Math.floor(time / 60_000) * 60_000).toISOString()
  const past = () => instant(now - random.next() * span)
  /** Starts on a full hour between 8 and 20 o'clock in China, up to a month ahead. */
  const start = () =>
    Math.floor((now + 30 * day - random.next() * (span + 30 * day)) / day) * day + random.between(0, 12) * hour
  const maybe = <T>(share: number, value: () => T) => (random.chance(share) ? value() : null)
  const page = (collection: string, index: number) => {
    const created = past()
    return {
      slug: `${collection.replace(/s$/, '')}-${index + 1}`,
      summary: maybe(0.9, () => sentence(random)),
      picture: maybe(0.4, () => random.pick(shownMedia)),
      body: maybe(0.7, () => richText(paragraphs(random))),
      createdAt: created,
      updatedAt: created,
      _status: 'published' as const,
      sample: null,
    }
  }
  const year = () => new Date(now).getUTCFullYear() - random.between(0, 8)

  return {
    // the figures compare with earlier ones: these libraries joined later
    recordings: [],
    activities: [],
    teams: [],
    brands: [],
    services: [],
    calls: [],
    units: id.units.map((unit, index) => ({
      id: unit,
      name: titleOf(random, '工会', index),
      level: index === 0 ? 'province' : random.pick(valuesOf(unitLevels)),
      parent: index === 0 ? null : (id.units[random.between(0, index - 1)] ?? null),
      sample: null,
      createdAt: instant(now - span),
      updatedAt: instant(now - span),
    })),
    media: id.media.map((media, index) => pictureDocument(media, index, instant(now - span))),
    venues: id.venues.map((venue, index) => ({
      id: venue,
      ...page('venues', index),
      name: titleOf(random, '文化宫', index),
      kind: random.pick(valuesOf(venueKinds)),
      address: `春融街 ${index + 1} 号`,
      latitude: 24.8 + random.next() / 10,
      longitude: 102.8 + random.next() / 10,
      openingHours: maybe(0.7, () => '周二至周日 9:00–21:00'),
      phone: maybe(0.7, () => `0871-6${String(index % 1_000_000).padStart(7, '0')}`),
      facilities: random.some(['舞蹈教室', '饮水机', '排练厅', '阅览室', '母婴室', '微波炉'], 0, 5),
    })),
    talents: id.talents.map((talent, index) => ({
      id: talent,
      ...page('talents', index),
      name: titleOf(random, '师傅', index),
      unit: maybe(0.9, () => random.pick(id.units)),
      specialities: random.some(valuesOf(artForms), 1, 3),
      speaker: random.chance(0.05),
      honours: Array.from({ length: random.between(0, 2) }, () => ({
        id: rowId(),
        kind: random.pick(valuesOf(honourKinds)),
        level: random.pick(valuesOf(honourLevels)),
        year: year(),
      })),
      consent: { given: true, date: past() },
    })),
    works: id.works.map((work, index) => ({
      id: work,
      ...page('works', index),
      title: titleOf(random, '组画', index),
      genre: random.pick(valuesOf(artForms)),
      year: year(),
      unit: maybe(0.8, () => random.pick(id.units)),
      authors: random.some(id.talents, 1, 2),
      authorsText: maybe(0.1, () => '工友集体创作'),
      pictures: random.some(shownMedia, 0, 3),
      awards: Array.from({ length: random.between(0, 1) }, () => ({
        id: rowId(),
        name: '职工美术展优秀作品',
        level: random.pick(valuesOf(honourLevels)),
        year: year(),
      })),
    })),
    courses: id.courses.map((course, index) => {
      const kind = random.pick(valuesOf(courseKinds))
      const first = start()
      return {
        id: course,
        ...page('courses', index),
        title: titleOf(random, '课堂', index),
        kind,
        type: random.pick(courseTypesOf[kind]),
        subject: maybe(0.6, () => '合唱与识谱'),
        teacher: maybe(0.8, () => '罗老师'),
        venue: maybe(0.95, () => random.pick(id.venues)),
        unit: maybe(0.9, () => random.pick(id.units)),
        // one lesson, or a course of lessons a week apart
        sessions: Array.from({ length: kind === 'public-benefit' ? 1 : random.between(2, 15) }, (_, lesson) => ({
          id: rowId(),
          start: instant(first + lesson * 7 * day),
          end: instant(first + lesson * 7 * day + 2 * hour),
          venue: maybe(0.1, () => random.pick(id.venues)),
          topic: maybe(0.7, () => sentence(random).slice(0, 12)),
          teacher: null,
          seats: maybe(0.8, () => random.between(10, 60)),
        })),
      }
    }),
    performances: id.performances.map((performance, index) => {
      const first = start()
      return {
        id: performance,
        ...page('performances', index),
        title: titleOf(random, '演出', index),
        kind: random.pick(valuesOf(performanceKinds)),
        unit: maybe(0.9, () => random.pick(id.units)),
        admission: random.pick(valuesOf(admissions)),
        admissionNote: maybe(0.3, () => '凭工会会员卡领票'),
        showings: Array.from({ length: random.between(1, 3) }, (_, showing) => ({
          id: rowId(),
          start: instant(first + showing * day),
          end: maybe(0.8, () => instant(first + showing * day + 2 * hour)),
          venue: maybe(0.9, () => random.pick(id.venues)),
          note: null,
          cancelled: random.chance(0.03),
        })),
        programme: Array.from({ length: random.between(0, 10) }, (_, item) => ({
          id: rowId(),
          title: titleOf(random, '节目', item),
          form: random.pick(valuesOf(artForms)),
          work: maybe(0.5, () => random.pick(id.works)),
          performers: random.some(id.talents, 0, 3),
          performersText: maybe(0.3, () => '职工合唱团'),
        })),
      }
    }),
    notices: id.notices.map((notice, index) => ({
      id: notice,
      ...page('notices', index),
      title: titleOf(random, '公告', index),
      kind: random.pick(valuesOf(noticeKinds)),
      date: past(),
      unit: maybe(0.8, () => random.pick(id.units)),
    })),
  }
}

/** One line of JSON for each public entry, as `build` and its rivals read them. */
export function* linesOf(documents: Documents): Iterable<string> {
  for (const collection of Object.keys(entrySchemas) as Collection[]) {
    for (const document of documents[collection]) {
      const entry = entryOf(collection, document as never)
      if (entry !== undefined) yield `${JSON.stringify([collection, entry])}\n`
    }
  }
}
