import type { PlacesShown } from '../asked/contract.ts'
import { isMarkedFull, type Policy, windowAt } from './policy.ts'
import { roomBeside, type Taken } from './room.ts'

/** What is told of places, of what is known of a book. */
export interface Sums {
  taken: Taken
  /** Parties that wait. */
  waiting: number
  isDrawn: boolean
}

/** Of something that nobody has signed up for. */
export const noSums: Sums = { taken: { all: 0, by: {} }, waiting: 0, isDrawn: false }

/**
 * What a visitor is told of the places: how many are free for anybody, and what one can do.
 * @param now milliseconds since the epoch
 */
export function placesAt(
  { taken, waiting, isDrawn }: Sums,
  policy: Policy,
  now: number,
): PlacesShown['places'][string] {
  const room = roomBeside(taken, policy, now)
  const window = windowAt(policy, now)
  const known = { waiting, ...(isDrawn && { isDrawn }) }
  if (isMarkedFull(policy, now)) return { state: 'full', left: 0, ...known }
  if (window !== 'open') return { state: window, left: room.open, ...known }
  // a draw has room for everybody
  if (policy.how === 'lottery' && !isDrawn) return { state: 'open', left: policy.capacity, waiting }
  const isSomeLeft = room.total > 0 && (room.open > 0 || Object.values(room.kept).some((left) => left > 0))
  if (isSomeLeft) return { state: 'open', left: room.open, ...known }
  return { state: policy.hasWaitingList ? 'waiting-list' : 'full', left: 0, ...known }
}

/** When that changes by itself next, in milliseconds since the epoch; Infinity when it does not. */
export function placesUntil({ opens, closes, takesUntil, starts, quotas }: Policy, now: number): number {
  const instants = [opens, closes, takesUntil, starts, ...quotas.map(({ release }) => release)]
  return instants.reduce<number>((next, at) => (at !== undefined && at > now && at < next ? at : next), Infinity)
}
