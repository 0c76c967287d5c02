import type { Site as Entry } from '../../../site/catalogue/entries.ts'
import type { Site } from '../../payload-types.ts'
import { textOf } from '../../content/entries/parts.ts'
import type { Unchecked } from '../../content/entries/unchecked.ts'

/** The public entry of the global `site`. */
export function siteEntry(doc: Site): Unchecked<Entry> {
  return {
    name: textOf(doc.name),
    organisation: textOf(doc.organisation),
    theme: textOf(doc.theme),
    headline: textOf(doc.headline),
    introduction: textOf(doc.introduction),
    phone: textOf(doc.phone),
    address: textOf(doc.address),
    filing: textOf(doc.filing),
    licence: doc.licence ?? undefined,
    // nothing is stored of it until somebody has saved these settings
    offersPosters: doc.offersPosters !== false,
    prices: (doc.prices ?? []).map(({ type, list, subsidy }) => ({ type, list, subsidy })),
  }
}
