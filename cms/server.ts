import './server/boot/compileCache.ts'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { checkBeforeStart } from './server/checks/beforeStart.ts'
import { checkBuilt } from './server/checks/built.ts'
import { lockDataFolder } from './server/checks/dataFolderLock.ts'
import { mendNames } from './base/disk/dataFolderNames.ts'
import { keepPrivate } from './server/checks/privateFolder.ts'
import { ownSettings } from './base/settings/env.ts'
import { logOptions } from './server/log/log.ts'
import { logOutput } from './base/logging/output.ts'
import { endOnUncaught, sendConsoleToLog } from './base/logging/consoleToLog.ts'
import { Front } from './server/front/front.ts'
import { Supervisor } from './server/front/supervisor.ts'
import { refuseStart } from './server/boot/refuseStart.ts'
import { registerServer } from './start/running.mjs'

/** Exit code of a server that ended by a fault of its own, and is to be started again. */
const faulty = 70

/**
 * The front: it has the public port, answers with the published site, and runs the CMS in a process of its own
 * (decision 0018). --check only says whether a start would succeed; --dev serves site and admin in one process, with
 * reload on change; --no-sample leaves the sample content out at the first start; --admin-when names the file that is
 * written when the admin is built, for which only the admin waits.
 */
async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      check: { type: 'boolean' },
      dev: { type: 'boolean' },
      'no-sample': { type: 'boolean' },
      'admin-when': { type: 'string' },
    },
  })
  const settings = ownSettings()
  await checkBeforeStart(settings)
  keepPrivate(settings.dataDir)
  const log = pino(logOptions(settings.logLevel), logOutput)
  // before the lock, which is one of them
  mendNames(settings.dataDir, settings.databaseUrl === undefined, log)
  const lock = lockDataFolder(settings.dataDir)
  endOnUncaught(log, faulty)
  // whoever develops the site wants to read everything
  if (!options.dev) sendConsoleToLog(log)
  const { 'no-sample': isWithoutSample = false, 'admin-when': adminWhen } = options
  const token = randomBytes(24).toString('hex')
  const announce = (port: number): Promise<void> =>
    lock.announce({ pid: process.pid, url: `http://${reachable(settings.host)}:${port}`, token })
  if (options.dev) {
    registerServer()
    // bundled as the server is that runs in production
    const { develop } = (await import(
      pathToFileURL(path.resolve('cms/.build/development/develop.js')).href
    )) as typeof import('./develop.ts')
    return develop({ settings, log, token, withSample: !isWithoutSample, announce, release: lock.release })
  }
  const front = await Front.open(settings, log)
  if (options.check) {
    await front.close()
    await lock.release()
    return
  }
  registerServer()
  checkBuilt('.', adminWhen !== undefined)
  await announce(front.port)
  const args = [
    ...(isWithoutSample ? ['--no-sample'] : []),
    ...(adminWhen === undefined ? [] : [`--admin-when=${adminWhen}`]),
  ]
  const supervisor = new Supervisor({ front, log, token, args })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void supervisor.stop())
  // whoever started us is gone
  process.on('disconnect', () => void supervisor.stop())
  const code = await supervisor.ended
  await lock.release()
  process.exit(code)
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
  refuseStart(error)
}
