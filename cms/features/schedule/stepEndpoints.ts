import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { entries } from '../../rights/tables.ts'
import { may } from '../../rights/verdict.ts'
import { Refusal } from '../../base/refusal.ts'
import { reportWrite } from '../../documents/outbox/reportChange.ts'
import { entryNow, refuseUnpublishableEntry } from './circumstances.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { type Plan, planById, step } from './plans.ts'
import { recordStep } from './recordStep.ts'
import { scheduleReason } from './refusals.ts'
import { planProblem } from './rules.ts'
import { actions, revocable, states } from './words.ts'

/** POST /api/schedules/:id/cancel: a schedule that waits or failed is not to happen. */
export const cancelEndpoint: Endpoint = stepEndpoint('cancel', async (req, plan) => {
  const cancelled = await step(req.payload, plan.id, revocable, { state: 'cancelled', next: null })
  if (cancelled !== undefined) await recordStep(req, cancelled, 'cancelled')
  return cancelled
})

/** POST /api/schedules/:id/retry: a schedule that failed is tried again at once. */
export const retryEndpoint: Endpoint = stepEndpoint('retry', async (req, plan) => {
  // what is in no state to be tried again is told so, whatever is wrong with its entry
  const seen = plan.state === 'failed' ? await acceptedText(req, plan, 'due') : undefined
  const next = new Date().toISOString()
  const waiting = await step(req.payload, plan.id, ['failed'], {
    ...{ state: 'waiting', next, attempts: 0, problem: null },
    ...(seen !== undefined && { seen }),
  })
  if (waiting !== undefined) await recordStep(req, waiting, 'retried')
  return waiting
})

const moving = z.object({ at: z.iso.datetime({ offset: true }) })

/** POST /api/schedules/:id/move with `{ at }`: a schedule that waits gets another time. */
export const moveEndpoint: Endpoint = stepEndpoint('move', async (req, plan) => {
  const { success, data } = moving.safeParse(await req.json?.().catch(() => undefined))
  if (!success) throw new Refusal(scheduleReason('schedule-time-badly-written'))
  const at = new Date(data.at).toISOString()
  const seen = await acceptedText(req, { ...plan, at }, 'planned')
  const moved = await step(req.payload, plan.id, ['waiting'], {
    state: 'waiting',
    at,
    next: at,
    attempts: 0,
    problem: null,
    ...(seen !== undefined && { seen }),
  })
  if (moved !== undefined) await recordStep(req, moved, 'moved', `原定 ${writtenMoment(plan.at)}`)
  return moved
})

/**
 * A step on one schedule, by whoever may publish.
 * @param take gives undefined when the schedule's state does not allow it (any more)
 */
function stepEndpoint(name: string, take: (req: PayloadRequest, plan: Plan) => Promise<Plan | undefined>): Endpoint {
  return {
    path: `/:id/${name}`,
    method: 'post',
    handler: async (req) => {
      if (!may(entries.rows.publish, req.user)) throw new Refusal(scheduleReason('schedules-by-publishers-only'))
      const plan = await planById(req.payload, String(req.routeParams?.['id']))
      if (plan === undefined) throw new Refusal(scheduleReason('no-such-schedule'))
      const taken = await take(req, plan)
      if (taken === undefined) throw await tooLate(req, plan)
      await reportWrite({ collection: 'schedules', id: plan.id }, req)
      return Response.json({ doc: taken })
    },
  }
}

async function tooLate(req: PayloadRequest, { id }: Plan): Promise<Refusal> {
  const plan = await planById(req.payload, id)
  const what = plan === undefined ? '已被删除' : `现在是“${states[plan.state]}”（${actions[plan.action]}）`
  return new Refusal(scheduleReason('schedule-in-another-state', { what }))
}

/**
 * @returns when the text was saved for which a publish is accepted now
 * @throws Refusal when it makes no sense any more, as the entry stands; of one that is gone there is nothing to say
 */
async function acceptedText(req: PayloadRequest, plan: Plan, when: 'planned' | 'due'): Promise<string | undefined> {
  const entry = await entryNow(req, plan)
  const problem = entry && planProblem(plan, entry, when, Date.now())
  if (problem !== undefined) throw new Refusal(problem)
  if (entry === undefined || plan.action !== 'publish') return undefined
  await refuseUnpublishableEntry(req, entry)
  return entry.updatedAt
}
