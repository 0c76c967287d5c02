import { Worker } from 'node:worker_threads'
import type { SearchDocument } from './document.ts'

/** A document that came or changed, or went. */
export interface DocumentChange {
  library: SearchDocument['library']
  id: string
  document: SearchDocument | undefined
}

/** What the thread is asked. */
export type IndexOrder =
  | { kind: 'gather'; documents: readonly DocumentChange[] }
  | { kind: 'fill' }
  | { kind: 'set'; documents: readonly DocumentChange[] }
  | { kind: 'file'; name: string }

/** What it answers to each. */
export interface IndexAnswers {
  gather: void
  /** All files with their etags. */
  fill: (readonly [name: string, etag: string])[]
  /** The files that came or changed, or went. */
  set: (readonly [name: string, isThere: boolean])[]
  file: Uint8Array | undefined
}

/** Documents that are handed over at a time: copying them holds the event loop. */
const atOnce = 250

/** Told of files whose bytes may be others, by their names. */
export type Touched = (names: readonly string[]) => void

/**
 * The index of all words, in a thread of its own: an entry that comes changes a hundred files, and none of that work
 * holds the event loop. It is filled once, from all documents; what changes meanwhile is taken in after that.
 */
export class Indexer {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: unknown) => void }>()
  readonly #names = new Set<string>()
  /** What changed while the index was being filled, or a change before it is under way. */
  readonly #pending = new Map<string, DocumentChange>()
  #isFilled = false
  #changing: Promise<void> | undefined
  #last = 0
  #onTouched: Touched = () => undefined

  constructor() {
    this.#worker = new Worker(new URL('./indexThread.ts', import.meta.url))
    this.#worker.unref()
    this.#worker.on('message', ({ id, answer }: { id: number; answer: never }) => {
      this.#waiting.get(id)?.resolve(answer)
      this.#waiting.delete(id)
      if (this.#waiting.size === 0) this.#worker.unref()
    })
    this.#worker.on('error', (error) => {
      for (const { reject } of this.#waiting.values()) reject(error)
      this.#waiting.clear()
    })
  }

  /** Whether its files are known; until then what is published of them stays as it is. */
  get isFilled(): boolean {
    return this.#isFilled
  }

  /** Names of all files. */
  get names(): ReadonlySet<string> {
    return this.#names
  }

  /** How many documents are not yet in the index. */
  get waiting(): number {
    return this.#pending.size + Number(this.#changing !== undefined)
  }

  /** Tells of files that change from now on. */
  watch(onTouched: Touched): void {
    this.#onTouched = onTouched
  }

  /** Fills the index with all documents that were noted until now. @returns all files with their etags */
  async fill(): Promise<ReadonlyMap<string, string>> {
    while (this.#pending.size > 0) {
      const documents = [...this.#pending.values()].slice(0, atOnce)
      for (const { library, id } of documents) this.#pending.delete(`${library}/${id}`)
      await this.#ask({ kind: 'gather', documents })
    }
    const files = await this.#ask({ kind: 'fill' })
    for (const [name] of files) this.#names.add(name)
    this.#isFilled = true
    this.#change()
    return new Map(files)
  }

  /** Takes note of a document that came or changed, or went. */
  set(change: DocumentChange): void {
    this.#pending.set(`${change.library}/${change.id}`, change)
    this.#change()
  }

  /** Resolves when every document that was noted is in the index. */
  async settled(): Promise<void> {
    while (this.#changing !== undefined) await this.#changing
  }

  /** The bytes of a file; undefined when there is none. */
  async file(name: string): Promise<Uint8Array | undefined> {
    return this.#ask({ kind: 'file', name })
  }

  async stop(): Promise<void> {
    await this.#worker.terminate()
  }

  #change(): void {
    if (!this.#isFilled || this.#pending.size === 0) return
    this.#changing ??= this.#takeIn().finally(() => {
      this.#changing = undefined
    })
  }

  async #takeIn(): Promise<void> {
    while (this.#pending.size > 0) {
      const documents = [...this.#pending.values()].slice(0, atOnce)
      for (const { library, id } of documents) this.#pending.delete(`${library}/${id}`)
      const touched = await this.#ask({ kind: 'set', documents })
      for (const [name, isThere] of touched) {
        if (isThere) this.#names.add(name)
        else this.#names.delete(name)
      }
      this.#onTouched(touched.map(([name]) => name))
    }
  }

  async #ask<Kind extends keyof IndexAnswers>(order: Extract<IndexOrder, { kind: Kind }>): Promise<IndexAnswers[Kind]> {
    const id = ++this.#last
    const answered = new Promise<IndexAnswers[Kind]>((resolve, reject) =>
      this.#waiting.set(id, { resolve: resolve as (answer: never) => void, reject }),
    )
    this.#worker.ref()
    this.#worker.postMessage({ id, order })
    return answered
  }
}
