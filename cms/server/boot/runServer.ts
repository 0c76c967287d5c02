import path from 'node:path'
import next from 'next'
import { executeAuthStrategies, type Payload, type SanitizedConfig } from 'payload'
import type { Logger } from 'pino'
import { renderAnswer } from '../../../site/publisher/astro/renderAnswer.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { untilBuilt } from '../checks/built.ts'
import { DamageWatch } from '../checks/damageWatch.ts'
import { freeSpace } from '../../base/disk/dataFolder.ts'
import { ServerClock } from '../../base/time/serverClock.ts'
import { Leases } from '../../database/lease.ts'
import { EmptiedLog } from '../../database/sqlite/emptiedLog.ts'
import type { Settings } from '../../base/settings/env.ts'
import { AuditUpkeep } from '../../features/review/upkeep.ts'
import { FileWatch } from '../../content/files/fileWatch.ts'
import { SizeMender } from '../../content/files/pictures/mendSizes.ts'
import { settleLeft } from '../../content/files/settle.ts'
import { healImports } from '../../features/imports/batch/heal.ts'
import { OutboxReader } from '../../publishing/outboxReader.ts'
import { Sync } from '../../publishing/sync.ts'
import { Turns } from '../../base/turns.ts'
import { afterwardsOf } from '../../features/signup/afterwards.ts'
import { carriersOf, reachesNobody } from '../../features/signup/messages/carriersOf.ts'
import { Courier } from '../../features/signup/messages/courier.ts'
import { openedVault } from '../../features/signup/persons/openedVault.ts'
import { resealOld } from '../../features/signup/persons/reseal.ts'
import { PlacesBoard } from '../../features/signup/service/placesBoard.ts'
import { SignUps, type SignUpWorld } from '../../features/signup/service/signUps.ts'
import { SignUpWork } from '../../features/signup/service/signUpWork.ts'
import { Scheduler } from '../../features/schedule/scheduler.ts'
import { LargeBodies } from '../http/bodies/largeBodies.ts'
import { serveControl } from '../routes/control.ts'
import { ensureAdministrator } from './firstAdministrator.ts'
import type { FrontLink } from '../front/frontLink.ts'
import { addressReader, unnamedProxyTeller } from '../../base/network/address.ts'
import { againAtOnce } from '../front/protocol.ts'
import { HealthCheck } from '../routes/health.ts'
import type { Listener } from '../http/listener.ts'
import { FullDisk } from '../../base/disk/fullDisk.ts'
import { uploadsFolder } from '../../base/disk/leftUploads.ts'
import { sqliteFileOf } from '../../database/sqliteFile.ts'
import { payloadApi } from '../routes/payloadApi.ts'
import { isForPosters, pathIn } from '../../base/network/paths.ts'
import { servePosters } from '../preview/posters.ts'
import { servePreview } from '../preview/preview.ts'
import { openPublicSite, type PublicSite } from '../site/publicSite.ts'
import { routes } from '../routes/routes.ts'
import { SynonymPreviews } from '../search/synonymPreviews.ts'
import { isSampleInterrupted, loadSampleOnce, removeSampleAll } from './sample.ts'
import { announce } from './announce.ts'
import { say, showProgress, stage } from './stages.ts'
import { startPayload } from './startPayload.ts'
import { knowingVisitors } from './visitors.ts'

interface Options {
  settings: Settings
  /** Takes requests for the admin and its API: from the front or, without one, from everybody. */
  listener: Listener
  /** Has the public port; missing while the site is being developed. */
  front: FrontLink | undefined
  log: Logger
  /** Payload's configuration, as `startPayload.ts` takes it. */
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
  const { payload, untilLive, publishWith, apart, stopping } = await stage('数据库已就绪', () =>
    startPayload(turns, options),
  )

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
  const sizes = new SizeMender(payload, log, alone)
  sync.intake.whenBroken((file) => files.suspect(file))
  const outbox = new OutboxReader(payload, settings, log, clock.certainNow, (change) => {
    sync.report(change, false)
    scheduler.changed(change)
    files.changed(change)
    sizes.changed(change)
  })
  const damage = settings.databaseUrl === undefined ? new DamageWatch(sqliteFileOf(settings.dataDir), log) : undefined
  const previews = new SynonymPreviews(settings.dataDir)
  const board = new PlacesBoard(catalogue, Date.now)
  const { vault, problem: keyProblem } = await openedVault(payload, settings, log)
  const carriers = carriersOf(settings.signUp, log, Date.now)
  const courier =
    vault &&
    new Courier({
      ...{ payload, vault, entries: catalogue, apart, log, alone, now: Date.now },
      siteUrl: new URL(settings.siteUrl).origin,
      carriers,
      isCrowded: () => signUps.keeper.isBusy,
    })
  const told: SignUpWorld['told'] = (bookable, sums) => {
    board.told(bookable, sums)
    courier?.wake()
  }
  const page: SignUpWorld['page'] = (answer) => renderAnswer(site.render, catalogue, answer)
  const emptied = settings.databaseUrl === undefined ? new EmptiedLog(sqliteFileOf(settings.dataDir), log) : undefined
  const erased = (): void => emptied?.soon()
  const { proofTries, keepDays } = settings.signUp
  const signUps: SignUps = new SignUps({
    ...{ payload, catalogue, vault, now: Date.now, proofTries, keepDays, apart, told, erased, page },
    siteUrl: new URL(settings.siteUrl).origin,
    reachesNobody: reachesNobody(carriers),
    afterwards: (row) => afterwardsOf(payload, signUps, row),
  })
  const signUpWork = new SignUpWork({
    payload,
    signUps,
    board,
    log,
    now: Date.now,
    certainNow: clock.certainNow,
    keepDays,
    erased,
    apart,
    tell: (news) => front?.tellPlaces(news),
  })
  publishWith({ sync, outbox, scheduler, files, sizes, damage, clock, previews, signUps, courier })
  await outbox.start()
  const upkeep = new AuditUpkeep(payload, log, clock.certainNow, alone)
  await upkeep.start()
  await stage('公众网站已就绪', () => site.catchUp(sync, showProgress('页面')))
  await signUpWork.start()
  // a server that was killed may have left something there
  erased()
  courier?.start()
  const isOver = () => stopping.signal.aborted
  const resealing = (vault ? resealOld({ payload, vault, log, apart, isOver }) : Promise.resolve()).catch(
    (error: unknown) => log.error({ err: error }, '换密钥没有做完，下次启动接着做'),
  )
  scheduler.start()
  files.start()
  damage?.start()
  sizes.start()

  const health = new HealthCheck({
    settings,
    payload,
    sync,
    scheduler,
    files,
    clock,
    isDamaged: () => damage?.isDamaged === true,
    isChecked: () => site.isChecked(),
    keyProblem,
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
      // payload.auth would work out every permission of whoever it is, too
      (await executeAuthStrategies({ headers: new Headers(headers as Record<string, string>), payload })).user ??
      undefined,
    disk,
    api: payloadApi({ payload, origin: new URL(settings.siteUrl).origin, turns, untilLive }),
    admin: (request, response) => handleNext(request, response),
    preview: async (request, response) => {
      await site.whenLoaded()
      if (isForPosters(pathIn(request.url ?? ''))) {
        const { dataDir, siteUrl } = settings
        return servePosters(request, response, { payload, catalogue, posters: site.posters, dataDir, siteUrl })
      }
      await servePreview(request, response, { payload, catalogue, render: site.render })
    },
    control: (request, response) =>
      serveControl(request, response, options.token, commands, (command) => disk.doing('clears', command)),
    health: () => health.look(),
    site: site.handle,
    config: payload.config,
    uploading: uploadsFolder(settings.dataDir),
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
    await signUpWork.stop()
    await courier?.stop()
    await emptied?.stop()
    await resealing
    await scheduler.stop()
    await outbox.stop()
    await upkeep.stop()
    watching.abort()
    await files.stop()
    await sizes.stop()
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

async function loadSampleWithProgress(payload: Payload, dataDir: string): Promise<void> {
  await stage('演示数据已载入', () => loadSampleOnce(payload, dataDir, showProgress('演示数据')))
}
