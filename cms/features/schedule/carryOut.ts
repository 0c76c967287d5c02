import { createLocalReq, type Payload, type PayloadRequest, type TypedUser } from 'payload'
import { entries } from '../../rights/tables.ts'
import { may } from '../../rights/verdict.ts'
import { roles } from '../../rights/roles.ts'
import { Refusal } from '../../base/refusal.ts'
import { type EntryNow, entryNow, isAsAccepted } from './circumstances.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { dueOf, type Plan } from './plans.ts'
import { scheduleReason } from './refusals.ts'
import { overtakenBy, planProblem } from './rules.ts'
import { actions } from './words.ts'

/** How a schedule ended that was not refused; `note` says what is unusual, in Chinese. */
export interface Ending {
  state: 'done' | 'cancelled'
  note?: string
}

/** Makes a write as the holder of a lease. */
type AsHolder = (write: () => Promise<unknown>) => Promise<void>

/**
 * Does what a schedule says, as the person who asked for it: what that person may, and what the newsroom's rules let
 * pass, is decided now. Doing it twice changes nothing, so it can be taken up again after a crash.
 * @param req of the person; see `requestOf`
 * @param now milliseconds since the epoch
 * @param asHolder makes the write, unless another server has taken the schedule up
 * @throws Refusal, or whatever Payload throws when it refuses or fails
 */
export async function carryOut(req: PayloadRequest, plan: Plan, now: number, asHolder: AsHolder): Promise<Ending> {
  const { payload } = req
  const entry = await entryNow(req, plan)
  if (entry === undefined) return { state: 'cancelled', note: '条目已被删除，不用再做。' }
  const other = overtakenBy(plan, await dueOf(payload, plan.document, now), now)
  if (other !== undefined)
    return {
      state: 'cancelled',
      note: `没有执行：之后还有一项定时（${writtenMoment(other.at)} ${actions[other.action]}）已到时间，以那一项为准。`,
    }
  if (plan.origin === 'expiry' && (!entry.publishedExpires || entry.publishedExpires > plan.at))
    return { state: 'cancelled', note: '没有执行：条目的下线时间已改。' }

  return plan.action === 'publish'
    ? publish(req, plan, entry, now, asHolder)
    : unpublish(req, entry, plan.origin, asHolder)
}

async function publish(
  req: PayloadRequest,
  plan: Plan,
  entry: EntryNow,
  now: number,
  asHolder: AsHolder,
): Promise<Ending> {
  if (!entry.isInTrash && entry.isNewestPublic) return { state: 'done', note: '到时间时条目已经是最新的，没有改动。' }
  const problem = planProblem(plan, entry, 'due', now)
  if (problem !== undefined) throw new Refusal(problem)
  await asHolder(() =>
    req.payload.update({
      collection: entry.collection,
      id: entry.id,
      data: { _status: 'published' },
      depth: 0,
      overrideAccess: false,
      user: req.user,
      // the text that was looked at, and none that was saved a moment later
      context: {
        newsroomStep: {
          step: 'publish',
          comment: undefined,
          seen: entry.updatedAt,
          wasLetThrough: isAsAccepted(plan, entry),
        },
      },
      req,
    }),
  )
  return { state: 'done' }
}

async function unpublish(
  req: PayloadRequest,
  entry: EntryNow,
  origin: Plan['origin'],
  asHolder: AsHolder,
): Promise<Ending> {
  if (!entry.isPublic) return { state: 'done', note: '到时间时条目已经不在线，没有改动。' }
  await asHolder(() =>
    req.payload.update({
      collection: entry.collection,
      id: entry.id,
      data: { _status: 'draft' },
      depth: 0,
      // that it expires is part of what was published; nobody else has to be asked
      overrideAccess: origin === 'expiry',
      user: req.user,
      req,
    }),
  )
  return { state: 'done' }
}

/**
 * A request of the person who asked for a schedule.
 * @throws Refusal when the account is gone or may not publish (any more)
 */
export async function requestOf(payload: Payload, plan: Plan): Promise<PayloadRequest> {
  if (plan.origin === 'expiry') return createLocalReq({}, payload)
  const user =
    plan.askedBy &&
    (await payload.findByID({
      collection: 'users',
      id: plan.askedBy,
      depth: 0,
      disableErrors: true,
      overrideAccess: true,
    }))
  const action = actions[plan.action]
  if (!user) throw new Refusal(scheduleReason('asker-gone', { action }))
  if (!may(entries.rows.publish, user))
    throw new Refusal(scheduleReason('asker-may-not-publish', { role: roles[user.role], action }))
  const person: TypedUser = { ...user, collection: 'users' }
  return createLocalReq({ user: person }, payload)
}
