import { MongoClient } from 'mongodb'
import type { Payload } from 'payload'
import { freeSpace, spaceProblem } from '../checks/dataFolder.ts'
import type { Settings } from '../env.ts'
import type { Sync } from '../publishing/sync.ts'

/** Longest time that the database may take to answer, in milliseconds. */
const patience = 2000

/** What /healthz says. No address, name or path stands in it: anyone may ask. */
export interface Health {
  ok: boolean
  database: 'ok' | 'unreachable'
  /** `checking`: pages are served, and are still being compared with what they should be since the start. */
  publisher: 'ok' | 'checking' | 'failing'
  disk: 'ok' | 'full'
}

/** Looks after the server's health. */
export class HealthCheck {
  readonly #settings: Settings
  readonly #payload: Payload
  readonly #sync: Sync
  readonly #isChecked: () => boolean
  readonly #mongo: MongoClient | undefined

  /** @param isChecked whether the check after the start is done */
  constructor(settings: Settings, payload: Payload, sync: Sync, isChecked: () => boolean) {
    this.#settings = settings
    this.#payload = payload
    this.#sync = sync
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
    return { ok: database === 'ok' && !isFailing && disk === 'ok', database, publisher, disk }
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

  async #disk(): Promise<Health['disk']> {
    const { dataDir } = this.#settings
    try {
      return spaceProblem(dataDir, await freeSpace(dataDir)) === undefined ? 'ok' : 'full'
    } catch {
      return 'full'
    }
  }
}
