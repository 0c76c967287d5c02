import './server/boot/compileCache.ts'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { untilMayMigrate } from './server/checks/built.ts'
import { prepareDataFolder } from './server/checks/prepareDataFolder.ts'
import { ownSettings } from './base/settings/env.ts'
import { logOptions } from './server/log/log.ts'
import { logOutput } from './base/logging/output.ts'
import { endOnUncaught, sendConsoleToLog } from './base/logging/consoleToLog.ts'
import { FrontLink } from './server/front/frontLink.ts'
import type { Beginning, FromFront } from './server/front/protocol.ts'
import { largestHeadersOfFront, Listener } from './server/http/listener.ts'
import { refuseStart } from './server/boot/refuseStart.ts'

/**
 * The process behind the front: Payload, Next and the publisher. The front starts it, and starts it again when it ends;
 * without a front it has nobody to answer and ends at once.
 */
async function main(beginning: Beginning): Promise<void> {
  const { values: options } = parseArgs({
    options: { 'no-sample': { type: 'boolean' }, 'admin-when': { type: 'string' } },
  })
  // Payload writes times of its own pages on the machine's clock: the site has one zone, wherever it runs
  process.env['TZ'] = 'Asia/Shanghai'
  // whoever asks for the settings is to be told the port that is served
  process.env['PORT'] = String(beginning.port)
  process.env['GONGYUN_SERVING'] = '1'
  const front = new FrontLink(beginning)
  const settings = ownSettings()
  const log = pino(logOptions(settings.logLevel), logOutput)
  endOnUncaught(log, 1)
  sendConsoleToLog(log)
  const adminWhen = options['admin-when']
  await untilMayMigrate(settings, adminWhen)
  const migrated = await prepareDataFolder(settings, log)
  const listener = await Listener.open({ host: '127.0.0.1', port: 0 }, log, largestHeadersOfFront)
  // the front asks on the connections that it has; none may be closed just when it does
  listener.server.keepAliveTimeout = 0
  // it sends no more on one when a visitor has gone, and is answered all the same: its places wait for that
  Object.assign(listener.server, { httpAllowHalfOpen: true })
  // loaded only now: a start that is refused should be refused at once
  const { runServer } = await import('./server/boot/runServer.ts')
  const stop = await runServer({
    settings,
    listener,
    front,
    log,
    config: async () => (await import('./payload.config.ts')).default,
    token: beginning.token,
    restarts: beginning.restarts,
    migrated,
    withSample: !(options['no-sample'] ?? false),
    adminWhen,
  })
  process.on('message', ({ kind }: FromFront) => {
    if (kind !== 'stop') return
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, '停止时出错；没有做完的，下次启动时会补上')
        process.exit(1)
      },
    )
  })
}

// whoever read our output may be gone; an error about that would be written there too, without end
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
// a terminal and a service manager signal all processes of a service; the front says when to stop, and in which order
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.once('disconnect', () => process.exit(1))

try {
  const [message] = (await once(process, 'message')) as [Beginning]
  await main(message)
} catch (error) {
  refuseStart(error)
}
