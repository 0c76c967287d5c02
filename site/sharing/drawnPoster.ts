import { isDated } from '../catalogue/calendar/dated.ts'
import type { Event } from '../catalogue/calendar/occasions.ts'
import type { Entries } from '../catalogue/entries.ts'
import type { PageCollection } from '../catalogue/pageCollections.ts'
import { posterPath, type publishedPosters } from '../catalogue/urls.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { isAhead, posterFactsOf } from '../posters/facts.ts'
import { drawingName, isPublished } from '../posters/published.ts'

/**
 * The address of a published picture of an entry; undefined while there is none. It changes with the picture, since
 * messengers keep what they have once seen at an address.
 */
export function drawnPoster(
  format: (typeof publishedPosters)[number],
  collection: PageCollection,
  entry: Entries[PageCollection],
  view: CatalogueView,
  siteUrl: string,
): string | undefined {
  if (!isDated(collection) || view.isPreview || !isPublished(format, view.site)) return undefined
  const event = entry as Event
  if (!isAhead(event, view.now(Infinity))) return undefined
  const name = drawingName(format, posterFactsOf(collection, event, view, siteUrl))
  if (!view.isDrawn(name)) return undefined
  return `${posterPath(format, collection, entry.slug)}?v=${name.slice(-8)}${view.drawnVersion.slice(0, 8)}`
}
