import { readTyped } from '../../../base/time/typed.ts'
import { instantAt, writtenDay, writtenMoment } from '../../../base/time/wallClock.ts'

/**
 * What somebody types into a field of dates, as the admin writes it.
 * @param hasTime whether a time is wanted
 * @param today YYYY-MM-DD
 * @returns `2026-11-25 18:30` or `2026-11-25`; undefined when it is not whole (yet)
 */
export function rewritten(text: string, hasTime: boolean, today: string): string | undefined {
  const typed = readTyped(text, { today, mayGoOn: true })
  if (typed === undefined || (hasTime && !typed.hasTime)) return undefined
  return hasTime ? writtenMoment(instantAt(typed.wall)) : writtenDay(instantAt(typed.wall))
}
