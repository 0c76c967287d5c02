import { type TimeSlot, timeSlots, valuesOf } from '../vocabulary.ts'
import { holidayNotices } from './holidays.ts'
import { shanghai } from '../shanghai.ts'

/** What a day is for most workers. */
export type DayKind = 'working' | 'weekend' | 'holiday'

/** The lunch break: what begins within it can be attended from work. Hours as HH:MM. */
const lunch = { from: '11:30', until: '14:00' }
/** From when on people are off work. */
const afterWork = '17:00'

const namedDays = new Map<string, DayKind>()
for (const { holidays, workdays } of Object.values(holidayNotices)) {
  for (const { from, to } of holidays) for (const day of daysBetween(from, to)) namedDays.set(day, 'holiday')
  for (const day of workdays) namedDays.set(day, 'working')
}

/**
 * What the official calendar says of a day: a holiday, a weekend, or a working day, 调休 included. In a year without a
 * notice Saturday and Sunday are the weekend and no day is a holiday.
 * @param day YYYY-MM-DD
 */
export function dayKindOf(day: string): DayKind {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return namedDays.get(day) ?? (weekday === 0 || weekday === 6 ? 'weekend' : 'working')
}

/**
 * When in a worker's week something begins, in Asia/Shanghai.
 * @param start ISO 8601
 * @returns undefined within working hours
 */
export function timeSlotOf(start: string): TimeSlot | undefined {
  const local = new Date(Date.parse(start) + shanghai).toISOString()
  const kind = dayKindOf(local.slice(0, 10))
  if (kind !== 'working') return kind
  const time = local.slice(11, 16)
  if (time >= lunch.from && time < lunch.until) return 'lunch'
  return time >= afterWork ? 'after-work' : undefined
}

/** The slots into which some occasions fall, each once, in the order of the vocabulary. */
export function timeSlotsOf(occasions: readonly { start: string }[]): TimeSlot[] {
  const found = new Set(occasions.map(({ start }) => timeSlotOf(start)))
  return valuesOf(timeSlots).filter((slot) => found.has(slot))
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = Date.parse(from); day <= Date.parse(to); day += 24 * 60 * 60 * 1000)
    days.push(new Date(day).toISOString().slice(0, 10))
  return days
}
