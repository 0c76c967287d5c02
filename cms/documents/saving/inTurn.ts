import { nameOf } from '../../../site/catalogue/documentName.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { type ApiConfig, routedTo } from '../queries/apiAddresses.ts'
import { segmentsOf } from '../../base/network/segments.ts'
import type { Turns } from '../../base/turns.ts'

declare module '../port.ts' {
  interface Port {
    /** In which documents are written, by requests and by the scheduler; a document is `<collection>/<id>`. */
    turns: Pick<Turns, 'take'>
  }
}

/**
 * Collections in which what may stand in a document hangs on the others: units are a tree, and a schedule must suit those
 * of the same entry.
 */
const together: readonly string[] = ['units', 'schedules']

/** Which work on a document waits for one another. MongoDB reads ids in any case. */
export function turnOf(collection: string, id: string): string {
  return together.includes(collection) ? collection : nameOf(collection, id.toLowerCase())
}

/** A version of a document, by which the document is found. */
export interface OfVersion {
  collection: string
  version: string
}

/**
 * What a request to the API is about to write: a document, or a collection when it makes a new one, whose address is
 * chosen among those that are there. Undefined for what is neither.
 * @param path as it was sent; it is read as the router reads it
 */
export function thingWritten(config: ApiConfig, method: string, path: string): string | OfVersion | undefined {
  const [area, ...segments] = segmentsOf(path) ?? []
  const routed = area === 'api' && method !== 'GET' ? routedTo(config, method, segments) : undefined
  if (routed === undefined) return undefined
  const { owner, path: address, id } = routed
  // one of its versions that is put back is written into it too
  if (owner.startsWith('globals/')) return owner
  const isOneTurn = [...pageCollections, ...together].includes(owner)
  // a copy is a new document
  if ((address === '/' && method === 'POST') || address === '/:id/duplicate') return isOneTurn ? owner : undefined
  if (id === undefined) return together.includes(owner) && address !== '/' ? owner : undefined
  if (address === '/versions/:id') return { collection: owner, version: id }
  // a step of the review is written into the document
  const isOfDocument = ['/:id', '/:id/review'].includes(address) || together.includes(owner)
  return isOfDocument ? turnOf(owner, id) : undefined
}
