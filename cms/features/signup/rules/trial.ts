import { endOf } from '../../../../site/catalogue/calendar/occasions.ts'
import type { SignUpHere } from '../../../../site/catalogue/schemas/signUpHere.ts'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { signUpReason } from '../asked/refusals.ts'
import { type Book, type Change, type Party, put } from './book.ts'
import type { Command, Decision } from './decide.ts'
import type { Policy } from './policy.ts'

const dayMs = 24 * 60 * 60_000

/** The first lesson of a course is for trial; then each says whether they go on. Instants in milliseconds since the epoch. */
export interface Trial {
  /** When it is over: from then on people are asked. */
  asks: number
  /** Until when they say so. Who says nothing keeps the place (decision 0044). */
  until: number
}

/** Of who was not asked. */
export const notAsked = { trial: undefined, trialUntil: undefined }

/**
 * When people choose after the trial lesson: from its end on until the instant that somebody has named, else until the
 * second lesson begins; for a day at least, however the lessons were moved since.
 * @param held lessons that take place
 * @param extended what staff have said at the desk, ISO 8601
 * @returns undefined where the first lesson is not for trial, or is the only one
 */
export function trialOf(
  { per, trial }: Pick<SignUpHere, 'per' | 'trial'>,
  held: readonly { start: string; end?: string | undefined }[],
  extended: string | undefined,
): Trial | undefined {
  const [first, second] = held.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start))
  if (per !== 'course' || trial === undefined || first === undefined || second === undefined) return undefined
  const asks = endOf(first)
  return { asks, until: Math.max(Date.parse(extended ?? trial.until ?? second.start), asks + dayMs) }
}

/** What is said by who gets a place after the trial lesson: they know that it is over. */
export function saidByComing({ trial }: Policy, now: number): Pick<Party, 'trial' | 'trialUntil'> {
  return trial !== undefined && now >= trial.asks ? { trial: 'continues', trialUntil: undefined } : notAsked
}

/** Asks everybody who has a place and has not chosen: after the lesson, and again when the last day is another. */
export function askAfterTrial(book: Book, { trial }: Policy, now: number): Change[] {
  if (trial === undefined || now < trial.asks || now >= trial.until) return []
  return [...book.parties.values()].flatMap((party) => {
    if (party.state !== 'confirmed' || party.trial === 'continues' || party.trialUntil === trial.until) return []
    const next: Party = { ...party, trial: 'asked', trialUntil: trial.until }
    put(book, next)
    return [{ party: next, from: party.state, notice: 'trial' as const }]
  })
}

/** When people are to be asked; nothing where nobody is. */
export function asksAt({ trial }: Policy): number[] {
  return trial === undefined ? [] : [trial.asks]
}

/** What somebody says after the trial lesson, or staff for them, whenever that is. A place that is dropped is free. */
export function answerTrial(
  book: Book,
  { trial }: Policy,
  party: Party,
  { kind, by }: Command & { kind: 'continue' | 'drop' },
  now: number,
): Decision {
  if (trial === undefined || party.state !== 'confirmed') return { refused: signUpReason('no-trial') }
  if (by === 'person' && now >= trial.until)
    return { refused: signUpReason('trial-over', { until: writtenMoment(trial.until) }) }
  if (kind === 'continue' && party.trial === 'continues') return { changes: [] }
  const next: Party =
    kind === 'continue'
      ? { ...party, trial: 'continues', trialUntil: undefined }
      : { ...party, state: 'cancelled', trial: 'dropped', trialUntil: undefined }
  put(book, next)
  return { changes: [{ party: next, from: party.state, notice: kind === 'drop' ? 'cancelled' : undefined }] }
}
