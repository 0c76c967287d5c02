import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import path from 'node:path'
import next from 'next'
import { getPayload, type Payload, type SanitizedConfig } from 'payload'
import type { Logger } from 'pino'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { untilBuilt } from '../checks/built.ts'
import { DamageWatch } from '../checks/damageWatch.ts'
import { freeSpace } from '../../base/disk/dataFolder.ts'
import { StartError } from '../../base/startError.ts'
import { ServerClock } from '../../base/time/serverClock.ts'
import { Leases } from '../../database/lease.ts'
import type { Settings } from '../../base/settings/env.ts'
import { AuditUpkeep } from '../../features/review/upkeep.ts'
import { FileWatch } from '../../content/files/fileWatch.ts'
import { settleLeft } from '../../content/files/settle.ts'
import { healImports } from '../../features/imports/batch/heal.ts'
import { type AfterCommit, watchCommits } from '../../database/afterCommit.ts'
import { OutboxReader } from '../../publishing/outboxReader.ts'
import { type Change, openPort } from '../../documents/port.ts'
import { Sync } from '../../publishing/sync.ts'
import type { Ticket } from '../../publishing/ticket.ts'
import { Turns } from '../../base/turns.ts'
import { serveConfig } from './servedConfig.ts'
import { Scheduler } from '../../features/schedule/scheduler.ts'
import { LargeBodies } from '../http/bodies/largeBodies.ts'
import { serveControl } from '../routes/control.ts'
import { ensureAdministrator, passwordFile } from './firstAdministrator.ts'
import type { FrontLink } from '../front/frontLink.ts'
import { addressHeader, addressReader, unnamedProxyTeller } from '../../base/network/address.ts'
import { secretHeader, takeHeader } from '../front/headers.ts'
import { againAtOnce } from '../front/protocol.ts'
import { HealthCheck } from '../routes/health.ts'
import type { Listener } from '../http/listener.ts'
import { FullDisk } from '../../base/disk/fullDisk.ts'
import type { Transactions } from '../../database/sqlite/transactions.ts'
import { useTransactions } from '../../database/sqlite/useTransactions.ts'
import { sqliteFileOf } from '../../database/sqliteFile.ts'
import { payloadApi } from '../routes/payloadApi.ts'
import { servePreview } from '../preview/preview.ts'
import { openPublicSite, type PublicSite } from '../site/publicSite.ts'
import { routes } from '../routes/routes.ts'
import { SynonymPreviews } from '../search/synonymPreviews.ts'
import { isSampleInterrupted, loadSampleOnce, removeSampleAll } from './sample.ts'
import { inSeconds, say, stage } from './stages.ts'

interface Options {
  settings: Settings
  /** Takes requests for the admin and its API: from the front or, without one, from everybody. */
  listener: Listener
  /** Has the public port; missing while the site is being developed. */
  front: FrontLink | undefined
  log: Logger
  /** Payload's configuration. It is loaded when the data folder is prepared, and reads the settings from the environment. */
  config: () => Promise<SanitizedConfig>
  token: string
  /** How often the CMS has ended unexpectedly since its front was started. */
  restarts: number
  /** Called when Payload is up, and so the database migrated. */
  migrated: () => void
  withSample: boolean
  /** The file that is written when the admin is built; undefined when it is. */
  adminWhen: string | undefined
}

/** Between the slices of the daily look at what is published, in milliseconds. */
const pauseOfLook = 5

/**
 * Brings everything up behind the listener.
 * @returns a function that shuts down: requests under way are answered, a publish under way is finished
 */
export async function runServer(options: Options): Promise<() => Promise<void>> {
  const { settings, listener, front, log } = options
  const catalogue = new Catalogue(Date.now())
  const admin = next({
    dev: front === undefined,
    dir: path.resolve('cms'),
    hostname: settings.host,
    port: settings.port,
    httpServer: listener.server,
  })
  const turns = new Turns()
  listener.answerWith(async (_, response) => {
    response
      .writeHead(503, { 'retry-after': '2', 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' })
      .end('正在启动，请稍候。')
  })
  const { payload, untilLive, publishWith, stopping } = await stage('数据库已就绪', () => startPayload(turns, options))

  options.migrated()
  const clock = await ServerClock.open(settings.dataDir, payload, log)
  const { alone } = new Leases(payload)
  // what a crash left of writes of files; nobody writes yet
  await settleLeft(payload, Number.POSITIVE_INFINITY)
  // before anybody can change what is to be taken back, and before it is compared with the published site
  await healImports(payload, clock.certainNow())
  const isFirstStart = await ensureAdministrator(payload, settings)
  if (options.withSample && (isFirstStart || (await isSampleInterrupted(settings.dataDir))))
    await loadSampleWithProgress(payload, settings.dataDir)

  const site = await openSite(catalogue, options)
  const sync = new Sync(payload, catalogue, site.publisher, log)
  sync.whenDamaged((error) => site.setAside(error))
  const scheduler = new Scheduler(payload, log, turns, clock.certainNow)
  const watching = new AbortController()
  const files = new FileWatch(
    payload,
    log,
    clock.certainNow,
    alone,
    (change) => sync.report(change, false),
    () => sync.checkFiles({ pause: pauseOfLook, signal: watching.signal }),
  )
  sync.intake.whenBroken((file) => files.suspect(file))
  const outbox = new OutboxReader(payload, settings, log, clock.certainNow, (change) => {
    sync.report(change, false)
    scheduler.changed(change)
    files.changed(change)
  })
  const damage = settings.databaseUrl === undefined ? new DamageWatch(sqliteFileOf(settings.dataDir), log) : undefined
  const previews = new SynonymPreviews(settings.dataDir)
  publishWith({ sync, outbox, scheduler, files, damage, clock, previews })
  await outbox.start()
  const upkeep = new AuditUpkeep(payload, log, clock.certainNow, alone)
  await upkeep.start()
  await stage('公众网站已就绪', () => site.catchUp(sync, showProgress('页面')))
  scheduler.start()
  files.start()
  damage?.start()

  const health = new HealthCheck({
    settings,
    payload,
    sync,
    scheduler,
    files,
    clock,
    isDamaged: () => damage?.isDamaged === true,
    isChecked: () => site.isChecked(),
    restarts: options.restarts,
  })
  const commands = {
    'sample/load': () => loadSampleOnce(payload, settings.dataDir).finally(() => sync.settled()),
    'sample/remove': () => removeSampleAll(payload, settings.dataDir).finally(() => sync.settled()),
    rollback: async () => site.rollBack().then(() => ({})),
    'rollback/undo': async () => site.rollForward().then(() => ({})),
  }
  await untilBuilt(options.adminWhen)
  await stage('后台已就绪', () => admin.prepare())
  const handleNext = admin.getRequestHandler()
  const disk = new FullDisk(settings.dataDir, settings.databaseUrl === undefined, log)
  await disk.start()
  const handle = routes({
    staffOf: async ({ headers }) =>
      (await payload.auth({ headers: new Headers(headers as Record<string, string>) })).user ?? undefined,
    disk,
    api: payloadApi({ payload, origin: new URL(settings.siteUrl).origin, turns, untilLive }),
    admin: (request, response) => handleNext(request, response),
    preview: async (request, response) => {
      await site.whenLoaded()
      await servePreview(request, response, { payload, catalogue, render: site.render })
    },
    control: (request, response) =>
      serveControl(request, response, options.token, commands, (command) => disk.doing('clears', command)),
    health: () => health.look(),
    site: site.handle,
    config: payload.config,
    uploading: path.join(settings.dataDir, 'uploading'),
    largeBodies: new LargeBodies(() => freeSpace(settings.dataDir)),
    log,
  })
  listener.answerWith(knowingVisitors(front, addressReader(settings.trustedProxies, unnamedProxyTeller(log)), handle))
  await front?.ready(listener.port, payload.secret)
  announce(settings, isFirstStart)

  return async () => {
    say('正在停止：先答完已收到的请求…')
    stopping.abort()
    await front?.close()
    await listener.close(front === undefined ? undefined : 0)
    await scheduler.stop()
    await outbox.stop()
    await upkeep.stop()
    watching.abort()
    await files.stop()
    await damage?.stop()
    disk.stop()
    clock.stop()
    await previews.close()
    await sync.stop()
    await site.stop()
    await health.close()
    await admin.close()
    await payload.destroy()
    say('已停止。')
  }
}

/**
 * Sees to it that every request says where its visitor is: the front says it, and nobody else may ask behind it; while
 * the site is being developed visitors come straight.
 */
function knowingVisitors(
  front: FrontLink | undefined,
  addressOf: ReturnType<typeof addressReader>,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    if (front === undefined) request.headers[addressHeader] = addressOf(request)
    else if (takeHeader(request, secretHeader) !== front.secret) return void response.destroy()
    return senders.run(request.socket, () => handle(request, response))
  }
}

async function openSite(catalogue: Catalogue, { settings, front, listener, log }: Options): Promise<PublicSite> {
  if (front !== undefined) return openPublicSite(catalogue, settings, log, front, () => void beginAgain(listener))
  // only here: Astro's development server is not part of what runs in production
  const { openDevelopmentSite } = await import('../site/developmentSite.ts')
  return openDevelopmentSite(catalogue, settings)
}

/** Ends this process, for the front to start another, when the requests under way have been answered. */
async function beginAgain(listener: Listener): Promise<void> {
  await listener.close(0)
  process.exit(againAtOnce)
}

/** The connection of the request that is being answered. */
const senders = new AsyncLocalStorage<Socket>()

/** What is told of each write. */
interface Parts {
  sync: Sync
  outbox: OutboxReader
  scheduler: Scheduler
  files: FileWatch
  /** Of the embedded database. */
  damage: DamageWatch | undefined
  clock: ServerClock
  previews: SynonymPreviews
}

/** Starts the one Payload that there is. */
async function startPayload(
  turns: Turns,
  { settings, log, config }: Pick<Options, 'settings' | 'log' | 'config'>,
): Promise<{
  payload: Payload
  /** Runs a request and resolves when what it changed is live, or cannot be for now. */
  untilLive: <T>(request: () => Promise<T>) => Promise<T>
  publishWith: (parts: Parts) => void
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
      }
      // what publishes goes on after the request, and reads what everybody may read
      commits?.run(transaction, () => (transactions === undefined ? report() : transactions.outside(report)))
    },
    turns,
    outside: (work) => requests.exit(() => (transactions === undefined ? work() : transactions.outside(work))),
    isStopping: () => stopping.signal.aborted,
    isSenderGone: () => {
      const sender = senders.getStore()
      return sender !== undefined && (sender.destroyed || sender.readableEnded)
    },
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
  })
  return {
    payload: await openPayload(config, log),
    stopping,
    untilLive,
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

async function loadSampleWithProgress(payload: Payload, dataDir: string): Promise<void> {
  await stage('演示数据已载入', () => loadSampleOnce(payload, dataDir, showProgress('演示数据')))
}

/** Ten lines at most, however many steps there are. */
function showProgress(what: string): (done: number, total: number) => void {
  let shown = 0
  return (done, total) => {
    const tenth = Math.floor((done / total) * 10)
    if (tenth > shown && total > 100) say(`  ${what} ${'█'.repeat(tenth)}${'░'.repeat(10 - tenth)} ${done}/${total}`)
    shown = Math.max(shown, tenth)
  }
}

function announce({ siteUrl, dataDir, adminEmail, adminPassword }: Settings, isFirstStart: boolean): void {
  const begun = Number(process.env['GONGYUN_STARTED_AT'])
  say(`✓ 全部就绪${begun > 0 ? `  共 ${inSeconds(Date.now() - begun)}` : ''}`)
  say(`  公众网站  ${siteUrl}/`)
  say(`  管理后台  ${siteUrl}/admin`)
  const where =
    adminPassword === undefined ? `密码在 ${path.join(dataDir, passwordFile)}` : '密码由 ADMIN_PASSWORD 指定'
  say(`  管理员    ${adminEmail}，${isFirstStart ? where : `首次启动时建立；${where}（若没有改过）`}`)
}
