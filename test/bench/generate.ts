import { entryOf } from '../../cms/publishing/entries/entryOf.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { type PageCollection, pageCollections } from '../../site/catalogue/pageCollections.ts'
import { noticeKinds, unitLevels, valuesOf } from '../../site/catalogue/vocabulary.ts'
import { day, type Documents, makerOf } from './documents/maker.ts'
import { occasions } from './documents/occasions.ts'
import { offers } from './documents/offers.ts'
import { people } from './documents/people.ts'
import { works } from './documents/works.ts'
import { pictureDocument, recordingDocument } from './files.ts'
import { type Ids, idFor } from './ids.ts'
import { Random } from './random.ts'
import { nameOf, titleOf } from './words.ts'

/** What to generate. */
export interface Wanted {
  /** Entries with pages; units and recordings (1 in 100) and pictures (1 in 50) come on top. */
  entries: number
  seed: number
  /** The present, in milliseconds since the epoch: occasions lie before it and a month after it. */
  now: number
  ids: Ids
}

/** Share of each library among the entries, as in the programme of a district union; of others there are none. */
const shares: Readonly<Partial<Record<PageCollection, number>>> = {
  works: 0.3,
  courses: 0.25,
  talents: 0.17,
  performances: 0.13,
  activities: 0.04,
  notices: 0.04,
  teams: 0.02,
  venues: 0.02,
  services: 0.015,
  calls: 0.01,
  brands: 0.005,
}

/**
 * Entries of an invented union, all published. The years that the archive spans grow more slowly than the entries
 * (5 years for 10,000), so that a larger site has fuller weeks but not a home page of thousands of rows.
 */
export function generate({ entries, seed, now, ids }: Wanted): Documents {
  const random = new Random(seed)
  const span = 365 * day * 5 * (entries / 10_000) ** 0.6
  const counts: Record<Collection, number> = {
    ...(Object.fromEntries(
      pageCollections.map((collection) => [collection, Math.round(entries * (shares[collection] ?? 0))]),
    ) as Record<PageCollection, number>),
    units: entries / 100,
    deliveries: 0,
    recordings: entries / 100,
    media: entries / 50,
    files: 0,
  }
  const all = Object.fromEntries(
    Object.entries(counts).map(([collection, count]) => [
      collection,
      Array.from({ length: Math.max(count, 3) }, (_, index) => idFor(collection, index, ids)),
    ]),
  ) as Record<Collection, string[]>
  // the rest is for changing pictures: files that are not public yet
  const shownMedia = all.media.slice(0, Math.ceil(all.media.length / 2))
  const maker = makerOf({ random, ids: { ...all, media: shownMedia }, span, now })
  const { instant, maybe } = maker
  const founded = instant(now - span)

  return {
    ...(Object.fromEntries(pageCollections.map((collection) => [collection, []])) as unknown as Record<
      PageCollection,
      []
    >),
    deliveries: [],
    units: all.units.map((unit, index) => ({
      id: unit,
      name: nameOf(random, '工会'),
      level: index === 0 ? 'province' : random.pick(valuesOf(unitLevels)),
      parent: index === 0 ? null : (all.units[random.between(0, index - 1)] ?? null),
      sample: null,
      createdAt: founded,
      updatedAt: founded,
    })),
    media: all.media.map((media, index) => pictureDocument(media, index, founded)),
    files: [],
    recordings: all.recordings.map((recording, index) => recordingDocument(recording, index, founded)),
    ...offers(maker),
    ...people(maker),
    ...works(maker),
    ...occasions(maker),
    notices: all.notices.map((notice, index) => ({
      id: notice,
      ...maker.page('notices', index),
      title: titleOf(random, '公告'),
      kind: random.pick(valuesOf(noticeKinds)),
      date: maker.past(),
      unit: maybe(0.8, () => random.pick(all.units)),
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
