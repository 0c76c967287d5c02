import { MongoClient } from 'mongodb'
import type { Payload } from 'payload'
import { freeSpace, spaceProblem } from '../checks/dataFolder.ts'
import type { Settings } from '../env.ts'
import type { FileWatch } from '../files/fileWatch.ts'
import type { Sync } from '../publishing/sync.ts'
import { countOverdue } from '../schedule/plans.ts'
import type { Scheduler } from '../schedule/scheduler.ts'

/** Longest time that the database may take to answer, in milliseconds. */
const patience = 2000

/** What /healthz says. No address, name or path stands in it: anyone may ask. */
export interface Health {
  ok: boolean
  database: 'ok' | 'unreachable'
  /** `checking`: pages are served, and are still being compared with what they should be since the start. */
  publisher: 'ok' | 'checking' | 'failing'
  disk: 'ok' | 'full'
  /** Of how many pictures and recordings files are missing; null before that was looked at. It takes nothing from `ok`. */
  files: { missing: number | null }
  /** What was to happen at a time. It takes nothing from `ok`: the site is served as well as before. */
  schedules: {
    scheduler: 'ok' | 'stopped'
    /** When it was last seen to what is due, ISO 8601 in UTC; null before the first time. */
    lookedAt: string | null
    /** How many should have been done a minute ago and are not; null when the database cannot tell. */
    overdue: number | null
  }
}

/** Looks after the server's health. */
export class HealthCheck {
  readonly #settings: Settings
  readonly #payload: Payload
  readonly #sync: Sync
  readonly #scheduler: Scheduler
  readonly #files: Pick<FileWatch, 'count'>
  readonly #isChecked: () => boolean
  readonly #mongo: MongoClient | undefined

  /** @param isChecked whether the check after the start is done */
  constructor(
    settings: Settings,
    payload: Payload,
    sync: Sync,
    scheduler: Scheduler,
    files: Pick<FileWatch, 'count'>,
    isChecked: () => boolean,
  ) {
    this.#settings = settings
    this.#payload = payload
    this.#sync = sync
    this.#scheduler = scheduler
    this.#files = files
    this.#isChecked = isChecked
    // a client of its own: the adapter's would wait half a minute for a server that is gone
    this.#mongo =
      settings.databaseUrl === undefined
        ? undefined
        : new MongoClient(settings.databaseUrl, { serverSelectionTimeoutMS: patience, maxPoolSize: 1 })
  }

  /** Asks everything that the server depends on. */
  async look(): Promise<Health> {
    const [database, disk] = await Promise.all([this.#database(), this.#disk()])
    const isFailing = this.#sync.state.problem !== undefined
    const publisher = isFailing ? 'failing' : this.#isChecked() ? 'ok' : 'checking'
    const schedules = await this.#schedules(database)
    return {
      ok: database === 'ok' && !isFailing && disk === 'ok',
      database,
      publisher,
      disk,
      files: { missing: this.#files.count },
      schedules,
    }
  }

  /** Closes its connection. */
  async close(): Promise<void> {
    await this.#mongo?.close()
  }

  async #database(): Promise<Health['database']> {
    try {
      if (this.#mongo === undefined) await this.#payload.count({ collection: 'users' })
      else await this.#mongo.db().command({ ping: 1 })
      return 'ok'
    } catch {
      return 'unreachable'
    }
  }

  async #schedules(database: Health['database']): Promise<Health['schedules']> {
    const { isRunning, lookedAt } = this.#scheduler.state
    // a database that is gone would be waited for
    const overdue = database === 'ok' ? await countOverdue(this.#payload, Date.now()).catch(() => null) : null
    return {
      scheduler: isRunning ? 'ok' : 'stopped',
      lookedAt: lookedAt === undefined ? null : new Date(lookedAt).toISOString(),
      overdue,
    }
  }

  async #disk(): Promise<Health['disk']> {
    const { dataDir } = this.#settings
    try {
      return spaceProblem(dataDir, await freeSpace(dataDir)) === undefined ? 'ok' : 'full'
    } catch {
      return 'full'
    }
  }
}
