import { randomInt } from 'node:crypto'
import type { Payload, PayloadRequest, Where } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { wholly } from '../../../database/wholly.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { untilWritten } from '../../../documents/saving/untilWritten.ts'
import { orderReason } from './refusals.ts'
import { listedFields, type ListedRow, listedRow, type OrderRow, orderRow, type StepTaken } from './row.ts'
import { codeOf } from './rules/code.ts'
import { mostUnderWay, type OrderSent } from './rules/contract.ts'
import { rankOf } from './rules/rank.ts'
import { orderStates, type OrderState, underWayStates } from './rules/states.ts'

/** How often another code is tried, and steps of one order that are kept. */
const [mostCodes, mostKept] = [20, 100]

/** What a step writes over an order; null empties a column. */
export type Change = {
  [Name in keyof Omit<OrderRow, 'id' | 'key' | 'revision' | 'history'>]?: OrderRow[Name] | null
}

/** What else happens in the transaction of a write. */
type Then = (req: PayloadRequest, row: OrderRow) => Promise<void>

/**
 * Reads an order by the key of its form.
 * @throws Refusal when it is that of another unit's: a key that was guessed tells nothing of what is behind it
 */
export async function knownOrder(
  payload: Payload,
  { key, ownerUnit }: Pick<OrderSent, 'key' | 'ownerUnit'>,
): Promise<OrderRow | undefined> {
  const row = await readOne(payload, { key: { equals: key } })
  if (row !== undefined && row.ownerUnit !== ownerUnit) throw new Refusal(orderReason('order-key-used'))
  return row
}

/**
 * Stores an order once, however often it is sent. To be called apart from every request, in the turn of its unit.
 * @throws Refusal when its key is that of another one, or its unit has as many under way as it may
 */
export async function addOrder(
  payload: Payload,
  { key, service, ownerUnit, wish }: OrderSent,
  { kind, by, at }: { kind: OrderRow['kind']; by: string; at: string },
  then: Then,
): Promise<OrderRow> {
  const before = await knownOrder(payload, { key, ownerUnit })
  if (before !== undefined) return before
  await mustHaveRoom(payload, ownerUnit)
  const { day, time, people, ...rest } = wish
  const data = {
    ...{ key, service, kind, ownerUnit, ...rest, state: 'asked', rank: rankOf('asked', day), revision: 0, history: [] },
    ...{ day, wishedDay: day, time, wishedTime: time, people, wishedPeople: people, placedAt: at, placedBy: by },
  }
  for (let tries = 1; ; tries++) {
    const code = codeOf(writtenDay(at), (below) => randomInt(below))
    try {
      return await untilWritten(() =>
        wholly(payload, async (req) => {
          const made = orderRow.parse(await payload.db.create({ collection: 'orders', data: { ...data, code }, req }))
          await then(req, made)
          return made
        }),
      )
    } catch (error) {
      // sent twice at once: the other one was faster
      const row = await knownOrder(payload, { key, ownerUnit })
      if (row !== undefined) return row
      const isTaken = (await readOne(payload, { code: { equals: code } })) !== undefined
      if (!isTaken || tries === mostCodes) throw error
    }
  }
}

async function mustHaveRoom({ db }: Payload, ownerUnit: string): Promise<void> {
  const where = { and: [{ ownerUnit: { equals: ownerUnit } }, { state: { in: [...underWayStates] } }] }
  const { totalDocs } = await db.count({ collection: 'orders', where })
  if (totalDocs >= mostUnderWay)
    throw new Refusal(orderReason('too-many-under-way', { most: mostUnderWay }), ['ownerUnit'])
}

/**
 * Writes a step over the order that was seen, in one statement. To be called apart from every request.
 * @throws Refusal when somebody else has taken a step meanwhile
 */
export async function writeStep(payload: Payload, seen: OrderRow, change: Change, taken: StepTaken, then: Then) {
  const { state, day } = { ...seen, ...change } as OrderRow
  const data = {
    ...{ ...change, rank: rankOf(state, day), revision: seen.revision + 1 },
    history: [...seen.history, taken].slice(-mostKept),
  }
  const where: Where = { and: [{ id: { equals: seen.id } }, { revision: { equals: seen.revision } }] }
  const stored = await untilWritten(() =>
    wholly(payload, async (req) => {
      const written = await writeIf(payload, 'orders', where, data, req)
      if (written === undefined) return undefined
      const row = orderRow.parse(written)
      await then(req, row)
      return row
    }),
  )
  if (stored === undefined) throw new Refusal(orderReason('order-changed-meanwhile'))
  return stored
}

/** Reads one by its id. @returns undefined when there is none */
export async function readOrder(payload: Payload, id: string): Promise<OrderRow | undefined> {
  return idsOf(payload.db.name)(id) ? readOne(payload, { id: { equals: id } }) : undefined
}

async function readOne({ db }: Payload, where: Where): Promise<OrderRow | undefined> {
  const found = await db.findOne({ collection: 'orders', where })
  return found === null ? undefined : orderRow.parse(found)
}

/**
 * Reads those that are listed, those under way first (rules/rank.ts).
 * @param asked number from 1, with the size of a page; after the last page comes the last one
 */
export async function readOrders(
  { db }: Pick<Payload, 'db'>,
  conditions: readonly Where[],
  asked: { number: number; size: number },
): Promise<{ rows: ListedRow[]; total: number; page: number; pages: number }> {
  const { docs, totalDocs, totalPages } = await db.find({
    collection: 'orders',
    where: { and: [...conditions] },
    ...{ select: listedFields, sort: ['rank', 'code'], limit: asked.size, page: asked.number, pagination: true },
  })
  const [page, pages] = [asked.number, Math.max(1, totalPages)]
  if (page > pages) return readOrders({ db }, conditions, { number: pages, size: asked.size })
  return { rows: docs.map((doc) => listedRow.parse(doc)), total: totalDocs, page, pages }
}

/** How many there are of each state. */
export async function countOrders({ db }: Pick<Payload, 'db'>, conditions: readonly Where[]) {
  const counted = Object.keys(orderStates).map(async (state) => {
    const { totalDocs } = await db.count({
      collection: 'orders',
      where: { and: [...conditions, { state: { equals: state } }] },
    })
    return [state, totalDocs] as const
  })
  return Object.fromEntries(await Promise.all(counted)) as Record<OrderState, number>
}
