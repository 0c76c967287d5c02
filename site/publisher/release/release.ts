import path from 'node:path'
import type { Content } from './content.ts'
import type { FileChange, ShownFiles, StagedChange } from './fileChange.ts'
import { FileProblem } from './fileProblem.ts'
import { isFailed, verify, type WriteOrder, writeFiles, type Written } from './fileWriter.ts'
import { Flusher } from './flusher.ts'
import { locationOf, type Manifest } from './manifest.ts'
import { Placing } from './placing.ts'
import { makeReadableFolder } from './readable.ts'
import { redo } from './redo.ts'
import { ReleaseFiles } from './releaseFiles.ts'
import { type FileRow, ReleaseState } from './releaseState.ts'
import { Staging } from './staging.ts'

/**
 * One whole state of the public site, in a folder of its own, with what is known of it in a state file beside it. It
 * is served only when it is whole; from then on it changes in bursts, each of which happens or does not.
 *
 * A burst is in the state file, new bytes included, and flushed: from then on it is served, from beside the release,
 * while its files are moved into place. They are flushed later; until then whatever happens to them is made good from
 * the state when the release is opened.
 */
export class Release {
  readonly name: string
  readonly state: ReleaseState
  readonly #database: string
  readonly #files: ReleaseFiles
  readonly #staging: Staging
  readonly #flusher: Flusher
  readonly #placing: Placing
  #lastChange = 0

  private constructor(root: string, name: string) {
    this.name = name
    this.#database = path.join(root, 'state', `${name}.db`)
    this.state = new ReleaseState(this.#database)
    this.#files = new ReleaseFiles(path.join(root, 'releases', name), this.state)
    this.#staging = new Staging(path.join(root, 'staging', name), this.#files)
    this.#flusher = new Flusher(this.#database, (url) => this.#files.fileOf(url))
    this.#placing = new Placing(this.#files, this.#flusher)
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
      release.#files.load()
      await release.#redo()
      // last: until its file is in its place, a visitor of a server that went on meanwhile gets what is staged
      await release.#staging.sweep()
    } catch (error) {
      release.state.close()
      throw error
    }
    return release
  }

  async #redo(): Promise<void> {
    for (const row of [...this.state.redo()]) {
      this.#lastChange = Math.max(this.#lastChange, row.change)
      this.#flusher.add(row.path, row.change)
      await redo(row, this.#files, this.#staging)
    }
  }

  /** Where its files are. */
  get folder(): string {
    return this.#files.folder
  }

  /** Whether the release was finished once; until then nobody reads it. */
  get isComplete(): boolean {
    return this.state.meta('complete') === 'yes'
  }

  /** The files of the release, by URL path. */
  get manifest(): Manifest {
    return this.#files.manifest
  }

  /** How many files are not yet in their places. */
  get moving(): number {
    return this.#placing.size
  }

  /**
   * Writes the new content of a file beside the release, for a burst to come.
   * @returns undefined when nothing has to be done: the bytes are the same, or there is no such file
   * @throws FileProblem when this file alone cannot be written or stand in its place, else the disk's error
   */
  async stage(change: FileChange): Promise<StagedChange | undefined> {
    return this.#staging.stage(change)
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
    this.#placing.add(changes)
    try {
      await this.state.flush()
    } finally {
      // noted is noted: whether or not the disk has said so, it will not be undone
      for (const { path: url, content, file, change } of changes) {
        this.#flusher.add(url, change)
        this.#files.trust(url)
        if (file === undefined) this.#files.delete(url)
        else this.#files.set(url, withLocation(file.written, content), file.staged)
      }
      // who serves them must know before the old ones are overwritten
      await this.#placing.tell()
      void this.settled().catch(() => undefined)
    }
  }

  /**
   * Tells a watcher of every file that changes, first when its new bytes are noted, then when they are in their place.
   * A burst is not over, and nothing of it moved, before the watcher has taken it over.
   */
  watch(watcher: (files: ShownFiles) => Promise<void>): void {
    this.#placing.watch(watcher)
  }

  /** Resolves when all files are in their places. @throws the disk's error; it is tried again at the next call */
  async settled(): Promise<void> {
    await this.#placing.settled()
  }

  /**
   * Takes out the files that alone could not be put in their places, and why. What stands there counts as published
   * until they are made again.
   */
  takeFailed(): Map<string, string> {
    return this.#files.takeFailed()
  }

  /** Removes what was staged for a burst that will not be. What waits to be moved, since the disk refuses, stays. */
  async discard(): Promise<void> {
    await this.#staging.sweep(new Set(this.#placing.staged))
  }

  /**
   * Writes files straight into place, unflushed. For a release that is not finished: after a crash it is begun anew.
   * @returns those that alone could not be written, and why
   * @throws when the disk refuses all of them
   */
  async write(changes: readonly FileChange[]): Promise<Map<string, string>> {
    const orders: WriteOrder[] = []
    for (const { path: url, content } of changes)
      if (content !== undefined) orders.push({ url, file: this.#files.fileOf(url), content })
    const written = await writeFiles(orders)
    const failed = new Map<string, string>()
    this.state.transaction(() => {
      for (const [index, { url, content }] of orders.entries()) {
        const one = written[index]
        if (isFailed(one)) failed.set(url, new FileProblem(one).message)
        if (one === undefined || isFailed(one)) continue
        const row = withLocation(one, content)
        this.#files.set(url, row)
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
    await this.#flusher.flushAll(this.manifest.keys(), signal)
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
    this.#files.distrust(url)
  }

  /** The state need not remember the bytes of what is on the disk. */
  #forgetFlushed(): void {
    for (const [url, change] of this.#flusher.flushed) this.state.deleteRedo(url, change)
  }
}

function withLocation(written: Written, content: Content | undefined): Omit<FileRow, 'path'> {
  return { ...written, location: locationOf(content) }
}

function deletionsLast(a: StagedChange, b: StagedChange): number {
  return Number(a.file === undefined) - Number(b.file === undefined)
}
