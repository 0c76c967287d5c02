import type { Venue as Entry } from '../../site/catalogue/entries.ts'
import type { Venue } from '../payload-types.ts'
import { numberOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of a venue. */
export function venueEntry(doc: Venue): Unchecked<Entry> {
  return {
    ...pageOf(doc),
    name: textOf(doc.name),
    kind: doc.kind,
    address: textOf(doc.address),
    latitude: numberOf(doc.latitude),
    longitude: numberOf(doc.longitude),
    openingHours: textOf(doc.openingHours),
    phone: textOf(doc.phone),
    facilities: (doc.facilities ?? []).map(textOf).filter((facility) => facility !== undefined),
    accessibilities: doc.accessibilities ?? [],
    accessibilityNote: textOf(doc.accessibilityNote),
  }
}
