import type { Collection, Entries } from '../../catalogue/entries.ts'
import type { Names, Texts } from '../../catalogue/library.ts'
import { descriptions, type PageCollection } from '../../catalogue/pageCollections.ts'
import type { CatalogueView } from '../../catalogue/view.ts'

function namesIn(view: CatalogueView): Names {
  return { of: (collection, ...ids) => ids.map((id) => nameOf(view.get(collection as Collection, id))) }
}

function nameOf(entry: object | undefined): string | undefined {
  const { name, title } = (entry ?? {}) as { name?: string; title?: string }
  return name ?? title
}

/** The texts by which an entry is found, as its page shows them. @param view notes what was read of others */
export function textsOf<C extends PageCollection>(collection: C, entry: Entries[C], view: CatalogueView): Texts {
  return descriptions[collection].texts(entry, namesIn(view))
}
