import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Payload } from 'payload'
import { openedPort } from '../port.ts'
import { mongoTexts } from './mongoTexts.ts'
import { searchedFields, textsIn } from './searchedFields.ts'
import { searchTextOf } from './searchText.ts'
import { sqliteTexts } from './sqliteTexts.ts'

interface StoredDocument {
  id: unknown
  document: Record<string, unknown>
}

/** Documents as the database keeps them, or their versions. */
export interface StoredTexts {
  /**
   * Looks through some documents, in the order of their ids.
   * @param after id of the last one that was looked at
   * @returns those whose search text is missing or was made by other rules, with the given fields, and the last one that
   * was looked at; undefined when there are no more
   */
  outdated(after: unknown): Promise<{ documents: StoredDocument[]; last: unknown } | undefined>
  /** Stores search texts by id, of documents for which nobody has done so meanwhile. */
  store(texts: ReadonlyMap<unknown, string>): Promise<void>
}

/**
 * Makes the search texts of documents and versions that were written before there were any, or by other rules, while the
 * server answers already: until then they are found by what stands in their titles. Where nothing is missing it reads
 * through what there is once. What a stop leaves is made at the next start.
 * @param payload whose writes keep search texts already
 */
export function fillSearchTextsInBackground(payload: Payload): void {
  const port = openedPort()
  const fillAll = async (): Promise<void> => {
    try {
      const count = await fillSearchTexts(payload, () => port?.isStopping() === true)
      if (count > 0) payload.logger.info({ count }, '已为以前的内容补上检索文字')
    } catch (error) {
      if (port?.isStopping() !== true) payload.logger.error({ err: error }, '检索文字没有补全，下次启动时再补')
    }
  }
  // what goes on by itself is part of nobody's request
  if (port === undefined) void fillAll()
  else port.outside(() => void fillAll())
}

async function fillSearchTexts(payload: Payload, isStopping: () => boolean): Promise<number> {
  let count = 0
  for (const collection of payload.config.collections) {
    const fields = searchedFields(collection)
    if (fields.length === 0) continue
    for (const isVersions of collection.versions ? [false, true] : [false]) {
      const place = { slug: collection.slug, isVersions, fields }
      const stored = payload.db.name === 'sqlite' ? sqliteTexts(payload.db, place) : mongoTexts(payload.db, place)
      count += await fill(stored, fields, isStopping)
    }
  }
  return count
}

async function fill(stored: StoredTexts, fields: readonly string[], isStopping: () => boolean): Promise<number> {
  let count = 0
  let after: unknown
  while (!isStopping()) {
    const some = await stored.outdated(after)
    if (some === undefined) break
    const { documents } = some
    if (documents.length > 0)
      await stored.store(new Map(documents.map(({ id, document }) => [id, searchTextOf(textsIn(document, fields))])))
    count += documents.length
    after = some.last
    await nextTurn()
  }
  return count
}
