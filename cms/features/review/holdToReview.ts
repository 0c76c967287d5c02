import type { CollectionBeforeChangeHook } from 'payload'
import { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { Refusal } from '../../base/refusal.ts'
import { isPublished } from '../../documents/operation/mainRow.ts'
import { beingWritten, note } from '../../documents/operation/operation.ts'
import { changesOfEntry } from '../../publishing/entries/looksTheSame.ts'
import { intend } from './intended.ts'
import { meanwhile } from './meanwhile.ts'
import { notedWrite } from '../../documents/saving/noteWrite.ts'
import { type Plan, planWrite } from './planWrite.ts'
import type { Audit } from '../../documents/audit/recordAudit.ts'
import { reviewReason } from './refusals.ts'
import { refuseForbiddenWording, refuseUnfinished } from './publishable.ts'
import type { Person, Step } from './rules.ts'
import { readNewsroomSettings } from './settings.ts'
import { textOf, writersOf } from './textOf.ts'
import type {} from './takenStep.ts'
import { titleOf } from '../../documents/titleOf.ts'

/** Steps by which somebody says that a text may go out as it is. */
const towardsPublic: readonly (Step | undefined)[] = ['submit', 'approve', 'consent']

const given = z.string().trim().max(500).nullish()

/**
 * Holds every way of writing an entry to the review: the steps, a plain save, many at once, a copy, an old version. It
 * keeps `stage` and `writers`, whatever a client sends of them, and says what the audit log is to record. An administrator
 * who publishes past the review sends the reason as `overrideReason` with the data: an address would end in access logs.
 */
export const holdToReview: CollectionBeforeChangeHook = async ({
  collection,
  data: sent,
  operation,
  originalDoc,
  req,
}) => {
  const { overrideReason, ...data } = sent as Record<string, unknown>
  const { payload, user } = req
  const taken = req.context.newsroomStep
  const before: Record<string, unknown> = originalDoc ?? {}
  const noted = notedWrite(req, collection.slug, operation === 'create' ? undefined : before['id'])
  const kind = noted.operation === 'restoreVersion' ? 'restore' : operation
  if (taken !== undefined && taken.seen !== before['updatedAt'])
    throw new Refusal(await meanwhile(req, nameOf(collection.slug, String(before['id']))))

  const asked = given.safeParse(overrideReason)
  if (!asked.success) throw new Refusal(reviewReason('override-reason-too-long'))
  const reason = asked.data ?? req.context.newsroomReason
  const fields = collection.flattenedFields
  const trash = kind === 'update' ? throughTrash(before, data) : undefined
  // what goes into the trash is public no more, whatever it says of itself
  const publishes =
    data['_status'] === 'published' &&
    !(kind === 'restore' && noted.isDraft) &&
    !(kind === 'update' && data['deletedAt'])
  // an address that is set aside with an entry is nobody's writing
  const changes = kind === 'create' || trash !== undefined ? [] : changesOfEntry(collection, before, data)
  const unpublishes =
    kind !== 'create' &&
    !publishes &&
    !noted.isDraft &&
    (before['_status'] === 'published' || (await isPublished(req, collection.slug, String(before['id']))))
  // Payload lays the fields that are named over the newest draft, and would put that in the published text's place
  if (kind === 'update' && unpublishes && !noted.namesStatus && trash === undefined && taken === undefined)
    throw new Refusal(reviewReason(noted.hasStatus ? 'empty-status' : 'draft-waits-beside'))
  const isHeld = !noted.isSystem && user !== null
  const plan = planWrite({
    kind,
    trash,
    writer: user === null ? undefined : personOf(user),
    person: isHeld ? personOf(user) : undefined,
    text: kind === 'update' ? textOf(before) : copied(kind === 'restore' ? data : before, kind, user?.id),
    isChanged: kind !== 'update' || changes.length > 0,
    publishes,
    unpublishes,
    step: taken?.step,
    isOneOfMany: req.context.isOneOfMany === true,
    comment: taken?.comment ?? reason,
    isSeparate:
      taken?.wasLetThrough !== true &&
      (!isHeld || (!publishes && taken === undefined) || (await readNewsroomSettings(req)).separateReview),
  })
  if ('refusal' in plan) throw new Refusal(plan.refusal)
  if (isHeld && (publishes || towardsPublic.includes(taken?.step)))
    await refuseForbiddenWording(payload, fields, { ...before, ...data })
  // a publish is held to this by Payload itself
  if (isHeld && !publishes && towardsPublic.includes(taken?.step))
    await refuseUnfinished(req, collection, { ...before, ...data })

  const of = beingWritten(collection.slug, operation, kind === 'create' ? data : before)
  note(req, of, 'takesDown', unpublishes || undefined)
  const { stage, writers, menders } = plan.text
  const written: Record<string, unknown> = { ...data, stage, writers, menders }
  if (req.context.sample !== true) {
    const said = plan.actions.includes('override') ? (taken?.comment ?? reason) : taken?.comment
    const about = { document: nameOf(collection.slug, kind === 'create' ? '' : String(before['id'])), changes }
    const title = titleOf(collection, written) ?? titleOf(collection, before)
    await intend(req, of, auditsOf(plan, { ...about, title }, said), publishes || unpublishes)
  }
  return written
}

function throughTrash(before: Record<string, unknown>, data: Record<string, unknown>): 'trash' | 'untrash' | undefined {
  const [isIn, wasIn] = [Boolean(data['deletedAt']), Boolean(before['deletedAt'])]
  if (!('deletedAt' in data) || isIn === wasIn) return undefined
  return isIn ? 'trash' : 'untrash'
}

/** A copy is the work of whoever wrote what is copied, and of whoever makes a new entry of it. */
function copied(source: object, kind: 'create' | 'restore', maker: string | undefined) {
  const known = writersOf(source)
  const writers = known ?? (kind === 'restore' && maker !== undefined ? [maker] : [])
  return { stage: 'draft' as const, writers, menders: [], isLive: false }
}

/** A comment is said once, and so are the changes, with what was done to the text. */
function auditsOf(
  { actions }: Exclude<Plan, { refusal: unknown }>,
  { changes, ...about }: { document: string; title: string | undefined; changes: string[] },
  comment: string | undefined,
): Audit[] {
  const said = actions.includes('override') ? 'override' : actions[0]
  return actions.map((action) => ({
    ...about,
    action,
    changes: action === 'approve' || action === 'override' ? [] : changes,
    note: action === said ? comment : undefined,
  }))
}

function personOf({ id, role }: Person): Person {
  return { id, role }
}
