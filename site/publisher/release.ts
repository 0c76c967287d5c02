import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { etagOf } from './compression.ts'
import { checkpoint, writeFile } from './fileWriter.ts'
import { type Manifest, type PublishedFile, typeOf } from './manifest.ts'
import type { Content } from './output.ts'
import { type FileRow, type RedoRow, ReleaseState } from './releaseState.ts'

/** What stands beside a file. */
const copies = ['.br', '.gz'] as const
/** Pause between two flushes of the files, in milliseconds: one that changes often is flushed once. */
const flushEvery = 2_000
/** Files that may wait to be flushed before a burst waits for them, and how many are flushed at a time. */
const [mostUnflushed, flushedAtOnce] = [1_000, 2]

/** A change of one file of a release: new content, or none any more. */
export interface FileChange {
  path: string
  /** Undefined deletes the file. */
  content: Content | undefined
}

/** A change whose new content stands beside the release, ready to be renamed into place. */
export interface StagedChange extends FileChange {
  /** Undefined when the file is deleted. */
  file: { staged: string; row: FileRow } | undefined
}

/**
 * One whole state of the public site, in a folder of its own, with what is known of it in a state file beside it. It
 * is served only when it is whole; from then on it changes in bursts, each of which happens or does not.
 *
 * A burst is in the state file, new bytes included, and flushed, before any file is touched. The files themselves are
 * flushed later; until then whatever happens to them is made good from the state when the release is opened.
 */
export class Release {
  readonly name: string
  readonly state: ReleaseState
  readonly #database: string
  readonly #folder: string
  readonly #staging: string
  readonly #files = new Map<string, PublishedFile>()
  /** Folders that are there for certain. */
  readonly #folders = new Set<string>()
  /** Changes that are in the state and not yet flushed in the folder; and those that are, and may leave the state. */
  readonly #unflushed = new Map<string, number>()
  #flushed: [path: string, change: number][] = []
  #flushing: Promise<void> | undefined
  #flushedAt = 0
  #lastChange = 0
  /** What is still to be done of a burst that is noted. */
  #rest: () => void = () => undefined

  private constructor(root: string, name: string) {
    this.name = name
    this.#folder = path.join(root, 'releases', name)
    this.#staging = path.join(root, 'staging', name)
    this.#database = path.join(root, 'state', `${name}.db`)
    this.state = new ReleaseState(this.#database)
  }

  /**
   * Opens a release, or begins it, and finishes a burst that a crash interrupted.
   * @param root the published folder
   */
  static async open(root: string, name: string): Promise<Release> {
    for (const folder of ['releases', 'staging', 'state'])
      await mkdir(path.join(root, folder, folder === 'state' ? '' : name), { recursive: true })
    const release = new Release(root, name)
    await release.#sweep()
    for (const row of release.state.files()) release.#enter(row)
    for (const row of [...release.state.redo()]) await release.#redo(row)
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

  /**
   * Writes the new content of a file beside the release, for a burst to come.
   * @returns undefined when nothing has to be done: the bytes are the same, or there is no such file
   * @throws when it cannot be written
   */
  async stage({ path: url, content }: FileChange): Promise<StagedChange | undefined> {
    const known = this.#files.get(url)
    if (content === undefined) return known && { path: url, content, file: undefined }
    const isSame = 'copyOf' in content ? known !== undefined : known?.etag === etagOf(content.bytes)
    if (isSame) return undefined
    const staged = path.join(this.#staging, randomUUID())
    return { path: url, content, file: { staged, row: await write(url, staged, content) } }
  }

  /**
   * Changes files in one burst: it is noted together with what the caller writes of its own, and then the files are
   * renamed into place; what is deleted goes last.
   * @param note writes of the caller that belong to the burst
   * @throws when it cannot be noted: the release is as before. When a file cannot be renamed: the next burst, or the
   * next start, begins with the rest
   */
  async burst(staged: readonly StagedChange[], note: (state: ReleaseState) => void): Promise<void> {
    // one that was noted and then cut off, by a full disk for example
    this.#finish()
    if (this.#unflushed.size > mostUnflushed) await this.#flushFiles()
    const changes = staged.map((change) => ({ ...change, change: ++this.#lastChange }))
    const flushed = this.#flushed
    this.state.transaction(() => {
      for (const [url, change] of flushed) this.state.deleteRedo(url, change)
      for (const change of changes) {
        this.state.setRedo(change)
        if (change.file === undefined) this.state.deleteFile(change.path)
        else this.state.setFile(change.file.row)
      }
      note(this.state)
    })
    this.#flushed = this.#flushed.slice(flushed.length)
    // together, so that no visitor comes between a file and what is known of it
    this.#rest = () => {
      for (const { path: url, file, change } of changes.toSorted(deletionsLast)) {
        if (file === undefined) this.#delete(url)
        else this.#place(file.staged, file.row)
        this.#unflushed.set(url, change)
      }
    }
    await this.state.flush()
    this.#finish()
    if (performance.now() - this.#flushedAt > flushEvery) void this.#flushFiles().catch(() => undefined)
  }

  /** Removes what was staged for a burst that will not be. */
  async discard(): Promise<void> {
    this.#finish()
    await this.#sweep()
  }

  /**
   * Writes a file straight into place, unflushed. For a release that is not finished: after a crash it is begun anew.
   */
  async write({ path: url, content }: FileChange): Promise<void> {
    if (content === undefined) return
    this.#enter(await write(url, this.#fileOf(url), content))
  }

  /** Flushes all that was written, and closes the state. */
  async close(): Promise<void> {
    try {
      await this.#flushFiles()
      this.state.transaction(() => {
        for (const [url, change] of this.#flushed) this.state.deleteRedo(url, change)
      })
    } catch {
      // the disk refuses: the next start does what is left
    }
    this.state.close()
  }

  /** Holds a file for missing, so that the next burst writes it whatever its bytes. */
  forget(url: string): void {
    this.#files.delete(url)
  }

  /** Files that are not as the state says: missing, of another size, or nobody's. */
  async strays(): Promise<{ damaged: string[]; foreign: string[] }> {
    const expected = new Map<string, { url: string; size: number }>()
    for (const [url, file] of this.#files) {
      expected.set(fileOf(url), { url, size: file.size })
      if (file.br) expected.set(`${fileOf(url)}.br`, { url, size: file.br.size })
      if (file.gz) expected.set(`${fileOf(url)}.gz`, { url, size: file.gz.size })
    }
    const foreign: string[] = []
    for (const entry of await readdir(this.#folder, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) continue
      const file = path.join(entry.parentPath, entry.name)
      const name = path.relative(this.#folder, file).split(path.sep).join('/')
      const known = expected.get(name)
      if (known === undefined) foreign.push(file)
      else if ((await stat(file)).size === known.size) expected.delete(name)
    }
    return { damaged: [...new Set([...expected.values()].map(({ url }) => url))], foreign }
  }

  /** Makes good what a crash left undone of a change, or the disk lost of it. */
  async #redo({ path: url, change, content }: RedoRow): Promise<void> {
    this.#lastChange = Math.max(this.#lastChange, change)
    this.#unflushed.set(url, change)
    if (content === undefined) return this.#delete(url)
    const known = this.#files.get(url)
    if (known === undefined || (await isAsKnown(known, content))) return
    const staged = path.join(this.#staging, randomUUID())
    try {
      this.#place(staged, { ...(await write(url, staged, content)), etag: known.etag })
    } catch (error) {
      // the picture is gone since: it is found among the damaged ones
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }

  #place(staged: string, row: FileRow): void {
    const file = this.#fileOf(row.path)
    const folder = path.dirname(file)
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true })
    this.#folders.add(folder)
    for (const [ending, size] of [['.br', row.br] as const, ['.gz', row.gz] as const, ['', row.size] as const]) {
      if (size !== null) move(staged + ending, file + ending)
      // what has shrunk below the size that is worth compressing keeps no copies
      else rmSync(file + ending, { force: true })
    }
    this.#enter(row)
  }

  #delete(url: string): void {
    this.#files.delete(url)
    for (const ending of ['', ...copies]) rmSync(this.#fileOf(url) + ending, { force: true })
  }

  #finish(): void {
    this.#rest()
    this.#rest = () => undefined
  }

  /** Flushes the files that were changed, so that the state need not remember their bytes. */
  async #flushFiles(): Promise<void> {
    this.#flushing ??= this.#flushOnce().finally(() => {
      this.#flushing = undefined
      this.#flushedAt = performance.now()
    })
    return this.#flushing
  }

  async #flushOnce(): Promise<void> {
    const changes = [...this.#unflushed]
    for (let index = 0; index < changes.length; index += flushedAtOnce) {
      await Promise.all(
        changes.slice(index, index + flushedAtOnce).map(async ([url, change]) => {
          const file = this.#fileOf(url)
          for (const name of [file, ...copies.map((ending) => file + ending), path.dirname(file)]) await flush(name)
          this.#flushed.push([url, change])
          if (this.#unflushed.get(url) === change) this.#unflushed.delete(url)
        }),
      )
    }
    await checkpoint(this.#database)
  }

  async #sweep(): Promise<void> {
    for (const leftover of await readdir(this.#staging)) await rm(path.join(this.#staging, leftover), { force: true })
  }

  #fileOf(url: string): string {
    return path.join(this.#folder, fileOf(url))
  }

  #enter({ path: url, etag, size, br, gz }: FileRow): void {
    const file = this.#fileOf(url)
    const entered: PublishedFile = { file, size, type: typeOf(file), etag }
    if (br !== null) entered.br = { file: `${file}.br`, size: br }
    if (gz !== null) entered.gz = { file: `${file}.gz`, size: gz }
    this.#files.set(url, entered)
  }
}

/** The rows of a manifest, as the state keeps them. */
export function rowsOf(manifest: Manifest): FileRow[] {
  return [...manifest].map(([path, { etag, size, br, gz }]) => ({
    path,
    etag,
    size,
    br: br?.size ?? null,
    gz: gz?.size ?? null,
  }))
}

/** Where a release keeps the file of a URL path, relative to its folder and with slashes. */
export function fileOf(url: string): string {
  return (url.endsWith('/') ? `${url}index.html` : url).slice(1)
}

async function write(url: string, file: string, content: Content): Promise<FileRow> {
  const sizes = await writeFile(url, file, content)
  // a picture's address has a digest of its own in it
  return { path: url, etag: etagOf('copyOf' in content ? `${url} ${sizes.size}` : content.bytes), ...sizes }
}

/** Whether the file and its copies have the bytes that they should have; copies are known by their sizes. */
async function isAsKnown(known: PublishedFile, content: Content): Promise<boolean> {
  for (const one of [known, known.br, known.gz]) {
    const found = one && (await stat(one.file).catch(() => undefined))
    if (one !== undefined && found?.size !== one.size) return false
  }
  return 'copyOf' in content || (await readFile(known.file)).equals(content.bytes)
}

/** Flushes a file or a folder; one that is gone needs none. */
async function flush(name: string): Promise<void> {
  const handle = await open(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  try {
    await handle?.sync()
  } finally {
    await handle?.close()
  }
}

/** Renames a file, unless that was done before the disk refused something else of the same burst. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function deletionsLast(a: StagedChange, b: StagedChange): number {
  return Number(a.file === undefined) - Number(b.file === undefined)
}
