import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { entryPath } from '../../../site/catalogue/urls.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { documentOf } from '../../../site/search/documents/documentOf.ts'
import type { SearchDocument } from '../../../site/search/index/document.ts'
import type { Variants } from '../../../site/search/text/fold.ts'

/** An entry as queries are drawn from it. */
export interface Item {
  path: string
  /** As it is written. */
  title: string
  subject: string | undefined
  document: SearchDocument
}

/** All entries with pages, as they are searched. */
export function itemsOf(catalogue: Catalogue, variants: Variants): Item[] {
  const view = new CatalogueView(catalogue)
  return pageCollections.flatMap((library) =>
    [...catalogue.all(library)].map((entry) => ({
      path: entryPath(library, entry.slug),
      title: 'title' in entry ? entry.title : entry.name,
      subject: 'subject' in entry ? entry.subject : undefined,
      document: documentOf(library, entry, view, variants),
    })),
  )
}
