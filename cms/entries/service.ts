import type { Service as Entry } from '../../site/catalogue/entries.ts'
import type { Service } from '../payload-types.ts'
import { idOf, idsOf, numberOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of a service; what it costs the union stays inside. */
export function serviceEntry(doc: Service): Unchecked<Entry> {
  return {
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    unit: idOf(doc.unit),
    available: Boolean(doc.available),
    audiences: doc.audiences ?? [],
    minutes: numberOf(doc.minutes),
    people: numberOf(doc.people),
    requirements: textOf(doc.requirements),
    daysAhead: numberOf(doc.daysAhead),
    ordering: textOf(doc.ordering),
    phone: textOf(doc.phone),
    talents: idsOf(doc.talents),
    teams: idsOf(doc.teams),
  }
}
