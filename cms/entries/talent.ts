import type { Talent as Entry } from '../../site/catalogue/entries.ts'
import type { Talent } from '../payload-types.ts'
import { idOf, instantOf, numberOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/**
 * The public entry of a talent; nothing at all without consent, and no more than it covers. A consent of before its
 * scope was asked for covers everything (decision 0008).
 */
export function talentEntry(doc: Talent): Unchecked<Entry> | undefined {
  if (doc.consent?.given !== true) return undefined
  const scope = doc.consent.scope ?? 'full'
  const isProfile = scope !== 'name-only'
  const { picture, summary, body, ...page } = pageOf(doc)
  return {
    ...page,
    summary: isProfile ? summary : undefined,
    picture: scope === 'full' ? picture : undefined,
    body: isProfile ? body : undefined,
    name: textOf(doc.name),
    specialities: doc.specialities ?? [],
    unit: isProfile ? idOf(doc.unit) : undefined,
    speaker: isProfile && Boolean(doc.speaker),
    honours: (isProfile ? (doc.honours ?? []) : []).map((honour) => ({
      kind: honour.kind,
      level: honour.level,
      year: numberOf(honour.year),
    })),
    selection: isProfile ? selectionEntry(doc.selection) : undefined,
  }
}

/** Which union recommended, at which level it was decided and when; never the people behind it. */
function selectionEntry(selection: Talent['selection']) {
  const entry = {
    unit: idOf(selection?.unit),
    level: selection?.level ?? undefined,
    date: instantOf(selection?.date),
  }
  return Object.values(entry).some((value) => value !== undefined) ? entry : undefined
}
