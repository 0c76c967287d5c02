import type { Payload, PayloadRequest, TypedUser } from 'payload'
import { serviceKinds } from '../../../../site/catalogue/vocabulary.ts'
import { Refusal } from '../../../base/refusal.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { reportWrite } from '../../../documents/outbox/reportChange.ts'
import { openedPort } from '../../../documents/port.ts'
import { deliveries as rights } from '../../../rights/tables.ts'
import { parsed } from '../asked.ts'
import { type Reach, reaches, reachOf } from '../reach.ts'
import { grassrootsReason } from '../refusals.ts'
import type { DeliveryAnswer } from './rules/answers.ts'
import { readCampaigns, type RecordedFor } from './campaigns.ts'
import { type ChangeAsked, deliverySent, type DeliverySent, type Facts } from './rules/contract.ts'
import { deliveryReason } from './refusals.ts'
import type { DeliveryRow } from './row.ts'
import { recordedAt } from './rules/standing.ts'
import { shownDelivery } from './shown.ts'
import { addDelivery, changeDelivery, readDelivery, type Step } from './store.ts'

/** Who records, and for which units. */
interface Asking {
  user: TypedUser
  reach: Reach
}

/** The public page follows, in the transaction of the write. */
const publish = (req: PayloadRequest, id: string): Promise<void> => reportWrite({ collection: 'deliveries', id }, req)

/**
 * Takes what a phone has recorded: each by itself, and what was taken before is answered as if it were new.
 * @throws Refusal when whoever asks records nothing at all
 */
export async function takeDeliveries(req: PayloadRequest, sent: readonly unknown[]): Promise<DeliveryAnswer[]> {
  const asking = await reachOf(req, rights.rows.record)
  const answers: DeliveryAnswer[] = []
  for (const one of sent) {
    try {
      answers.push(await takeOne(req, asking, parsed(deliverySent, one)))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      answers.push({ key: keyOf(one), refused: { code: error.reason.code, message: error.message } })
    }
  }
  return answers
}

async function takeOne({ payload }: PayloadRequest, asking: Asking, sent: DeliverySent): Promise<DeliveryAnswer> {
  if (!reaches(asking.reach, sent.ownerUnit)) throw new Refusal(grassrootsReason('not-for-your-unit'))
  const campaign = await campaignOf(payload, sent.campaign)
  const now = Date.now()
  mustFit(campaign, sent.facts, now)
  await mustBeThere(payload, sent.ownerUnit, sent.facts.photos)
  const at = new Date(recordedAt(Date.parse(sent.at), now)).toISOString()
  const taken = await apart(() => addDelivery(payload, sent, { by: asking.user.id, at }, publish))
  if ('suspected' in taken)
    return { key: sent.key, suspected: taken.suspected.map((row) => shownDelivery(row, campaign)) }
  return { key: sent.key, taken: { ...shownDelivery(taken.row, campaign), isRepeated: taken.isRepeated } }
}

/** Puts a delivery right. @throws Refusal when it does not fit, or somebody else has changed the same */
export async function putRight(req: PayloadRequest, { id, before, after, reason }: ChangeAsked): Promise<DeliveryRow> {
  const { row, user } = await mine(req, id)
  const { day = row.day, kind = row.kind } = after
  // what was right when it was recorded stays so
  if (after.day !== undefined || after.kind !== undefined)
    mustFit(await campaignOf(req.payload, row.campaign), { day, kind }, Date.now())
  await mustBeThere(req.payload, undefined, after.photos ?? [])
  return step(req, user, id, { before, after }, reason)
}

/** Withdraws a delivery: it stays in the database, and counts nowhere. */
export async function withdraw(req: PayloadRequest, id: string, reason: string): Promise<DeliveryRow> {
  const { user } = await mine(req, id)
  return step(req, user, id, 'withdraw', reason)
}

async function step(
  { payload }: PayloadRequest,
  user: TypedUser,
  id: string,
  what: Step,
  reason: string,
): Promise<DeliveryRow> {
  const written = { by: user.id, at: new Date().toISOString(), reason }
  return apart(() => changeDelivery(payload, id, what, written, publish))
}

/** @throws Refusal when there is none, or it is of a unit that is out of reach: which of both is not told */
async function mine(req: PayloadRequest, id: string): Promise<{ row: DeliveryRow; user: TypedUser }> {
  const { user, reach } = await reachOf(req, rights.rows.record)
  const row = await readDelivery(req.payload, id)
  if (row === undefined || !reaches(reach, row.ownerUnit)) throw new Refusal(deliveryReason('no-such-delivery'))
  return { row, user }
}

async function campaignOf(payload: Payload, id: string): Promise<RecordedFor> {
  const [campaign] = await readCampaigns(payload, id)
  if (campaign === undefined) throw new Refusal(grassrootsReason('no-such-campaign'), ['campaign'])
  return campaign
}

/** @throws Refusal when a campaign counts no such delivery @param now milliseconds since the epoch */
function mustFit({ year, kinds }: RecordedFor, { day, kind }: Pick<Facts, 'day' | 'kind'>, now: number): void {
  if (day > writtenDay(now)) throw new Refusal(deliveryReason('delivery-in-future', { day }), ['facts.day'])
  if (Math.abs(Number(day.slice(0, 4)) - year) > 1)
    throw new Refusal(deliveryReason('delivery-of-other-year', { day, year }), ['facts.day'])
  if (kinds.length > 0 && (kind === null || !kinds.includes(kind))) {
    const words = kinds.map((one) => serviceKinds[one]).join('、')
    throw new Refusal(deliveryReason('kind-of-other-campaign', { kinds: words }), ['facts.kind'])
  }
}

/** @throws Refusal when there is no such unit, or not all of the photos */
async function mustBeThere({ db }: Payload, unit: string | undefined, photos: readonly string[]): Promise<void> {
  const isId = idsOf(db.name)
  const countOf = async (collection: 'media' | 'units', ids: readonly string[]): Promise<number> => {
    const possible = ids.filter(isId)
    if (possible.length === 0) return 0
    return (await db.count({ collection, where: { id: { in: possible } } })).totalDocs
  }
  if (unit !== undefined && (await countOf('units', [unit])) === 0)
    throw new Refusal(grassrootsReason('no-such-unit'), ['ownerUnit'])
  if ((await countOf('media', photos)) < new Set(photos).size)
    throw new Refusal(deliveryReason('no-such-photo'), ['facts.photos'])
}

function apart<T>(work: () => Promise<T>): Promise<T> {
  return openedPort()?.apart(work) ?? work()
}

function keyOf(sent: unknown): string {
  const key: unknown = typeof sent === 'object' && sent !== null && 'key' in sent ? sent.key : undefined
  return typeof key === 'string' ? key.slice(0, 64) : ''
}
