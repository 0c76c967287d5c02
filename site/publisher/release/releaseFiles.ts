import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { etagOf } from './compression.ts'
import { type Failed, FileProblem } from './fileProblem.ts'
import { fileOf, type Manifest, type PublishedFile, publishedFile } from './manifest.ts'
import type { FileRow, ReleaseState } from './releaseState.ts'

/** The files of a release as its state has them, and those of which the disk has something else. */
export class ReleaseFiles {
  /** Where they are. */
  readonly folder: string
  readonly #state: ReleaseState
  readonly #files = new Map<string, PublishedFile>()
  readonly #distrusted = new Set<string>()
  /** Those that alone could not be put in their places, and why; nobody has been told of them yet. */
  readonly #failed = new Map<string, string>()

  constructor(folder: string, state: ReleaseState) {
    this.folder = folder
    this.#state = state
  }

  /** Takes up what the state knows. @throws DamagedState when it is not whole */
  load(): void {
    for (const row of this.#state.files()) this.set(row.path, row)
  }

  /** All of them, by URL path. */
  get manifest(): Manifest {
    return this.#files
  }

  get(url: string): PublishedFile | undefined {
    return this.#files.get(url)
  }

  /** Absolute path of a URL path's file. */
  fileOf(url: string): string {
    return path.join(this.folder, fileOf(url))
  }

  /** @param staged where the file stands until it is in its place */
  set(url: string, row: Omit<FileRow, 'path'>, staged?: string): void {
    this.#files.set(url, publishedFile(this.folder, url, row, staged))
  }

  delete(url: string): void {
    this.#files.delete(url)
  }

  /** Takes it that the disk has something else of a file, or may have. */
  distrust(url: string): void {
    this.#distrusted.add(url)
  }

  /** Takes it that the disk has of a file what is known. */
  trust(url: string): void {
    this.#distrusted.delete(url)
  }

  isDistrusted(url: string): boolean {
    return this.#distrusted.has(url)
  }

  /** Keeps what stands in the place of a file that cannot be put there. A page that is to be gone is not shown for that. */
  async leave(url: string, change: number, failed: Failed): Promise<void> {
    const standing = this.#files.has(url) ? await rowOfDisk(url, this.fileOf(url)) : undefined
    this.#state.transaction(() => {
      this.#state.deleteRedo(url, change)
      if (standing === undefined) this.#state.deleteFile(url)
      else this.#state.setFile(standing)
    })
    if (standing === undefined) this.#files.delete(url)
    else this.set(url, standing)
    this.#distrusted.add(url)
    this.#failed.set(url, new FileProblem(failed).message)
  }

  /** Takes out the files that were left, and why. */
  takeFailed(): Map<string, string> {
    const failed = new Map(this.#failed)
    this.#failed.clear()
    return failed
  }
}

/** What stands in the place of a URL path's file; undefined when no file does. Copies beside it may be of another. */
async function rowOfDisk(url: string, file: string): Promise<FileRow | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile() !== true) return undefined
  // as it is written: the address of a picture tells its bytes
  const etag = etagOf(url.startsWith('/media/') ? `${url} ${found.size}` : await readFile(file))
  return { path: url, etag, size: found.size, br: null, gz: null, location: null }
}
