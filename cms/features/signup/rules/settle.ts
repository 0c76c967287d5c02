import { type Book, type Change, type Party, put, queueOf } from './book.ts'
import { inDrawnOrder } from './draw.ts'
import { placedAt } from './placed.ts'
import type { Policy } from './policy.ts'
import { roomFor, roomIn } from './room.ts'
import { askAfterTrial, asksAt } from './trial.ts'

/**
 * Does what is due: offers that were not taken end, a draw is made, places that are free are offered to those who wait.
 * Nobody is passed over without knowing: whoever needs more places than are free is offered those that are, and stays
 * in line when they decline.
 * @param seed of the draw, as it was committed to; undefined where nothing is drawn
 * @param now milliseconds since the epoch
 * @returns what was changed, in the book already
 */
export function settle(book: Book, policy: Policy, seed: string | undefined, now: number): Change[] {
  const changes: Change[] = []
  for (const party of [...book.parties.values()])
    if (party.state === 'offered' && endOf(party, policy) <= now) changes.push(letPass(book, party, 'expired'))
  // what was put off is drawn when it has its new date
  if (!policy.takesPlace) return changes
  if (policy.how === 'first-come') changes.push(...withoutDraw(book, policy, now))
  else if (book.drawnAt === undefined && seed !== undefined && now >= policy.closes)
    changes.push(...draw(book, policy, seed, now))
  changes.push(...refill(book, policy, now))
  return [...changes, ...askAfterTrial(book, policy, now)]
}

/** When an offer ends: its beginning may have been moved forward since it was made. */
function endOf({ offered }: Party, { starts }: Policy): number {
  return Math.min(offered?.until ?? 0, starts)
}

/** An offer is not taken: the party leaves, unless it was offered fewer places than it needs. */
export function letPass(book: Book, party: Party, as: 'declined' | 'expired'): Change {
  const wasPart = (party.offered?.seats ?? 0) < party.seats
  const next: Party = wasPart
    ? { ...party, state: 'waitlisted', offered: undefined, isWholeOnly: true }
    : { ...party, state: as, offered: undefined }
  put(book, next)
  const notice = wasPart ? 'waitlisted' : as === 'expired' ? 'expired' : undefined
  return { party: next, from: party.state, notice }
}

/** Offers what is free to those who wait, in order. */
function refill(book: Book, policy: Policy, now: number): Change[] {
  if (now >= policy.starts) return []
  const changes: Change[] = []
  let room = roomIn(book, policy, now)
  if (room.total === 0) return changes
  for (const party of queueOf(book)) {
    if (room.total === 0) break
    const free = roomFor(room, party.audience)
    if (free === 0 || (free < party.seats && party.isWholeOnly)) continue
    changes.push(offer(book, policy, party, Math.min(free, party.seats), now))
    room = roomIn(book, policy, now)
  }
  return changes
}

function offer(book: Book, { offerMs, starts }: Policy, party: Party, seats: number, now: number): Change {
  const next: Party = { ...party, state: 'offered', offered: { seats, until: Math.min(now + offerMs, starts) } }
  put(book, next)
  return { party: next, from: party.state, notice: 'offered' }
}

/** Gives the places to those in the pool, in the order of the draw; the others wait in that order. */
function draw(book: Book, policy: Policy, seed: string, now: number): Change[] {
  book.drawnAt = now
  const pool = [...book.parties.values()].filter(({ state }) => state === 'pooled')
  return inDrawnOrder(pool, seed).map((party, index) => {
    const fits = roomFor(roomIn(book, policy, now), party.audience) >= party.seats
    const placed = fits ? placedAt(policy, now) : ({ state: 'waitlisted' } as const)
    const next: Party = { ...party, rank: index + 1, ...placed }
    put(book, next)
    return { party: next, from: party.state, notice: fits ? 'drawn' : 'not-drawn' }
  })
}

/** Nothing is drawn any more: those in the pool are served as they came. */
function withoutDraw(book: Book, policy: Policy, now: number): Change[] {
  const pool = [...book.parties.values()].filter(({ state }) => state === 'pooled')
  return pool
    .sort((one, other) => one.number - other.number)
    .map((party) => {
      const fits = roomFor(roomIn(book, policy, now), party.audience) >= party.seats
      const placed = fits ? placedAt(policy, now) : ({ state: 'waitlisted' } as const)
      const next: Party = { ...party, ...placed }
      put(book, next)
      return { party: next, from: party.state, notice: fits ? 'confirmed' : 'waitlisted' }
    })
}

/** When something of a book is due next, in milliseconds since the epoch; Infinity when nothing is. */
export function dueAt(book: Book, policy: Policy, now: number): number {
  const instants = [
    ...[...book.parties.values()].flatMap((party) => (party.state === 'offered' ? [endOf(party, policy)] : [])),
    ...policy.quotas.flatMap(({ release }) => release ?? []),
    ...asksAt(policy),
    ...(policy.how === 'lottery' && book.drawnAt === undefined ? [policy.closes] : []),
  ]
  return instants.reduce((next, instant) => (instant > now && instant < next ? instant : next), Infinity)
}
