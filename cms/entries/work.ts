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
    team: idOf(doc.team),
    unit: idOf(doc.unit),
    year: numberOf(doc.year),
    pictures: idsOf(doc.pictures),
    recordings: (doc.recordings ?? []).map((recording) => ({
      kind: recording.kind,
      title: textOf(recording.title),
      url: textOf(recording.url),
      file: idOf(recording.file),
    })),
    awards: (doc.awards ?? []).map((award) => ({
      name: textOf(award.name),
      level: award.level ?? undefined,
      year: numberOf(award.year),
    })),
    sentUp: (doc.sentUp ?? []).filter(isSuccess).map((sending) => ({
      level: sending.level,
      occasion: textOf(sending.occasion),
      year: numberOf(sending.year),
      result: sending.result,
    })),
  }
}

/** What is undecided or was not chosen is nobody's business outside. */
function isSuccess({ result }: { result: string }): boolean {
  return result === 'selected' || result === 'awarded'
}
