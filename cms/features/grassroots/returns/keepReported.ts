import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionSlug,
  Payload,
  PayloadRequest,
} from 'payload'
import { z } from 'zod'
import { valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { Refusal } from '../../../base/refusal.ts'
import { formOf, type StoredForm } from '../../../content/campaigns/form.ts'
import { withNamedRows } from '../../../documents/rowIds/keepRowIds.ts'
import { grassrootsReason } from '../refusals.ts'
import { states } from './admin/words.ts'
import { isSameForm } from './check.ts'
import { returnRow } from './row.ts'
import { isOpen } from './steps.ts'

const campaignDoc = z.object({
  _status: z.string().nullish(),
  kinds: z
    .array(z.string())
    .nullish()
    .transform((kinds) => kinds ?? []),
  periods: z
    .array(z.object({ id: z.string(), label: z.string().nullish() }))
    .nullish()
    .transform((periods) => periods ?? []),
})

/** States in which a return shows what was handed in. */
const handedIn = valuesOf(states).filter((state) => !isOpen({ state }))

/**
 * What units have reported stays where they reported it: a campaign is not published without a period of which somebody
 * has a return, nor with another form while one is handed in, whose numbers it would show in other cells or in none. What
 * it was made meanwhile is asked about when it is published again: drafts, unpublishing and the trash change nothing of
 * it, since the returns are there again with the campaign.
 */
export const keepReported: CollectionBeforeChangeHook = async (given) => {
  const { data, operation, originalDoc, req } = given
  const id: unknown = originalDoc?.id
  if (operation !== 'update' || typeof id !== 'string') return data
  const doc = await withNamedRows(given)
  const { _status, kinds, periods } = campaignDoc.parse(doc)
  if (_status !== 'published') return data
  await mustKeepPeriods(
    req,
    id,
    periods.map((period) => period.id),
  )
  const where = { and: [{ campaign: { equals: id } }, { state: { in: handedIn } }] }
  const found = await req.payload.db.findOne({ collection: 'returns', where, req })
  const { paper } = found === null ? {} : returnRow.parse(found)
  const template = formOf({ ...(doc as StoredForm), kinds })
  if (paper !== undefined && (template === undefined || !isSameForm(paper, { template, kinds })))
    throw new Refusal(grassrootsReason('form-was-reported'), ['formMeasures'])
  return data
}

/** Nothing that units have recorded or reported loses the campaign by which it is found. */
export const keepReportedThere: CollectionBeforeDeleteHook = async ({ id, req }) =>
  mustBeUnreported(req.payload, [String(id)], req)

/**
 * Of some campaigns nothing is recorded, reported or broken down.
 * @param ids of campaigns
 * @param req whose transaction sees it
 * @throws Refusal when something is
 */
export async function mustBeUnreported(payload: Payload, ids: readonly string[], req?: PayloadRequest): Promise<void> {
  const what = await firstOf(payload, ids, kept, req)
  if (what !== undefined) throw new Refusal(grassrootsReason('campaign-was-reported', { what }))
}

/**
 * What keeps a campaign from being put back as it was, past the hooks above, in words: what it would lose is not weighed.
 * @param isGone whether it is taken away; else it becomes what it was before
 * @returns undefined when nothing does, which is so of every other collection
 */
export async function reportedOf(
  payload: Payload,
  { collection, id, isGone }: { collection: string; id: string; isGone: boolean },
): Promise<string | undefined> {
  if (collection !== 'campaigns') return undefined
  return firstOf(payload, [id], isGone ? kept : kept.slice(0, 1))
}

/** What is of a campaign: returns by its periods and form, the others by itself alone. */
const kept: readonly (readonly [CollectionSlug, string])[] = [
  ['returns', '统计表'],
  ['deliveries', '场次记录'],
  ['targets', '任务分解'],
]

/** The first kind of which there is something, in words. @param ids of campaigns */
async function firstOf(
  payload: Payload,
  ids: readonly string[],
  kinds: typeof kept,
  req?: PayloadRequest,
): Promise<string | undefined> {
  for (const [collection, what] of kinds) {
    if (ids.length === 0 || !Object.hasOwn(payload.collections, collection)) continue
    const where = { campaign: { in: [...ids] } }
    const found = await payload.db.findOne({ collection, where, ...(req && { req }) })
    if (found !== null) return what
  }
  return undefined
}

async function mustKeepPeriods(req: PayloadRequest, campaign: string, ids: readonly string[]): Promise<void> {
  const others = ids.length === 0 ? [] : [{ period: { not_in: [...ids] } }]
  const where = { and: [{ campaign: { equals: campaign } }, ...others] }
  const found = await req.payload.db.findOne({ collection: 'returns', where, select: { period: true }, req })
  if (found === null) return
  const { period } = z.object({ period: z.string() }).parse(found)
  // what it is called where it is public now
  const now = await req.payload.db.findOne({ collection: 'campaigns', where: { id: { equals: campaign } }, req })
  const label = campaignDoc.parse(now ?? {}).periods.find(({ id }) => id === period)?.label ?? ''
  throw new Refusal(grassrootsReason('period-was-reported', { label }), ['periods'])
}
