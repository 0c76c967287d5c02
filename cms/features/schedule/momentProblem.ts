import type { Reason } from '../../base/catalogue.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { scheduleReason } from './refusals.ts'

/** A time further away than this is a slip of the pen, in milliseconds. */
const furthest = 2 * 366 * 24 * 60 * 60_000

/** What is wrong with the time alone of a new or moved schedule. @param at ISO 8601 @param now milliseconds */
export function momentProblem(at: string, now: number): Reason | undefined {
  const moment = writtenMoment(at)
  if (Date.parse(at) <= now)
    return scheduleReason('planned-in-the-past', { moment, example: writtenMoment(now + 86_400_000) })
  return Date.parse(at) - now > furthest ? scheduleReason('planned-too-far', { moment }) : undefined
}
