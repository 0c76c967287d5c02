import type { Call as Entry } from '../../site/catalogue/entries.ts'
import type { Call } from '../payload-types.ts'
import { idOf, idsOf, instantOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of a call; its results only once the day of their publication is given. */
export function callEntry(doc: Call): Unchecked<Entry> {
  const announced = instantOf(doc.announced)
  return {
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    unit: idOf(doc.unit),
    opens: instantOf(doc.opens),
    closes: instantOf(doc.closes),
    audiences: doc.audiences ?? [],
    genres: doc.genres ?? [],
    entering: textOf(doc.entering),
    prizes: textOf(doc.prizes),
    jury: textOf(doc.jury),
    phone: textOf(doc.phone),
    results: (announced === undefined ? [] : (doc.results ?? [])).map((result) => ({
      id: result.id,
      award: textOf(result.award),
      work: idOf(result.work),
      talents: idsOf(result.talents),
      team: idOf(result.team),
      others: textOf(result.others),
    })),
    announced,
  }
}
