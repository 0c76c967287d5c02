import { SolarDay } from 'tyme4ts'

/** What the traditional calendar says of a day. */
export interface LunarDay {
  /** 初一 to 三十; the name of the month on its first day, and of a solar term on its day: 十月, 冬至. */
  text: string
  /** 十月十九, with 闰 before the month where it is a leap month. */
  date: string
  /** A festival of this calendar, or one that the state keeps on a fixed date. */
  festival: string | undefined
}

/** Festivals by month and day of the lunar calendar. */
const lunarFestivals: Readonly<Record<string, string>> = {
  '1-1': '春节',
  '1-15': '元宵节',
  '5-5': '端午节',
  '7-7': '七夕',
  '8-15': '中秋节',
  '9-9': '重阳节',
  '12-8': '腊八节',
}
/** Festivals by month and day. */
const solarFestivals: Readonly<Record<string, string>> = {
  '1-1': '元旦',
  '3-8': '妇女节',
  '5-1': '劳动节',
  '5-4': '青年节',
  '6-1': '儿童节',
  '7-1': '建党节',
  '8-1': '建军节',
  '9-10': '教师节',
  '10-1': '国庆节',
}
/** Solar terms that are festivals too. */
const terms: Readonly<Record<string, string>> = { 清明: '清明节', 冬至: '冬至' }

const known = new Map<string, LunarDay>()
const mostKnown = 2000

/** @param day YYYY-MM-DD */
export function lunarOf(day: string): LunarDay {
  let lunar = known.get(day)
  if (lunar === undefined) {
    if (known.size >= mostKnown) known.clear()
    lunar = lunarAt(day)
    known.set(day, lunar)
  }
  return lunar
}

function lunarAt(day: string): LunarDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const solar = SolarDay.fromYmd(year, month, date)
  const lunar = solar.getLunarDay()
  const lunarMonth = lunar.getLunarMonth()
  const monthName = lunarMonth.getName()
  const term = solar.getTermDay()
  const termName = term.getDayIndex() === 0 ? term.getSolarTerm().getName() : undefined
  const isLast = lunarMonth.getMonthWithLeap() === 12 && lunar.getDay() === lunarMonth.getDayCount()
  return {
    text: termName ?? (lunar.getDay() === 1 ? monthName : lunar.getName()),
    date: `${monthName}${lunar.getName()}`,
    festival:
      lunarFestivals[`${lunarMonth.getMonthWithLeap()}-${lunar.getDay()}`] ??
      (isLast ? '除夕' : undefined) ??
      solarFestivals[`${month}-${date}`] ??
      terms[termName ?? ''],
  }
}
