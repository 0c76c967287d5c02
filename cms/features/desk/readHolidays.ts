import type { Payload, TypedUser } from 'payload'
import { OfficialCalendar } from '../../../site/catalogue/calendar/timeSlots.ts'
import { missingYear, noticesOf } from '../../content/holidays/notices.ts'
import type { Pile } from './desk.ts'

/** That the days off of the next year are not entered yet, for those who can enter them. @param now milliseconds since the epoch */
export async function readHolidays(payload: Payload, user: TypedUser, now: number): Promise<Pile> {
  const mayEnter = user.role === 'administrator' || user.role === 'editor'
  const year = mayEnter ? await yearToEnter(payload, user, now) : undefined
  return {
    name: 'holidays',
    title: '放假安排还没有录入',
    advice: `${year ?? ''} 年的放假安排还没有录入。国务院办公厅的通知一般在 11 月初发布；录入以前，网站的日历和批量排课按周末双休计算。`,
    total: year === undefined ? 0 : 1,
    items:
      year === undefined
        ? []
        : [{ title: `录入 ${year} 年的放假安排`, href: '/admin/globals/holidays', detail: '设置 · 放假安排' }],
    links: [],
  }
}

async function yearToEnter(payload: Payload, user: TypedUser, now: number): Promise<number | undefined> {
  const { years } = await payload.findGlobal({ slug: 'holidays', depth: 0, overrideAccess: false, user })
  const calendar = new OfficialCalendar(noticesOf(years ?? []))
  return missingYear((year) => calendar.noticeOf(year) !== undefined, now)
}
