import type { Work as Entry } from '../../site/catalogue/entries.ts'
import type { Work } from '../payload-types.ts'
import { idOf, idsOf, numberOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of a work. */
export function workEntry(doc: Work): Unchecked<Entry> {
  return {
    ...pageOf(doc),
    title: textOf(doc.title),
    genre: doc.genre,
    authors: idsOf(doc.authors),
    authorsText: textOf(doc.authorsText),
    unit: idOf(doc.unit),
    year: numberOf(doc.year),
    pictures: idsOf(doc.pictures),
    awards: (doc.awards ?? []).map((award) => ({
      name: textOf(award.name),
      level: award.level ?? undefined,
      year: numberOf(award.year),
    })),
  }
}
