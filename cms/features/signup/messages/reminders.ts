import { instantAt, wallAt } from '../../../base/time/wallClock.ts'
import type { Told } from '../rules/changes.ts'

const day = 24 * 60 * 60_000

/** When people are reminded, as the staff has set it. */
export interface ReminderSetting {
  isOn: boolean
  /** Hour of the day before, on the wall in Shanghai. */
  hour: number
}

/** What people are reminded of: the beginning, and since when. */
export interface Reminder {
  /** ISO 8601: of what begins. */
  start: string
  /** Milliseconds since the epoch; whoever signs up later knows it. */
  due: number
}

/**
 * Of which beginning people are to be reminded now: the day before, at the hour that is set. Of a whole course it is the
 * first lesson alone: who goes every week knows it.
 * @param now milliseconds since the epoch
 * @returns undefined when it is of none
 */
export function reminderDue({ times }: Told, { isOn, hour }: ReminderSetting, now: number): Reminder | undefined {
  const [first] = times
    .filter(({ isOff, isOpen }) => !isOff && !isOpen)
    .toSorted((one, other) => (one.start < other.start ? -1 : 1))
  if (!isOn || first === undefined) return undefined
  const wall = wallAt(first.start).getTime()
  const due = Date.parse(instantAt(wall - (wall % day) - day + hour * 60 * 60_000))
  return due <= now && now < Date.parse(first.start) ? { start: first.start, due } : undefined
}
