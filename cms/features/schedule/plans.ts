import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { writeIf } from '../../database/writeIf.ts'
import { lateAfter } from './rules.ts'
import { actions, origins, revocable, type State, states } from './words.ts'

const keysOf = <T extends string>(words: Readonly<Record<T, string>>): T[] => Object.keys(words) as T[]

/** Both databases give a relation as its id here; a column without a value is null on one of them. */
const row = z.object({
  id: z.string(),
  document: z.string(),
  title: z.string().nullish(),
  action: z.enum(keysOf(actions)),
  at: z.string(),
  state: z.enum(keysOf(states)),
  origin: z.enum(keysOf(origins)),
  askedBy: z.string().nullish(),
  attempts: z.number().nullish(),
  next: z.string().nullish(),
  problem: z.string().nullish(),
  seen: z.string().nullish(),
  key: z.string().nullish(),
})

/** A stored schedule. */
export type Plan = z.infer<typeof row>

/** What the steps of a schedule write; the database adds up `attempts`. */
interface Change {
  state: State
  next?: string | null
  at?: string
  attempts?: number | { $inc: number }
  problem?: string | null
  seen?: string | null
  ranAt?: string | null
  late?: number | null
  key?: string | null
}

/** A schedule that is to be stored. */
export interface NewPlan extends Pick<Plan, 'document' | 'title' | 'action' | 'at' | 'origin' | 'askedBy' | 'seen'> {
  /** What may exist once: another schedule with the same key is refused. */
  key: string
}

const open: State[] = ['waiting', 'running']

/** Stores a schedule; it waits from now on. */
export async function create(payload: Payload, plan: NewPlan): Promise<Plan> {
  const data = { ...plan, state: 'waiting', attempts: 0, next: plan.at }
  return row.parse(await payload.db.create({ collection: 'schedules', data }))
}

/**
 * The expiries of some entries, whatever became of them, and what is still to be done with these.
 * @param documents `<collection>/<id>` of each
 */
export async function expiriesOf(payload: Payload, documents: string[]): Promise<Plan[]> {
  const isMeant: Where[] = [{ origin: { equals: 'expiry' } }, { state: { in: open } }]
  return find(payload, { and: [{ document: { in: documents } }, { or: isMeant }] }, 'at', 0)
}

/**
 * How many are late and not done; what failed waits for a person and is not counted.
 * @param now milliseconds since the epoch
 */
export async function countOverdue(payload: Payload, now: number): Promise<number> {
  const late = { less_than: new Date(now - lateAfter).toISOString() }
  const where: Where = { and: [{ state: { in: open } }, { at: late }] }
  return (await payload.db.count({ collection: 'schedules', where })).totalDocs
}

/** Cancels what failed and is replaced by a new schedule. */
export async function dropFailed(payload: Payload, { document, action }: Plan): Promise<void> {
  const same: Where[] = [{ document: { equals: document } }, { action: { equals: action } }]
  for (const { id } of await find(payload, { and: [...same, { state: { equals: 'failed' } }] }, 'at', 20))
    await step(payload, id, ['failed'], { state: 'cancelled' })
}

/** The waiting and running schedules of an entry. @param document `<collection>/<id>` */
export async function waitingOf(payload: Payload, document: string): Promise<Plan[]> {
  return find(payload, { and: [{ document: { equals: document } }, { state: { in: open } }] }, 'at', 20)
}

/** The schedules of an entry that a person may still call off. @param document `<collection>/<id>` */
export async function revocableOf(payload: Payload, document: string, req: PayloadRequest): Promise<Plan[]> {
  return find(payload, { and: [{ document: { equals: document } }, { state: { in: [...revocable] } }] }, 'at', 20, req)
}

/** All schedules of an entry whose time has come, whatever became of them. @param now milliseconds since the epoch */
export async function dueOf(payload: Payload, document: string, now: number): Promise<Plan[]> {
  const due = { less_than_equal: new Date(now).toISOString() }
  return find(payload, { and: [{ document: { equals: document } }, { at: due }] }, '-at', 100)
}

/** What is to be taken up now, first what was due first. @param now milliseconds since the epoch */
export async function dueAt(payload: Payload, now: number, limit: number): Promise<Plan[]> {
  const due = { less_than_equal: new Date(now).toISOString() }
  return find(payload, { and: [{ state: { in: open } }, { next: due }] }, 'at', limit)
}

/** Plans that are looked ahead at in one go; those after them have time. */
const mostAhead = 200

/**
 * What people have planned and nobody has tried yet, the earliest first.
 * @param now milliseconds since the epoch
 * @param name `<collection>/<id>` of an entry whose plans are meant, or of a plan; undefined for all
 */
export async function aheadOf(payload: Payload, now: number, name?: string): Promise<Plan[]> {
  const isAhead: Where[] = [{ state: { equals: 'waiting' } }, { at: { greater_than: new Date(now).toISOString() } }]
  const isMeant: Where[] = name === undefined ? [] : [planNamed(name)]
  return find(payload, { and: [...isAhead, { origin: { equals: 'person' } }, ...isMeant] }, 'at', mostAhead)
}

function planNamed(name: string): Where {
  const ofPlan = 'schedules/'
  return name.startsWith(ofPlan) ? { id: { equals: name.slice(ofPlan.length) } } : { document: { equals: name } }
}

/** Notes what is foreseen of a plan, unless it was moved, or taken up, since it was read. */
export async function noteForeseen(payload: Payload, { id, next }: Plan, problem: string | null): Promise<void> {
  const asRead: Where[] = [{ id: { equals: id } }, { state: { equals: 'waiting' } }, { next: { equals: next } }]
  await change(payload, { and: asRead }, { state: 'waiting', problem })
}

/** When the next schedule is to be taken up: ISO 8601, or undefined when none waits. */
export async function nextInstant(payload: Payload): Promise<string | undefined> {
  const [first] = await find(payload, { state: { in: open } }, 'next', 1)
  return first?.next ?? undefined
}

/**
 * Takes a schedule, for as long as the lease lasts. Of several who try, on one database, one succeeds.
 * @param now milliseconds since the epoch
 * @param until ISO 8601, the end of the lease
 * @returns the schedule as it is taken; undefined when somebody else was faster, or it was cancelled
 */
export async function take(payload: Payload, id: string, now: number, until: string): Promise<Plan | undefined> {
  const due = { less_than_equal: new Date(now).toISOString() }
  const where: Where = { and: [{ id: { equals: id } }, { state: { in: open } }, { next: due }] }
  return change(payload, where, { state: 'running', next: until, attempts: { $inc: 1 } })
}

/**
 * Notes that what `take` began is about to be written, in the transaction of the write.
 * @param ranAt ISO 8601
 * @returns whether the lease is still that of whoever took it
 */
export async function hold(plan: Plan, ranAt: string, req: PayloadRequest): Promise<boolean> {
  return (await change(req.payload, asTaken(plan), { state: 'running', ranAt }, req)) !== undefined
}

/**
 * Ends what `take` began, or hands it back.
 * @returns undefined when the lease was lost to somebody else
 */
export async function leave(payload: Payload, plan: Plan, end: Change): Promise<Plan | undefined> {
  return change(payload, asTaken(plan), end)
}

/** The end of the lease and the number of the try are its fence: whoever takes the schedule next changes both. */
function asTaken({ id, next, attempts }: Plan): Where {
  const fence: Where[] = [{ next: { equals: next } }, { attempts: { equals: attempts } }]
  return { and: [{ id: { equals: id } }, { state: { equals: 'running' } }, ...fence] }
}

/**
 * A step that a person takes.
 * @param req whose transaction the step is part of
 * @returns undefined when the schedule is in none of the states that allow it
 */
export async function step(
  payload: Payload,
  id: string,
  from: readonly State[],
  to: Change,
  req?: PayloadRequest,
): Promise<Plan | undefined> {
  return change(payload, { and: [{ id: { equals: id } }, { state: { in: [...from] } }] }, to, req)
}

/** Reads one schedule. */
export async function planById(payload: Payload, id: string): Promise<Plan | undefined> {
  const [plan] = await find(payload, { id: { equals: id } }, 'at', 1)
  return plan
}

async function change(payload: Payload, where: Where, data: Change, req?: PayloadRequest): Promise<Plan | undefined> {
  const stored = await writeIf(payload, 'schedules', where, data, req)
  return stored === undefined ? undefined : row.parse(stored)
}

async function find(
  payload: Payload,
  where: Where,
  sort: string,
  limit: number,
  req?: PayloadRequest,
): Promise<Plan[]> {
  const asked = { collection: 'schedules', where, sort, limit, pagination: false, ...(req && { req }) } as const
  const { docs } = await payload.db.find(asked)
  return docs.map((doc) => row.parse(doc))
}
