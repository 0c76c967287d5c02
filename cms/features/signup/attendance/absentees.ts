import type { Reason } from '../../../base/catalogue.ts'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { signUpReason } from '../asked/refusals.ts'

/** A lesson, showing or date. Instants in milliseconds since the epoch here and below. */
interface Held {
  start: number
  end: number
  takesPlace: boolean
}

/**
 * Why nobody can be noted as absent from a lesson: it is not over, or does not take place.
 * @param held undefined when it is not on the site any more: nobody knows whether it took place
 */
export function absenceProblem(held: Held | undefined, now: number): Reason | undefined {
  if (held === undefined) return signUpReason('no-such-lesson')
  if (!held.takesPlace) return signUpReason('absent-from-nothing')
  return now < held.end ? signUpReason('absent-too-early', { ends: writtenMoment(held.end) }) : undefined
}

/**
 * Who stayed away: everybody who has a place and had it when the lesson began, but those of whom something is noted.
 * Who joined a course afterwards, or came off the waiting list then, has missed nothing.
 * @param registrations that have places; `placedAt` is since when, in ISO 8601, of early rows nothing: then since they
 * signed up
 * @param noted what is noted of the lesson
 * @returns their ids
 */
export function absentees(
  registrations: readonly { id: string; createdAt: string; placedAt?: string | null | undefined }[],
  noted: readonly { registration?: string | null | undefined; state: 'came' | 'absent' | 'unknown' }[],
  { start }: Pick<Held, 'start'>,
): string[] {
  const known = new Set(noted.filter(({ state }) => state !== 'unknown').map(({ registration }) => registration))
  return registrations
    .filter(({ id, createdAt, placedAt }) => Date.parse(placedAt ?? createdAt) < start && !known.has(id))
    .map(({ id }) => id)
}
