import { pageCollections } from '../../site/catalogue/pageCollections.ts'

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

/** Collections in which what may stand in a document hangs on the others: units are a tree. */
const together: readonly string[] = ['units']

/** Which work on a document waits for one another. */
export function turnOf(collection: string, id: string): string {
  return together.includes(collection) ? collection : `${collection}/${id}`
}

/**
 * What a request to the API is about to write: a document, or a collection when it makes a new one, whose address is
 * chosen among those that are there. Undefined for what is neither.
 */
export function thingWritten(method: string, path: string): string | undefined {
  const [, collection, id, rest] = /^\/api\/([a-z]+)(?:\/([^/]+))?(\/.+?)?\/?$/.exec(path) ?? []
  // whoever logs in, waits for nobody
  if (collection === undefined || method === 'GET' || (collection === 'users' && method === 'POST')) return undefined
  const isOneTurn = [...pageCollections, ...together].includes(collection)
  if (id === undefined) return method === 'POST' && isOneTurn ? collection : undefined
  // one of its versions that is put back is written into it too
  if (collection === 'globals') return `globals/${id}`
  // a copy is a new document
  if (rest === '/duplicate') return isOneTurn ? collection : undefined
  // a step of the review is written into the document
  return rest === undefined || rest === '/review' ? turnOf(collection, id) : undefined
}
