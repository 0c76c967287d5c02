import type { Delivery } from '../catalogue/entries.ts'
import { serviceKinds } from '../catalogue/vocabulary.ts'

/** What was delivered, added up; people in 人次. */
export interface Delivered {
  sessions: number
  people: number
}

/** Sums of what was delivered, under a name. */
export interface DeliveredBy extends Delivered {
  /** Value that they have in common. */
  of: string
}

/** Adds up what was delivered. */
export function deliveredIn(all: readonly Delivery[]): Delivered {
  return { sessions: all.length, people: all.reduce((sum, { people }) => sum + people, 0) }
}

/**
 * Adds up what was delivered by something that each has, the most sessions first.
 * @param of undefined for what belongs under none
 */
export function deliveredBy(all: readonly Delivery[], of: (one: Delivery) => string | undefined): DeliveredBy[] {
  return [...Map.groupBy(all, of)]
    .flatMap(([name, some]) => (name === undefined ? [] : [{ of: name, ...deliveredIn(some) }]))
    .sort((a, b) => b.sessions - a.sessions || b.people - a.people || (a.of < b.of ? -1 : 1))
}

/** The latest, the last day first. @param most how many */
export function latestDelivered(all: readonly Delivery[], most: number): Delivery[] {
  return all.toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1)).slice(0, most)
}

/**
 * The years of what was delivered, the last first. One that has not begun comes after all that have, whatever was recorded
 * for it beforehand or by mistake.
 * @param all each with the year of its campaign and its day, YYYY-MM-DD
 */
export function deliveredYears(all: readonly { year: number; day: string }[]): number[] {
  const begun = new Set(all.filter(({ year, day }) => Number(day.slice(0, 4)) >= year).map(({ year }) => year))
  const later = (a: number, b: number): number => b - a
  const others = new Set(all.map(({ year }) => year).filter((year) => !begun.has(year)))
  return [...[...begun].sort(later), ...[...others].sort(later)]
}

/**
 * What was delivered in each year, in the order of `deliveredYears`.
 * @param yearOf the year of the campaign of one; undefined where that is not public
 */
export function deliveredByYear(
  all: readonly Delivery[],
  yearOf: (one: Delivery) => number | undefined,
): { year: number; deliveries: Delivery[] }[] {
  const byYear = Map.groupBy(all, yearOf)
  const years = [...byYear].flatMap(([year, some]) =>
    year === undefined ? [] : some.map(({ day }) => ({ year, day })),
  )
  return deliveredYears(years).map((year) => ({ year, deliveries: byYear.get(year) ?? [] }))
}

/** A number as it is read: 12,345. */
export function countText(number: number): string {
  return number.toLocaleString('zh-CN')
}

/** What a delivery is called where it has no kind. */
export function kindText({ kind }: Pick<Delivery, 'kind'>): string {
  return kind === undefined ? '文化活动' : serviceKinds[kind]
}

/** A day as `6月1日`. @param day YYYY-MM-DD */
export function monthAndDay(day: string): string {
  const [, month, date] = day.split('-')
  return `${Number(month)}月${Number(date)}日`
}
