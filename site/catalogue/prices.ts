import type { Course, Price, Site } from './entries.ts'

/**
 * What a worker pays: the list price less the union's subsidy.
 * @param price in fen
 * @returns fen, never below 0
 */
export function workersPart({ list, subsidy }: Price): number {
  return Math.max(list - subsidy, 0)
}

/**
 * Price of one lesson of a course: its own, else that of its type. 公益 courses have none.
 * @returns undefined also when none was fixed yet
 */
export function priceOf(
  course: Pick<Course, 'kind' | 'type' | 'price'>,
  { prices }: Pick<Site, 'prices'>,
): Price | undefined {
  if (course.kind === 'public-benefit') return undefined
  return course.price ?? prices.find(({ type }) => type === course.type)
}

/**
 * What a whole 普惠 course costs a worker.
 * @param price of one lesson, in fen
 * @param lessons how many are paid for (`paidLessons`)
 * @returns fen
 */
export function costOf(price: Price, lessons: number): number {
  return workersPart(price) * lessons
}

/** Fen as yuan without needless decimals: 2000 gives 20, 1250 gives 12.5. */
export function yuanText(fen: number): string {
  return String(fen / 100)
}
