import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Changes } from '../catalogue/changes.ts'
import { Mender } from './mender.ts'
import type { Output } from './outputs/output.ts'
import { Outputs } from './outputs/outputs.ts'
import type { Parts } from './parts.ts'
import { Backlog, type FailedFile } from './queue/backlog.ts'
import { levels } from './queue/levels.ts'
import { isAwaited, pageOf, type Rendered, saveRendered } from './queue/rendered.ts'
import { renderSlice } from './queue/renderSlice.ts'
import { awaitedLater, giveBackContent, stagedOf } from './queue/staged.ts'
import { saveEntries, Unsaved } from './queue/unsaved.ts'
import type { FileChange, StagedChange } from './release/fileChange.ts'
import type { Manifest } from './release/manifest.ts'
import type { Release } from './release/release.ts'
import type { ReleaseState } from './release/releaseState.ts'
import { inSlices, type Pace } from './slices.ts'
import { buildWhole } from './wholeBuild.ts'

/** A step back of the clock up to this is ignored, in milliseconds. */
const correction = 60_000

/**
 * Keeps a release equal to the catalogue. What has changed is told by surrogate keys; the files that read them are
 * made again, the most urgent first, in bursts that happen or do not.
 */
export class Publisher {
  readonly #parts: Parts
  readonly #mender: Mender
  /** What has changed while the files of a burst are made: what they have read is not known before they are stored. */
  #meanwhile: { keys: ReadonlySet<string>; levelOf: (path: string) => number }[] | undefined

  constructor(catalogue: Catalogue, outputs: readonly Output[], release: Release) {
    const all = new Outputs(outputs)
    this.#parts = { catalogue, outputs: all, release, backlog: new Backlog(catalogue), unsaved: new Unsaved() }
    this.#mender = new Mender(all, release, (path, level) => this.enqueue(path, level))
  }

  get manifest(): Manifest {
    return this.#parts.release.manifest
  }

  /** How many files wait to be made, to be put in their places, or to be looked at again. */
  get waiting(): number {
    const { backlog, release } = this.#parts
    return backlog.size + release.moving + this.#mender.waiting
  }

  /** How much is to be found out before it is known which files will have to be made. */
  get unready(): number {
    return this.#parts.outputs.waiting()
  }

  /** Resolves when what was published is in the folder. @throws when the disk refuses; it is tried again */
  async settled(): Promise<void> {
    await this.#parts.release.settled()
    this.#noteUnmoved()
  }

  get failed(): FailedFile[] {
    return this.#parts.backlog.failed
  }

  /** When there will be something to do because time passes, in milliseconds since the epoch; Infinity when never. */
  get nextDue(): number {
    const { backlog, catalogue } = this.#parts
    return Math.min(backlog.nextDue, catalogue.nextChange)
  }

  /** Takes up what the release knows: what each file read, and what was left to be made. */
  async resume(pace: Pace): Promise<void> {
    const { backlog, outputs, release } = this.#parts
    await inSlices(release.state.pages(), pace, (page) => backlog.note(page))
    for (const path of release.state.queue()) backlog.add(path, levels.first)
    outputs.begin()
  }

  /**
   * Puts into the queue what is not as an output, which has found out by now, says.
   * @param etags of all its files, by URL path
   * @param isOf whether a path is among those that it has found out about
   */
  reconcile(etags: ReadonlyMap<string, string>, isOf: (path: string) => boolean): void {
    for (const path of this.#parts.backlog.takeUnknown()) this.enqueue(path, levels.search)
    for (const [path, etag] of etags) if (this.manifest.get(path)?.etag !== etag) this.enqueue(path, levels.search)
    for (const path of this.manifest.keys()) if (isOf(path) && !etags.has(path)) this.enqueue(path, levels.search)
  }

  /**
   * Notes an entry as it is now, to be stored with the next burst.
   * @param entry undefined when it is gone
   * @param stamp which version of its document it was made of
   */
  remember(name: string, entry: unknown, stamp: string): void {
    this.#parts.unsaved.remember(name, { entry, stamp })
  }

  /** The stamp that an entry was remembered with; undefined when there is none. */
  stampOf(name: string): string | undefined {
    const unsaved = this.#parts.unsaved.get(name)
    if (unsaved === undefined) return this.#parts.release.state.stamp(name)
    return unsaved.entry === undefined ? undefined : unsaved.stamp
  }

  /** Puts a file into the queue. @param level 0 for what is most urgent */
  enqueue(path: string, level: number): void {
    this.#parts.backlog.add(path, level)
    this.#parts.unsaved.queue(path)
  }

  /**
   * Puts into the queue whatever the changes touch, at any moment.
   * @param levelOf how urgent a path is
   * @returns the paths
   */
  invalidate({ keys, paths }: Changes, levelOf: (path: string) => number): Set<string> {
    const touched = new Set(paths)
    for (const key of keys) for (const path of this.#parts.backlog.readers(key)) touched.add(path)
    for (const path of touched) this.enqueue(path, levelOf(path))
    this.#meanwhile?.push({ keys, levelOf })
    return touched
  }

  /** Moves the clock, and puts into the queue what goes wrong by it. @param now milliseconds since the epoch */
  advance(now: number, level: number): void {
    const { backlog, catalogue, outputs } = this.#parts
    const behind = catalogue.now - now
    // clocks are corrected by moments all the time; only one that was set back says anything
    if (behind > 0 && behind < correction) return
    const isBack = behind > 0
    catalogue.advance(now)
    this.invalidate(catalogue.takeChanges(), () => level)
    for (const path of backlog.takeDue(now)) this.enqueue(path, level)
    // what was said of a time that is now to come again may be wrong anywhere
    if (isBack) for (const path of outputs.paths()) this.enqueue(path, level)
  }

  /**
   * Makes the most urgent files, as many as one slice of time allows, and publishes them in one burst.
   * @returns the paths that were done; empty when there was nothing to do
   * @throws when the disk refuses; the files are in the queue again
   */
  async work(): Promise<string[]> {
    this.#meanwhile = []
    try {
      return await this.#burst()
    } finally {
      this.#meanwhile = undefined
    }
  }

  /**
   * Notes what came of the files of a burst in its transaction, and which of them wait once more since something has
   * changed while they were made: a kill before the next burst forgets none.
   */
  #note(state: ReleaseState, rendered: readonly Rendered[], queued: Iterable<string>): void {
    const { backlog } = this.#parts
    for (const item of rendered) {
      saveRendered(state, item)
      backlog.note(pageOf(item))
    }
    const done = new Set(rendered.map(({ page }) => page.path))
    for (const { keys, levelOf } of this.#meanwhile ?? [])
      for (const key of keys)
        for (const path of backlog.readers(key)) if (done.has(path)) this.enqueue(path, levelOf(path))
    // from here on the backlog knows who reads what changes
    this.#meanwhile = undefined
    for (const path of done) if (backlog.has(path)) state.enqueue(path)
    for (const path of queued) if (!backlog.has(path)) state.dequeue(path)
  }

  async #burst(): Promise<string[]> {
    this.#noteUnmoved()
    await this.#mender.mend()
    const { catalogue, release, unsaved } = this.#parts
    const staging = new Map<FileChange, Promise<StagedChange | undefined>>()
    const taken = await renderSlice(this.#parts, (change) => staging.set(change, awaitedLater(release.stage(change))))
    let rendered = taken
    if (rendered.length === 0 && unsaved.entries === 0) return []
    const notes = unsaved.take()
    try {
      const [staged, made] = await stagedOf(taken, staging)
      rendered = made
      await release.burst(
        staged,
        (state) => {
          state.setMeta('clock', String(catalogue.now))
          saveEntries(state, notes.entries)
          for (const path of notes.queued) state.enqueue(path)
          this.#note(state, rendered, notes.queued)
        },
        { isAwaited: rendered.some(isAwaited) },
      )
    } catch (error) {
      await release.discard().catch(() => undefined)
      unsaved.putBack(notes)
      for (const { page, level } of taken) this.enqueue(page.path, level)
      throw error
    }
    for (const { change } of rendered) giveBackContent(change)
    return rendered.map(({ page }) => page.path)
  }

  /**
   * Makes every file of a release that nobody reads yet.
   * @param onProgress told how many of how many files are done
   */
  async buildAll(onProgress: (done: number, total: number) => void): Promise<void> {
    await buildWhole(this.#parts, onProgress)
  }

  /** Notes the files that were made, and alone could not be put in their places: they are made again after a pause. */
  #noteUnmoved(): void {
    const { backlog, release } = this.#parts
    const failed = release.takeFailed()
    if (failed.size === 0) return
    for (const [path, error] of failed) backlog.noteFailed(path, error)
    release.state.transaction(() => {
      for (const [path, error] of failed) release.state.setError(path, error)
    })
  }

  /** Reads through what is known of the release. @throws DamagedState when it is not whole */
  async verify(): Promise<void> {
    await this.#parts.release.verify()
  }

  /** Looks for files that are damaged, missing or nobody's. They are mended before the next burst. */
  async inspect(pace: Pace): Promise<void> {
    await this.#mender.inspect(pace)
  }

  /**
   * Looks for published files that are whole and yet have another size than they should. They are made again before the
   * next burst.
   */
  async inspectSizes(pace: Pace): Promise<void> {
    await this.#mender.inspectSizes(pace)
  }
}
