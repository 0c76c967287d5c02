import { rm } from 'node:fs/promises'
import type { NotedChange, ShownFiles } from './fileChange.ts'
import { hasCopies, type Move, moveFiles } from './fileWriter.ts'
import type { Flusher } from './flusher.ts'
import { rowOf } from './manifest.ts'
import type { ReleaseFiles } from './releaseFiles.ts'

/** Moves the files of the burst that was noted last from beside the release into their places. */
export class Placing {
  readonly #files: ReleaseFiles
  readonly #flusher: Flusher
  #moves: Move[] = []
  #onTheWay: { url: string; change: number }[] = []
  #moving: Promise<void> | undefined
  #watch: (files: ShownFiles) => Promise<void> = () => Promise.resolve()

  constructor(files: ReleaseFiles, flusher: Flusher) {
    this.#files = files
    this.#flusher = flusher
  }

  /** How many files are not yet in their places. */
  get size(): number {
    return this.#moves.length
  }

  /** Names of what is staged and waits to be moved. */
  get staged(): string[] {
    return this.#moves.flatMap(stagedAs)
  }

  /** @param watcher told of the files of each burst, before they are moved and when they are in their places */
  watch(watcher: (files: ShownFiles) => Promise<void>): void {
    this.#watch = watcher
  }

  /** Takes over a burst; the one before must have settled. */
  add(changes: readonly NotedChange[]): void {
    this.#moves = changes.map(({ path: url, file }) => ({
      from: file?.staged,
      to: this.#files.fileOf(url),
      hasCopies: hasCopies(file?.written),
    }))
    this.#onTheWay = changes.map(({ path: url, change }) => ({ url, change }))
  }

  /** Tells the watcher of the files as they are now. */
  async tell(): Promise<void> {
    await this.#watch(this.#onTheWay.map(({ url }) => [url, this.#files.get(url)] as const))
  }

  /** Resolves when all files are in their places. @throws the disk's error; it is tried again at the next call */
  async settled(): Promise<void> {
    if (this.#moves.length === 0 && this.#moving === undefined) return
    this.#moving ??= this.#move().finally(() => {
      this.#moving = undefined
    })
    await this.#moving
  }

  async #move(): Promise<void> {
    const failures = await moveFiles(this.#moves)
    const left = this.#moves.filter((_, index) => failures[index] !== undefined).flatMap(stagedAs)
    for (const [index, { url, change }] of this.#onTheWay.entries()) {
      const [file, failed] = [this.#files.get(url), failures[index]]
      if (failed !== undefined) await this.#files.leave(url, change, failed)
      else if (file !== undefined) this.#files.set(url, rowOf(url, file))
    }
    this.#moves = []
    const isTold = this.tell()
    this.#flusher.wake()
    if (left.length === 0) return
    // visitors are given what is staged until whoever serves it knows better
    await isTold
    await Promise.allSettled(left.map((file) => rm(file, { force: true })))
  }
}

/** The names of what was staged for a move; some of it may have been moved. */
function stagedAs({ from }: Move): string[] {
  return from === undefined ? [] : ['', '.br', '.gz'].map((ending) => from + ending)
}
