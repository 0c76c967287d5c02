import { MongoClient } from 'mongodb'
import type { Payload } from 'payload'
import { freeSpace, spaceProblem } from '../../base/disk/dataFolder.ts'
import type { ServerClock } from '../../base/time/serverClock.ts'
import type { Settings } from '../../base/settings/env.ts'
import type { FileWatch } from '../../content/files/fileWatch.ts'
import type { Sync } from '../../publishing/sync.ts'
import { countDead } from '../../features/signup/messages/store.ts'
import type { KeyProblem } from '../../features/signup/persons/keyProblems.ts'
import { countOverdue } from '../../features/schedule/plans.ts'
import type { Scheduler } from '../../features/schedule/scheduler.ts'

/** Longest time that the database may take to answer, in milliseconds. */
const patience = 2000

/** What /healthz says. No address, name or path stands in it: anyone may ask. */
export interface Health {
  ok: boolean
  /** The front answers for a CMS that is not there: `starting`, `restarting` or `crash-looping`. */
  cms: 'ok'
  /** How often the CMS has ended unexpectedly since its front was started. */
  restarts: number
  /** `damaged`: the embedded database answers, and its file was found not to be whole. */
  database: 'ok' | 'unreachable' | 'damaged'
  /**
   * `checking`: pages are served, and are still being compared with what they should be since the start. `partly`: some
   * entries or files cannot be published and all others are; it takes nothing from `ok`.
   */
  publisher: 'ok' | 'checking' | 'partly' | 'failing'
  /** How many entries and files cannot be published for a reason of their own. */
  failed: number
  disk: 'ok' | 'full'
  /**
   * `ahead`: by days, of when the server last ran; nothing is removed by age until that is certain. It takes nothing from
   * `ok`.
   */
  clock: 'ok' | 'ahead'
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
  /**
   * Sign-up: whether the keys of personal data are there (`keyProblems.ts`), and how many messages wait for a person; null
   * when the database cannot tell. It takes nothing from `ok`: pages are served as well as before.
   */
  signUp: { keys: 'ok' | KeyProblem; deadMessages: number | null }
}

interface Parts {
  settings: Settings
  payload: Payload
  sync: Sync
  scheduler: Scheduler
  files: Pick<FileWatch, 'count'>
  /** Whether the embedded database was found damaged. */
  isDamaged: () => boolean
  clock: Pick<ServerClock, 'daysAhead'>
  /** Whether the check after the start is done. */
  isChecked: () => boolean
  /** How often the CMS has ended unexpectedly. */
  restarts: number
  /** Why there are no keys of personal data; undefined when there are. */
  keyProblem: KeyProblem | undefined
}

/** Looks after the server's health. */
export class HealthCheck {
  readonly #parts: Parts
  readonly #mongo: MongoClient | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    const { settings } = parts
    // a client of its own: the adapter's would wait half a minute for a server that is gone
    this.#mongo =
      settings.databaseUrl === undefined
        ? undefined
        : new MongoClient(settings.databaseUrl, { serverSelectionTimeoutMS: patience, maxPoolSize: 1 })
  }

  /** Asks everything that the server depends on. */
  async look(): Promise<Health> {
    const [database, disk] = await Promise.all([this.#database(), this.#disk()])
    const schedules = await this.#schedules(database)
    const { problem, failed } = this.#parts.sync.state
    const publisher =
      problem !== undefined ? 'failing' : !this.#parts.isChecked() ? 'checking' : failed.length > 0 ? 'partly' : 'ok'
    return {
      ok: database === 'ok' && problem === undefined && disk === 'ok',
      cms: 'ok',
      restarts: this.#parts.restarts,
      database,
      publisher,
      failed: failed.length,
      disk,
      clock: this.#parts.clock.daysAhead === undefined ? 'ok' : 'ahead',
      files: { missing: this.#parts.files.count },
      schedules,
      signUp: await this.#signUp(database),
    }
  }

  /** Closes its connection. */
  async close(): Promise<void> {
    await this.#mongo?.close()
  }

  async #database(): Promise<Health['database']> {
    try {
      if (this.#mongo === undefined) await this.#parts.payload.count({ collection: 'users' })
      else await this.#mongo.db().command({ ping: 1 })
      return this.#parts.isDamaged() ? 'damaged' : 'ok'
    } catch {
      return this.#parts.isDamaged() ? 'damaged' : 'unreachable'
    }
  }

  async #schedules(database: Health['database']): Promise<Health['schedules']> {
    const { isRunning, lookedAt } = this.#parts.scheduler.state
    // a database that is gone would be waited for
    const overdue =
      database !== 'unreachable' ? await countOverdue(this.#parts.payload, Date.now()).catch(() => null) : null
    return {
      scheduler: isRunning ? 'ok' : 'stopped',
      lookedAt: lookedAt === undefined ? null : new Date(lookedAt).toISOString(),
      overdue,
    }
  }

  async #signUp(database: Health['database']): Promise<Health['signUp']> {
    const { payload, keyProblem } = this.#parts
    const deadMessages = database === 'unreachable' ? null : await countDead(payload).catch(() => null)
    return { keys: keyProblem ?? 'ok', deadMessages }
  }

  async #disk(): Promise<Health['disk']> {
    const { dataDir } = this.#parts.settings
    try {
      return spaceProblem(dataDir, await freeSpace(dataDir)) === undefined ? 'ok' : 'full'
    } catch {
      return 'full'
    }
  }
}
