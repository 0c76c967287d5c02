import { isoDay } from '../catalogue/calendar/calendarPages.ts'
import { startOfDay } from '../catalogue/calendar/occasions.ts'
import type { OfficialCalendar } from '../catalogue/calendar/timeSlots.ts'
import { lunarOf } from './lunar.ts'

/** What a calendar says of a day beside its number. */
export interface CalendarDay {
  /** YYYY-MM-DD. */
  iso: string
  /** Its first instant in Shanghai, in milliseconds since the epoch. */
  start: number
  lunar: string
  lunarDate: string
  festival: string | undefined
  /** 休 on official days off, 班 on Saturdays and Sundays on which people work. */
  mark: '休' | '班' | undefined
  /** The official holiday that it belongs to. */
  holiday: string | undefined
  isWeekend: boolean
}

/** @param day its number (dayOf) */
export function calendarDay(day: number, calendar: OfficialCalendar): CalendarDay {
  const iso = isoDay(day)
  const { text, date, festival } = lunarOf(iso)
  const kind = calendar.dayKindOf(iso)
  return {
    iso,
    start: startOfDay(day),
    lunar: text,
    lunarDate: date,
    festival,
    mark: kind === 'holiday' ? '休' : calendar.isWorkingWeekend(iso) ? '班' : undefined,
    holiday: calendar.holidayOn(iso),
    isWeekend: kind !== 'working',
  }
}

/** What is special about a day, in words: 国庆节放假, 调休上班, 冬至. */
export function dayNotes({ festival, holiday, mark }: CalendarDay): string[] {
  const off = holiday === undefined ? undefined : `${holiday}放假`
  const named = festival !== undefined && holiday?.includes(festival) !== true ? festival : undefined
  return [named, off, mark === '班' ? '调休上班' : undefined].filter((note) => note !== undefined)
}
