import { type TimeSlot, timeSlots, valuesOf } from '../vocabulary.ts'
import { builtInNotices, type HolidayNotice, type HolidayNotices } from './holidays.ts'
import { shanghai } from '../shanghai.ts'

/** What a day is for most workers. */
export type DayKind = 'working' | 'weekend' | 'holiday'

/** The lunch break: what begins within it can be attended from work. Hours as HH:MM. */
const lunch = { from: '11:30', until: '14:00' }
/** From when on people are off work. */
const afterWork = '17:00'

/**
 * The official calendar. A year whose notice is not known has Saturday and Sunday for its weekend, and no day of it is a
 * holiday.
 */
export class OfficialCalendar {
  readonly #notices: ReadonlyMap<number, HolidayNotice>
  /** What is said of days by name; YYYY-MM-DD. */
  readonly #days = new Map<string, { kind: DayKind; name?: string }>()

  /** @param entered notices as the staff entered them, which stand in the place of those that come with the program */
  constructor(entered: HolidayNotices = []) {
    this.#notices = new Map([...builtInNotices, ...entered].map((notice) => [notice.year, notice]))
    for (const { holidays, workdays } of this.#notices.values()) {
      for (const { name, from, to } of holidays)
        for (const day of daysBetween(from, to)) this.#days.set(day, { kind: 'holiday', name })
      for (const day of workdays) this.#days.set(day, { kind: 'working' })
    }
  }

  /** The notice of a year; undefined when it is not known. */
  noticeOf(year: number): HolidayNotice | undefined {
    return this.#notices.get(year)
  }

  /**
   * What the calendar says of a day: a holiday, a weekend, or a working day, 调休 included.
   * @param day YYYY-MM-DD
   */
  dayKindOf(day: string): DayKind {
    return this.#days.get(day)?.kind ?? (isWeekend(day) ? 'weekend' : 'working')
  }

  /** The public holiday that a day belongs to, for example 春节; undefined when it is none. @param day YYYY-MM-DD */
  holidayOn(day: string): string | undefined {
    return this.#days.get(day)?.name
  }

  /** Whether a day is a Saturday or Sunday on which people work. @param day YYYY-MM-DD */
  isWorkingWeekend(day: string): boolean {
    return isWeekend(day) && this.dayKindOf(day) === 'working'
  }

  /**
   * When in a worker's week something begins, in Asia/Shanghai.
   * @param start ISO 8601
   * @returns undefined within working hours
   */
  timeSlotOf(start: string): TimeSlot | undefined {
    const local = new Date(Date.parse(start) + shanghai).toISOString()
    const kind = this.dayKindOf(local.slice(0, 10))
    if (kind !== 'working') return kind
    const time = local.slice(11, 16)
    if (time >= lunch.from && time < lunch.until) return 'lunch'
    return time >= afterWork ? 'after-work' : undefined
  }

  /** The slots into which some occasions fall, each once, in the order of the vocabulary. */
  timeSlotsOf(occasions: readonly { start: string }[]): TimeSlot[] {
    const found = new Set(occasions.map(({ start }) => this.timeSlotOf(start)))
    return valuesOf(timeSlots).filter((slot) => found.has(slot))
  }
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = Date.parse(from); day <= Date.parse(to); day += 24 * 60 * 60 * 1000)
    days.push(new Date(day).toISOString().slice(0, 10))
  return days
}
