import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { compressed, etagOf } from './compression.ts'
import { type Manifest, type PublishedFile, typeOf } from './manifest.ts'
import type { Content } from './output.ts'
import { type FileRow, type JournalRow, ReleaseState } from './releaseState.ts'

/** A change of one file of a release: new content, or none any more. */
export interface FileChange {
  path: string
  /** Undefined deletes the file. */
  content: Content | undefined
}

/**
 * One whole state of the public site, in a folder of its own, with what is known of it in a state file beside it. It
 * is served only when it is whole; from then on it changes in bursts, each of which happens or does not.
 */
export class Release {
  readonly name: string
  readonly state: ReleaseState
  /** Where its files are. */
  readonly folder: string
  readonly #staging: string
  readonly #files = new Map<string, PublishedFile>()
  readonly #folders = new Set<string>()
  /** What is still to be done of a burst that is noted. */
  #rest: () => Promise<void> = async () => undefined

  private constructor(root: string, name: string) {
    this.name = name
    this.folder = path.join(root, 'releases', name)
    this.#staging = path.join(root, 'staging', name)
    this.state = new ReleaseState(path.join(root, 'state', `${name}.db`))
  }

  /**
   * Opens a release, or begins it, and finishes a burst that a crash interrupted.
   * @param root the published folder
   */
  static async open(root: string, name: string): Promise<Release> {
    for (const folder of ['releases', 'staging', 'state'])
      await mkdir(path.join(root, folder, folder === 'state' ? '' : name), { recursive: true })
    const release = new Release(root, name)
    await release.#replay(release.state.journal())
    await release.#sweep()
    for (const row of release.state.files()) release.#enter(row)
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
   * Changes files in one burst: everything is written and flushed beside the release, noted in the journal together
   * with what the caller writes of its own, and then renamed into place; what is deleted goes last. A file whose bytes
   * are the same stays untouched.
   * @param note writes of the caller that belong to the burst
   * @throws when a file cannot be written; the release is as before
   */
  async burst(changes: readonly FileChange[], note: (state: ReleaseState) => void): Promise<void> {
    // one that was noted and then cut off, by a full disk for example
    await this.finish()
    // names of its own: the journal of the burst before, which stands until this one is noted, must not find them
    const name = randomUUID()
    const gone = changes
      .filter(({ path: url, content }) => content === undefined && this.#files.has(url))
      .map(({ path: url }) => url)
    try {
      const staged = await settled(
        changes.map((change, index) => this.#stage(change, path.join(this.#staging, `${name}-${index}`))),
      )
      const rows = staged.flatMap(({ row }) => row ?? [])
      const steps: JournalRow[] = [
        ...staged.flatMap(({ written }) => written),
        ...gone.flatMap((url) => ['', '.br', '.gz'].map((ending) => ({ staged: null, target: fileOf(url) + ending }))),
      ]
      this.state.transaction(() => {
        this.state.setJournal(steps)
        for (const row of rows) this.state.setFile(row)
        for (const url of gone) this.state.deleteFile(url)
        note(this.state)
      })
      this.#rest = async () => {
        // file by file, so that what is served and what is known of it part for a moment only
        for (const { row, written } of staged) {
          await this.#replay(written)
          if (row !== undefined) this.#enter(row)
        }
        for (const url of gone) this.#files.delete(url)
        await this.#replay(steps.filter(({ staged }) => staged === null))
      }
    } catch (error) {
      await this.#sweep().catch(() => undefined)
      throw error
    }
    await this.finish()
  }

  /**
   * Writes files straight into place, unflushed. For a release that is not finished: after a crash it is begun anew.
   */
  async write(changes: readonly FileChange[]): Promise<void> {
    await Promise.all(changes.map((change) => this.#writeOne(change)))
  }

  /** Holds a file for missing, so that the next burst writes it whatever its bytes. */
  forget(url: string): void {
    this.#files.delete(url)
  }

  /** Does what is still to be done of a burst that is noted: then files and manifest agree. */
  async finish(): Promise<void> {
    await this.#rest()
    this.#rest = async () => undefined
  }

  async #stage({ path: url, content }: FileChange, staged: string): Promise<{ row?: FileRow; written: JournalRow[] }> {
    if (content === undefined) return { written: [] }
    const target = fileOf(url)
    if ('copyOf' in content) {
      if (this.#files.has(url)) return { written: [] }
      await copyFile(content.copyOf, staged)
      const { size } = await stat(staged)
      return {
        row: { path: url, etag: etagOf(`${url} ${size}`), size, br: null, gz: null },
        written: [{ staged, target }],
      }
    }
    const etag = etagOf(content.bytes)
    if (this.#files.get(url)?.etag === etag) return { written: [] }
    const copies = await compressed(url, content.bytes)
    const written: JournalRow[] = [{ staged, target }]
    await writeFlushed(staged, content.bytes)
    if (copies !== undefined) {
      await Promise.all([writeFlushed(`${staged}.br`, copies.br), writeFlushed(`${staged}.gz`, copies.gz)])
      written.push(
        { staged: `${staged}.br`, target: `${target}.br` },
        { staged: `${staged}.gz`, target: `${target}.gz` },
      )
    }
    // what has shrunk below the size that is worth compressing keeps no copies
    if (copies === undefined)
      for (const ending of ['.br', '.gz']) written.push({ staged: null, target: `${target}${ending}` })
    const row = {
      path: url,
      etag,
      size: content.bytes.length,
      br: copies?.br.length ?? null,
      gz: copies?.gz.length ?? null,
    }
    return { row, written }
  }

  async #writeOne({ path: url, content }: FileChange): Promise<void> {
    if (content === undefined) return
    const target = path.join(this.folder, fileOf(url))
    await this.#makeFolder(path.dirname(target))
    if ('copyOf' in content) {
      await copyFile(content.copyOf, target)
      const { size } = await stat(target)
      this.#enter({ path: url, etag: etagOf(`${url} ${size}`), size, br: null, gz: null })
      return
    }
    const copies = await compressed(url, content.bytes)
    await writeFile(target, content.bytes)
    if (copies !== undefined)
      await Promise.all([writeFile(`${target}.br`, copies.br), writeFile(`${target}.gz`, copies.gz)])
    this.#enter({
      path: url,
      etag: etagOf(content.bytes),
      size: content.bytes.length,
      br: copies?.br.length ?? null,
      gz: copies?.gz.length ?? null,
    })
  }

  async #makeFolder(folder: string): Promise<void> {
    if (this.#folders.has(folder)) return
    await mkdir(folder, { recursive: true })
    this.#folders.add(folder)
  }

  async #sweep(): Promise<void> {
    for (const leftover of await readdir(this.#staging)) await rm(path.join(this.#staging, leftover), { force: true })
  }

  async #replay(steps: readonly JournalRow[]): Promise<void> {
    for (const { staged, target } of steps) {
      const file = path.join(this.folder, target)
      if (staged === null) {
        await rm(file, { force: true })
        continue
      }
      await this.#makeFolder(path.dirname(file))
      try {
        await rename(staged, file)
      } catch (error) {
        // replayed after a crash: this one had been done; if the file is gone since, it is found among the strays
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
  }

  #enter({ path: url, etag, size, br, gz }: FileRow): void {
    const file = path.join(this.folder, fileOf(url))
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

/** Whether a release was finished once. */
export function isFinished(root: string, name: string): boolean {
  const file = path.join(root, 'state', `${name}.db`)
  if (!existsSync(file)) return false
  const state = new ReleaseState(file)
  try {
    return state.meta('complete') === 'yes'
  } finally {
    state.close()
  }
}

/** Name of the release that is served; undefined before the first. */
export async function currentRelease(root: string): Promise<string | undefined> {
  const link = await readlink(path.join(root, 'current')).catch(() => undefined)
  return link === undefined ? undefined : path.basename(link)
}

/** Makes a release the one that is served: one rename of a symbolic link. */
export async function switchTo(root: string, name: string): Promise<void> {
  const link = path.join(root, 'current.new')
  await rm(link, { force: true })
  await symlink(path.join('releases', name), link, 'junction')
  await rename(link, path.join(root, 'current'))
}

/** Removes every release but those named, with what belongs to it. */
export async function removeOtherReleases(root: string, keep: readonly string[]): Promise<void> {
  for (const folder of ['releases', 'staging', 'state']) {
    for (const name of await readdir(path.join(root, folder)).catch(() => [])) {
      if (!keep.includes(name.replace(/\.db(-wal|-shm)?$/, '')))
        await rm(path.join(root, folder, name), { recursive: true, force: true })
    }
  }
}

/** Where a release keeps the file of a URL path, relative to its folder and with slashes. */
export function fileOf(url: string): string {
  return (url.endsWith('/') ? `${url}index.html` : url).slice(1)
}

/** Waits for all, also when one fails: none may still be writing when what they wrote is swept. */
async function settled<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}

async function writeFlushed(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
