import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'

const thread = path.resolve('cms/server/checks/damageCheckThread.ts')
/** Between two looks, in milliseconds: a day. */
const pause = 24 * 60 * 60_000
/** SQLite's codes for a file that is damaged, or no database at all. */
const ofDamage = new Set([11, 26])

/**
 * Whether a database file of SQLite is as its format says (`PRAGMA quick_check`), found out in a thread.
 * @param begun gets the thread, to end it early
 * @throws when it cannot be looked at now
 */
export async function isDamaged(file: string, begun: (thread: Worker) => void = () => undefined): Promise<boolean> {
  const worker = new Worker(thread, { workerData: file })
  begun(worker)
  return new Promise((resolve, reject) => {
    worker.once('message', (isWhole: boolean) => resolve(!isWhole))
    worker.once('error', (error: Error & { errcode?: number }) => {
      if (error.errcode !== undefined && ofDamage.has(error.errcode & 0xff)) resolve(true)
      else reject(error)
    })
    worker.once('exit', () => reject(new Error('the check was ended')))
  })
}

/**
 * Looks after a start and every day whether the embedded database is damaged. SQLite itself notices only when it
 * happens to read the place, and until then back-ups are made of it.
 */
export class DamageWatch {
  readonly #file: string
  readonly #log: Logger
  #isDamaged = false
  #isStopping = false
  #worker: Worker | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(file: string, log: Logger) {
    this.#file = file
    this.#log = log
  }

  /** What the last look found; false before the first. */
  get isDamaged(): boolean {
    return this.#isDamaged
  }

  /** Begins to look; nobody need wait for it. */
  start(): void {
    void this.#look()
    this.#timer = setInterval(() => void this.#look(), pause)
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#timer)
    await this.#worker?.terminate()
  }

  async #look(): Promise<void> {
    try {
      this.#isDamaged = await isDamaged(this.#file, (worker) => (this.#worker = worker))
      if (this.#isDamaged)
        this.#log.error(
          {},
          '数据库 gongyun.db 已损坏：请停止服务，从备份恢复它再启动（docs/operators.md“Back up and restore”）',
        )
    } catch (error) {
      if (!this.#isStopping) this.#log.warn({ err: error }, '数据库没有核对完，明天再试')
    }
  }
}
