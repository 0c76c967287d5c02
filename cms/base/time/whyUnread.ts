import { spokenDay } from './spokenDay.ts'
import { leapDay, spanIn } from './span.ts'
import { isTimeLike, minutesIn } from './timeOfDay.ts'
import { beforeTime, inOneLine, type Reading, readTyped } from './typed.ts'

const weekdayAlone = /^(?:周|星期|礼拜)[一二三四五六日天]/
const dayLike = /^(?:\d{4} ?[-/.年月] ?)?\d{1,2} ?[-/.月] ?\d{1,2} ?[日号]?/

/**
 * What a text lacks that `readTyped` cannot read, or what of it there is not, in a few words of Chinese.
 * @returns undefined where nothing better can be said than that it is not understood
 */
export function whyUnread(text: string, { today }: Reading = {}): string | undefined {
  const typed = inOneLine(text)
  if (spanIn(typed, today) !== undefined) return '写了开始和结束两个时间，这里只写一个'
  if (today === undefined && weekdayAlone.test(typed)) return '没有写是哪一周'
  if (isTimeLike(typed)) return minutesIn(typed) === undefined ? '没有这个时刻' : '没有写日期'
  const spoken = spokenDay(typed, today ?? leapDay)
  if (spoken !== undefined && today === undefined) return '没有写日期（表格可能改天再导入）'
  const day = dayLike.exec(typed)?.[0]
  if (spoken === undefined && day === undefined) return undefined
  if (day !== undefined && spoken === undefined) {
    const hasYear = /^\d{4}/.test(day)
    if (!hasYear && readTyped(day, { today: leapDay }) === undefined) return '没有这一天'
    if (!hasYear && today === undefined) return '没有写哪一年'
    if (readTyped(day, { today: today ?? leapDay }) === undefined) return '没有这一天'
  }
  const rest = (spoken?.rest ?? typed.slice(day?.length)).replace(/^ ?[日号]?/, '').replace(beforeTime, '')
  return isTimeLike(rest) && minutesIn(rest) === undefined ? '没有这个时刻' : undefined
}
