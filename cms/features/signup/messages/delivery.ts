import type { MessageState, SendProblem } from './words.ts'

const minute = 60_000
/** Between two tries, in milliseconds: from half a minute, four times longer each, to four hours. */
const [firstWait, longestWait] = [minute / 2, 240 * minute]
/** After so many tries, some half a day later, a person looks at it. */
export const mostTries = 8
/** How long one try may take, and how long it is kept from others, in milliseconds: nobody else takes it up before. */
export const [tryMs, claimMs] = [30_000, 90_000]

/** What is known of a message when a try has failed. */
export interface Failure {
  /** `refused` for good; `later` when it certainly was not sent; `unsure` when nobody knows. */
  kind: 'refused' | 'later' | 'unsure'
  /** Tries so far, with this one. */
  attempts: number
  /** After which it says nothing any more, in milliseconds since the epoch; undefined when it always does. */
  until: number | undefined
}

/** What a message is after a step: with `next` it is tried again then, in milliseconds since the epoch. */
export interface Standing {
  state: MessageState
  next: number | undefined
  problem: SendProblem | undefined
}

/**
 * What becomes of a message that could not be sent. One that may have been sent is never sent again by itself.
 * @param now milliseconds since the epoch
 * @param chance from 0 to 1: many that failed at once are not all tried at once again
 */
export function afterFailure({ kind, attempts, until }: Failure, now: number, chance: number): Standing {
  if (kind === 'unsure') return { state: 'unsure', next: undefined, problem: 'answer-lost' }
  if (kind === 'refused') return { state: 'dead', next: undefined, problem: 'refused' }
  if (attempts >= mostTries) return { state: 'dead', next: undefined, problem: 'not-reached' }
  const longest = Math.min(firstWait * 4 ** (attempts - 1), longestWait)
  const next = now + Math.round(longest * (0.5 + chance / 2))
  if (isTooLate(until, next)) return { state: 'dead', next: undefined, problem: 'not-reached' }
  return { state: 'queued', next, problem: 'not-reached' }
}

/**
 * What becomes of a message whose sending was begun by a server that is gone.
 * @param takesKeys whether the gateway knows what it has already sent by the message's key
 */
export function afterCrash(takesKeys: boolean, now: number): Standing {
  if (takesKeys) return { state: 'queued', next: now, problem: undefined }
  return { state: 'unsure', next: undefined, problem: 'answer-lost' }
}

/** Whether a message says nothing any more. @param until milliseconds since the epoch */
export function isTooLate(until: number | undefined, now: number): boolean {
  return until !== undefined && now >= until
}
