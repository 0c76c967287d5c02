import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import { occasionsOf, takesPlace } from '../../../../site/catalogue/calendar/occasions.ts'
import type { OffReason } from '../../../../site/catalogue/signUp/shapes.ts'
import { entryPath } from '../../../../site/catalogue/urls.ts'
import { CatalogueView } from '../../../../site/catalogue/view.ts'
import type { Bookable } from '../asked/contract.ts'

/** That something does not take place as it was signed up for. */
export interface Off {
  why: OffReason
  /** Of the entry, and where its page is; missing when it is not public any more. */
  title?: string
  path?: string
}

/**
 * Whether whoever has signed up for something would stand before a locked door, as far as the public site says: it was
 * called off or put off, its date was taken from the entry, or the entry from the site. A course is off when no lesson of
 * it takes place.
 * @returns undefined when it takes place
 */
export function offIn(catalogue: Catalogue, { collection, entry: id, occasion }: Bookable): Off | undefined {
  const entry = new CatalogueView(catalogue).get(collection, id)
  if (entry === undefined) return { why: 'gone' }
  const of = { title: entry.title, path: entryPath(collection, entry.slug) }
  const all = occasionsOf(entry)
  const own = occasion === undefined ? all : all.filter((one) => one.occasion.id === occasion)
  if (own.length === 0) return { why: 'removed', ...of }
  if (own.some(takesPlace)) return undefined
  return { why: own.every((one) => one.occasion.cancelled) ? 'cancelled' : 'postponed', ...of }
}
