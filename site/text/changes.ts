import type { Tag } from './cards/cardText.ts'
import { momentText } from './dates.ts'

/** What an occasion may have gone through since it was announced. */
interface Changed {
  cancelled: boolean
  movedFrom?: string | undefined
}

/** The word for what became of an occasion: called off and moved are not the same; undefined when it is as announced. */
export function changeTag({ cancelled, movedFrom }: Changed): Tag | undefined {
  if (cancelled) return { word: '已取消', tone: 'off' }
  return movedFrom === undefined ? undefined : { word: '改期', tone: 'moved' }
}

/**
 * When an occasion that was moved was to begin at first: 原定 11月22日 周日 19:30.
 * @param now milliseconds since the epoch
 */
export function movedText({ movedFrom }: Pick<Changed, 'movedFrom'>, now: number): string | undefined {
  return movedFrom === undefined ? undefined : `原定 ${momentText(movedFrom, now)}`
}
