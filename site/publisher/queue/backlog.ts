import { Deadlines } from '../../catalogue/deadlines.ts'
import type { PageRow } from '../release/releaseState.ts'
import { Dependencies } from './dependencies.ts'
import { pauseAfter } from './pauses.ts'
import { RenderQueue } from './renderQueue.ts'

/** A file that could not be made; the old one stands. */
export interface FailedFile {
  path: string
  error: string
}

/** Which files are to be made, and why: somebody says so, what they have read has changed, or a time has come. */
export class Backlog {
  readonly #clock: { readonly now: number }
  readonly #queue = new RenderQueue()
  readonly #dependencies = new Dependencies()
  readonly #deadlines = new Deadlines()
  readonly #failures = new Map<string, { error: string; pause: number }>()
  readonly #unknown = new Set<string>()

  /** @param clock the instant that files are made for, in milliseconds since the epoch */
  constructor(clock: { readonly now: number }) {
    this.#clock = clock
  }

  /** How many files wait to be made. */
  get size(): number {
    return this.#queue.size
  }

  /** Urgency of the file that is taken next; undefined when there is none. */
  get nextLevel(): number | undefined {
    return this.#queue.nextLevel
  }

  /** When a file goes wrong by itself, or is tried again, in milliseconds since the epoch; Infinity when none does. */
  get nextDue(): number {
    return this.#deadlines.next
  }

  get failed(): FailedFile[] {
    return [...this.#failures].map(([path, { error }]) => ({ path, error }))
  }

  has(path: string): boolean {
    return this.#queue.has(path)
  }

  /** @param level 0 for what is most urgent */
  add(path: string, level: number): void {
    this.#queue.add(path, level)
  }

  /** Takes the most urgent file out. */
  take(): { path: string; level: number } | undefined {
    return this.#queue.take()
  }

  /** Files that have read a key when they were made. */
  readers(key: string): string[] {
    return this.#dependencies.readers(key)
  }

  /** Takes out the files that have gone wrong by an instant, in milliseconds since the epoch. */
  takeDue(now: number): Iterable<string> {
    return this.#deadlines.takeUntil(now)
  }

  /** Keeps a file whose output cannot say yet what it is. */
  keepUnknown(path: string): void {
    this.#unknown.add(path)
  }

  /** Takes out the files whose outputs could not say what they are. */
  takeUnknown(): string[] {
    const unknown = [...this.#unknown]
    this.#unknown.clear()
    return unknown
  }

  /** Notes what a file has read, and when it is to be made again. */
  note({ path, keys, staleAt, error }: PageRow): void {
    this.#dependencies.set(path, keys)
    if (error !== null) return this.noteFailed(path, error)
    this.#failures.delete(path)
    this.#deadlines.set(path, staleAt ?? Infinity)
  }

  /** Notes why a file could not be made: it is made again after a pause, whatever it has read. */
  noteFailed(path: string, error: string): void {
    const pause = pauseAfter(this.#failures.get(path)?.pause)
    this.#failures.set(path, { error, pause })
    this.#deadlines.set(path, this.#clock.now + pause)
  }
}
