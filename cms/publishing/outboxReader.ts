import { DatabaseSync } from 'node:sqlite'
import { type ChangeStreamInsertDocument, MongoClient, type Timestamp } from 'mongodb'
import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Settings } from '../base/settings/env.ts'
import { sqliteFileOf } from '../database/sqliteFile.ts'
import { type Change, changeOf } from '../documents/port.ts'

/** How often the embedded database is asked whether another process wrote to it, in milliseconds. */
const interval = 250
/** Pause before a lost connection is tried again, in milliseconds. */
const reconnectAfter = 2_000
/** How far before the newest row another process of this machine may have committed one, in milliseconds. */
const overlap = 5_000
/** How far back rows are read again, in milliseconds: another machine's clock may be behind, a connection was lost. */
const lookBack = 10 * 60_000
/** Age at which rows are removed, in milliseconds. */
const lifetime = 60 * 60_000

const rowList = z.array(z.object({ id: z.string(), document: z.string(), createdAt: z.string() }))
type Row = z.infer<typeof rowList>[number]

interface OutboxRow {
  _id: unknown
  document: string
}

/** Learns of changes that this process did not make itself. */
export class OutboxReader {
  readonly #payload: Payload
  readonly #settings: Settings
  readonly #log: Logger
  readonly #report: (change: Change) => void
  readonly #certainNow: () => number
  /** Rows that were seen, with the instant at which that may be forgotten. */
  readonly #seen = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  /** When the newest row that was seen was written, in milliseconds since the epoch. */
  #newest = 0
  #cleaner: NodeJS.Timeout | undefined
  #isStopped = false
  /** Rows written since an instant, in milliseconds since the epoch. */
  #rows: (since: number) => Promise<Row[]>
  #close: () => Promise<void> = async () => undefined

  /**
   * @param certainNow milliseconds since the epoch; what is removed by age is gone for good
   * @param report is told of every change once
   */
  constructor(
    payload: Payload,
    settings: Settings,
    log: Logger,
    certainNow: () => number,
    report: (change: Change) => void,
  ) {
    this.#certainNow = certainNow
    this.#payload = payload
    this.#settings = settings
    this.#log = log
    this.#report = report
    this.#rows = (since) => this.#rowsByPayload(since)
  }

  /** Notes a row of our own, whose change has been reported already. */
  skip(row: string): void {
    this.#seen.set(row, Date.now() + lookBack + lifetime)
  }

  /** Begins to listen. Whatever was written before is not reported: the start compares everything anyway. */
  async start(): Promise<void> {
    const file = this.#settings.databaseUrl === undefined ? this.#openFile() : undefined
    for (const { id } of await this.#rows(Date.now() - lookBack)) this.skip(id)
    this.#newest = Date.now()
    this.#cleaner = setInterval(() => {
      this.#forget().catch((error: unknown) => this.#log.error({ err: error }, '清理变更记录没有成功'))
    }, lookBack)
    if (file !== undefined) this.#watchFile(file)
    else if (this.#settings.databaseUrl !== undefined) await this.#watchStream(this.#settings.databaseUrl)
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    clearInterval(this.#cleaner)
    await this.#close()
  }

  /** A connection of our own: every save of this process wakes the watcher too, so its reading must be cheap. */
  #openFile(): DatabaseSync {
    const database = new DatabaseSync(sqliteFileOf(this.#settings.dataDir), { readOnly: true })
    const since = database.prepare(
      'SELECT id, document, created_at AS createdAt FROM outbox WHERE created_at > ? ORDER BY created_at',
    )
    this.#rows = async (instant) => rowList.parse(since.all(new Date(instant).toISOString()))
    this.#close = async () => database.close()
    return database
  }

  /** SQLite tells a connection cheaply whether another one has written. */
  #watchFile(database: DatabaseSync): void {
    const version = database.prepare('PRAGMA data_version')
    let last: unknown
    const look = async (): Promise<void> => {
      try {
        const now = version.get()?.['data_version']
        if (now !== last) await this.#read(overlap)
        last = now
      } catch (error) {
        this.#log.error({ err: error }, '读不了变更记录，稍后自动重试')
      }
      if (!this.#isStopped) this.#timer = setTimeout(() => void look(), interval)
    }
    void look()
  }

  /** A change stream names every row at once, whatever the clock of the machine that wrote it. */
  async #watchStream(url: string): Promise<void> {
    const client = new MongoClient(url, { maxPoolSize: 2 })
    this.#close = () => client.close()
    try {
      const rows = client.db().collection<OutboxRow>(this.#mongoName())
      // from now on, whenever the stream is really open: nothing falls between it and the reading below
      const { operationTime } = await client.db().command({ ping: 1 })
      const stream = rows.watch<OutboxRow, ChangeStreamInsertDocument<OutboxRow>>(
        [{ $match: { operationType: 'insert' } }],
        { startAtOperationTime: operationTime as Timestamp },
      )
      stream.on('change', ({ fullDocument }) => this.#take(String(fullDocument._id), fullDocument.document))
      stream.on('error', (error) => void this.#reconnect(client, url, error))
      // what was written while nobody listened
      await this.#read(lookBack)
    } catch (error) {
      await this.#reconnect(client, url, error)
    }
  }

  /** The adapter puts names into the plural. */
  #mongoName(): string {
    const { collections } = this.#payload.db as unknown as {
      collections: Record<string, { collection: { collectionName: string } }>
    }
    const model = collections['outbox']
    if (model === undefined) throw new Error('the MongoDB adapter has no collection outbox')
    return model.collection.collectionName
  }

  async #reconnect(client: MongoClient, url: string, error: unknown): Promise<void> {
    if (this.#isStopped) return
    this.#log.error({ err: error }, '数据库的变更通知断了，稍后自动重连')
    await client.close().catch(() => undefined)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#watchStream(url), reconnectAfter)
  }

  /** @param back how far before the newest row that was seen, in milliseconds */
  async #read(back: number): Promise<void> {
    for (const { id, document, createdAt } of await this.#rows(Math.min(this.#newest, Date.now()) - back)) {
      this.#newest = Math.max(this.#newest, Date.parse(createdAt))
      this.#take(id, document)
    }
  }

  #take(row: string, document: string): void {
    if (this.#seen.has(row)) return
    this.skip(row)
    this.#report(changeOf(document))
  }

  async #rowsByPayload(since: number): Promise<Row[]> {
    const { docs } = await this.#payload.find({
      collection: 'outbox',
      where: { createdAt: { greater_than: new Date(since).toISOString() } },
      sort: 'createdAt',
      pagination: false,
      depth: 0,
      overrideAccess: true,
    })
    return docs
  }

  async #forget(): Promise<void> {
    const now = Date.now()
    for (const [row, until] of this.#seen) if (until < now) this.#seen.delete(row)
    const before = new Date(this.#certainNow() - lifetime).toISOString()
    await this.#payload.db.deleteMany({ collection: 'outbox', where: { createdAt: { less_than: before } } })
  }
}
