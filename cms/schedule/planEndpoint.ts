import { randomUUID } from 'node:crypto'
import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { whoPublishesMay } from '../access/whoPublishesMay.ts'
import { readNewsroomSettings } from '../newsroom/settings.ts'
import { titleOf } from '../newsroom/titleOf.ts'
import { reportWrite } from '../publishing/reportChange.ts'
import { documentOf } from './document.ts'
import { writtenMoment } from './moment.ts'
import { create, dropFailed, type NewPlan, waitingOf } from './plans.ts'
import { recordStep } from './recordStep.ts'
import { timeProblem } from './rules.ts'
import { actions } from './words.ts'

const question = z.object(
  {
    document: z.string('请写明条目：栏目和编号，例如 notices/6f1c…。'),
    action: z.enum(['publish', 'unpublish'], '“做什么”只能是上线（publish）或下线（unpublish）。'),
    at: z.iso.datetime({ offset: true, error: '时间的写法是 2026-11-30T08:00:00+08:00。' }),
  },
  '请写明条目（document）、做什么（action）和时间（at）。',
)

const newestDraft = z.looseObject({ expires: z.string().nullish(), stage: z.string().nullish() })

/**
 * POST /api/schedules/plan with `{ document, action, at }`: something is to happen to an entry at a time, as whoever
 * asks. Answers the new schedule.
 */
export const planEndpoint: Endpoint = {
  path: '/plan',
  method: 'post',
  handler: async (req) => {
    if (!whoPublishesMay({ req })) throw refusal('定时上线下线由管理员、编辑和审核人员处理。', 403)
    const asked = question.safeParse(await req.json?.().catch(() => undefined))
    if (!asked.success) throw refusal(asked.error.issues[0]?.message ?? '')
    const plan = await checked(req, { ...asked.data, at: new Date(asked.data.at).toISOString() })
    const doc = await create(req.payload, plan)
    // what failed before is not to be tried again beside this one
    await dropFailed(req.payload, doc)
    await recordStep(req, doc, 'made')
    await reportWrite({ collection: 'schedules', id: doc.id }, req)
    return Response.json({ doc }, { status: 201 })
  },
}

/** What is to be stored, when the entry is there and the time makes sense. @throws APIError in Chinese */
async function checked(
  req: PayloadRequest,
  { document, action, at }: Pick<NewPlan, 'document' | 'action' | 'at'>,
): Promise<NewPlan> {
  const { title, expires, isPublic, stage } = await readableEntry(req, document)
  const waiting = await waitingOf(req.payload, document)
  const same = waiting.find((other) => other.action === action)
  if (same !== undefined)
    throw refusal(`这个条目已定于 ${writtenMoment(same.at)} ${actions[action]}。请改它的时间，或先取消它。`)
  const problem = timeProblem({ action, at }, waiting, isPublic, Date.now())
  if (problem !== undefined) throw refusal(problem)
  if (action === 'publish' && expires && expires <= at)
    throw refusal(
      `上线时间「${writtenMoment(at)}」晚于条目里填的下线时间「${writtenMoment(expires)}」。请先改条目的下线时间。`,
    )
  if (action === 'publish' && stage !== 'approved' && (await readNewsroomSettings(req)).separateReview)
    throw refusal('到时间时没有人在场审稿，所以只有通过了的稿子可以定时上线。请先提交审稿，由没有参与写的人点“通过”。')
  const askedBy = String(req.user?.id)
  return { document, title, action, at, origin: 'person', askedBy, key: randomUUID() }
}

/** The entry, as whoever asks may see it. @throws when there is none */
async function readableEntry(req: PayloadRequest, document: string) {
  const named = documentOf(document)
  const missing = `没有条目「${document}」，或您没有查看它的权限。请从条目的编辑页定时。`
  if (named === undefined) throw refusal(missing)
  const { collection, id } = named
  const [newest, main] = await Promise.all([
    req.payload.findByID({ collection, id, draft: true, depth: 0, overrideAccess: false, disableErrors: true, req }),
    req.payload.db.findOne<{ id: string; _status?: string }>({
      collection,
      where: { id: { equals: id } },
      select: { _status: true },
    }),
  ])
  if (newest === null || main === null) throw refusal(missing)
  const title = titleOf(req.payload.collections[collection].config, newest)
  const { expires, stage } = newestDraft.parse(newest)
  return { title, expires, stage, isPublic: main._status === 'published' }
}

/** With data, or the minified build would not know the error by its name and hide the text. */
function refusal(message: string, status = 400): APIError {
  return new APIError(message, status, { field: 'at' }, true)
}
