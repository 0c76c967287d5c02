import type { Activity as Entry } from '../../site/catalogue/entries.ts'
import type { Activity } from '../payload-types.ts'
import { idOf, idsOf, instantOf, numberOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of an activity; what is noted for its safety stays inside. */
export function activityEntry(doc: Activity): Unchecked<Entry> {
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
    dates: (doc.dates ?? []).map((date) => ({
      id: date.id,
      start: instantOf(date.start),
      end: instantOf(date.end),
      venue: idOf(date.venue),
      note: textOf(date.note),
      seats: numberOf(date.seats),
      cancelled: Boolean(date.cancelled),
    })),
    talents: idsOf(doc.talents),
    teams: idsOf(doc.teams),
    works: idsOf(doc.works),
    pictures: idsOf(doc.pictures),
  }
}
