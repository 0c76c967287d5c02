import type { Delivery as Entry } from '../../../site/catalogue/entries.ts'
import type { Delivery } from '../../payload-types.ts'
import { textOf } from '../../content/entries/parts.ts'
import type { Unchecked } from '../../content/entries/unchecked.ts'

/** The public entry of a delivery. @returns undefined when it was withdrawn */
export function deliveryEntry(doc: Delivery): Unchecked<Entry> | undefined {
  if (doc.isWithdrawn === true) return undefined
  const { id, campaign, ownerUnit, kind, day, place, level, channel, people } = doc
  return { id, campaign, unit: ownerUnit, kind: kind ?? undefined, day, place: textOf(place), level, channel, people }
}
