import type { Reason } from '../../base/catalogue.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { momentProblem } from './momentProblem.ts'
import { scheduleReason } from './refusals.ts'
import { type Action, actions, type Origin, type State } from './words.ts'

/** What is later than this after its time counts as late, in milliseconds. */
export const lateAfter = 60_000

/** How long whoever took a schedule may take before somebody else takes it up, in milliseconds. */
export const lease = 30_000

/** Longest time between two looks at the clock, with room for what is done in one of them, in milliseconds. */
const longestSilence = 120_000

/** Pauses before what failed for a reason that may pass is tried again, in milliseconds. */
const pauses = [5_000, 30_000, 120_000]

/** How long what is over is kept after its time, in milliseconds; the audit log has its steps for longer. */
const kept = 90 * 24 * 60 * 60_000

/** What the rules need to know of a schedule; `at` is ISO 8601. */
export interface Planned {
  id: string
  action: Action
  state: State
  at: string
}

/** Whether something due then that is not done yet, or was done at `now`, is late. @param now milliseconds */
export function isLate(at: string, now: number): boolean {
  return now - Date.parse(at) > lateAfter
}

/**
 * Whether a schedule would fail as things stand (foresee.ts). What was tried already and is tried again has a problem
 * too, but of another kind: its time has come.
 * @param now milliseconds since the epoch
 */
export function isEndangered(
  { state, at, problem }: { state?: State | null | undefined; at: string; problem?: string | null | undefined },
  now: number,
): boolean {
  return state === 'waiting' && Date.parse(at) > now && Boolean(problem)
}

/** What is over and was for a time before this instant may go: ISO 8601. @param now milliseconds since the epoch */
export function keptFrom(now: number): string {
  return new Date(now - kept).toISOString()
}

/**
 * Whether the clock was looked at as often as it should be, every half minute.
 * @param lookedAt milliseconds since the epoch; undefined when it was not looked at yet
 * @param now milliseconds since the epoch
 */
export function lookedLately(lookedAt: number | undefined, now: number): boolean {
  return lookedAt !== undefined && now - lookedAt < longestSilence
}

/**
 * When a schedule that failed for a reason that may pass is tried again.
 * @param attempts how often it was tried
 * @param now milliseconds since the epoch
 * @returns ISO 8601; undefined when it is to stay failed
 */
export function nextTry(attempts: number, now: number): string | undefined {
  const pause = pauses[attempts - 1]
  return pause === undefined ? undefined : new Date(now + pause).toISOString()
}

/**
 * What a schedule must give way to: a later one of the same entry that is due as well. After a downtime an entry whose
 * time on the site is over already must not go up for a moment, and a publish that is tried again must not undo an
 * unpublish that went well meanwhile. An expiry gives way only to what is still to be done: it is about the entry as it is
 * public now, after all that was done.
 * @param others schedules of the same entry
 * @param now milliseconds since the epoch
 */
export function overtakenBy<T extends Planned>(
  schedule: Planned & { origin?: Origin },
  others: readonly T[],
  now: number,
): T | undefined {
  return others.find(
    ({ id, at, state }) =>
      id !== schedule.id &&
      at > schedule.at &&
      Date.parse(at) <= now &&
      (state === 'waiting' || state === 'running' || (state === 'done' && schedule.origin !== 'expiry')),
  )
}

/**
 * The schedules that have nothing left to do once their entry was published or taken down, by a person, by another
 * schedule or by its expiry: a publish would put a later, half-written draft on the site, an unpublish would take down
 * what went up again meanwhile. An unpublish that is to come after a publish is about that one, and stays.
 * @param action what was done
 * @param plans of the same entry, neither carried out nor called off
 */
export function fulfilledBy<T extends Planned>(action: Action, plans: readonly T[]): T[] {
  const isAfterPublish = ({ at }: T): boolean => plans.some((other) => other.action === 'publish' && other.at < at)
  return plans.filter((plan) => plan.action === action && (action === 'publish' || !isAfterPublish(plan)))
}

/**
 * The schedules that a write has withdrawn since they were looked at: it notes why. Whoever calls one off, or replaces one
 * that has failed, leaves what is said of it.
 * @param before what was said of those that waited or had failed, by id
 * @param plans as they are now
 */
export function withdrawnSince<T extends { id: string; state: State; problem?: string | null | undefined }>(
  before: ReadonlyMap<string, string | null | undefined>,
  plans: readonly T[],
): T[] {
  return plans.filter(
    ({ id, state, problem }) =>
      state === 'cancelled' && before.has(id) && Boolean(problem) && problem !== before.get(id),
  )
}

/** What the rules need to know of an entry when something is to happen to it. */
export interface Circumstances {
  /** The entry's waiting schedules; the one that is asked about may be among them. */
  others: readonly Planned[]
  /** Whether the entry is on the site now. */
  isPublic: boolean
  isInTrash: boolean
  /** When the newest text leaves the site by itself: ISO 8601, or nothing. */
  expires?: string | null | undefined
  /** Whether the review would hold the newest text. */
  isHeld: boolean
}

/**
 * Whether a schedule makes sense: the one place that every way of planning, moving, trying again and carrying out asks,
 * since the entry may have changed in between.
 * @param plan `at` is ISO 8601
 * @param when `planned` for a time that somebody asks for; `due` when it is to happen now; `foreseen` when it is asked
 * ahead what will be then
 * @param now milliseconds since the epoch; of what is foreseen the time of the plan
 * @returns what is wrong, or undefined
 */
export function planProblem(
  plan: Pick<Planned, 'action' | 'at'> & { id?: string },
  entry: Circumstances,
  when: 'planned' | 'due' | 'foreseen',
  now: number,
): Reason | undefined {
  const problem = when === 'planned' ? timeProblem(plan, entry, now) : undefined
  // to take down what is not there does no harm by the time it is due
  if (problem !== undefined || plan.action === 'unpublish') return problem
  if (entry.isInTrash) return scheduleReason(`${when}-in-trash`)
  const goesUp = when === 'planned' ? Date.parse(plan.at) : now
  if (entry.expires && Date.parse(entry.expires) <= goesUp) {
    const expires = writtenMoment(entry.expires)
    return when === 'planned'
      ? scheduleReason('planned-after-expiry', { moment: writtenMoment(plan.at), expires })
      : scheduleReason(`${when}-after-expiry`, { expires })
  }
  return entry.isHeld ? scheduleReason(`${when}-unapproved`) : undefined
}

/** What is wrong with the time of a new or moved schedule. */
function timeProblem(
  { id, action, at }: Parameters<typeof planProblem>[0],
  { others, isPublic }: Circumstances,
  now: number,
): Reason | undefined {
  const moment = writtenMoment(at)
  const another = (wanted: Action): Planned | undefined =>
    others.find((other) => other.id !== id && other.action === wanted)
  const same = another(action)
  if (same !== undefined)
    return scheduleReason('planned-already', { moment: writtenMoment(same.at), action: actions[action] })
  const problem = momentProblem(at, now)
  if (problem !== undefined) return problem
  const [publish, unpublish] = [another('publish'), another('unpublish')]
  if (action === 'publish' && unpublish !== undefined && at >= unpublish.at)
    return scheduleReason('publish-after-unpublish', { moment, unpublish: writtenMoment(unpublish.at) })
  if (action === 'publish') return undefined
  if (publish !== undefined && at <= publish.at)
    return scheduleReason('unpublish-before-publish', { moment, publish: writtenMoment(publish.at) })
  if (publish === undefined && !isPublic) return scheduleReason('unpublish-of-unpublished')
  return undefined
}
