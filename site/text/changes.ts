import { changeWord } from '../catalogue/calendar/change.ts'
import type { Tag } from './cards/cardText.ts'
import { momentText } from './dates.ts'

/** What an occasion may have gone through since it was announced. */
interface Changed {
  cancelled: boolean
  movedFrom?: string | undefined
}

/** The word for what became of an occasion; undefined when it is as announced. */
export function changeTag(change: Changed): Tag | undefined {
  const word = changeWord(change)
  return word && { word, tone: change.cancelled ? 'off' : 'moved' }
}

/**
 * When an occasion that was moved was to begin at first: 原定 11月22日 周日 19:30.
 * @param now milliseconds since the epoch
 */
export function movedText({ movedFrom }: Pick<Changed, 'movedFrom'>, now: number): string | undefined {
  return movedFrom === undefined ? undefined : `原定 ${momentText(movedFrom, now)}`
}

/**
 * The same where no tag stands beside it: 改期，原定 …. What was called off is not at another time: only when it was to
 * be at first is said, for those who know it by that.
 * @param now milliseconds since the epoch
 */
export function changeText(change: Changed, now: number): string | undefined {
  const moved = movedText(change, now)
  return moved === undefined || change.cancelled ? moved : `${changeWord(change)}，${moved}`
}
