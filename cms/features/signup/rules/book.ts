import type { Audience } from '../../../../site/catalogue/vocabulary.ts'
import { standing, type Notice, type State, type TrialAnswer } from '../asked/words.ts'

/** Whoever came together: a registration that has places, keeps them or waits for them. */
export interface Party {
  id: string
  /** In order of arrival, from 1. */
  number: number
  state: State
  /** Places that are asked for, in persons; of one that is confirmed, those that it has. */
  seats: number
  /** Since when it has them, in milliseconds since the epoch; undefined for who has none. */
  placedAt: number | undefined
  audience: Audience | undefined
  /** Keyed hash of the telephone number. */
  phone: string
  /** Of an offer: how many places, and until when, in milliseconds since the epoch. */
  offered: { seats: number; until: number } | undefined
  /** Place in a draw, from 1; undefined for who came after it, and where there is none. */
  rank: number | undefined
  /** Whether they come together or not at all: they have let an offer of fewer places pass. */
  isWholeOnly: boolean
  /** What was said after the trial lesson (`trial.ts`); undefined for who was not asked. */
  trial: TrialAnswer | undefined
  /** Until when that can be said, as they were told; in milliseconds since the epoch. */
  trialUntil: number | undefined
}

/** What was written of a registration. */
export interface Change {
  party: Party
  /** Undefined for a new one. */
  from: State | undefined
  /** What is to be told. */
  notice: Notice | undefined
  /** Of a `message`: in words. */
  text?: string
}

/** Everything that is known of one thing that people sign up for. */
export interface Book {
  /** Those that stand, by id. */
  parties: Map<string, Party>
  /** The last number that was given. */
  last: number
  /** When it was drawn, in milliseconds since the epoch. */
  drawnAt: number | undefined
}

/** Sums of a book, in persons; `left` is what nobody has and nobody keeps. */
export interface Counts {
  confirmed: number
  held: number
  left: number
  /** Parties, not persons. */
  waiting: number
  pooled: number
}

/** Places that a party has or keeps. */
export function heldBy({ state, seats, offered }: Party): number {
  if (state === 'confirmed') return seats
  return state === 'offered' ? (offered?.seats ?? 0) : 0
}

/** Counts a book. confirmed + held + left = capacity, unless more were promised than there are now. */
export function countsOf({ parties }: Book, capacity: number): Counts {
  const counts: Counts = { confirmed: 0, held: 0, left: 0, waiting: 0, pooled: 0 }
  for (const party of parties.values()) {
    if (party.state === 'confirmed') counts.confirmed += party.seats
    else if (party.state === 'offered') counts.held += heldBy(party)
    else if (party.state === 'waitlisted') counts.waiting++
    else if (party.state === 'pooled') counts.pooled++
  }
  counts.left = Math.max(0, capacity - counts.confirmed - counts.held)
  return counts
}

/** Those who wait, in the order in which they are offered something: by the draw, then by arrival. */
export function queueOf({ parties }: Book): Party[] {
  return [...parties.values()].filter(({ state }) => state === 'waitlisted').sort(inOrder)
}

function inOrder(one: Party, other: Party): number {
  const [rank, after] = [one.rank ?? Infinity, other.rank ?? Infinity]
  return rank === after ? one.number - other.number : rank - after
}

/** Parties before somebody on the waiting list, and themselves; undefined for who does not wait. */
export function positionOf(book: Book, id: string): number | undefined {
  const party = book.parties.get(id)
  if (party?.state !== 'waitlisted') return undefined
  let position = 1
  // counted, since thousands may ask at once
  for (const other of book.parties.values()) if (other.state === 'waitlisted' && inOrder(other, party) < 0) position++
  return position
}

/** Writes a party down in a book: one that stands no more is taken out. */
export function put(book: Book, party: Party): void {
  if (standing.includes(party.state)) book.parties.set(party.id, party)
  else book.parties.delete(party.id)
  book.last = Math.max(book.last, party.number)
}
