/** What stands for a weekday after 周, 星期, 礼拜 or 每周, from Sunday on. */
const names = '日一二三四五六'

/** The character of a weekday. @param day from 0, as `Date.getUTCDay` counts them; Sunday may be 7 as well */
export function weekdayName(day: number): string {
  return names.charAt(day % names.length)
}

/**
 * The weekday that a character stands for; Sunday is 日 and 天.
 * @returns 0 for Sunday to 6; undefined when it stands for none
 */
export function weekdayNamed(name: string): number | undefined {
  const day = name.length === 1 ? names.indexOf(name.replace('天', '日')) : -1
  return day < 0 ? undefined : day
}

/** How many days a weekday comes after the Monday of its week. @param day 0 for Sunday to 6 */
export function daysFromMonday(day: number): number {
  return (day + 6) % 7
}

/** The Monday of a day's week. @param day its number (dayOf in occasions.ts); day 0 was a Thursday */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7)
}
