import type { Performance as Entry } from '../../site/catalogue/entries.ts'
import type { Performance } from '../payload-types.ts'
import { idOf, idsOf, instantOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of a performance; what is noted for its safety stays inside. */
export function performanceEntry(doc: Performance): Unchecked<Entry> {
  return {
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    admission: doc.admission,
    admissionNote: textOf(doc.admissionNote),
    audiences: doc.audiences ?? [],
    unit: idOf(doc.unit),
    liveUrl: textOf(doc.liveUrl),
    replayUrl: textOf(doc.replayUrl),
    recording: idOf(doc.recording),
    showings: (doc.showings ?? []).map((showing) => ({
      id: showing.id,
      start: instantOf(showing.start),
      end: instantOf(showing.end),
      venue: idOf(showing.venue),
      note: textOf(showing.note),
      cancelled: Boolean(showing.cancelled),
    })),
    programme: (doc.programme ?? []).map((item) => ({
      id: item.id,
      title: textOf(item.title),
      form: item.form ?? undefined,
      work: idOf(item.work),
      performers: idsOf(item.performers),
      teams: idsOf(item.teams),
      performersText: textOf(item.performersText),
    })),
  }
}
