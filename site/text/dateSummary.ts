import type { Dated, Tag } from './cards/cardText.ts'
import { changeTags, movedText } from './changes.ts'
import { machineTime, momentText, spanText } from './dates.ts'
import { shownOf, type Standing } from './standing.ts'

/** `small` for cards, `medium` for rows, bars and feeds, `large` for the page itself. */
export type SummarySize = 'small' | 'medium' | 'large'

/** When something is, with what became of it in the wording. */
export interface DateSummary {
  /** What became of it; no two of the words contradict each other. */
  tags: readonly Tag[]
  /** When it is, or was; undefined while nobody knows. */
  date: Dated | undefined
  /** What else there is to say of its date: in its place, or behind it. */
  note: string | undefined
}

/**
 * When something is, in one of three sizes, for everything that says so. All sizes have the same words and begin with the
 * same date: `small` has the start alone, `medium` the end and when it was to be at first too, `large` says what that means
 * for whoever wants to come.
 * @param standing of an entry, or of one of its occasions
 * @param now milliseconds since the epoch
 */
export function dateSummary(standing: Standing, size: SummarySize, now: number): DateSummary {
  const shown = shownOf(standing)
  if (shown === undefined)
    return { tags: [], date: undefined, note: size === 'large' ? '时间还没有定，定了写在这里' : '时间待定' }
  const { occasion } = shown
  const { start, end } = occasion
  const date: Dated = {
    machine: machineTime(start),
    text: size === 'small' ? momentText(start, now) : spanText(start, end, now),
  }
  const moved = movedText(occasion, now)
  const tags = changeTags({ ...occasion, isMoved: occasion.movedFrom !== undefined }, standing.state === 'past')
  switch (standing.state) {
    case 'postponed':
      return {
        tags,
        date: undefined,
        note: size === 'small' ? '新的时间待定' : size === 'medium' ? moved : `${moved ?? ''}，定了写在这里`,
      }
    case 'cancelled':
      return { tags, date, note: size === 'large' ? '不办了，请别白跑一趟' : undefined }
    case 'past':
      return { tags, date, note: undefined }
    case 'coming':
    case 'undated':
      return { tags, date, note: size === 'small' ? undefined : moved }
  }
}

/** A summary as one line of plain text: 改期 11月29日 周日 19:30–21:00（原定 11月22日 周日 19:30）. */
export function summaryText({ tags, date, note }: DateSummary): string {
  const behind = date === undefined ? note : note && `（${note}）`
  return [...tags.map(({ word }) => word), `${date?.text ?? ''}${behind ?? ''}`].filter(Boolean).join(' ')
}
