import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { newId } from '../../../database/documentIds.ts'
import { insertAll } from '../../../database/insertAll.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { notices } from '../asked/words.ts'
import { claimMs, type Standing } from './delivery.ts'
import { carriers, type CarrierName, deadLetters, messageStates, sendProblems } from './words.ts'

const keysOf = <T extends string>(words: Readonly<Record<T, string>>): T[] => Object.keys(words) as T[]
const collection = 'messages'

const row = z.object({
  id: z.string(),
  key: z.string(),
  registration: z.string(),
  bookable: z.string(),
  notice: z.enum(keysOf(notices)),
  sealed: z.string().nullish(),
  state: z.enum(keysOf(messageStates)),
  carrier: z.enum(keysOf(carriers)).nullish(),
  attempts: z.number().nullish(),
  next: z.string().nullish(),
  until: z.string().nullish(),
  problem: z.enum(keysOf(sendProblems)).nullish(),
  sentAt: z.string().nullish(),
  createdAt: z.string(),
})
/** A stored message. */
export type MessageRow = z.infer<typeof row>

/** A message that is to be stored; it waits to be sent from then on. */
export type NewMessage = Pick<MessageRow, 'key' | 'registration' | 'bookable' | 'notice'> & {
  sealed: string
  /** ISO 8601; undefined when it always says something. */
  until: string | undefined
}

const isoOf = (instant: number): string => new Date(instant).toISOString()

/**
 * Stores messages, those whose key is there already excepted: they were stored before.
 * @param now milliseconds since the epoch
 * @param req whose transaction it is part of
 * @returns how many are new
 */
export async function storeMessages(
  { db }: Pick<Payload, 'db'>,
  all: readonly NewMessage[],
  now: number,
  req: PayloadRequest,
): Promise<number> {
  if (all.length === 0) return 0
  const where: Where = { key: { in: all.map(({ key }) => key) } }
  const { docs } = await db.find({ collection, where, limit: all.length, pagination: false, req })
  const known = new Set(docs.map((doc) => row.parse(doc).key))
  const at = isoOf(now)
  const fresh = all.filter(({ key }) => !known.has(key) && known.add(key))
  const rows = fresh.map(({ until, ...message }) => ({
    ...{ id: newId(db.name), ...message, until: until ?? null, state: 'queued', attempts: 0, next: at },
    ...{ createdAt: at, updatedAt: at },
  }))
  await insertAll({ db }, collection, rows, req)
  return rows.length
}

/** Messages that are to be taken up now: those whose time has come, and those whose sender has not come back. */
export function dueMessages(payload: Payload, now: number, limit: number): Promise<MessageRow[]> {
  const due = { less_than_equal: isoOf(now) }
  return find(payload, { and: [{ state: { in: ['queued', 'sending'] } }, { next: due }] }, limit, 'next')
}

/**
 * Claims a message for one try. Of several who try, one succeeds.
 * @param by what it goes by, noted before anything is sent
 * @returns undefined when somebody else was faster
 */
export async function claim(
  payload: Payload,
  { id, attempts }: MessageRow,
  by: CarrierName,
  now: number,
): Promise<MessageRow | undefined> {
  const where = and([{ id: { equals: id } }, { state: { equals: 'queued' } }, { attempts: { equals: attempts ?? 0 } }])
  const data = { state: 'sending', carrier: by, next: isoOf(now + claimMs), attempts: { $inc: 1 } }
  return change(payload, where, data)
}

/**
 * Ends a try, or what a server that is gone has begun.
 * @param as it was read or claimed; whoever takes it up meanwhile changes it
 * @returns undefined when it is somebody else's by now
 */
export async function settle(
  payload: Payload,
  as: MessageRow,
  standing: Standing,
  sentAt?: number,
): Promise<MessageRow | undefined> {
  const where = and([
    { id: { equals: as.id } },
    { state: { equals: as.state } },
    { attempts: { equals: as.attempts ?? 0 } },
    { next: as.next === null || as.next === undefined ? { exists: false } : { equals: as.next } },
  ])
  const { state, next, problem } = standing
  return change(payload, where, {
    ...{ state, problem: problem ?? null, next: next === undefined ? null : isoOf(next) },
    ...(sentAt !== undefined && { sentAt: isoOf(sentAt) }),
  })
}

/** When something is to be taken up next, in milliseconds since the epoch; undefined when nothing waits. */
export async function nextDue(payload: Payload): Promise<number | undefined> {
  const [first] = await find(payload, { state: { in: ['queued', 'sending'] } }, 1, 'next')
  return first?.next ? Date.parse(first.next) : undefined
}

/** One message by its id. */
export async function messageById(payload: Payload, id: string): Promise<MessageRow | undefined> {
  return (await find(payload, { id: { equals: id } }, 1, 'id'))[0]
}

/**
 * Messages of some states, the newest first.
 * @param bookables keys of what they are about; undefined for all
 * @returns as many as the limit at most, and whether there are more
 */
export async function messagesIn(
  payload: Payload,
  states: readonly string[],
  bookables: readonly string[] | undefined,
  limit: number,
): Promise<{ rows: MessageRow[]; isMore: boolean }> {
  const about: Where[] = bookables === undefined ? [] : [{ bookable: { in: [...bookables] } }]
  if (bookables?.length === 0) return { rows: [], isMore: false }
  const rows = await find(payload, and([{ state: { in: [...states] } }, ...about]), limit + 1, '-createdAt')
  return { rows: rows.slice(0, limit), isMore: rows.length > limit }
}

/** What somebody was told, or is to be told, of one registration, the earliest first. */
export function messagesTo(payload: Payload, registration: string): Promise<MessageRow[]> {
  return find(payload, { registration: { equals: registration } }, 0, 'createdAt')
}

/** How many wait for a person. */
export async function countDead({ db }: Pick<Payload, 'db'>): Promise<number> {
  return (await db.count({ collection, where: { state: { in: [...deadLetters] } } })).totalDocs
}

/**
 * A step that a person takes with a message that was not sent.
 * @returns undefined when it is in none of the states that allow it
 */
export function step(
  payload: Payload,
  id: string,
  from: readonly string[],
  to: Standing,
): Promise<MessageRow | undefined> {
  const { state, next, problem } = to
  const data = { state, problem: problem ?? null, next: next === undefined ? null : isoOf(next), attempts: 0 }
  return change(payload, and([{ id: { equals: id } }, { state: { in: [...from] } }]), data)
}

/**
 * Takes out of the messages of a registration to whom they went and what they said, for good; what waits is not sent.
 * That there were messages, and when, stays.
 * @param req whose transaction it is part of
 */
export async function erasePerson(payload: Payload, registration: string, req?: PayloadRequest): Promise<void> {
  const where: Where = { registration: { equals: registration } }
  const { docs } = await payload.db.find({ collection, where, limit: 0, pagination: false, ...(req && { req }) })
  for (const message of docs.map((doc) => row.parse(doc))) {
    const isOpen = message.state !== 'sent'
    const data = { sealed: null, ...(isOpen && { state: 'dropped', next: null, problem: null }) }
    await change(payload, { id: { equals: message.id } }, data, req)
  }
}

const and = (all: Where[]): Where => ({ and: all })

async function change(
  payload: Payload,
  where: Where,
  data: object,
  req?: PayloadRequest,
): Promise<MessageRow | undefined> {
  const stored = await writeIf(payload, collection, where, data, req)
  return stored === undefined ? undefined : row.parse(stored)
}

async function find({ db }: Pick<Payload, 'db'>, where: Where, limit: number, sort: string): Promise<MessageRow[]> {
  const { docs } = await db.find({ collection, where, sort, limit, pagination: false })
  return docs.map((doc) => row.parse(doc))
}
