import { formatInShanghai } from '../../base/time/wallClock.ts'
import type { Slot } from './series.ts'

const date = formatInShanghai({
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})
const time = formatInShanghai({ timeStyle: 'short' })

/** A session in the form that the admin shows: 2026年11月25日周三 18:30–20:00. */
export function slotText({ start, end }: Slot): string {
  return `${date.format(new Date(start))} ${time.format(new Date(start))}–${time.format(new Date(end))}`
}

/** A day in the same form. @param day YYYY-MM-DD */
export function dayText(day: string): string {
  return date.format(new Date(`${day}T12:00:00+08:00`))
}
