import { Worker } from 'node:worker_threads'
import { nameOf } from '../../catalogue/documentName.ts'
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
  gather: undefined
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
  #worker: Worker | undefined
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: unknown) => void }>()
  readonly #names = new Set<string>()
  /** What changed while the index was being filled, or a change before it is under way. */
  readonly #pending = new Map<string, DocumentChange>()
  #isFilled = false
  #changing: Promise<void> | undefined
  #last = 0
  #onTouched: Touched = () => undefined
  #onLost: (error: unknown) => void = () => undefined
  #isStopping = false

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

  /**
   * Tells of files that change from now on.
   * @param onLost told when the thread has ended by itself: nothing is known of the index then, until every document has
   * been noted again and it is filled
   */
  watch(onTouched: Touched, onLost: (error: unknown) => void): void {
    this.#onTouched = onTouched
    this.#onLost = onLost
  }

  /** Fills the index with all documents that were noted until now. @returns all files with their etags */
  async fill(): Promise<ReadonlyMap<string, string>> {
    if (this.#isFilled) await this.settled()
    else while (this.#pending.size > 0) await this.#ask({ kind: 'gather', documents: this.#next() })
    const files = await this.#ask({ kind: 'fill' })
    this.#names.clear()
    for (const [name] of files) this.#names.add(name)
    this.#isFilled = true
    this.#change()
    return new Map(files)
  }

  /** Takes note of a document that came or changed, or went. */
  set(change: DocumentChange): void {
    this.#pending.set(nameOf(change.library, change.id), change)
    if (this.#isFilled) this.#change()
    else if (this.#pending.size >= atOnce)
      // they are taken apart while others come; whoever was told that the thread is lost notes them again
      void this.#ask({ kind: 'gather', documents: this.#next() }).catch(() => undefined)
  }

  /** The documents that are handed over next. */
  #next(): DocumentChange[] {
    const documents = [...this.#pending.values()].slice(0, atOnce)
    for (const { library, id } of documents) this.#pending.delete(nameOf(library, id))
    return documents
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
    this.#isStopping = true
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./indexThread.ts', import.meta.url))
    worker.unref()
    worker.on('message', ({ id, answer }: { id: number; answer: never }) => {
      this.#waiting.get(id)?.resolve(answer)
      this.#waiting.delete(id)
      if (this.#waiting.size === 0) worker.unref()
    })
    let problem: unknown = new Error('the thread of the index has ended')
    worker.on('error', (error) => (problem = error))
    worker.on('exit', () => this.#lose(problem))
    return worker
  }

  #lose(error: unknown): void {
    this.#worker = undefined
    this.#isFilled = false
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
    if (!this.#isStopping) this.#onLost(error)
  }

  #change(): void {
    if (!this.#isFilled || this.#pending.size === 0) return
    this.#changing ??= this.#takeIn()
      // whoever was told that the thread is lost has it filled again
      .catch(() => undefined)
      .finally(() => {
        this.#changing = undefined
      })
  }

  async #takeIn(): Promise<void> {
    while (this.#pending.size > 0) {
      const touched = await this.#ask({ kind: 'set', documents: this.#next() })
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
      this.#waiting.set(id, { resolve: resolve, reject }),
    )
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    worker.postMessage({ id, order })
    return answered
  }
}
