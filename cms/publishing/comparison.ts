import { setTimeout } from 'node:timers/promises'
import type { Payload } from 'payload'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { nameOf } from '../../site/catalogue/documentName.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import type { Pace } from '../../site/publisher/slices.ts'
import { isPublicCollection } from './entries/entryOf.ts'
import { publishedDocuments, stampsOf, withdrawnVenues } from './documents.ts'
import { type Change, changeOf, publicGlobals } from '../documents/port.ts'

/** Stamps read at a time. */
const stampsAtOnce = 2_000
/** Documents read at a time while nobody waits: so few that the event loop is not held for long. */
const documentsAtOnce = 50

/** What the stored list of venues that are off the site is called, beside the globals. */
export const withdrawnName = 'withdrawn'
/** What the stored list of what calendars tell as later than it is stored is called there. */
export const raisedName = 'raised'
/** What the stored list of calendars that were taken off the site is called there. */
export const goneCalendarsName = 'goneCalendars'

const collections = Object.keys(entrySchemas) as Collection[]

/**
 * The documents that may not be what the last run stored: whose stamp differs, that are missing on one side, or that
 * the outbox still names. A stamp alone is not enough: two writes of one millisecond have the same.
 * @param stored stamps of the stored entries, by `<collection>/<id>`
 */
export async function suspectsSince(payload: Payload, stored: ReadonlyMap<string, string>): Promise<Change[]> {
  const changed = new Set<string>()
  const gone = new Set(stored.keys())
  for (const name of [...Object.keys(publicGlobals), withdrawnName, raisedName, goneCalendarsName]) gone.delete(name)
  for (const collection of collections) {
    for await (const stamps of stampsOf(payload, collection, stampsAtOnce)) {
      for (const { id, isPublic, stamp } of stamps) {
        const name = nameOf(collection, id)
        if (isPublic ? stored.get(name) !== stamp : stored.has(name)) changed.add(name)
        gone.delete(name)
      }
    }
  }
  for (const name of gone) changed.add(name)
  const { docs } = await payload.db.find<{ document: string }>({
    collection: 'outbox',
    pagination: false,
    limit: 0,
  })
  for (const { document } of docs) changed.add(document)
  return [...changed].map(changeOf).filter((change) => 'global' in change || isPublicCollection(change.collection))
}

/**
 * Compares every document with its entry, a few at a time, and gives those that differ. Stamps do not tell of what was
 * written past Payload, or of a write that a crash cut in two.
 */
export async function* differences(
  payload: Payload,
  catalogue: Catalogue,
  { pause, signal }: Pace,
): AsyncIterable<Change> {
  for (const collection of collections) {
    const unseen = new Set([...catalogue.all(collection)].map(({ id }) => id))
    for await (const documents of publishedDocuments(payload, collection, documentsAtOnce)) {
      for (const { id, entry, problem } of documents) {
        unseen.delete(id)
        // one with a problem is read again, and named
        if (problem !== undefined || !catalogue.holds(collection, id, entry)) yield { collection, id }
      }
      await setTimeout(pause, undefined, { signal })
    }
    for (const id of unseen) yield { collection, id }
  }
  const [withdrawn, known] = [await withdrawnVenues(payload), catalogue.told.withdrawn]
  for (const id of new Set([...Object.keys(withdrawn), ...Object.keys(known)]))
    if (withdrawn[id] !== known[id]) yield { collection: 'venues', id }
}
