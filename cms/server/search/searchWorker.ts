import { Worker } from 'node:worker_threads'
import type { SearchAnswer, SearchOrder, SearchReply } from './searchThread.ts'

/** Longest wait for an answer, in milliseconds. */
const patienceMs = 3_000
/** Most that is waited for at a time: the rest is not answered. */
const mostWaiting = 32

/** Where the files of the search are, as they are now. */
export interface SearchPlace {
  /** Folder of the release. */
  folder: string
  /** Another one whenever a file of the search has changed. */
  version: number
}

/** A thread that searches published files: however much is asked, pages are served meanwhile. */
export class SearchWorker {
  #worker: Worker | undefined
  #last = 0
  readonly #waiting = new Map<number, (answer: never) => void>()

  /** @returns undefined when it cannot be answered, not in time, or too much is asked at a time */
  async ask<Order extends SearchOrder>(order: Order): Promise<SearchAnswer<Order> | undefined> {
    if (this.#waiting.size >= mostWaiting) return undefined
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#last
    return new Promise((resolve: (answer: SearchAnswer<Order> | undefined) => void) => {
      const timer = setTimeout(() => {
        // whatever holds it so long holds everybody behind it
        this.#giveUp(worker)
      }, patienceMs)
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        resolve(answer)
      })
      worker.postMessage({ id, order })
    })
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./searchThread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    worker.unref()
    worker.on('message', ({ id, answer }: SearchReply) => this.#waiting.get(id)?.(answer as never))
    worker.on('error', () => this.#giveUp(worker))
    return worker
  }

  /** Answers nobody who waits; what is asked next begins anew. */
  #giveUp(worker: Worker): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    for (const resolve of [...this.#waiting.values()]) resolve(undefined as never)
    void worker.terminate()
  }
}
