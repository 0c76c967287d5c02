import './compileCache.ts'
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { checkBeforeStart } from './checks/beforeStart.ts'
import { lockDataFolder } from './checks/dataFolderLock.ts'
import { guardMigration } from './checks/migrationGuard.ts'
import { StartError } from './checks/startError.ts'
import { readSettings, type Settings, SettingsError } from './env.ts'
import { logOptions } from './log.ts'
import { endOnUncaught, sendConsoleToLog } from './logging/consoleToLog.ts'
import { safeError } from './logging/safeError.ts'
import { Front } from './serving/front/front.ts'
import { Listener } from './serving/listener.ts'
import { say } from './serving/stages.ts'
import { registerServer } from './start/servers.mjs'

/** Written last by `next build`. */
const adminBuild = path.resolve('cms/.next/BUILD_ID')

/**
 * One process for the public site, the admin and the API.
 * --check only says whether a start would succeed; --dev serves site and admin with reload on change;
 * --no-sample leaves the sample content out at the first start.
 */
async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: { check: { type: 'boolean' }, dev: { type: 'boolean' }, 'no-sample': { type: 'boolean' } },
  })
  const settings = readSettings(process.env)
  await checkBeforeStart(settings)
  const lock = lockDataFolder(settings.dataDir)
  // what a crash left of uploads that nobody finished
  rmSync(path.join(settings.dataDir, 'uploading'), { recursive: true, force: true })
  const log = pino(logOptions(settings.logLevel))
  endOnUncaught(log)
  // whoever develops the site wants to read everything
  if (!options.dev) sendConsoleToLog(log)
  const front = options.dev ? undefined : await Front.open(settings)
  if (options.check) {
    await front?.close()
    await lock.release()
    return
  }
  const listener = await Listener.open(front === undefined ? settings : { host: '127.0.0.1', port: 0 }, log)
  // the front asks on the connections that it has; none may be closed just when it does
  if (front !== undefined) listener.server.keepAliveTimeout = 0
  front?.passOn(listener.port)

  registerServer()
  if (!options.dev && !existsSync(adminBuild))
    throw new StartError('后台还没有构建，或构建没有完成。请运行 npm start，它会先构建好再启动。')
  // Next reads the settings again, from the environment
  const port = front?.port ?? listener.port
  process.env['PORT'] = String(port)
  process.env['GONGYUN_SERVING'] = '1'
  const served: Settings = { ...settings, ...readSettings(process.env) }
  const token = randomBytes(24).toString('hex')
  const url = `http://${reachable(settings.host)}:${port}`
  await lock.announce({ pid: process.pid, url, token })
  const migrated = settings.databaseUrl === undefined ? guardMigration(settings.dataDir) : () => undefined
  // loaded only now: a start that is refused should be refused at once
  const { runServer } = await import('./serving/runServer.ts')
  const stop = await runServer({
    settings: served,
    listener,
    front,
    log,
    token,
    migrated,
    localUrl: front === undefined ? url : `http://127.0.0.1:${listener.port}`,
    withSample: !(options['no-sample'] ?? false),
  })

  let stopping: Promise<void> | undefined
  const stopOnce = (): void => {
    stopping ??= stop()
      .then(() => lock.release())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, '停止时出错；没有做完的，下次启动时会补上')
          process.exit(1)
        },
      )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnce)
  // whoever started us is gone
  process.on('disconnect', stopOnce)
  front?.whenBroken((error) => {
    log.fatal({ err: error }, '对外服务的线程出错，服务器停止；请重新启动，没有东西丢失')
    process.exit(1)
  })
}

/** An address at which this machine reaches a server that listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

// whoever read our output may be gone; an error about that would be written there too, without end
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  await main()
} catch (error) {
  if (error instanceof StartError || error instanceof SettingsError) say(`✗ ${error.message}`)
  else
    say(
      `✗ 启动失败，原因如下。修好后重新启动即可，没有做了一半的东西留下。\n${JSON.stringify(safeError(error), null, 2)}`,
    )
  // Next keeps the process alive whatever happens
  process.exit(1)
}
