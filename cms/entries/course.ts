import type { Course as Entry } from '../../site/catalogue/entries.ts'
import type { Course } from '../payload-types.ts'
import type { Unchecked } from './unchecked.ts'
import { idOf, idsOf, instantOf, numberOf, pageOf, textOf } from './parts.ts'

/** The public entry of a course. */
export function courseEntry(doc: Course): Unchecked<Entry> {
  return {
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    type: doc.type,
    subject: textOf(doc.subject),
    audiences: doc.audiences ?? [],
    admissionNote: textOf(doc.admissionNote),
    price: priceEntry(doc.price),
    teachers: idsOf(doc.teachers),
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

/** A price is public once both of its parts are known. */
function priceEntry(price: Course['price']): { list: number; subsidy: number } | undefined {
  const [list, subsidy] = [numberOf(price?.list), numberOf(price?.subsidy)]
  return list === undefined || subsidy === undefined ? undefined : { list, subsidy }
}
