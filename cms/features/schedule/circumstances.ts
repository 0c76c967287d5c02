import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { refuseUnpublishable } from '../review/publishable.ts'
import { readNewsroomSettings } from '../review/settings.ts'
import { refuseBooksGivenUp } from '../signup/desk/booksGivenUp.ts'
import { documentOf } from '../../base/document.ts'
import { type Plan, waitingOf } from './plans.ts'
import type { Circumstances } from './rules.ts'

const newestText = z.looseObject({
  _status: z.string().nullish(),
  stage: z.string().nullish(),
  expires: z.string().nullish(),
  updatedAt: z.string(),
})

/** What counts of an entry when something is to happen to it, and what else is read with it. */
export interface EntryNow extends Circumstances {
  collection: NonNullable<ReturnType<typeof documentOf>>['collection']
  id: string
  /** When the published text leaves the site by itself: ISO 8601, or nothing. */
  publishedExpires: string | null | undefined
  /** Whether the newest text is the published one. */
  isNewestPublic: boolean
  /** When the newest text was saved. */
  updatedAt: string
}

/**
 * Holds the newest text of an entry to all that its publish will be held to: nobody is there at the time who could mend it.
 * @throws ValidationError, Refusal naming what is wrong
 */
export async function refuseUnpublishableEntry(
  req: PayloadRequest,
  { collection, id }: Pick<EntryNow, 'collection' | 'id'>,
): Promise<void> {
  const newest = await req.payload.findByID({ collection, id, draft: true, depth: 0, overrideAccess: true, req })
  await refuseUnpublishable(req, req.payload.collections[collection].config, { ...newest })
  await refuseBooksGivenUp(req, { collection, id }, newest)
}

/**
 * Whether a plan is about the newest text, as it was when the plan was accepted. What the rules let through then stays
 * let through: a second account that opens meanwhile, or a setting, holds back no text whose publish was decided before.
 */
export function isAsAccepted(
  { seen }: Partial<Pick<Plan, 'seen'>>,
  { updatedAt }: Pick<EntryNow, 'updatedAt'>,
): boolean {
  return seen === updatedAt
}

/**
 * Reads an entry as it stands now, whoever asks: who may is looked at before.
 * @param plan what was planned for it, or is to be
 * @returns undefined when it is gone
 */
export async function entryNow(
  req: PayloadRequest,
  plan: Pick<Plan, 'document'> & Partial<Pick<Plan, 'seen'>>,
): Promise<EntryNow | undefined> {
  const { document } = plan
  const named = documentOf(document)
  if (named === undefined) return undefined
  const { payload } = req
  const { collection, id } = named
  const [newest, main, others, { separateReview }] = await Promise.all([
    payload.findByID({ collection, id, draft: true, trash: true, depth: 0, overrideAccess: true, disableErrors: true }),
    payload.db.findOne<{ id: string; _status?: string | null; deletedAt?: string | null; expires?: string | null }>({
      collection,
      where: { id: { equals: id } },
    }),
    waitingOf(payload, document),
    readNewsroomSettings(req),
  ])
  if (newest === null || main === null) return undefined
  const { _status, stage, expires, updatedAt } = newestText.parse(newest)
  const isPublic = main._status === 'published'
  return {
    ...named,
    others,
    isPublic,
    isInTrash: Boolean(main.deletedAt),
    expires,
    publishedExpires: main.expires,
    isHeld: separateReview && stage !== 'approved' && !isAsAccepted(plan, { updatedAt }),
    isNewestPublic: isPublic && _status === 'published',
    updatedAt,
  }
}
