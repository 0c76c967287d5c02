import { createClient, LibsqlError } from '@libsql/client'
import type { Logger } from 'pino'

/** How long after an erasure the log is emptied, and emptied again where somebody was reading, in milliseconds. */
const pauseMs = 1_000

/**
 * Takes out of the write-ahead log of the embedded database what was erased. The file itself keeps nothing of it, since
 * what is freed is overwritten; the log has every page as it was, until as much again has been written.
 */
export class EmptiedLog {
  readonly #file: string
  readonly #log: Pick<Logger, 'error'>
  #timer: NodeJS.Timeout | undefined
  #emptying: Promise<void> = Promise.resolve()
  #isStopping = false

  /** @param file of the database */
  constructor(file: string, log: Pick<Logger, 'error'>) {
    this.#file = file
    this.#log = log
  }

  /** Something was erased. Of several within a moment the log is emptied once. */
  soon(): void {
    if (this.#timer !== undefined || this.#isStopping) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#emptying = this.#empty()
    }, pauseMs)
  }

  /** Empties it once more where that is due. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#emptying
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    await this.#empty()
  }

  async #empty(): Promise<void> {
    try {
      if (!(await emptyLog(this.#file))) this.soon()
    } catch (error) {
      this.#log.error({ err: error }, '数据库日志里已抹去的内容没有清掉，下次抹去时再清')
    }
  }
}

/** @returns false while somebody else reads or writes: then some of it is still there */
async function emptyLog(file: string): Promise<boolean> {
  const client = createClient({ url: `file:${file}` })
  try {
    // the database answers within the call: a wait for others would hold up everybody
    await client.execute('PRAGMA busy_timeout = 0')
    const { rows } = await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    return rows[0]?.['busy'] === 0
  } catch (error) {
    if (error instanceof LibsqlError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  } finally {
    client.close()
  }
}
