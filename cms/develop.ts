import type { Logger } from 'pino'
import { prepareDataFolder } from './server/checks/prepareDataFolder.ts'
import { ownSettings, type Settings } from './base/settings/env.ts'
import { Listener } from './server/http/listener.ts'
import { runServer } from './server/boot/runServer.ts'

interface Options {
  settings: Settings
  log: Logger
  token: string
  withSample: boolean
  /** Tells other commands at which port this server is. */
  announce: (port: number) => Promise<void>
  /** Gives the data folder back. */
  release: () => Promise<void>
}

/** Serves the site and the admin in this one process, with reload on change, until a signal. */
export async function develop({ settings, log, token, withSample, announce, release }: Options): Promise<void> {
  const migrated = await prepareDataFolder(settings, log)
  const listener = await Listener.open(settings, log)
  // Payload writes times of its own pages on the machine's clock: the site has one zone, wherever it runs
  process.env['TZ'] = 'Asia/Shanghai'
  // whoever asks for the settings is to be told the port that is served
  process.env['PORT'] = String(listener.port)
  process.env['GONGYUN_SERVING'] = '1'
  await announce(listener.port)
  const stop = await runServer({
    settings: ownSettings(),
    listener,
    front: undefined,
    log,
    config: async () => (await import('./payload.config.ts')).default,
    token,
    restarts: 0,
    migrated,
    withSample,
    adminWhen: undefined,
  })
  let stopping: Promise<void> | undefined
  const stopOnce = (): void => {
    stopping ??= stop()
      .then(release)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, '停止时出错；没有做完的，下次启动时会补上')
          process.exit(1)
        },
      )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnce)
  process.on('disconnect', stopOnce)
}
