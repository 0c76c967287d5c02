import type { ShownRegistration } from './shapes.ts'

/** Places that are offered, in persons, where they are fewer than were asked for. */
export interface PartOffer {
  offered: number
  asked: number
}

/** An offer of fewer places than were asked for; undefined of one that is whole, and where nothing is offered. */
export function partOffered({
  state,
  seats,
  offeredSeats,
}: Pick<ShownRegistration, 'state' | 'seats' | 'offeredSeats'>): PartOffer | undefined {
  if (state !== 'offered' || offeredSeats === undefined || offeredSeats >= seats) return undefined
  return { offered: offeredSeats, asked: seats }
}

/** What becomes of the others when fewer places are taken than were asked for: page and message say the same. */
export function partText({ offered, asked }: PartOffer): string {
  return `只有 ${offered} 个名额，您要 ${asked} 个：接受就只留 ${offered} 个，其余的不再候补；不要就继续排队，等够 ${asked} 个再通知您。`
}
