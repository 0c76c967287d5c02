import type { Talent as Entry } from '../../site/catalogue/entries.ts'
import type { Talent } from '../payload-types.ts'
import { idOf, numberOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of a talent; nothing at all without consent (domain.md). */
export function talentEntry(doc: Talent): Unchecked<Entry> | undefined {
  if (doc.consent?.given !== true) return undefined
  return {
    ...pageOf(doc),
    name: textOf(doc.name),
    specialities: doc.specialities ?? [],
    unit: idOf(doc.unit),
    speaker: Boolean(doc.speaker),
    honours: (doc.honours ?? []).map((honour) => ({
      kind: honour.kind,
      level: honour.level,
      year: numberOf(honour.year),
    })),
  }
}
