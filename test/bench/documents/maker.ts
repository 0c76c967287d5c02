import { richText } from '../../../cms/documents/richText/paragraphs.ts'
import type { Config } from '../../../cms/payload-types.ts'
import type { Collection } from '../../../site/catalogue/entries.ts'
import { type Audience, audiences, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import type { Random } from '../random.ts'
import { paragraphs, sentence } from '../words.ts'

/** Documents as Payload gives them at depth 0, by collection. */
export type Documents = { [C in Collection]: Config['collections'][C][] }

export const [hour, day] = [3_600_000, 86_400_000]

/** What every kind of document is made with. */
export interface Maker {
  random: Random
  /** Ids of all the documents of each collection, those of pictures only as far as they may be shown. */
  ids: Readonly<Record<Collection, readonly string[]>>
  /** Milliseconds over which the archive goes back. */
  span: number
  /** The present, in milliseconds since the epoch. */
  now: number
  /** ISO 8601, on a full minute. */
  instant: (time: number) => string
  /** An instant of the past. */
  past: () => string
  /** Start on a full hour between 8 and 20 o'clock in China, up to a month ahead, in milliseconds. */
  start: () => number
  /** A year of the last nine. */
  year: () => number
  /** A new id for a row of a list. */
  rowId: () => string
  /** A value in this share of the cases. */
  maybe: <T>(share: number, value: () => T) => T | null
  /** Whom it is for: mostly everybody. */
  audiences: () => Audience[]
  /** The fields that all pages have. */
  page: (collection: Collection, index: number) => ReturnType<typeof pageOf>
}

/** @param about the same random gives the same documents */
export function makerOf(about: Pick<Maker, 'random' | 'ids' | 'span' | 'now'>): Maker {
  const { random, ids, span, now } = about
  let row = 0
  const instant = (time: number) => new Date(Math.floor(time / 60_000) * 60_000).toISOString()
  const past = () => instant(now - random.next() * span)
  const maybe = <T>(share: number, value: () => T) => (random.chance(share) ? value() : null)
  return {
    ...about,
    instant,
    past,
    maybe,
    rowId: () => (++row).toString(16).padStart(24, '0'),
    start: () =>
      Math.floor((now + 30 * day - random.next() * (span + 30 * day)) / day) * day + random.between(0, 12) * hour,
    year: () => new Date(now).getUTCFullYear() - random.between(0, 8),
    audiences: () => (random.chance(0.3) ? random.some(valuesOf(audiences), 1, 2) : []),
    page: (collection, index) => pageOf({ random, ids, past, maybe }, collection, index),
  }
}

function pageOf(
  { random, ids, past, maybe }: Pick<Maker, 'random' | 'ids' | 'past' | 'maybe'>,
  collection: Collection,
  index: number,
) {
  const created = past()
  return {
    slug: `${collection === 'activities' ? 'activity' : collection.replace(/s$/, '')}-${index + 1}`,
    summary: maybe(0.9, () => sentence(random)),
    picture: maybe(0.4, () => random.pick(ids.media)),
    body: maybe(0.7, () => richText(paragraphs(random))),
    createdAt: created,
    updatedAt: created,
    _status: 'published' as const,
    sample: null,
  }
}
