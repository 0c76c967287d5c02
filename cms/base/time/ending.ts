import { minutesIn } from './timeOfDay.ts'
import { inOneLine } from './typed.ts'

const [minute, dayLength] = [60_000, 24 * 60 * 60_000]
const numbers = '〇一二三四五六七八九十'
const hours =
  /^(?:(半) ?个?|(\d{1,2}(?:\.\d)?|[一二两三四五六七八九十]) ?个?(半)?) ?(?:小时|钟头)(?:(半)|零? ?(\d{1,2}) ?分钟?)?$/
const minutes = /^(\d{1,3}) ?分钟?$/
/** Until this hour an evening goes on that began at the other one or later. */
const night = { from: 17, until: 6 } as const

/**
 * Reads an end that is told by its start: a time alone, or how long it takes.
 * @param start on the wall in Shanghai, in milliseconds as if it were UTC
 * @returns the end on the same wall; `'unclear'` for a time that is not after the start and may be meant of either day;
 * undefined when it is neither a time nor a length
 */
export function endingFrom(text: string, start: number): number | 'unclear' | undefined {
  const typed = inOneLine(text)
  const length = lengthIn(typed)
  if (length !== undefined) return start + length * minute
  const time = minutesIn(typed)
  if (time === undefined) return undefined
  const midnight = Math.floor(start / dayLength) * dayLength
  const end = midnight + time * minute
  if (end > start) return end
  const isNight = new Date(start).getUTCHours() >= night.from && time < night.until * 60
  // 5:30 after 17:00 may be half an hour later, on a clock's face
  const isFigureAlone = /^\d/.test(typed)
  return isNight && !(isFigureAlone && end + dayLength / 2 > start) ? end + dayLength : 'unclear'
}

/** Minutes: 两小时, 1.5小时, 一个半小时, 2小时30分, 90分钟. */
function lengthIn(typed: string): number | undefined {
  const [, alone] = minutes.exec(typed) ?? []
  if (alone !== undefined) return Number(alone) || undefined
  const [whole, half, figure = '0', andHalf, halfBehind, rest = '0'] = hours.exec(typed) ?? []
  if (whole === undefined || Number(rest) > 59) return undefined
  const count = figure === '两' ? 2 : /\d/.test(figure) ? Number(figure) : numbers.indexOf(figure)
  const halves = [half, andHalf, halfBehind].filter((one) => one !== undefined).length
  return count * 60 + halves * 30 + Number(rest) || undefined
}
