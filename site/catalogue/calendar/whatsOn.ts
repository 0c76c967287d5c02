import { takesChildren } from '../signUp/withChildren.ts'
import { dayOf, isFree, type Occasion } from './occasions.ts'
import type { OfficialCalendar } from './timeSlots.ts'

/** When somebody has time: today, or in a slot of the worker's week (vocabulary.ts). */
export const wishTimes = { today: '今天', 'after-work': '下班后', weekend: '周末', holiday: '节假日' } as const
export type WishTime = keyof typeof wishTimes

/** What somebody would like to attend. */
export interface Wish {
  time: WishTime | undefined
  isFree: boolean
  withChildren: boolean
}

export const noWish: Wish = { time: undefined, isFree: false, withChildren: false }

/** Days that pages of what is on look ahead, today included. */
export const daysAhead = 7
/** Most rows of one page: what is more is told, and found by day. */
export const mostRows = 100

/** Whether one may come to an occasion with a child. */
export function isForChildren({ entry }: Occasion): boolean {
  return takesChildren(entry)
}

/**
 * Whether an occasion is what somebody would like to attend.
 * @param now milliseconds since the epoch
 */
export function isWished(item: Occasion, wish: Wish, calendar: OfficialCalendar, now: number): boolean {
  if (wish.isFree && !isFree(item)) return false
  if (wish.withChildren && !isForChildren(item)) return false
  return isAt(item.occasion.start, wish.time, calendar, now)
}

function isAt(start: string, time: WishTime | undefined, calendar: OfficialCalendar, now: number): boolean {
  if (time === undefined) return true
  return time === 'today' ? dayOf(Date.parse(start)) === dayOf(now) : calendar.timeSlotOf(start) === time
}

const times = Object.keys(wishTimes) as WishTime[]

/** Every wish that has a page. */
export const wishes: readonly Wish[] = [undefined, ...times].flatMap((time) =>
  [false, true].flatMap((isFree) => [false, true].map((withChildren) => ({ time, isFree, withChildren }))),
)

/** Address of the pages of what is on. */
export const whatsOnPath = '/whats-on/'
export const freePath = '/free/'
export const thisWeekPath = '/this-week/'
/** Address of where things take place, the nearest first for whoever says where they are. */
export const nearPath = `${whatsOnPath}near/`

/** Address of the page of a wish. */
export function wishPath(wish: Wish): string {
  const parts = [wish.time, wish.isFree ? 'free' : undefined, wish.withChildren ? 'children' : undefined].filter(
    (part) => part !== undefined,
  )
  return parts.join() === 'free' ? freePath : parts.reduce((path, part) => `${path}${part}/`, whatsOnPath)
}

/** The wish whose page is at an address; undefined when there is none. */
export function wishAt(path: string): Wish | undefined {
  return wishes.find((wish) => wishPath(wish) === path)
}
