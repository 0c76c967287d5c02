import type { CollectionSlug, Endpoint, PayloadRequest, SanitizedCollectionConfig, TypedUser } from 'payload'
import { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { accessReason } from '../../rights/refusals.ts'
import { audits } from '../../rights/tables.ts'
import { may } from '../../rights/verdict.ts'
import { Refusal } from '../../base/refusal.ts'
import { isPublished } from '../../documents/operation/mainRow.ts'
import { unitsOfEditor } from '../../rights/units/unitsOfEditor.ts'
import { reviewReason } from './refusals.ts'
import type { ReviewState } from './reviewState.ts'
import { refusal, type Step, steps } from './rules.ts'
import { readNewsroomSettings } from './settings.ts'
import { textOf } from './textOf.ts'
import { readTimeline } from './timeline.ts'
import { wordingProblems } from './checkWordings.ts'

const request = z.object(
  {
    step: z.enum(steps, { error: `步骤 step 只能是 ${steps.join('、')} 之一。` }),
    comment: z.string().trim().max(500, { error: '意见或理由最多 500 字，请写短一些。' }).optional(),
    seen: z.string({ error: '请写明 seen：您看过的那一稿的 updatedAt。' }),
  },
  { error: '请求的内容应是 JSON，写明 step 和 seen。' },
)

/** These change what the public sees; the others are about the draft. */
const publicSteps: readonly Step[] = ['publish', 'override', 'unpublish']

type Stored = { id: string; updatedAt: string; ownerUnit?: unknown } & Record<string, unknown>

/**
 * GET /api/<collection>/<id>/review: where the newest text of an entry stands, what whoever asks may do with it now and
 * why not the rest, what the wording check finds, and the timeline.
 *
 * POST the same with `{ step, comment, seen }`: takes a step. `seen` is the `updatedAt` of the text that was looked at;
 * when it is not the newest any more nothing is done (409).
 */
export const reviewEndpoints: Omit<Endpoint, 'root'>[] = [
  {
    path: '/:id/review',
    method: 'get',
    handler: async (req) => {
      return Response.json(await stateOf(req, await findEntry(req)))
    },
  },
  {
    path: '/:id/review',
    method: 'post',
    handler: async (req) => {
      const found = await findEntry(req)
      const parsed = request.safeParse(await body(req))
      if (!parsed.success) {
        const problems = parsed.error.issues.map(({ message }) => message).join('')
        throw new Refusal(reviewReason('badly-asked-step', { problems }))
      }
      return take(req, found, parsed.data)
    },
  },
]

interface Found {
  config: SanitizedCollectionConfig
  user: TypedUser
  /** The newest version, whole. */
  doc: Stored
}

async function take(req: PayloadRequest, { config, doc }: Found, taken: z.infer<typeof request>): Promise<Response> {
  const { step, comment, seen } = taken
  const isPublic = publicSteps.includes(step)
  await req.payload.update({
    collection: config.slug,
    id: doc.id,
    data: isPublic ? { _status: step === 'unpublish' ? 'draft' : 'published' } : {},
    draft: !isPublic,
    depth: 0,
    overrideAccess: false,
    req,
    context: { newsroomStep: { step, comment: comment === '' ? undefined : comment, seen } },
  })
  const newest = await readNewest(req, config, doc.id)
  const { stage } = textOf(newest)
  return Response.json({ doc: { id: doc.id, stage, _status: newest?.['_status'], updatedAt: newest?.updatedAt } })
}

/** The entry that a request names. @throws Refusal to whoever neither keeps nor reviews it */
async function findEntry(req: PayloadRequest): Promise<Found> {
  const { user, payload, routeParams } = req
  if (user === null) throw new Refusal(accessReason('not-logged-in'))
  const { collection, id } = z.object({ collection: z.string(), id: z.string() }).parse(routeParams)
  const config = payload.collections[collection as CollectionSlug].config
  const readable = await payload.find({
    collection: config.slug,
    where: { id: { equals: id } },
    draft: true,
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: false,
    req,
  })
  const doc = readable.docs.length === 0 ? undefined : await readNewest(req, config, id)
  if (doc === undefined) throw new Refusal(accessReason('no-such-entry'))
  // what is published of a venue every unit reads, but not how it came about
  if (user.role === 'unit-editor' && !(await unitsOfEditor(payload, user)).includes(String(doc.ownerUnit)))
    throw new Refusal(accessReason('no-such-entry'))
  return { config, user, doc }
}

async function readNewest(req: PayloadRequest, config: SanitizedCollectionConfig, id: string) {
  const doc: unknown = await req.payload.findByID({
    collection: config.slug,
    id,
    draft: true,
    depth: 0,
    overrideAccess: true,
    showHiddenFields: true,
    disableErrors: true,
  })
  return (doc ?? undefined) as Stored | undefined
}

/** Most wrong forms that the form lists; a text with more has to be read as a whole. */
const mostWordings = 200

async function stateOf(req: PayloadRequest, { config, user, doc }: Found): Promise<ReviewState> {
  const { payload } = req
  const text = textOf(doc)
  const [{ separateReview, isAlone }, isPublic, wordings, timeline] = await Promise.all([
    readNewsroomSettings(req),
    isPublished(req, config.slug, doc.id),
    wordingProblems(payload, config.flattenedFields, doc),
    readTimeline(payload, nameOf(config.slug, doc.id), may(audits.rows.read, user)),
  ])
  const person = { id: user.id, role: user.role }
  // a comment can be written when the step is taken
  const why = (step: Step) => {
    const reason = refusal(step, person, text, separateReview, '…')
    return reason === undefined ? null : { code: reason.code, message: reason.message }
  }
  return {
    stage: text.stage,
    isLive: text.isLive,
    isPublic,
    isSeparate: separateReview,
    isAlone,
    seen: doc.updatedAt,
    refusals: Object.fromEntries(steps.map((step) => [step, why(step)])) as ReviewState['refusals'],
    wordings: wordings.slice(0, mostWordings),
    timeline,
  }
}

async function body(req: PayloadRequest): Promise<unknown> {
  try {
    return await req.json?.()
  } catch {
    return undefined
  }
}
