import type { CollectionSlug, Payload, Where } from 'payload'
import { openedPort } from '../port.ts'
import { datesOf, type DatesIn, fieldOf, nextDateName } from './nextDateField.ts'
import { type Rank, storeRanks } from './storeRanks.ts'
import { rankOf } from './rank.ts'

/** How often is looked for dates that have come, in milliseconds: lists are at most this much behind. */
const pauseMs = 60_000
/** Documents that are read at a time. */
const batchSize = 100

/** A document, or the one in a version, with what its next date is made of. */
interface Dated {
  id: string
  document: Record<string, unknown>
}

/**
 * Sees to it that lists are sorted by the next date as time passes, and makes what documents of before have not. Every
 * server does it: the same number is stored whoever is faster.
 */
export function keepNextDatesInBackground(payload: Payload): void {
  const port = openedPort()
  const isStopping = (): boolean => port?.isStopping() === true
  const look = async (): Promise<void> => {
    try {
      await keepNextDates(payload, Date.now(), isStopping)
    } catch (error) {
      if (!isStopping()) payload.logger.error({ err: error }, '列表里的下一次时间没有更新，一分钟后再试')
    }
    if (!isStopping()) setTimeout(() => void look(), pauseMs).unref()
  }
  // what goes on by itself is part of nobody's request
  if (port === undefined) void look()
  else port.outside(() => void look())
}

/**
 * Makes the next dates anew that have come, or were never made, of documents and of their newest versions, which lists show.
 * @param now milliseconds since the epoch
 * @returns how many changed
 */
export async function keepNextDates(payload: Payload, now: number, isStopping = () => false): Promise<number> {
  let count = 0
  for (const { slug, flattenedFields, versions } of payload.config.collections) {
    const field = flattenedFields.find(({ name }) => name === nextDateName)
    if (field === undefined) continue
    const { datesIn } = field.custom as { datesIn: DatesIn }
    for (const isVersions of versions ? [false, true] : [false])
      for (const isMissing of [true, false]) {
        if (isStopping()) return count
        count += await keep(payload, { slug, isVersions, datesIn, isMissing }, now)
      }
  }
  return count
}

interface Kept {
  slug: CollectionSlug
  isVersions: boolean
  datesIn: DatesIn
  /** Whether those without a next date are looked at, and not those whose date has come. */
  isMissing: boolean
}

async function keep(payload: Payload, kept: Kept, now: number): Promise<number> {
  let count = 0
  for (let page = 1; ;) {
    const documents = await read(payload, kept, now, page)
    const changed = documents.flatMap(({ id, document }): Rank[] => {
      const before = document[nextDateName]
      const was = typeof before === 'number' ? before : undefined
      const rank = rankOf(datesOf(document, kept.datesIn), now)
      return rank === was ? [] : [{ id, was, rank }]
    })
    if (changed.length > 0) await storeRanks(payload.db, kept, changed)
    count += changed.length
    if (documents.length < batchSize) return count
    // what changed is not found again; what goes on at this moment is
    if (changed.length === 0) page++
  }
}

async function read(
  { db }: Payload,
  { slug, isVersions, datesIn, isMissing }: Kept,
  now: number,
  page: number,
): Promise<Dated[]> {
  const path = isVersions ? `version.${nextDateName}` : nextDateName
  const isDue: Where = isMissing ? { [path]: { exists: false } } : { [path]: { less_than_equal: now } }
  const bounds = { limit: batchSize, page, pagination: true }
  const select: Record<string, true> = { [fieldOf(datesIn)]: true, [nextDateName]: true }
  if (!isVersions) {
    const { docs } = await db.find<Record<string, unknown> & { id: string }>({
      collection: slug,
      where: isDue,
      select,
      ...bounds,
    })
    return docs.map((document) => ({ id: document.id, document }))
  }
  const { docs } = await db.findVersions<object>({
    collection: slug,
    where: { and: [isDue, { latest: { equals: true } }] },
    select: { version: select },
    ...bounds,
  })
  return docs.map(({ id, version }) => ({ id, document: version as Record<string, unknown> }))
}
