import type { Audience } from '../../../../site/catalogue/vocabulary.ts'
import { type Book, heldBy } from './book.ts'
import type { Policy } from './policy.ts'

/** Places that are taken or kept for an offer, in persons: of all, and of those who say whom they belong to. */
export interface Taken {
  all: number
  by: Readonly<Partial<Record<Audience, number>>>
}

/** Places that are free, in persons. */
export interface Room {
  /** Of all. */
  total: number
  /** Those that are not kept for somebody. */
  open: number
  /** What is left of those that are kept. */
  kept: Readonly<Partial<Record<Audience, number>>>
}

/** Counts what is taken. */
export function takenIn({ parties }: Pick<Book, 'parties'>): Taken {
  let all = 0
  const by: Partial<Record<Audience, number>> = {}
  for (const party of parties.values()) {
    const seats = heldBy(party)
    all += seats
    if (party.audience !== undefined) by[party.audience] = (by[party.audience] ?? 0) + seats
  }
  return { all, by }
}

/**
 * Counts what is free. What is kept for some is kept until its release: whoever belongs to them takes of that first.
 * @param now milliseconds since the epoch
 */
export function roomBeside(
  { all, by }: Taken,
  { capacity, quotas }: Pick<Policy, 'capacity' | 'quotas'>,
  now: number,
): Room {
  const total = Math.max(0, capacity - all)
  const kept: Partial<Record<Audience, number>> = {}
  let closed = 0
  for (const { audience, seats, release } of quotas) {
    if (release !== undefined && now >= release) continue
    const left = Math.max(0, seats - (by[audience] ?? 0))
    kept[audience] = left
    closed += left
  }
  return { total, open: Math.max(0, total - closed), kept }
}

/** What is free in a book. @param now milliseconds since the epoch */
export function roomIn(book: Book, policy: Policy, now: number): Room {
  return roomBeside(takenIn(book), policy, now)
}

/** Places that somebody may have. @param audience whom they belong to, as they say */
export function roomFor({ total, open, kept }: Room, audience: Audience | undefined): number {
  return Math.min(total, open + (audience === undefined ? 0 : (kept[audience] ?? 0)))
}
