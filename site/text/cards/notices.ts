import type { Notice } from '../../catalogue/entries.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { noticeKinds } from '../../catalogue/vocabulary.ts'
import { thisYear } from '../clock.ts'
import { dateText, machineDay } from '../dates.ts'
import type { CardText } from './cardText.ts'

/** A notice, with the day that it is of. */
export function noticeCard(notice: Notice, view: CatalogueView): CardText {
  return {
    tags: [{ word: noticeKinds[notice.kind] }],
    lines: [notice.summary],
    date: { machine: machineDay(notice.date), text: dateText(notice.date, thisYear(view)) },
  }
}
