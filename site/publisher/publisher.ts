import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Changes } from '../catalogue/changes.ts'
import { Deadlines } from '../catalogue/deadlines.ts'
import { Dependencies } from './queue/dependencies.ts'
import { FileProblem } from './release/fileProblem.ts'
import { giveBack } from './release/giveBack.ts'
import { belongs, inspect, isIntact, type Strays } from './release/inspection.ts'
import { levels } from './queue/levels.ts'
import type { Manifest } from './release/manifest.ts'
import type { Output } from './outputs/output.ts'
import { pauseAfter } from './queue/pauses.ts'
import type { FileChange, Release, StagedChange } from './release/release.ts'
import type { PageRow } from './release/releaseState.ts'
import { isAwaited, pageOf, type Rendered, renderFile, saveRendered } from './queue/rendered.ts'
import { RenderQueue } from './queue/renderQueue.ts'
import { inSlices, type Pace } from './slices.ts'

/** Longest time that rendering holds the event loop, in milliseconds; other requests come in between. */
const slice = 20
/** Most files of one burst: they are renamed in one go. */
const largestBurst = 64
/** Slices of a whole build that are being written while the next is rendered. */
const mostWritten = 4
/** A step back of the clock up to this is ignored, in milliseconds. */
const correction = 60_000

/** A file that could not be made; the old one stands. */
export interface FailedFile {
  path: string
  error: string
}

/**
 * Keeps a release equal to the catalogue. What has changed is told by surrogate keys; the files that read them are
 * made again, the most urgent first, in bursts that happen or do not.
 */
export class Publisher {
  readonly #catalogue: Catalogue
  readonly #outputs: readonly Output[]
  readonly #release: Release
  readonly #dependencies = new Dependencies()
  readonly #queue = new RenderQueue()
  readonly #deadlines = new Deadlines()
  readonly #failures = new Map<string, { error: string; pause: number }>()
  /** Entries written and files enqueued since the last burst: they are stored with the next. */
  #unsavedEntries = new Map<string, { entry: unknown; stamp: string }>()
  #unsavedQueue = new Set<string>()
  #suspects: Strays = noStrays()
  /** Files whose outputs cannot say yet what they are. */
  readonly #unknown = new Set<string>()

  constructor(catalogue: Catalogue, outputs: readonly Output[], release: Release) {
    this.#catalogue = catalogue
    this.#outputs = outputs
    this.#release = release
  }

  get manifest(): Manifest {
    return this.#release.manifest
  }

  /** How many files wait to be made, to be put in their places, or to be looked at again. */
  get waiting(): number {
    return this.#queue.size + this.#release.moving + this.#suspects.damaged.length + this.#suspects.foreign.length
  }

  /** How much is to be found out before it is known which files will have to be made. */
  get unready(): number {
    return this.#outputs.reduce((sum, output) => sum + (output.waiting?.() ?? 0), 0)
  }

  /** Resolves when what was published is in the folder. @throws when the disk refuses; it is tried again */
  async settled(): Promise<void> {
    await this.#release.settled()
    this.#noteUnmoved()
  }

  get failed(): FailedFile[] {
    return [...this.#failures].map(([path, { error }]) => ({ path, error }))
  }

  /** When there will be something to do because time passes, in milliseconds since the epoch; Infinity when never. */
  get nextDue(): number {
    return Math.min(this.#deadlines.next, this.#catalogue.nextChange)
  }

  /** Takes up what the release knows: what each file read, and what was left to be made. */
  async resume(pace: Pace): Promise<void> {
    const { state } = this.#release
    await inSlices(state.pages(), pace, (page) => this.#note(page))
    for (const path of state.queue()) this.#queue.add(path, 1)
    for (const output of this.#outputs) output.begin?.()
  }

  /**
   * Puts into the queue what is not as an output, which has found out by now, says.
   * @param etags of all its files, by URL path
   * @param isOf whether a path is among those that it has found out about
   */
  reconcile(etags: ReadonlyMap<string, string>, isOf: (path: string) => boolean): void {
    for (const path of this.#unknown) this.enqueue(path, levels.search)
    this.#unknown.clear()
    for (const [path, etag] of etags) if (this.manifest.get(path)?.etag !== etag) this.enqueue(path, levels.search)
    for (const path of this.manifest.keys()) if (isOf(path) && !etags.has(path)) this.enqueue(path, levels.search)
  }

  /**
   * Notes an entry as it is now, to be stored with the next burst.
   * @param entry undefined when it is gone
   * @param stamp which version of its document it was made of
   */
  remember(name: string, entry: unknown, stamp: string): void {
    this.#unsavedEntries.set(name, { entry, stamp })
  }

  /** The stamp that an entry was remembered with; undefined when there is none. */
  stampOf(name: string): string | undefined {
    const unsaved = this.#unsavedEntries.get(name)
    if (unsaved === undefined) return this.#release.state.stamp(name)
    return unsaved.entry === undefined ? undefined : unsaved.stamp
  }

  /** Puts a file into the queue. @param level 0 for what is most urgent */
  enqueue(path: string, level: number): void {
    this.#queue.add(path, level)
    this.#unsavedQueue.add(path)
  }

  /**
   * Puts into the queue whatever the changes touch.
   * @param levelOf how urgent a path is
   * @returns the paths
   */
  invalidate({ keys, paths }: Changes, levelOf: (path: string) => number): Set<string> {
    const touched = new Set(paths)
    for (const key of keys) for (const path of this.#dependencies.readers(key)) touched.add(path)
    for (const path of touched) this.enqueue(path, levelOf(path))
    return touched
  }

  /** Moves the clock, and puts into the queue what goes wrong by it. @param now milliseconds since the epoch */
  advance(now: number, level: number): void {
    const behind = this.#catalogue.now - now
    // clocks are corrected by moments all the time; only one that was set back says anything
    if (behind > 0 && behind < correction) return
    const isBack = behind > 0
    this.#catalogue.advance(now)
    this.invalidate(this.#catalogue.takeChanges(), () => level)
    for (const path of this.#deadlines.takeUntil(now)) this.enqueue(path, level)
    // what was said of a time that is now to come again may be wrong anywhere
    if (isBack) for (const path of this.#allPaths()) this.enqueue(path, level)
  }

  /**
   * Makes the most urgent files, as many as one slice of time allows, and publishes them in one burst.
   * @returns the paths that were done; empty when there was nothing to do
   * @throws when the disk refuses; the files are in the queue again
   */
  async work(): Promise<string[]> {
    this.#noteUnmoved()
    await this.#mend()
    const staging = new Map<FileChange, Promise<StagedChange | undefined>>()
    const taken = await this.#renderSlice((change) => staging.set(change, awaitedLater(this.#release.stage(change))))
    let rendered = taken
    const [entries, queued] = [this.#unsavedEntries, this.#unsavedQueue]
    if (rendered.length === 0 && entries.size === 0) return []
    this.#unsavedEntries = new Map()
    this.#unsavedQueue = new Set()
    try {
      const [staged, made] = await stagedOf(taken, staging)
      rendered = made
      await this.#release.burst(
        staged,
        (state) => {
          state.setMeta('clock', String(this.#catalogue.now))
          for (const [name, { entry, stamp }] of entries) state.setEntry(name, entry, stamp)
          for (const path of queued) state.enqueue(path)
          for (const item of rendered) saveRendered(state, item)
          for (const path of queued) if (!this.#queue.has(path)) state.dequeue(path)
        },
        { isAwaited: rendered.some(isAwaited) },
      )
    } catch (error) {
      await this.#release.discard().catch(() => undefined)
      this.#unsavedEntries = new Map([...entries, ...this.#unsavedEntries])
      for (const path of queued) this.#unsavedQueue.add(path)
      for (const { page, level } of taken) this.enqueue(page.path, level)
      throw error
    }
    for (const item of rendered) {
      this.#note(pageOf(item))
      giveBackContent(item.change)
    }
    return rendered.map(({ page }) => page.path)
  }

  /**
   * Makes every file of a release that nobody reads yet: files are compressed and written while the next are rendered.
   * What is known of them is stored slice by slice; only a release that says that it is complete counts.
   * @param onProgress told how many of how many files are done
   */
  async buildAll(onProgress: (done: number, total: number) => void): Promise<void> {
    const { state } = this.#release
    // rows that come in the order of their keys fill the state's tables from one end
    for (const output of this.#outputs) output.begin?.()
    for (const path of [...this.#allPaths()].sort()) this.#queue.add(path, 0)
    this.#unsavedEntries = new Map([...this.#unsavedEntries].sort(([a], [b]) => (a < b ? -1 : 1)))
    let total = this.#queue.size
    const writing: Promise<void>[] = []
    for (let isFinishing = false; this.#queue.size > 0 || !isFinishing;) {
      if (this.#queue.size === 0) {
        isFinishing = true
        for (const path of await this.#finish()) this.#queue.add(path, 0)
        total += this.#queue.size
        continue
      }
      const changes: FileChange[] = []
      const rendered = await this.#renderSlice((change) => changes.push(change))
      writing.push(awaitedLater(this.#write(changes, rendered)))
      state.transaction(() => {
        for (const { page } of rendered) state.setPage(page)
        for (const [name, { entry, stamp }] of this.#takeUnsaved(rendered.length)) state.setEntry(name, entry, stamp)
      })
      for (const item of rendered) this.#note(pageOf(item))
      if (writing.length > mostWritten) await writing.shift()
      onProgress(total - this.#queue.size, total)
    }
    await Promise.all(writing)
    state.transaction(() => {
      for (const [name, { entry, stamp }] of this.#takeUnsaved(Infinity)) state.setEntry(name, entry, stamp)
      state.setMeta('clock', String(this.#catalogue.now))
      state.setMeta('complete', 'yes')
    })
    await state.flush()
    this.#unsavedQueue = new Set()
  }

  /** Paths of the files that follow from those that are made. */
  async #finish(): Promise<string[]> {
    const paths: string[] = []
    for (const output of this.#outputs) paths.push(...((await output.finish?.()) ?? []))
    return paths.sort()
  }

  /** Writes files of a release that nobody reads yet, and notes those that alone could not be written. */
  async #write(changes: readonly FileChange[], rendered: readonly Rendered[]): Promise<void> {
    const failed = await this.#release.write(changes)
    changes.forEach(giveBackContent)
    for (const { page } of rendered) {
      const error = failed.get(page.path)
      if (error === undefined) continue
      this.#release.state.setPage({ ...page, error })
      this.#note({ ...page, error })
    }
  }

  /** Notes the files that were made, and alone could not be put in their places: they are made again after a pause. */
  #noteUnmoved(): void {
    const failed = this.#release.takeFailed()
    if (failed.size === 0) return
    for (const [path, error] of failed) this.#pauseAfter(path, error)
    this.#release.state.transaction(() => {
      for (const [path, error] of failed) this.#release.state.setError(path, error)
    })
  }

  /** Reads through what is known of the release. @throws DamagedState when it is not whole */
  async verify(): Promise<void> {
    await this.#release.verify()
  }

  /** Looks for files that are damaged, missing or nobody's. They are mended before the next burst. */
  async inspect(pace: Pace): Promise<void> {
    const { folder, manifest } = this.#release
    const expected = new Set<string>()
    await inSlices(this.#allPaths(), pace, (url) => {
      expected.add(url)
      if (!manifest.has(url)) this.enqueue(url, 1)
    })
    await inSlices(manifest.keys(), pace, (url) => {
      if (!expected.has(url) && this.#isKnown(url)) this.enqueue(url, 1)
    })
    this.#suspects = await inspect(folder, manifest, pace)
    await this.inspectSizes(pace)
  }

  /**
   * Looks for published files that are whole and yet have another size than they should: what was copied was damaged.
   * They are made again before the next burst.
   */
  async inspectSizes(pace: Pace): Promise<void> {
    await inSlices(this.manifest.keys(), pace, (url) => {
      if (!this.#isOfRightSize(url)) this.#suspects.damaged.push(url)
    })
  }

  #isKnown(url: string): boolean {
    return this.#outputs.find((output) => output.owns(url))?.isKnown?.(url) ?? true
  }

  #isOfRightSize(url: string): boolean {
    const wanted = this.#outputs.find((output) => output.owns(url))?.sizeOf?.(url)
    return wanted === undefined || this.manifest.get(url)?.size === wanted
  }

  /** What was found amiss is looked at again now that nothing is being written. */
  async #mend(): Promise<void> {
    const { damaged, foreign } = this.#suspects
    if (damaged.length + foreign.length === 0) return
    await this.#release.settled()
    this.#suspects = noStrays()
    const { folder, manifest } = this.#release
    await inSlices(damaged, { pause: 0 }, (url) => {
      const file = manifest.get(url)
      if (file === undefined || (isIntact(file) && this.#isOfRightSize(url))) return
      this.#release.distrust(url)
      this.enqueue(url, levels.first)
    })
    for (const name of foreign) if (!belongs(manifest, name)) removeForeign(path.join(folder, name))
  }

  /** Takes out entries that are not stored yet, at most so many. */
  #takeUnsaved(count: number): [name: string, { entry: unknown; stamp: string }][] {
    const taken: [string, { entry: unknown; stamp: string }][] = []
    for (const unsaved of this.#unsavedEntries) {
      if (taken.length >= count) break
      taken.push(unsaved)
      this.#unsavedEntries.delete(unsaved[0])
    }
    return taken
  }

  *#allPaths(): Iterable<string> {
    for (const output of this.#outputs) yield* output.paths()
  }

  /** @param take gets each file at once, so that it is written while the next is rendered */
  async #renderSlice(take: (change: FileChange) => void): Promise<Rendered[]> {
    const rendered: Rendered[] = []
    const until = performance.now() + slice
    // whoever gets nothing takes it that there is nothing to do, so one is made however little of the time is left
    while (rendered.length === 0 || (performance.now() < until && rendered.length < largestBurst)) {
      // what somebody waits for is not held up by what follows it
      if (rendered.some(isAwaited) && (this.#queue.nextLevel ?? levels.search) >= levels.search) break
      const next = this.#queue.take()
      if (next === undefined) break
      // twice in a burst, the later one would be compared with what is published and not with the earlier
      if (rendered.some(({ page }) => page.path === next.path)) {
        this.#queue.add(next.path, next.level)
        break
      }
      if (!this.#isKnown(next.path)) {
        this.#unknown.add(next.path)
        continue
      }
      const item = await renderFile(next, this.#catalogue, this.#outputs)
      rendered.push(item)
      if (item.change !== undefined) take(item.change)
    }
    // lets whatever waits for the event loop come in before the next slice
    await new Promise((resolve) => setImmediate(resolve))
    return rendered
  }

  #note({ path, keys, staleAt, error }: PageRow): void {
    this.#dependencies.set(path, keys)
    if (error === null) {
      this.#failures.delete(path)
      this.#deadlines.set(path, staleAt ?? Infinity)
      return
    }
    this.#pauseAfter(path, error)
  }

  #pauseAfter(path: string, error: string): void {
    const pause = pauseAfter(this.#failures.get(path)?.pause)
    this.#failures.set(path, { error, pause })
    this.#deadlines.set(path, this.#catalogue.now + pause)
  }
}

/** What is written and noted is not read again. */
function giveBackContent(change: FileChange | undefined): void {
  if (change?.content !== undefined && 'bytes' in change.content) giveBack(change.content.bytes)
}

function noStrays(): Strays {
  return { damaged: [], foreign: [] }
}

/** An error is met where the promise is awaited, not before. */
function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

/**
 * Waits for all, also when one fails: none may still be writing when what they wrote is removed.
 * @returns what is staged, and what was rendered: without its content where the file alone cannot be written
 * @throws when the disk refuses them all
 */
async function stagedOf(
  rendered: readonly Rendered[],
  staging: ReadonlyMap<FileChange, Promise<StagedChange | undefined>>,
): Promise<[StagedChange[], Rendered[]]> {
  await Promise.allSettled(staging.values())
  const staged: StagedChange[] = []
  const made: Rendered[] = []
  for (const item of rendered) {
    try {
      const change = item.change && (await staging.get(item.change))
      if (change !== undefined) staged.push(change)
      made.push(item)
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error
      made.push({ page: { ...item.page, error: error.message }, level: item.level })
    }
  }
  return [staged, made]
}

/** A file that nobody may remove harms less than a publish that waits for it. */
function removeForeign(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // it stays, and is met again by the next check
  }
}
