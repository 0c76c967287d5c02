import { createLocalReq, type Payload, type PayloadRequest, type TypedUser } from 'payload'
import { z } from 'zod'
import { mayPublish } from '../access/mayPublish.ts'
import { roles } from '../access/roles.ts'
import { readNewsroomSettings } from '../newsroom/settings.ts'
import { documentOf } from './document.ts'
import { writtenMoment } from './moment.ts'
import { dueOf, type Plan } from './plans.ts'
import { Refusal } from './problem.ts'
import { overtakenBy } from './rules.ts'
import { actions } from './words.ts'

/** How a schedule ended that was not refused; `note` says what is unusual, in Chinese. */
export interface Ending {
  state: 'done' | 'cancelled'
  note?: string
}

/** Nobody is there at the time who could review: what goes out by itself has been approved as it is. */
export const notApproved =
  '这一稿没有通过审稿，或通过以后文字又改过，所以没有上线。请别人在条目里点“通过”，再点“再试一次”，或重新定时。'

/** What lies in the trash is off the site, and stays there until somebody wants it back. */
const inTrash = '条目在垃圾箱里，没有上线。要上线，请先把它从垃圾箱恢复，再点“再试一次”；不再需要，就取消这一项。'

const newestText = z.looseObject({
  _status: z.string().nullish(),
  stage: z.string().nullish(),
  updatedAt: z.string(),
})

type Entry = NonNullable<ReturnType<typeof documentOf>>

interface Main {
  id: string
  _status?: string | null
  deletedAt?: string | null
  expires?: string | null
}

/**
 * Does what a schedule says, as the person who asked for it: what that person may, and what the newsroom's rules let
 * pass, is decided now. Doing it twice changes nothing, so it can be taken up again after a crash.
 * @param req of the person; see `requestOf`
 * @param now milliseconds since the epoch
 * @throws Refusal, or whatever Payload throws when it refuses or fails
 */
export async function carryOut(req: PayloadRequest, plan: Plan, now: number): Promise<Ending> {
  const { payload } = req
  const entry = documentOf(plan.document)
  const main = entry && (await mainRow(payload, entry))
  if (entry === undefined || !main) return { state: 'cancelled', note: '条目已被删除，不用再做。' }
  const other = overtakenBy(plan, await dueOf(payload, plan.document, now), now)
  if (other !== undefined)
    return {
      state: 'cancelled',
      note: `没有执行：之后还有一项定时（${writtenMoment(other.at)} ${actions[other.action]}）已到时间，以那一项为准。`,
    }
  if (plan.origin === 'expiry' && (!main.expires || main.expires > plan.at))
    return { state: 'cancelled', note: '没有执行：条目的下线时间已改。' }

  return plan.action === 'publish' ? publish(req, entry, main) : unpublish(req, entry, main, plan.origin)
}

async function publish(req: PayloadRequest, { collection, id }: Entry, main: Main): Promise<Ending> {
  if (main.deletedAt) throw new Refusal(inTrash)
  const newest = newestText.parse(
    await req.payload.findByID({ collection, id, draft: true, depth: 0, overrideAccess: true }),
  )
  if (main._status === 'published' && newest._status === 'published')
    return { state: 'done', note: '到时间时条目已经是最新的，没有改动。' }
  if (newest.stage !== 'approved' && (await readNewsroomSettings(req)).separateReview) throw new Refusal(notApproved)
  await req.payload.update({
    collection,
    id,
    data: { _status: 'published' },
    depth: 0,
    overrideAccess: false,
    user: req.user,
    // the text that was looked at, and none that was saved a moment later
    context: { newsroomStep: { step: 'publish', comment: undefined, seen: newest.updatedAt } },
    req,
  })
  return { state: 'done' }
}

async function unpublish(
  req: PayloadRequest,
  { collection, id }: Entry,
  main: Main,
  origin: Plan['origin'],
): Promise<Ending> {
  if (main._status !== 'published') return { state: 'done', note: '到时间时条目已经不在线，没有改动。' }
  await req.payload.update({
    collection,
    id,
    data: { _status: 'draft' },
    depth: 0,
    // that it expires is part of what was published; nobody else has to be asked
    overrideAccess: origin === 'expiry',
    user: req.user,
    req,
  })
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
  const advice = `请由能发布的人打开条目直接${actions[plan.action]}，或重新定时，再取消这一项。`
  if (!user) throw new Refusal(`定这个时间的账号已被删除，系统不能替它${actions[plan.action]}。${advice}`)
  if (!mayPublish(user.role))
    throw new Refusal(`定这个时间的人现在的角色是“${roles[user.role]}”，不能${actions[plan.action]}。${advice}`)
  const person: TypedUser = { ...user, collection: 'users' }
  return createLocalReq({ user: person }, payload)
}

async function mainRow(payload: Payload, { collection, id }: Entry): Promise<Main | null> {
  return payload.db.findOne<Main>({ collection, where: { id: { equals: id } } })
}
