import pLimit, { type LimitFunction } from 'p-limit'
import type { PayloadRequest } from 'payload'
import { isOfAdmin, withNamesOnly } from './adminReads.ts'
import { weightOf } from './weight.ts'

/** What the documents that are filled in for the relations of one answer may be. */
export interface LoadLimits {
  /** Most of them, each place where one stands counted. */
  mostPlaces: number
  /** Most bytes of them, about; what stands in another one is counted with it once more. */
  mostBytes: number
  /** Most that are read from the database at a time. */
  atOnce: number
}

/** The largest entry has some 1,500 relations; each is a small entry for the most part. */
const limits: LoadLimits = { mostPlaces: 2000, mostBytes: 16 * 2 ** 20, atOnce: 50 }

type Load = (key: string) => Promise<unknown>

/** The documents that are loaded for one request. */
export class BoundedLoads {
  readonly #load: Load
  readonly #limits: LoadLimits
  readonly #weights = new WeakMap<object, number>()
  /** By level: what is loaded waits for what stands in it, never for its own level. */
  readonly #levels = new Map<unknown, LimitFunction>()
  #places = 0
  #bytes = 0

  /** @param load of Payload: a document by a key, which it keeps */
  constructor(load: Load, bounds: LoadLimits) {
    this.#load = load
    this.#limits = bounds
  }

  /** Whether some relations stay ids, since there were too many. */
  get isBeyond(): boolean {
    return this.#places > this.#limits.mostPlaces || this.#bytes > this.#limits.mostBytes
  }

  /**
   * The document for one place of the answer.
   * @param key of Payload's (payload/dist/collections/dataloader.js), with the id and the level in it
   * @returns the id where it cannot be filled in: when the answer has enough of them, and when it is in the trash, gone,
   * or not to be read by whoever asks. Payload (3.90) would put null in its place, in a body or where something is in the
   * trash, and whoever saves that answer would erase what was named. It is never refused: what else is under way would
   * have nobody to tell
   */
  async place(key: string): Promise<unknown> {
    const [, , id, , level] = JSON.parse(key) as unknown[]
    this.#places++
    if (this.isBeyond) return id
    const doc = await this.#inTurn(level, () => (this.isBeyond ? null : this.#load(key)))
    if (typeof doc !== 'object' || doc === null || ('deletedAt' in doc && Boolean(doc.deletedAt))) return id
    const weight = weightOf(doc, this.#limits.mostBytes, this.#weights)
    this.#weights.set(doc, weight)
    this.#bytes += weight
    return this.isBeyond ? id : doc
  }

  async #inTurn(level: unknown, load: () => unknown): Promise<unknown> {
    const turns = this.#levels.get(level) ?? pLimit(this.#limits.atOnce)
    this.#levels.set(level, turns)
    return turns(load)
  }
}

/** By the loader of a request, which each document of many at once has of its own; it is what is bounded. */
const ofRequests = new WeakMap<object, BoundedLoads>()

/**
 * Bounds what is filled in for the relations of a request's answer, whatever the documents refer to. A document that
 * stands in a hundred places is loaded once, and written out a hundred times.
 */
export function boundLoads(req: Pick<PayloadRequest, 'payload' | 'payloadAPI' | 'payloadDataLoader'>): BoundedLoads {
  const loader = req.payloadDataLoader
  const known = ofRequests.get(loader)
  if (known !== undefined) return known
  const load = loader.load.bind(loader)
  const bounded = new BoundedLoads((key) => load(isOfAdmin(req) ? withNamesOnly(key, req) : key), limits)
  ofRequests.set(loader, bounded)
  loader.load = (key: string) => bounded.place(key) as ReturnType<typeof loader.load>
  return bounded
}
