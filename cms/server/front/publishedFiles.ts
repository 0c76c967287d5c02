import { type PublishedFile, publishedFile } from '../../../site/publisher/release/manifest.ts'
import { searchPath } from '../../../site/search/asked/asked.ts'
import type { ShownFile } from './protocol.ts'

/**
 * The files that the public may read, by URL path. Most are never asked for, so their paths and types are made of what
 * is known of them when somebody does.
 */
export class PublishedFiles {
  /** Of the release: tells it from others. */
  readonly folder: string
  #searchVersion = 0
  readonly #known = new Map<string, ShownFile>()
  readonly #asked = new Map<string, PublishedFile>()

  constructor(folder: string) {
    this.folder = folder
  }

  /** Another one whenever a file has changed that a search reads. */
  get searchVersion(): number {
    return this.#searchVersion
  }

  /** Takes over files as they are now: each is another object from then on. */
  change(files: Iterable<ShownFile>): void {
    for (const file of files) {
      this.#asked.delete(file.url)
      if (file.url.startsWith(searchPath)) this.#searchVersion++
      if (file.row === undefined) this.#known.delete(file.url)
      else this.#known.set(file.url, file)
    }
  }

  /**
   * Looks for a file in its place from now on, if it was said to be beside it: a CMS that ends between the two says no
   * more, and the next one moves the file.
   */
  missed(url: string): void {
    const known = this.#known.get(url)
    if (known?.staged !== undefined) this.change([{ url, row: known.row }])
  }

  has(url: string): boolean {
    return this.#known.has(url)
  }

  get(url: string): PublishedFile | undefined {
    const asked = this.#asked.get(url)
    const known = asked === undefined ? this.#known.get(url) : undefined
    if (known?.row === undefined) return asked
    const made = publishedFile(this.folder, url, known.row, known.staged)
    this.#asked.set(url, made)
    return made
  }
}
