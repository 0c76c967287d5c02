import { nameOf } from '../../../site/catalogue/documentName.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { type ApiConfig, routedTo } from '../queries/apiAddresses.ts'
import { segmentsOf } from '../../base/network/segments.ts'

declare module '../port.ts' {
  interface Port {
    /** In which documents are written, by requests and by the scheduler; a document is `<collection>/<id>`. */
    turns: Pick<Turns, 'take'>
  }
}

/** Lets work on one thing wait for the work on it that came before; work on other things goes on beside it. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs work when all work on the same thing that was asked for before has ended, well or badly. */
  async take<T>(thing: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(thing)
    // not begun here: whoever asks from within its beginning has to wait for it too
    const mine = (before ?? Promise.resolve()).then(work, work)
    this.#last.set(thing, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(thing) === mine) this.#last.delete(thing)
    }
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
