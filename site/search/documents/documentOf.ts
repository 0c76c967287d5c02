import { bodyParts } from '../../catalogue/bodyMarks.ts'
import type { Entries } from '../../catalogue/entries.ts'
import type { PageCollection } from '../../catalogue/pageCollections.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import type { SearchDocument } from '../index/document.ts'
import { fold, type Variants } from '../text/fold.ts'
import { plainText } from '../text/plainText.ts'
import { textsOf } from './textsOf.ts'

/**
 * An entry as it is searched.
 * @param view notes what was read of others, whose names stand in the texts
 */
export function documentOf<C extends PageCollection>(
  library: C,
  entry: Entries[C],
  view: CatalogueView,
  variants: Variants,
): SearchDocument {
  const { title, people, facts, body } = textsOf(library, entry, view)
  // each in a line of its own: no word arises across two of them
  const line = (texts: readonly (string | undefined)[]): string =>
    fold([...new Set(texts.filter((text) => text !== undefined))].join('\n'), variants)
  return {
    library,
    id: entry.id,
    fields: {
      title: fold(title, variants),
      people: line(people),
      facts: line([...facts, ...entry.tags]),
      body: line([entry.summary, ...body, plainText(entry.body ?? ''), ...shownNames(entry.body ?? '', view)]),
    },
  }
}

/** What the recordings and files in a text are called, as its page says it. */
function shownNames(body: string, view: CatalogueView): (string | undefined)[] {
  return bodyParts(body).flatMap((part) => {
    if ('html' in part || part.collection === 'media') return []
    return part.ids.map((id) => view.get(part.collection as 'recordings' | 'files', id)?.title)
  })
}
