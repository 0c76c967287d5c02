import type { HolidayNotice } from '../../../site/catalogue/calendar/holidays.ts'
import type { Holiday } from '../../payload-types.ts'
import { noticesOf } from '../../content/holidays/notices.ts'

/** The public entry of the global `holidays`: the notices in the order of their years. */
export function holidaysEntry(doc: Holiday): HolidayNotice[] {
  return noticesOf(doc.years ?? []).sort((one, other) => one.year - other.year)
}
