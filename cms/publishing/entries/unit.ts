import type { Unit as Entry } from '../../../site/catalogue/entries.ts'
import type { Unit } from '../../payload-types.ts'
import { idOf, textOf } from '../../content/entries/parts.ts'
import type { Unchecked } from '../../content/entries/unchecked.ts'

/** The public entry of a unit. */
export function unitEntry(doc: Unit): Unchecked<Entry> {
  return { id: doc.id, name: textOf(doc.name), level: doc.level, parent: idOf(doc.parent) }
}
