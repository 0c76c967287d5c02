import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { FileChange, StagedChange } from './fileChange.ts'
import { FileProblem } from './fileProblem.ts'
import { isFailed, writeFiles } from './fileWriter.ts'
import type { ReleaseFiles } from './releaseFiles.ts'

/** The folder beside a release in which new files stand until they are moved into it. */
export class Staging {
  readonly #folder: string
  readonly #files: ReleaseFiles

  constructor(folder: string, files: ReleaseFiles) {
    this.#folder = folder
    this.#files = files
  }

  /** A name that no file has. */
  newName(): string {
    return path.join(this.#folder, randomUUID())
  }

  /**
   * Writes the new content of a file.
   * @returns undefined when nothing has to be done: the bytes are the same, or there is no such file
   * @throws FileProblem when this file alone cannot be written or stand in its place, else the disk's error
   */
  async stage({ path: url, content }: FileChange): Promise<StagedChange | undefined> {
    const there = this.#files.get(url)
    const target = this.#files.fileOf(url)
    if (content === undefined) {
      // one that could not be removed before a restart is known no more, and stands there all the same
      const isThere = there !== undefined || this.#files.isDistrusted(url) || existsSync(target)
      return isThere ? { path: url, content, file: undefined } : undefined
    }
    const known = this.#files.isDistrusted(url) ? undefined : there
    if ('copyOf' in content && known !== undefined) return undefined
    const staged = this.newName()
    const [written] = await writeFiles([{ url, file: staged, content, known: known?.etag, target }])
    if (isFailed(written)) throw new FileProblem(written)
    return written && { path: url, content, file: { staged, written } }
  }

  /** Removes what stands in the folder, but for these files. */
  async sweep(but: ReadonlySet<string> = new Set()): Promise<void> {
    for (const leftover of await readdir(this.#folder)) {
      const file = path.join(this.#folder, leftover)
      if (!but.has(file)) await rm(file, { recursive: true, force: true })
    }
  }
}
