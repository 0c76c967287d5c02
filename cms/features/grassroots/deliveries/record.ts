import type { Payload, PayloadRequest, TypedUser } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { recordAudit, settleAudit } from '../../../documents/audit/recordAudit.ts'
import { whileNaming } from '../../../documents/guards/guardedDatabase.ts'
import { reportWrite } from '../../../documents/outbox/reportChange.ts'
import { deliveries as rights } from '../../../rights/tables.ts'
import { parsed } from '../asked.ts'
import { type Reach, reaches, reachOf } from '../reach.ts'
import { readUnits } from '../readUnits.ts'
import { isUnder, type NamedUnit } from '../roll/tree.ts'
import { grassrootsReason } from '../refusals.ts'
import { apart, inTurn } from '../turns.ts'
import type { DeliveryAnswer } from './rules/answers.ts'
import { readCampaigns, type RecordedFor } from './campaigns.ts'
import { type ChangeAsked, type DeliverySent, deliverySent, factNames, type SomeFacts } from './rules/contract.ts'
import { deliveryReason } from './refusals.ts'
import { type DeliveryRow, factsOf } from './row.ts'
import { mustFit } from './fit.ts'
import { mergedChange, recordedAt } from './rules/standing.ts'
import { factWords } from './rules/words.ts'
import { shownDelivery } from './shown.ts'
import {
  addDelivery,
  changeDelivery,
  type DayOf,
  knownDelivery,
  readDelivery,
  type Step,
  thereWithRoom,
} from './store.ts'

/** Who records, and for which units of those that there are. */
interface Asking {
  user: TypedUser
  reach: Reach
  units: ReadonlyMap<string, NamedUnit>
}

/** A delivery that somebody may change. */
interface Mine {
  row: DeliveryRow
  user: TypedUser
}

/** The public page follows, in the transaction of the write. */
const publish = (req: PayloadRequest, id: string): Promise<void> => reportWrite({ collection: 'deliveries', id }, req)

/**
 * Takes what a phone has recorded: each by itself, and what was taken before is answered as if it were new.
 * @throws Refusal when whoever asks records nothing at all
 */
export async function takeDeliveries(req: PayloadRequest, sent: readonly unknown[]): Promise<DeliveryAnswer[]> {
  const asking = await asks(req)
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

/** Takes one that another room has made a record of, by a key that no phone can send. @throws Refusal when it does not fit */
export async function takeDelivery(req: PayloadRequest, sent: DeliverySent): Promise<DeliveryAnswer> {
  return takeOne(req, await asks(req), sent)
}

async function asks(req: PayloadRequest): Promise<Asking> {
  const units = new Map((await readUnits(req.payload)).map((unit) => [unit.id, unit]))
  return { ...(await reachOf(req, rights.rows.record)), units }
}

async function takeOne(req: PayloadRequest, asking: Asking, sent: DeliverySent): Promise<DeliveryAnswer> {
  const names = [nameOf('campaigns', sent.campaign), ...photoNames(sent.facts.photos)]
  return whileNaming(req.payload, names, () => takeThere(req, asking, sent))
}

const photoNames = (photos: readonly string[]) => photos.map((photo) => nameOf('media', photo))

async function takeThere(req: PayloadRequest, asking: Asking, sent: DeliverySent): Promise<DeliveryAnswer> {
  const { payload } = req
  if (!reaches(asking.reach, sent.ownerUnit)) throw new Refusal(grassrootsReason('not-for-your-unit'))
  // it was right when it was taken, whatever became of the campaign
  const known = await knownDelivery(payload, sent)
  if (known !== undefined) {
    const [itsCampaign] = await readCampaigns(payload, sent.campaign)
    return { key: sent.key, taken: { ...shownDelivery(known, itsCampaign), isRepeated: true } }
  }
  const campaign = await campaignOf(payload, sent.campaign)
  const now = Date.now()
  mustFit(campaign, sent.facts, now)
  mustTakePart(asking.units, campaign, sent.ownerUnit)
  await mustBeThere(req, sent.facts.photos)
  const at = new Date(recordedAt(Date.parse(sent.at), now)).toISOString()
  // it is public from then on, so the audit log has who recorded it, in the same transaction
  const recorded = async (write: PayloadRequest, id: string): Promise<void> => {
    await publish(write, id)
    const who = { ...write, user: asking.user, headers: req.headers }
    const title = `${sent.facts.day} ${sent.facts.place}`
    await recordAudit(who, { action: 'report', document: `deliveries/${id}`, title, note: '记录场次' })
  }
  const { campaign: of, ownerUnit, facts } = sent
  // two phones at once: the second is asked whether it is the same
  const taken = await inTurn(turnOf({ campaign: of, ownerUnit, day: facts.day }), () =>
    apart(() => addDelivery(payload, sent, { by: asking.user.id, at }, recorded)),
  )
  if ('suspected' in taken)
    return { key: sent.key, suspected: taken.suspected.map((row) => shownDelivery(row, campaign)) }
  return { key: sent.key, taken: { ...shownDelivery(taken.row, campaign), isRepeated: taken.isRepeated } }
}

/** Puts a delivery right. @throws Refusal when it does not fit, or somebody else has changed the same */
export async function putRight(req: PayloadRequest, { id, before, after, reason }: ChangeAsked): Promise<DeliveryRow> {
  const found = await mine(req, id)
  const { row } = found
  // a form sends all of it: what stays as it is was right when it was recorded, whatever became of the campaign and the photos
  const { changes } = mergedChange(factsOf(row), before, after)
  if (changes.day !== undefined || changes.kind !== undefined)
    mustFit(await campaignOf(req.payload, row.campaign), changes, Date.now())
  const added = changes.photos?.filter((photo) => !row.photos.includes(photo)) ?? []
  const put = (): Promise<DeliveryRow> =>
    whileNaming(req.payload, photoNames(added), async () => {
      await mustBeThere(req, added)
      return step(req, found, { before, after }, reason, changes)
    })
  if (changes.day === undefined) return put()
  const to = { campaign: row.campaign, ownerUnit: row.ownerUnit, day: changes.day }
  return inTurn(turnOf(to), async () => {
    await thereWithRoom(req.payload, to)
    return put()
  })
}

/** Withdraws a delivery: it stays in the database, and counts nowhere. */
export async function withdraw(req: PayloadRequest, id: string, reason: string): Promise<DeliveryRow> {
  return step(req, await mine(req, id), 'withdraw', reason)
}

/** Takes a step, of which the audit log has a row before: none is taken without. */
async function step(
  req: PayloadRequest,
  { row, user }: Mine,
  what: Step,
  reason: string,
  changes: SomeFacts = {},
): Promise<DeliveryRow> {
  const document = `deliveries/${row.id}`
  const id = await recordAudit(req, {
    ...{ action: 'report', document, title: `${row.day} ${row.place}`, isDone: false },
    changes: factNames.filter((name) => name in changes).map((name) => factWords[name]),
    note: `${what === 'withdraw' ? '撤回场次' : '更正场次'}：${reason}`,
  })
  const written = { by: user.id, at: new Date().toISOString(), reason }
  const after = await apart(() => changeDelivery(req.payload, row.id, what, written, publish))
  await settleAudit(req, id, document)
  return after
}

/** @throws Refusal when there is none, or it is of a unit that is out of reach: which of both is not told */
async function mine(req: PayloadRequest, id: string): Promise<Mine> {
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

/** @throws Refusal when there is no such unit, or the campaign is none of its business */
function mustTakePart(units: Asking['units'], campaign: RecordedFor, unit: string): void {
  if (!units.has(unit)) throw new Refusal(grassrootsReason('no-such-unit'), ['ownerUnit'])
  if (isUnder(units, unit, campaign.unit)) return
  const leader = units.get(campaign.unit ?? '')?.name ?? '别的工会'
  throw new Refusal(deliveryReason('not-of-this-campaign', { leader }), ['campaign'])
}

/** @throws Refusal when not all of the photos are there for whoever names them: what they may not read tells nothing */
async function mustBeThere(req: PayloadRequest, photos: readonly string[]): Promise<void> {
  const { payload, user } = req
  const [wanted, isId] = [new Set(photos), idsOf(payload.db.name)]
  if (wanted.size === 0) return
  const where = { id: { in: [...wanted].filter(isId) } }
  const { totalDocs } = await payload.count({ collection: 'media', where, user, overrideAccess: false, req })
  if (totalDocs < wanted.size) throw new Refusal(deliveryReason('no-such-photo'), ['facts.photos'])
}

/** A day of a unit, as a turn is called. */
function turnOf({ campaign, ownerUnit, day }: DayOf): string {
  return `deliveries of ${campaign}/${ownerUnit}/${day}`
}

function keyOf(sent: unknown): string {
  const key: unknown = typeof sent === 'object' && sent !== null && 'key' in sent ? sent.key : undefined
  return typeof key === 'string' ? key.slice(0, 64) : ''
}
