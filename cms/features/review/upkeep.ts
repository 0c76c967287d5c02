import type { CollectionSlug, Payload } from 'payload'
import type { Logger } from 'pino'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import type { Alone } from '../../database/lease.ts'
import { changeOf } from '../../documents/port.ts'
import { removeOutlived } from '../../documents/versions/removeOutlived.ts'
import { type AuditRow, auditRow } from '../../documents/audit/auditRow.ts'
import { removableBefore } from '../../documents/audit/retention.ts'
import { readNewsroomSettings } from './settings.ts'

const day = 24 * 60 * 60_000
/** How long a write that was recorded beforehand may take until it is looked after, in milliseconds. */
const patience = 10 * 60_000
/** How long after its row a new entry is looked for, in milliseconds. */
const soon = 60_000

/** Looks after the audit log and the old versions: at the start, and every day. */
export class AuditUpkeep {
  readonly #payload: Payload
  readonly #log: Logger
  readonly #certainNow: () => number
  readonly #alone: Alone
  #isStopping = false
  #timer: NodeJS.Timeout | undefined
  #versions: Promise<void> = Promise.resolve()

  /**
   * @param certainNow milliseconds since the epoch; what is removed by age is gone for good
   * @param alone of several servers one looks through the versions at a time, which is long work
   */
  constructor(payload: Payload, log: Logger, certainNow: () => number, alone: Alone) {
    this.#payload = payload
    this.#log = log
    this.#certainNow = certainNow
    this.#alone = alone
  }

  /** Heals what a crash left, then comes back every day. */
  async start(): Promise<void> {
    await settleInterrupted(this.#payload, Date.now())
    const look = async (): Promise<void> => {
      await removeExpired(this.#payload, this.#certainNow())
      await settleInterrupted(this.#payload, Date.now() - patience)
      this.#removeVersions()
    }
    this.#timer = setInterval(() => {
      look().catch((error: unknown) => this.#log.error({ err: error }, '整理审计记录没有成功，明天再试'))
    }, day)
    await removeExpired(this.#payload, this.#certainNow())
    // there may be many of them after a setting was changed, and the site need not wait for that
    this.#removeVersions()
  }

  /** Resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#isStopping = true
    await this.#versions
  }

  #removeVersions(): void {
    const remove = async (mayGoOn: () => boolean): Promise<void> => {
      // a version is kept as long as the rows that tell of it
      const before = Date.parse(await removableAt(this.#payload, this.#certainNow()))
      await removeOutlived(this.#payload, before, () => !this.#isStopping && mayGoOn())
    }
    this.#versions = this.#alone('versions', remove).then(
      () => undefined,
      (error: unknown) => this.#log.error({ err: error }, '清理旧版本没有成功，明天再试'),
    )
  }
}

async function removableAt(payload: Payload, now: number): Promise<string> {
  const { keepMonths } = await readNewsroomSettings({ payload })
  return removableBefore(now, keepMonths)
}

/**
 * Removes the rows that were kept for as long as the setting says, and never one that is younger than six months.
 * @param now milliseconds since the epoch
 */
export async function removeExpired(payload: Payload, now: number): Promise<void> {
  const before = await removableAt(payload, now)
  await payload.db.deleteMany({ collection: 'audits', where: { at: { less_than: before } } })
}

/**
 * Settles the rows of writes that were made though nobody could say so any more, since the process ended in between. A
 * row whose write was not made (a required field was empty) stays as it is: it tells of an attempt.
 * @param before milliseconds since the epoch; what began later may still be under way
 */
export async function settleInterrupted(payload: Payload, before: number): Promise<void> {
  const { docs } = await payload.db.find({
    collection: 'audits',
    where: {
      and: [
        { isDone: { equals: false } },
        { at: { less_than: new Date(before).toISOString() } },
        { at: { greater_than: new Date(before - 2 * day).toISOString() } },
      ],
    },
    // of an approval and a publish in one step the approval comes first
    sort: 'at',
    pagination: false,
    limit: 0,
  })
  for (const row of docs.map((doc) => auditRow.parse(doc))) {
    const document = await documentOfMade(payload, row)
    if (document !== undefined)
      await payload.db.updateOne({
        collection: 'audits',
        id: row.id,
        data: { document, isDone: true },
        returning: false,
      })
  }
}

/** @returns the document when the write of a row was made */
async function documentOfMade(payload: Payload, row: AuditRow): Promise<string | undefined> {
  const change = changeOf(row.document)
  if ('global' in change || !Object.hasOwn(payload.collections, change.collection)) return undefined
  const collection = change.collection as CollectionSlug
  if (row.action === 'delete') return (await find(payload, collection, change.id)) === null ? row.document : undefined
  const doc = change.id === '' ? await findNew(payload, collection, row) : await find(payload, collection, change.id)
  if (doc === null || Date.parse(doc.updatedAt) < Date.parse(row.at)) return undefined
  // what units report has no status: whoever wrote it next would have a row of their own
  const isOfEntry = row.action !== 'report'
  if (isOfEntry && (doc._status === 'published') !== (row.action !== 'unpublish')) return undefined
  const document = nameOf(collection, doc.id)
  return (await isFollowed(payload, document, row)) ? undefined : document
}

interface Stored {
  id: string
  updatedAt: string
  _status?: string
}

function find(payload: Payload, collection: CollectionSlug, id: string): Promise<Stored | null> {
  return payload.db.findOne<Stored>({ collection, where: { id: { equals: id } } })
}

async function findNew(payload: Payload, collection: CollectionSlug, { at, title }: AuditRow): Promise<Stored | null> {
  const { useAsTitle } = payload.collections[collection].config.admin
  const until = new Date(Date.parse(at) + soon).toISOString()
  return payload.db.findOne<Stored>({
    collection,
    where: {
      and: [
        { createdAt: { greater_than_equal: at } },
        { createdAt: { less_than: until } },
        ...(title && useAsTitle ? [{ [useAsTitle]: { equals: title } }] : []),
      ],
    },
  })
}

/** A later write of the document says nothing about this one. */
async function isFollowed(payload: Payload, document: string, { at }: AuditRow): Promise<boolean> {
  const { docs } = await payload.db.find({
    collection: 'audits',
    where: {
      and: [{ document: { equals: document } }, { isDone: { equals: true } }, { at: { greater_than: at } }],
    },
    limit: 1,
    pagination: false,
  })
  return docs.length > 0
}
