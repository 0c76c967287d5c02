import type { Course as Entry } from '../../site/catalogue/entries.ts'
import type { Course } from '../payload-types.ts'
import type { Unchecked } from './unchecked.ts'
import { idOf, instantOf, numberOf, pageOf, textOf } from './parts.ts'

/** The public entry of a course. */
export function courseEntry(doc: Course): Unchecked<Entry> {
  return {
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    type: doc.type,
    subject: textOf(doc.subject),
    teacher: textOf(doc.teacher),
    unit: idOf(doc.unit),
    venue: idOf(doc.venue),
    sessions: (doc.sessions ?? []).map((session) => ({
      id: session.id,
      start: instantOf(session.start),
      end: instantOf(session.end),
      venue: idOf(session.venue),
      topic: textOf(session.topic),
      teacher: textOf(session.teacher),
      seats: numberOf(session.seats),
    })),
  }
}
