import type { Brand as Entry } from '../../site/catalogue/entries.ts'
import type { Brand } from '../payload-types.ts'
import { idOf, idsOf, numberOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of a brand. */
export function brandEntry(doc: Brand): Unchecked<Entry> {
  return {
    ...pageOf(doc),
    name: textOf(doc.name),
    kind: doc.kind,
    unit: idOf(doc.unit),
    since: numberOf(doc.since),
    pictures: idsOf(doc.pictures),
    editions: (doc.editions ?? []).map((edition) => ({
      id: edition.id,
      name: textOf(edition.name),
      year: numberOf(edition.year),
      note: textOf(edition.note),
      calls: idsOf(edition.calls),
      activities: idsOf(edition.activities),
      performances: idsOf(edition.performances),
    })),
  }
}
