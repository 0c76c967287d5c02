import type { Payload, PayloadRequest, Where } from 'payload'
import type { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { wholly } from '../../../database/wholly.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { untilWritten } from '../../../documents/saving/untilWritten.ts'
import { type DeliverySent, type Facts, mostADay, mostSuspected, type SomeFacts } from './rules/contract.ts'
import { deliveryReason } from './refusals.ts'
import { alikeFields, alikeRow, columnsOf, type DeliveryRow, deliveryRow, factsOf } from './row.ts'
import { isSuspected, mergedChange } from './rules/standing.ts'
import { factWords } from './rules/words.ts'

/** How often a change is tried again that another one was faster than, and changes of one delivery that are kept. */
const [mostTries, mostKept] = [10, 50]

/** Who writes and when; `at` is ISO 8601. */
export interface Written {
  by: string
  at: string
}

/** What became of a delivery that was sent. */
export type Taken = { row: DeliveryRow; isRepeated: boolean } | { suspected: DeliveryRow[] }

/** What else happens in the transaction of a write: whoever publishes is told. */
type Then = (req: PayloadRequest, id: string) => Promise<void>

/**
 * Reads a delivery by the key that a phone gave it.
 * @returns undefined when none was stored with it
 * @throws Refusal when it is that of another one: a key that was guessed tells nothing of what is behind it
 */
export async function knownDelivery(
  payload: Payload,
  { key, campaign, ownerUnit }: Pick<DeliverySent, 'key' | 'campaign' | 'ownerUnit'>,
): Promise<DeliveryRow | undefined> {
  const row = await readOne(payload, { key: { equals: key } })
  if (row === undefined) return undefined
  if (row.ownerUnit !== ownerUnit || row.campaign !== campaign) throw new Refusal(deliveryReason('delivery-key-used'))
  return row
}

/**
 * Stores a delivery once, however often it is sent. One that looks like another is not stored until somebody is sure. To be
 * called apart from every request (Port.apart).
 * @throws Refusal when its key is that of another one, or its unit has as many of that day as anybody looks through
 */
export async function addDelivery(
  payload: Payload,
  { key, campaign, ownerUnit, isSure, facts }: Omit<DeliverySent, 'at'>,
  { by, at }: Written,
  then: Then,
): Promise<Taken> {
  const before = await knownDelivery(payload, { key, campaign, ownerUnit })
  if (before !== undefined) return { row: before, isRepeated: true }
  const there = await thereWithRoom(payload, { campaign, ownerUnit, day: facts.day })
  const alike = isSure ? [] : there.filter((row) => isSuspected(row, { key, ownerUnit, ...facts }))
  const suspected = await readThese(payload, alike.slice(0, mostSuspected))
  if (suspected.length > 0) return { suspected }
  const data = { key, campaign, ownerUnit, ...facts, ...columnsOf(facts), recordedAt: at, recordedBy: by, revision: 0 }
  try {
    const stored = await untilWritten(() =>
      wholly(payload, async (req) => {
        const made = await payload.db.create({ collection: 'deliveries', data: { ...data, isWithdrawn: false }, req })
        await then(req, String(made['id']))
        return made
      }),
    )
    return { row: deliveryRow.parse(stored), isRepeated: false }
  } catch (error) {
    // sent twice at once: the other one was faster
    const row = await knownDelivery(payload, { key, campaign, ownerUnit })
    if (row === undefined) throw error
    return { row, isRepeated: true }
  }
}

/** A day of a unit, in a campaign. */
export type DayOf = Pick<DeliverySent, 'campaign' | 'ownerUnit'> & Pick<Facts, 'day'>

/**
 * What a unit has of a day, as far as two are compared: so many at most that each further one can be looked at beside them.
 * @throws Refusal when there is room for no other one
 */
export async function thereWithRoom(
  { db }: Payload,
  { campaign, ownerUnit, day }: DayOf,
): Promise<z.infer<typeof alikeRow>[]> {
  const names: Where[] = Object.entries({ campaign, ownerUnit, day }).map(([name, equals]) => ({ [name]: { equals } }))
  const { docs } = await db.find({
    collection: 'deliveries',
    where: { and: [...names, { isWithdrawn: { not_equals: true } }] },
    ...{ select: alikeFields, sort: '-recordedAt', limit: mostADay, pagination: false },
  })
  if (docs.length >= mostADay) throw new Refusal(deliveryReason('too-many-that-day', { day, mostADay }))
  return docs.map((doc) => alikeRow.parse(doc))
}

async function readThese(payload: Payload, some: readonly { id: string }[]): Promise<DeliveryRow[]> {
  if (some.length === 0) return []
  const asked = { number: 1, size: some.length }
  return (await readDeliveries(payload, [{ id: { in: some.map(({ id }) => id) } }], asked)).rows
}

/** What is to be written over a delivery. */
export type Step = { before: SomeFacts; after: SomeFacts } | 'withdraw'

/**
 * Puts a delivery right, or withdraws it; what stood there is kept. To be called apart from every request (Port.apart).
 * @returns the row as it is then
 * @throws Refusal when somebody else has changed the same meanwhile, or it was withdrawn
 */
export async function changeDelivery(
  payload: Payload,
  id: string,
  step: Step,
  { by, at, reason }: Written & { reason: string },
  then: Then,
): Promise<DeliveryRow> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const row = await readDelivery(payload, id)
    if (row === undefined) throw new Refusal(deliveryReason('no-such-delivery'))
    if (row.isWithdrawn && step === 'withdraw') return row
    if (row.isWithdrawn) throw new Refusal(deliveryReason('delivery-withdrawn'))
    const current = factsOf(row)
    const { changes, conflicts } =
      step === 'withdraw' ? { changes: {}, conflicts: [] } : mergedChange(current, step.before, step.after)
    if (conflicts.length > 0) {
      const fields = conflicts.map((name) => factWords[name]).join('、')
      throw new Refusal(deliveryReason('delivery-changed-meanwhile', { fields }), conflicts)
    }
    const names = Object.keys(changes) as (keyof Facts)[]
    if (names.length === 0 && step !== 'withdraw') return row
    const before = Object.fromEntries(names.map((name) => [name, current[name]]))
    const data = {
      ...columnsOf(changes),
      ...(step === 'withdraw' && { isWithdrawn: true }),
      revision: row.revision + 1,
      history: [...row.history, { at, by, reason, before }].slice(-mostKept),
    }
    const where: Where = { and: [{ id: { equals: id } }, { revision: { equals: row.revision } }] }
    const stored = await untilWritten(() =>
      wholly(payload, async (req) => {
        const written = await writeIf(payload, 'deliveries', where, data, req)
        if (written !== undefined) await then(req, id)
        return written
      }),
    )
    if (stored !== undefined) return deliveryRow.parse(stored)
  }
  throw new Refusal(deliveryReason('delivery-busy'))
}

/** Reads one by its id. @returns undefined when there is none */
export async function readDelivery(payload: Payload, id: string): Promise<DeliveryRow | undefined> {
  return idsOf(payload.db.name)(id) ? readOne(payload, { id: { equals: id } }) : undefined
}

async function readOne({ db }: Payload, where: Where): Promise<DeliveryRow | undefined> {
  const found = await db.findOne({ collection: 'deliveries', where })
  return found === null ? undefined : deliveryRow.parse(found)
}

/**
 * Reads what was not withdrawn, the latest days first.
 * @param asked number from 1, with the size of a page; after the last page comes the last one
 */
export async function readDeliveries(
  { db }: Pick<Payload, 'db'>,
  conditions: readonly Where[],
  asked: { number: number; size: number },
): Promise<{ rows: DeliveryRow[]; total: number; page: number; pages: number }> {
  const { docs, totalDocs, totalPages } = await db.find({
    collection: 'deliveries',
    where: { and: [...conditions, { isWithdrawn: { not_equals: true } }] },
    sort: ['-day', '-recordedAt'],
    ...{ limit: asked.size, page: asked.number, pagination: true },
  })
  const [page, pages] = [asked.number, Math.max(1, totalPages)]
  if (page > pages) return readDeliveries({ db }, conditions, { number: pages, size: asked.size })
  return { rows: docs.map((doc) => deliveryRow.parse(doc)), total: totalDocs, page, pages }
}
