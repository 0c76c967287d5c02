import * as z from 'zod/mini'
import type { HolidayNotices } from '../../catalogue/calendar/holidays.ts'
import { OfficialCalendar } from '../../catalogue/calendar/timeSlots.ts'

/** Address of the file of the days off that the staff entered; it is there when they entered any. */
export const holidaysPath = '/search/holidays.json'

const stored = z.array(
  z.object({
    year: z.int(),
    holidays: z.array(z.object({ name: z.string(), from: z.iso.date(), to: z.iso.date() })),
    workdays: z.array(z.iso.date()),
  }),
)

/** The file: JSON, without what a search does not need. */
export function writeHolidays(notices: HolidayNotices): string {
  return JSON.stringify(notices.map(({ year, holidays, workdays }) => ({ year, holidays, workdays })))
}

/** Reads what writeHolidays wrote, beside what comes with the program. @throws when it is something else */
export function readHolidays(text: string): OfficialCalendar {
  return new OfficialCalendar(z.parse(stored, JSON.parse(text)).map((notice) => ({ source: '', ...notice })))
}
