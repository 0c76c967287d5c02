import path from 'node:path'
import { currentRelease } from '../../../site/publisher/release/releaseFolder.ts'
import type { SynonymPreview } from '../../../site/search/query/synonymPreview.ts'
import { SearchWorker } from './searchWorker.ts'

/** Tells editors what searches of the published site would find, in a thread of its own. */
export class SynonymPreviews {
  readonly #root: string
  readonly #worker = new SearchWorker()
  #count = 0

  /** @param dataDir the data folder */
  constructor(dataDir: string) {
    this.#root = path.join(dataDir, 'published')
  }

  /** What searches would find if some words meant the same; undefined when it cannot be told now. */
  async preview(words: readonly string[]): Promise<SynonymPreview | undefined> {
    const name = await currentRelease(this.#root)
    if (name === undefined) return undefined
    // nothing that was read before counts: it is asked right after something was published, too
    const place = { folder: path.join(this.#root, 'releases', name), version: ++this.#count }
    return this.#worker.ask({ ...place, kind: 'synonyms', words })
  }

  async close(): Promise<void> {
    await this.#worker.close()
  }
}
