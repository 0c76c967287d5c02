import type { Notice as Entry } from '../../site/catalogue/entries.ts'
import type { Notice } from '../payload-types.ts'
import { idOf, instantOf, pageOf, textOf } from './parts.ts'
import type { Unchecked } from './unchecked.ts'

/** The public entry of a notice. */
export function noticeEntry(doc: Notice): Unchecked<Entry> {
  return {
    ...pageOf(doc),
    title: textOf(doc.title),
    kind: doc.kind,
    date: instantOf(doc.date),
    unit: idOf(doc.unit),
  }
}
