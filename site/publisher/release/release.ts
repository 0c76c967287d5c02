import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Failed, FileProblem } from './fileProblem.ts'
import { type Move, isFailed, moveFiles, type WriteOrder, writeFiles, type Written, verify } from './fileWriter.ts'
import { etagOf } from './compression.ts'
import { Flusher } from './flusher.ts'
import { fileOf, locationOf, type Manifest, type PublishedFile, publishedFile, rowOf } from './manifest.ts'
import type { Content } from './content.ts'
import { makeReadableFolder } from './readable.ts'
import { type FileRow, type RedoRow, ReleaseState } from './releaseState.ts'

/** A change of one file of a release: new content, or none any more. */
export interface FileChange {
  path: string
  /** Undefined deletes the file. */
  content: Content | undefined
}

/** Files as they are from now on; undefined when there is none any more. */
export type ShownFiles = readonly (readonly [url: string, file: PublishedFile | undefined])[]

/** A change whose new content stands beside the release, ready to be moved into place. */
export interface StagedChange extends FileChange {
  /** Undefined when the file is deleted. */
  file: { staged: string; written: Written } | undefined
}

/**
 * One whole state of the public site, in a folder of its own, with what is known of it in a state file beside it. It
 * is served only when it is whole; from then on it changes in bursts, each of which happens or does not.
 *
 * A burst is in the state file, new bytes included, and flushed: from then on it is served, from beside the
 * release, while its files are moved into place. They are flushed later; until then whatever happens to them is made good from the state when the
 * release is opened.
 */
export class Release {
  readonly name: string
  readonly state: ReleaseState
  /** Where its files are. */
  readonly folder: string
  readonly #staging: string
  readonly #database: string
  readonly #files = new Map<string, PublishedFile>()
  /** Files that are not on the disk as they should be. */
  readonly #distrusted = new Set<string>()
  readonly #flusher: Flusher
  #lastChange = 0
  /** Files that alone could not be put in their places, and why; nobody has been told of them yet. */
  readonly #failed = new Map<string, string>()
  /** Moves of the burst that was noted last, the files that are on their way by them, and the work on it. */
  #moves: Move[] = []
  #onTheWay: { url: string; change: number }[] = []
  #moving: Promise<void> | undefined
  #watch: (files: ShownFiles) => Promise<void> = () => Promise.resolve()

  private constructor(root: string, name: string) {
    this.name = name
    this.folder = path.join(root, 'releases', name)
    this.#staging = path.join(root, 'staging', name)
    this.#database = path.join(root, 'state', `${name}.db`)
    this.state = new ReleaseState(this.#database)
    this.#flusher = new Flusher(this.#database, (url) => this.#fileOf(url))
  }

  /**
   * Opens a release, or begins it, and finishes a burst that a crash interrupted.
   * @param root the published folder
   */
  static async open(root: string, name: string): Promise<Release> {
    for (const folder of ['releases', 'staging', 'state'])
      makeReadableFolder(path.join(root, folder, folder === 'state' ? '' : name))
    const release = new Release(root, name)
    try {
      for (const row of release.state.files())
        release.#files.set(row.path, publishedFile(release.folder, row.path, row))
      for (const row of [...release.state.redo()]) await release.#redo(row)
      // last: until its file is in its place, a visitor of a server that went on meanwhile gets what is staged
      await release.#sweep()
    } catch (error) {
      release.state.close()
      throw error
    }
    return release
  }

  /** Whether the release was finished once; until then nobody reads it. */
  get isComplete(): boolean {
    return this.state.meta('complete') === 'yes'
  }

  /** The files of the release, by URL path. */
  get manifest(): Manifest {
    return this.#files
  }

  /** How many files are not yet in their places. */
  get moving(): number {
    return this.#moves.length
  }

  /**
   * Writes the new content of a file beside the release, for a burst to come.
   * @returns undefined when nothing has to be done: the bytes are the same, or there is no such file
   * @throws FileProblem when this file alone cannot be written or stand in its place, else the disk's error
   */
  async stage({ path: url, content }: FileChange): Promise<StagedChange | undefined> {
    const there = this.#files.get(url)
    if (content === undefined) {
      // one that could not be removed before a restart is known no more, and stands there all the same
      const isThere = there !== undefined || this.#distrusted.has(url) || existsSync(this.#fileOf(url))
      return isThere ? { path: url, content, file: undefined } : undefined
    }
    const known = this.#distrusted.has(url) ? undefined : there
    if ('copyOf' in content && known !== undefined) return undefined
    const staged = path.join(this.#staging, randomUUID())
    const [written] = await writeFiles([{ url, file: staged, content, known: known?.etag, target: this.#fileOf(url) }])
    if (isFailed(written)) throw new FileProblem(written)
    return written && { path: url, content, file: { staged, written } }
  }

  /**
   * Changes files in one burst: it is noted together with what the caller writes of its own, served, and then moved into
   * place, what is deleted last.
   * @param note writes of the caller that belong to the burst
   * @param isAwaited whether somebody waits for it: then it does not wait for the disk to catch up
   * @returns when the burst is served
   * @throws when it cannot be noted: the release is as before. Also when the burst before could not be moved into place;
   * that is tried again with each burst, and at the next start
   */
  async burst(
    staged: readonly StagedChange[],
    note: (state: ReleaseState) => void,
    { isAwaited = false } = {},
  ): Promise<void> {
    await this.settled()
    if (!isAwaited) await this.#flusher.keepUp()
    const changes = staged.toSorted(deletionsLast).map((change) => ({ ...change, change: ++this.#lastChange }))
    const flushed = this.#flusher.flushed.length
    this.state.transaction(() => {
      this.#forgetFlushed()
      for (const change of changes) {
        this.state.setRedo(change)
        if (change.file === undefined) this.state.deleteFile(change.path)
        else this.state.setFile({ path: change.path, ...withLocation(change.file.written, change.content) })
      }
      note(this.state)
    })
    this.#flusher.forget(flushed)
    this.#moves = changes.map(({ path: url, file }) => ({
      from: file?.staged,
      to: this.#fileOf(url),
      hasCopies: hasCopies(file?.written),
    }))
    this.#onTheWay = changes.map(({ path: url, change }) => ({ url, change }))
    try {
      await this.state.flush()
    } finally {
      // noted is noted: whether or not the disk has said so, it will not be undone
      for (const { path: url, content, file, change } of changes) {
        this.#flusher.add(url, change)
        this.#distrusted.delete(url)
        if (file === undefined) this.#files.delete(url)
        else this.#files.set(url, publishedFile(this.folder, url, withLocation(file.written, content), file.staged))
      }
      // who serves them must know before the old ones are overwritten
      await this.#watch(this.#shown())
      void this.settled().catch(() => undefined)
    }
  }

  /**
   * Tells a watcher of every file that changes, first when its new bytes are noted, then when they are in their place.
   * A burst is not over, and nothing of it moved, before the watcher has taken it over.
   */
  watch(watcher: (files: ShownFiles) => Promise<void>): void {
    this.#watch = watcher
  }

  /** Resolves when all files are in their places. @throws the disk's error; it is tried again at the next call */
  async settled(): Promise<void> {
    if (this.#moves.length === 0 && this.#moving === undefined) return
    this.#moving ??= this.#move().finally(() => {
      this.#moving = undefined
    })
    await this.#moving
  }

  /**
   * Takes out the files that alone could not be put in their places, and why. What stands there counts as published
   * until they are made again.
   */
  takeFailed(): Map<string, string> {
    const failed = new Map(this.#failed)
    this.#failed.clear()
    return failed
  }

  /** Removes what was staged for a burst that will not be. What waits to be moved, since the disk refuses, stays. */
  async discard(): Promise<void> {
    await this.#sweep(new Set(this.#moves.flatMap(stagedAs)))
  }

  /**
   * Writes files straight into place, unflushed. For a release that is not finished: after a crash it is begun anew.
   * @returns those that alone could not be written, and why
   * @throws when the disk refuses all of them
   */
  async write(changes: readonly FileChange[]): Promise<Map<string, string>> {
    const orders: WriteOrder[] = []
    for (const { path: url, content } of changes)
      if (content !== undefined) orders.push({ url, file: this.#fileOf(url), content })
    const written = await writeFiles(orders)
    const failed = new Map<string, string>()
    this.state.transaction(() => {
      for (const [index, { url, content }] of orders.entries()) {
        const one = written[index]
        if (isFailed(one)) failed.set(url, new FileProblem(one).message)
        if (one === undefined || isFailed(one)) continue
        const row = withLocation(one, content)
        this.#files.set(url, publishedFile(this.folder, url, row))
        this.state.setFile({ path: url, ...row })
      }
    })
    return failed
  }

  /** Whether every file of it was on the disk for certain once; from then on each burst sees to its own. */
  get isFlushed(): boolean {
    return this.state.meta('flushed') === 'yes'
  }

  /**
   * Puts every file on the disk for certain, in the background.
   * @param signal ends it early; the next start looks at the files
   */
  async flushAll(signal: AbortSignal): Promise<void> {
    await this.#flusher.flushAll(this.#files.keys(), signal)
    if (!signal.aborted) this.state.setMeta('flushed', 'yes')
  }

  /** Reads through the state. @throws DamagedState when it is not whole */
  async verify(): Promise<void> {
    await verify(this.#database)
  }

  /** Flushes all that was written, and closes the state. */
  async close(): Promise<void> {
    try {
      await this.settled()
      await this.#flusher.flush()
      this.state.transaction(() => this.#forgetFlushed())
    } catch {
      // the disk refuses: the next start does what is left
    }
    this.state.close()
  }

  /** Has a file written anew with the next burst that it is part of, whatever its bytes. It is served until then. */
  distrust(url: string): void {
    this.#distrusted.add(url)
  }

  /** Makes good what a crash left undone of a change, or the disk lost of it. */
  async #redo({ path: url, change, content }: RedoRow): Promise<void> {
    this.#lastChange = Math.max(this.#lastChange, change)
    this.#flusher.add(url, change)
    const [known, to] = [this.#files.get(url), this.#fileOf(url)]
    if (content !== undefined && (known === undefined || (await isAsKnown(known, content)))) return
    const staged = path.join(this.#staging, randomUUID())
    const [written] = content === undefined ? [] : await writeFiles([{ url, file: staged, content }])
    const move = { from: content && staged, to, hasCopies: !isFailed(written) && hasCopies(written) }
    const [failed] = isFailed(written) ? [written] : await moveFiles([move])
    if (failed !== undefined) await this.#leave(url, change, failed)
  }

  /** Keeps what stands in the place of a file that cannot be put there. A page that is to be gone is not shown for that. */
  async #leave(url: string, change: number, failed: Failed): Promise<void> {
    const standing = this.#files.has(url) ? await rowOfDisk(url, this.#fileOf(url)) : undefined
    this.state.transaction(() => {
      this.state.deleteRedo(url, change)
      if (standing === undefined) this.state.deleteFile(url)
      else this.state.setFile(standing)
    })
    if (standing === undefined) this.#files.delete(url)
    else this.#files.set(url, publishedFile(this.folder, url, standing))
    this.#distrusted.add(url)
    this.#failed.set(url, new FileProblem(failed).message)
  }

  /** The state need not remember the bytes of what is on the disk. */
  #forgetFlushed(): void {
    for (const [url, change] of this.#flusher.flushed) this.state.deleteRedo(url, change)
  }

  async #move(): Promise<void> {
    const failures = await moveFiles(this.#moves)
    const left = this.#moves.filter((_, index) => failures[index] !== undefined).flatMap(stagedAs)
    for (const [index, { url, change }] of this.#onTheWay.entries()) {
      const [file, failed] = [this.#files.get(url), failures[index]]
      if (failed !== undefined) await this.#leave(url, change, failed)
      else if (file !== undefined) this.#files.set(url, publishedFile(this.folder, url, rowOf(url, file)))
    }
    this.#moves = []
    const isTold = this.#watch(this.#shown())
    this.#flusher.wake()
    if (left.length === 0) return
    // visitors are given what is staged until whoever serves it knows better
    await isTold
    await Promise.allSettled(left.map((file) => rm(file, { force: true })))
  }

  async #sweep(but: ReadonlySet<string> = new Set()): Promise<void> {
    for (const leftover of await readdir(this.#staging)) {
      const file = path.join(this.#staging, leftover)
      if (!but.has(file)) await rm(file, { recursive: true, force: true })
    }
  }

  #shown(): ShownFiles {
    return this.#onTheWay.map(({ url }) => [url, this.#files.get(url)] as const)
  }

  #fileOf(url: string): string {
    return path.join(this.folder, fileOf(url))
  }
}

/** The names of what was staged for a move; some of it may have been moved. */
function stagedAs({ from }: Move): string[] {
  return from === undefined ? [] : ['', '.br', '.gz'].map((ending) => from + ending)
}

/** Whether the file and its copies have the bytes that they should have; copies are known by their sizes. */
async function isAsKnown(known: PublishedFile, content: Content): Promise<boolean> {
  for (const one of [known, known.br, known.gz]) {
    const found = one && (await stat(one.file).catch(() => undefined))
    if (one !== undefined && found?.size !== one.size) return false
  }
  return 'copyOf' in content || (await readFile(known.file).catch(() => undefined))?.equals(content.bytes) === true
}

/** What stands in the place of a URL path's file; undefined when no file does. Copies beside it may be of another. */
async function rowOfDisk(url: string, file: string): Promise<FileRow | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile() !== true) return undefined
  // as it is written: the address of a picture tells its bytes
  const etag = etagOf(url.startsWith('/media/') ? `${url} ${found.size}` : await readFile(file))
  return { path: url, etag, size: found.size, br: null, gz: null, location: null }
}

function hasCopies(written: Written | undefined): boolean {
  return written !== undefined && written.br !== null
}

function withLocation(written: Written, content: Content | undefined): Omit<FileRow, 'path'> {
  return { ...written, location: locationOf(content) }
}

function deletionsLast(a: StagedChange, b: StagedChange): number {
  return Number(a.file === undefined) - Number(b.file === undefined)
}
