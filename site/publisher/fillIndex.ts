import type { Catalogue } from '../catalogue/catalogue.ts'
import { pageCollections } from '../catalogue/pageCollections.ts'
import { CatalogueView } from '../catalogue/view.ts'
import { documentOf } from '../search/documents/documentOf.ts'
import { indexPath } from '../search/index/fileNames.ts'
import type { Indexer } from '../search/index/indexer.ts'
import type { Variants } from '../search/text/fold.ts'
import type { Publisher } from './publisher.ts'
import { inSlices, type Pace } from './slices.ts'

/**
 * Fills the index of a release that stands already, a few entries at a time. What is published of it, and is not as it
 * should be, is put into the publisher's queue.
 */
export async function fillIndex(
  catalogue: Catalogue,
  publisher: Publisher,
  { indexer, variants }: { indexer: Indexer; variants: Variants },
  pace: Pace,
): Promise<void> {
  for (const library of pageCollections) {
    const ids = [...catalogue.all(library)].map(({ id }) => id)
    await inSlices(ids, pace, (id) => {
      const entry = catalogue.get(library, id)
      // what has gone meanwhile was told by whoever made its file
      if (entry === undefined) return
      const document = documentOf(library, entry, new CatalogueView(catalogue), variants)
      indexer.set({ library, id, document })
    })
  }
  const etags = await indexer.fill()
  const byPath = new Map([...etags].map(([name, etag]) => [indexPath + name, etag]))
  publisher.reconcile(byPath, (path) => path.startsWith(indexPath))
}
