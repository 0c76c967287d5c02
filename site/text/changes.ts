import { changeTo, changeWords } from '../catalogue/calendar/change.ts'
import type { Occasion } from '../catalogue/calendar/occasions.ts'
import type { Tag } from './cards/cardText.ts'
import { momentText } from './dates.ts'

/** What an occasion may have gone through since it was announced. */
interface Changed {
  cancelled: boolean
  postponed: boolean
  full: boolean
  isMoved: boolean
}

/**
 * The words for what became of an occasion, which everything that shows one uses. None of them contradicts another: what
 * is called off is not over, what is put off is neither moved nor full, and what is over sells no more.
 * @param isOver whether its time has passed
 * @returns none for one that is as announced
 */
export function changeTags({ cancelled, postponed, isMoved, full }: Changed, isOver = false): Tag[] {
  const change = changeTo({ cancelled, postponed, movedFrom: isMoved || undefined })
  if (change === 'cancelled') return [{ word: changeWords.cancelled, tone: 'off' }]
  if (change === 'postponed') return [{ word: changeWords.postponed, tone: 'moved' }]
  if (isOver) return [{ word: '已结束' }]
  return [
    ...(change === 'moved' ? [{ word: changeWords.moved, tone: 'moved' } as const] : []),
    ...(full ? [{ word: '已满', tone: 'off' } as const] : []),
  ]
}

/**
 * When an occasion was to be at first, that is at another time now: 原定 11月22日 周日 19:30; and of one that was put off
 * that nobody knows yet.
 * @param now milliseconds since the epoch
 * @returns undefined for one that is at the time that was announced, or is not held at all
 */
export function movedText(
  {
    start,
    cancelled,
    postponed,
    movedFrom,
  }: Pick<Occasion['occasion'], 'start' | 'cancelled' | 'postponed' | 'movedFrom'>,
  now: number,
): string | undefined {
  if (cancelled) return undefined
  if (postponed) return `原定 ${momentText(movedFrom ?? start, now)}，新的时间待定`
  return movedFrom === undefined ? undefined : `原定 ${momentText(movedFrom, now)}`
}
