import { randomUUID } from 'node:crypto'
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { entries } from '../../rights/tables.ts'
import { may } from '../../rights/verdict.ts'
import { Refusal } from '../../base/refusal.ts'
import { titleOf } from '../../documents/titleOf.ts'
import { reportWrite } from '../../documents/outbox/reportChange.ts'
import { entryNow, refuseUnpublishableEntry } from './circumstances.ts'
import { documentOf } from '../../base/document.ts'
import { create, dropFailed, type NewPlan } from './plans.ts'
import { recordStep } from './recordStep.ts'
import { scheduleReason } from './refusals.ts'
import { planProblem } from './rules.ts'

const question = z.object(
  {
    document: z.string('请写明条目：栏目和编号，例如 notices/6f1c…。'),
    action: z.enum(['publish', 'unpublish'], '“做什么”只能是上线（publish）或下线（unpublish）。'),
    at: z.iso.datetime({ offset: true, error: '时间的写法是 2026-11-30T08:00:00+08:00。' }),
  },
  '请写明条目（document）、做什么（action）和时间（at）。',
)

/**
 * POST /api/schedules/plan with `{ document, action, at }`: something is to happen to an entry at a time, as whoever
 * asks. Answers the new schedule.
 */
export const planEndpoint: Endpoint = {
  path: '/plan',
  method: 'post',
  handler: async (req) => {
    if (!may(entries.rows.publish, req.user)) throw new Refusal(scheduleReason('schedules-by-publishers-only'))
    const asked = question.safeParse(await req.json?.().catch(() => undefined))
    if (!asked.success)
      throw new Refusal(scheduleReason('schedule-badly-asked', { problem: asked.error.issues[0]?.message ?? '' }))
    const plan = await checked(req, { ...asked.data, at: new Date(asked.data.at).toISOString() })
    const doc = await create(req.payload, plan)
    // what failed before is not to be tried again beside this one
    await dropFailed(req.payload, doc)
    await recordStep(req, doc, 'made')
    await reportWrite({ collection: 'schedules', id: doc.id }, req)
    return Response.json({ doc }, { status: 201 })
  },
}

/** What is to be stored, when the entry is there and the time makes sense. @throws Refusal else */
async function checked(
  req: PayloadRequest,
  { document, action, at }: Pick<NewPlan, 'document' | 'action' | 'at'>,
): Promise<NewPlan> {
  const title = await readableTitle(req, document)
  const entry = await entryNow(req, { document })
  const problem =
    entry === undefined
      ? scheduleReason('no-entry-to-schedule', { document })
      : planProblem({ action, at }, entry, 'planned', Date.now())
  if (problem !== undefined) throw new Refusal(problem)
  if (entry !== undefined && action === 'publish') await refuseUnpublishableEntry(req, entry)
  const askedBy = String(req.user?.id)
  const seen = action === 'publish' ? entry?.updatedAt : undefined
  return { document, title, action, at, origin: 'person', askedBy, seen, key: randomUUID() }
}

/** The title of an entry that whoever asks may see. @throws Refusal when there is none */
async function readableTitle(req: PayloadRequest, document: string): Promise<string | undefined> {
  const named = documentOf(document)
  if (named === undefined) throw new Refusal(scheduleReason('no-entry-to-schedule', { document }))
  const { collection, id } = named
  const seen = { collection, id, draft: true, depth: 0, overrideAccess: false, disableErrors: true, req } as const
  const newest = await req.payload.findByID(seen)
  if (newest === null) throw new Refusal(scheduleReason('no-entry-to-schedule', { document }))
  return titleOf(req.payload.collections[collection].config, newest)
}
