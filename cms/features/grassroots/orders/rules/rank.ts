import { type OrderState, overStates } from './states.ts'

/** More than any day is as a number. */
const afterAll = 100_000_000

/**
 * Where an order stands in a list, from below: those that are under way come first, the next day first; then those that are
 * over, the latest first.
 * @param day YYYY-MM-DD
 */
export function rankOf(state: OrderState, day: string): number {
  const number = Number(day.replaceAll('-', ''))
  return overStates.has(state) ? 2 * afterAll - number : number
}
