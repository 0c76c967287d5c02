import type { Team as Entry } from '../../site/catalogue/entries.ts'
import type { Team } from '../payload-types.ts'
import { idOf, idsOf, numberOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of a team; its contact stays inside. */
export function teamEntry(doc: Team): Unchecked<Entry> {
  return {
    ...pageOf(doc),
    name: textOf(doc.name),
    kind: doc.kind,
    unit: idOf(doc.unit),
    founded: numberOf(doc.founded),
    size: numberOf(doc.size),
    leader: idOf(doc.leader),
    members: idsOf(doc.members),
    rehearsal: textOf(doc.rehearsal),
    joining: textOf(doc.joining),
    pictures: idsOf(doc.pictures),
  }
}
