import { AsyncLocalStorage } from 'node:async_hooks'
import { getPayload, type Payload, type SanitizedConfig } from 'payload'
import type { Logger } from 'pino'
import type { Settings } from '../../base/settings/env.ts'
import { StartError } from '../../base/startError.ts'
import type { ServerClock } from '../../base/time/serverClock.ts'
import type { FileWatch } from '../../content/files/fileWatch.ts'
import type { SizeMender } from '../../content/files/pictures/mendSizes.ts'
import { type AfterCommit, watchCommits } from '../../database/afterCommit.ts'
import type { Transactions } from '../../database/sqlite/transactions.ts'
import { useTransactions } from '../../database/sqlite/useTransactions.ts'
import { sqliteFileOf } from '../../database/sqliteFile.ts'
import { type Change, openPort } from '../../documents/port.ts'
import type { Turns } from '../../base/turns.ts'
import type { Scheduler } from '../../features/schedule/scheduler.ts'
import type { Courier } from '../../features/signup/messages/courier.ts'
import type { SignUps } from '../../features/signup/service/signUps.ts'
import type { OutboxReader } from '../../publishing/outboxReader.ts'
import type { Sync } from '../../publishing/sync.ts'
import type { Ticket } from '../../publishing/ticket.ts'
import type { DamageWatch } from '../checks/damageWatch.ts'
import type { SynonymPreviews } from '../search/synonymPreviews.ts'
import { serveConfig } from './servedConfig.ts'
import { isSenderGone } from './visitors.ts'

interface Options {
  settings: Settings
  log: Logger
  /** Payload's configuration. It is loaded when the data folder is prepared, and reads the settings from the environment. */
  config: () => Promise<SanitizedConfig>
}

/** What is told of each write. */
export interface Parts {
  sync: Sync
  outbox: OutboxReader
  scheduler: Scheduler
  files: FileWatch
  sizes: SizeMender
  /** Of the embedded database. */
  damage: DamageWatch | undefined
  clock: ServerClock
  previews: SynonymPreviews
  signUps: SignUps
  /** Undefined without keys. */
  courier: Courier | undefined
}

/** Starts the one Payload that there is. */
export async function startPayload(
  turns: Turns,
  { settings, log, config }: Options,
): Promise<{
  payload: Payload
  /** Runs a request and resolves when what it changed is live, or cannot be for now. */
  untilLive: <T>(request: () => Promise<T>) => Promise<T>
  publishWith: (parts: Parts) => void
  /** Does work whose transactions are its own (Port.apart). */
  apart: <T>(work: () => Promise<T>) => Promise<T>
  stopping: AbortController
}> {
  /** What the request that is being answered has changed. */
  const requests = new AsyncLocalStorage<Ticket[]>()
  let parts: Partial<Parts> = {}
  let commits: AfterCommit | undefined
  let transactions: Transactions | undefined
  const stopping = new AbortController()
  const untilLive = <T>(request: () => Promise<T>): Promise<T> => {
    const tickets: Ticket[] = []
    return requests.run(tickets, async () => {
      const answer = await (transactions?.inScope(request) ?? request())
      await Promise.all(tickets.map((ticket) => ticket.wait()))
      return answer
    })
  }
  const apart = <T>(work: () => Promise<T>): Promise<T> =>
    requests.exit(async () => {
      const own = transactions
      return own === undefined ? work() : own.outside(async () => own.inScope(work))
    })
  openPort({
    connected: (payload) => {
      transactions = useTransactions(payload, sqliteFileOf(settings.dataDir))
    },
    ready: async (payload) => {
      commits = watchCommits(payload.db)
    },
    changed: (change: Change, transaction, isAwaited, row) => {
      parts.outbox?.skip(row)
      const tickets = requests.getStore()
      const report = (): void => {
        const ticket = parts.sync?.report(change, isAwaited)
        if (ticket !== undefined) tickets?.push(ticket)
        parts.scheduler?.changed(change)
        parts.files?.changed(change)
        parts.sizes?.changed(change)
      }
      // what publishes goes on after the request, and reads what everybody may read
      commits?.run(transaction, () => (transactions === undefined ? report() : transactions.outside(report)))
    },
    turns,
    outside: (work) => requests.exit(() => (transactions === undefined ? work() : transactions.outside(work))),
    apart,
    isStopping: () => stopping.signal.aborted,
    isSenderGone,
    missingFiles: async () => (await parts.files?.missing()) ?? [],
    isDatabaseDamaged: () => parts.damage?.isDamaged === true,
    clock: {
      // nothing grows old before the server is ready
      certainNow: () => parts.clock?.certainNow() ?? 0,
      get daysAhead() {
        return parts.clock?.daysAhead
      },
    },
    previewSynonyms: async (words) => parts.previews?.preview(words),
    state: () => parts.sync?.state,
    signUps: () => parts.signUps,
    courier: () => parts.courier,
  })
  return {
    payload: await openPayload(config, log),
    stopping,
    untilLive,
    apart,
    publishWith: (running) => {
      parts = running
    },
  }
}

/** @throws StartError when the database cannot be opened */
async function openPayload(load: Options['config'], log: Logger): Promise<Payload> {
  try {
    const config = await load()
    serveConfig(config)
    return await getPayload({ config, cron: true })
  } catch (error) {
    log.fatal({ err: error }, '后台没有启动起来')
    throw new StartError(
      '数据库打不开或后台没有启动起来，原因见上面的日志。若是自带的 SQLite 文件损坏，请用备份恢复 gongyun.db，再重新启动。',
    )
  }
}
