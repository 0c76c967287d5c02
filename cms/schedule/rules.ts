import type { Action, State } from './words.ts'
import { writtenMoment } from './moment.ts'

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

/** A time further away than this is a slip of the pen, in milliseconds. */
const furthest = 2 * 366 * 24 * 60 * 60_000

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
 * unpublish that went well meanwhile.
 * @param others schedules of the same entry
 * @param now milliseconds since the epoch
 */
export function overtakenBy<T extends Planned>(schedule: Planned, others: readonly T[], now: number): T | undefined {
  return others.find(
    ({ id, at, state }) =>
      id !== schedule.id &&
      at > schedule.at &&
      Date.parse(at) <= now &&
      (state === 'waiting' || state === 'running' || state === 'done'),
  )
}

/**
 * Checks the time of a new or moved schedule.
 * @param at ISO 8601
 * @param others the entry's waiting schedules
 * @param isPublic whether the entry is on the site now
 * @param now milliseconds since the epoch
 * @returns what is wrong and what to do, in Chinese, or undefined
 */
export function timeProblem(
  { id, action, at }: Pick<Planned, 'action' | 'at'> & { id?: string },
  others: readonly Planned[],
  isPublic: boolean,
  now: number,
): string | undefined {
  const moment = writtenMoment(at)
  if (Date.parse(at) <= now)
    return `时间「${moment}」已经过去。请填现在以后的时间，例如 ${writtenMoment(now + 86_400_000)}。`
  if (Date.parse(at) - now > furthest) return `时间「${moment}」太远了，最晚可以定到两年以内。请检查年份。`
  const publish = others.find((other) => other.id !== id && other.action === 'publish')
  const unpublish = others.find((other) => other.id !== id && other.action === 'unpublish')
  if (action === 'publish' && unpublish !== undefined && at >= unpublish.at)
    return `上线时间「${moment}」要早于已定的下线时间「${writtenMoment(unpublish.at)}」。请改早，或先改下线时间。`
  if (action === 'publish') return undefined
  if (publish !== undefined && at <= publish.at)
    return `下线时间「${moment}」要晚于已定的上线时间「${writtenMoment(publish.at)}」。请改晚，或先改上线时间。`
  if (publish === undefined && !isPublic) return '这个条目现在没有上线，不能定下线时间。请先发布，或先定上线时间。'
  return undefined
}
