import { writtenMoment } from '../../../base/time/wallClock.ts'
import type { Reason } from '../../../base/catalogue.ts'
import type { Audience } from '../../../../site/catalogue/vocabulary.ts'
import { signUpReason } from '../asked/refusals.ts'
import { type Book, type Change, heldBy, type Party, put } from './book.ts'
import { placedAt } from './placed.ts'
import { isMarkedFull, type Policy, windowAt } from './policy.ts'
import { roomFor, roomIn } from './room.ts'
import { letPass } from './settle.ts'
import { answerTrial, notAsked } from './trial.ts'

/** What somebody wants of a book. What is due at the time is done before (`settle`). */
export type Command =
  /**
   * `phones`: under what the number may stand, the one that is stored now first; `isPaused`: whether whose it is has stayed
   * away too often.
   */
  | {
      kind: 'sign-up'
      id: string
      phones: readonly string[]
      seats: number
      audience: Audience | undefined
      isPaused?: boolean
    }
  /** By whoever signed up, or by staff. */
  | { kind: 'cancel'; id: string; by: 'person' | 'staff' }
  | { kind: 'accept' | 'decline'; id: string }
  /** After the trial lesson. */
  | { kind: 'continue' | 'drop'; id: string; by: 'person' | 'staff' }
  /** Of somebody who waits or has places: they come with fewer. */
  | { kind: 'reduce'; id: string; seats: number }
  /** By staff: gives somebody who waits their places, where there are so many. */
  | { kind: 'admit'; id: string }
  /** Nothing but what is due. */
  | { kind: 'settle' }

/** What became of a command: what was changed, in the book already, or why nothing was. */
export type Decision = { changes: Change[] } | { refused: Reason }

/**
 * Decides a command. A refusal changes nothing.
 * @param book is changed
 * @param now milliseconds since the epoch
 */
export function decide(book: Book, policy: Policy, command: Command, now: number): Decision {
  if (command.kind === 'settle') return { changes: [] }
  if (command.kind === 'sign-up') return signUp(book, policy, command, now)
  const party = book.parties.get(command.id)
  if (party === undefined) return { refused: signUpReason('registration-over') }
  switch (command.kind) {
    case 'cancel':
      if (command.by === 'person' && now >= policy.starts) return { refused: signUpReason('cancel-too-late') }
      return changed(book, party, { ...party, state: 'cancelled', offered: undefined }, 'cancelled')
    case 'accept':
      if (party.state !== 'offered') return { refused: signUpReason('nothing-offered') }
      return changed(
        book,
        party,
        {
          ...party,
          ...placedAt(policy, now),
          seats: heldBy(party),
          offered: undefined,
          isWholeOnly: false,
        },
        'confirmed',
      )
    case 'continue':
    case 'drop':
      return answerTrial(book, policy, party, command, now)
    case 'decline':
      if (party.state !== 'offered') return { refused: signUpReason('nothing-offered') }
      return { changes: [letPass(book, party, 'declined')] }
    case 'reduce':
      return reduce(book, party, command.seats)
    case 'admit':
      if (party.state !== 'waitlisted' && party.state !== 'pooled') return { refused: signUpReason('not-waiting') }
      if (roomFor(roomIn(book, policy, now), party.audience) < party.seats)
        return { refused: signUpReason('no-room-to-admit', { seats: party.seats }) }
      return changed(book, party, { ...party, ...placedAt(policy, now) }, 'confirmed')
  }
}

function signUp(
  book: Book,
  policy: Policy,
  { id, phones, seats, audience, isPaused = false }: Command & { kind: 'sign-up' },
  now: number,
): Decision {
  const window = windowAt(policy, now)
  if (!policy.takesPlace) return { refused: signUpReason('called-off') }
  if (window === 'before')
    return { refused: signUpReason('not-open-yet', { opens: writtenMoment(policy.opens ?? now) }) }
  if (window === 'closed') return { refused: signUpReason(isMarkedFull(policy, now) ? 'full' : 'sign-up-closed') }
  // of a form that asks for too much nothing has to be looked up: it is told so whoever has signed up
  if (seats > policy.mostSeats) return { refused: signUpReason('too-many-seats', { most: policy.mostSeats }) }
  if (seats > policy.capacity) return { refused: signUpReason('more-than-places', { places: policy.capacity }) }
  const isDrawn = policy.how === 'lottery' && book.drawnAt === undefined && now < policy.closes
  const fits = roomFor(roomIn(book, policy, now), audience) >= seats
  const state = isDrawn ? 'pooled' : fits ? 'confirmed' : 'waitlisted'
  if (state === 'waitlisted' && !policy.hasWaitingList) return { refused: signUpReason('full') }
  // the last of all: where nobody can sign up, nothing is told of a number
  let before = 0
  for (const party of book.parties.values()) if (phones.includes(party.phone)) before += party.seats
  if (isPaused || before + seats > policy.mostSeats)
    return { refused: signUpReason('number-not-taken', { most: policy.mostSeats }) }
  const party: Party = {
    id,
    number: book.last + 1,
    seats,
    audience,
    phone: phones[0] ?? '',
    offered: undefined,
    rank: undefined,
    isWholeOnly: false,
    ...(state === 'confirmed' ? placedAt(policy, now) : { state, placedAt: undefined, ...notAsked }),
  }
  put(book, party)
  return { changes: [{ party, from: undefined, notice: state }] }
}

function reduce(book: Book, party: Party, seats: number): Decision {
  if (party.state === 'offered') return { refused: signUpReason('answer-the-offer-first') }
  if (seats < 1 || seats >= party.seats) return { refused: signUpReason('only-fewer-seats', { seats: party.seats }) }
  const next: Party = { ...party, seats, isWholeOnly: false }
  put(book, next)
  const text = `组织方把您的名额从 ${party.seats} 个改为 ${seats} 个。有疑问请联系组织方。`
  return { changes: [{ party: next, from: party.state, notice: 'message', text }] }
}

function changed(book: Book, before: Party, party: Party, notice: Change['notice']): Decision {
  put(book, party)
  return { changes: [{ party, from: before.state, notice }] }
}
