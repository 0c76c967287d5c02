import type { Reason } from '../../../base/catalogue.ts'
import { signUpReason } from '../asked/refusals.ts'

/** What is known of one registration at one lesson. Instants in milliseconds since the epoch. */
export interface LessonSeen {
  id: string
  number: number
  start: number
  end: number
  /** `made-up` where it was missed, and made up at another occasion. */
  state: 'came' | 'absent' | 'unknown' | 'made-up'
}

/** Something that takes the place of a lesson that was missed. */
export interface Elsewhere {
  entry: string
  occasion: string
  start: number
}

/** Lessons that count, and how many there are: those that were attended, and those that were made up. */
export function attendedOf(lessons: readonly LessonSeen[]): { attended: number; lessons: number } {
  const attended = lessons.filter(({ state }) => state === 'came' || state === 'made-up').length
  return { attended, lessons: lessons.length }
}

/** How long ago an occasion may be at which a lesson is made up, in milliseconds. */
export const longestAgoMs = 180 * 24 * 60 * 60_000

/**
 * Why a lesson cannot be made up there: it was not missed, is still to come, the occasion is too long ago, or what was attended there counts already.
 * @param seen all lessons of the registration
 * @param entry whose lessons they are
 * @param used occasions at which others of its lessons were made up, by id
 * @param now milliseconds since the epoch
 */
export function makeUpProblem(
  { lesson, at, entry }: { lesson: string; at: Elsewhere; entry: string },
  seen: readonly LessonSeen[],
  used: readonly string[],
  now: number,
): Reason | undefined {
  const missed = seen.find(({ id }) => id === lesson)
  if (missed === undefined) return signUpReason('no-such-lesson')
  if (missed.state === 'came') return signUpReason('not-missed')
  if (missed.start > now || at.start > now) return signUpReason('made-up-too-early')
  if (now - at.start > longestAgoMs) return signUpReason('made-up-too-late')
  const isOwn = at.entry === entry && seen.find(({ id }) => id === at.occasion)
  const isCounted = isOwn && (at.occasion === lesson || isOwn.state === 'came')
  return isCounted || used.includes(at.occasion) ? signUpReason('made-up-twice') : undefined
}
