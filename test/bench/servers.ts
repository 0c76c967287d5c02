import { readFile, readlink, rm } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serverEnvironment, serverFlags } from '../../cms/start/serve.mjs'
import { startServer, type TestServer } from '../support/server.ts'
import { usageOf } from './measured.ts'

/** A start may take as long as rendering a large site does, in milliseconds. */
const patience = 1_800_000

/** The site's address stands in its pages, so it must be the same at every start. */
const address = 'https://gongyun.example'

/** A server under measurement. */
export interface MeasuredServer extends TestServer {
  /** From the start of the process until it is ready, in seconds. */
  startedIn: number
  /** Resident memory now and at most, in bytes. */
  memory: () => { now: number; most: number } | undefined
  /** Seconds of CPU time that it has used. */
  cpu: () => number
  /** Longest delay of the event loop since the last call, in milliseconds. */
  longestDelay: () => Promise<number>
  /** Resolves when every file of a new release is on the disk for certain. */
  untilFlushed: () => Promise<void>
  /** Files that wait to be rendered, as the release's state has them on the disk. */
  waiting: () => number
}

/** Starts the built server with the monitor of its event loop. */
export async function startMeasured(dataDir: string, databaseUrl: string | undefined): Promise<MeasuredServer> {
  const report = path.join(dataDir, 'event-loop.json')
  const started = performance.now()
  const server = await startServer({
    dataDir,
    databaseUrl,
    args: ['--no-sample'],
    patience,
    env: {
      ...serverEnvironment,
      NODE_OPTIONS: [`--import=${path.resolve('test/bench/eventLoop.mjs')}`, ...serverFlags].join(' '),
      BENCH_EVENT_LOOP: report,
      LOG_LEVEL: 'warn',
      // what is measured is a start as an operator has it
      NODE_DISABLE_COMPILE_CACHE: '1',
      SITE_URL: address,
    },
  })
  const startedIn = (performance.now() - started) / 1000
  const published = path.join(dataDir, 'published')
  const state = new DatabaseSync(
    path.join(published, 'state', `${path.basename(await readlink(path.join(published, 'current')))}.db`),
    { readOnly: true },
  )
  const queue = state.prepare('SELECT count(*) AS waiting FROM queue')
  const flushed = state.prepare("SELECT 1 FROM meta WHERE name = 'flushed'")
  return {
    ...server,
    startedIn,
    memory: () => {
      const usage = usageOf(server.pid)
      return usage && { now: usage.memoryNow, most: usage.memory }
    },
    cpu: () => usageOf(server.pid)?.cpu ?? NaN,
    longestDelay: async () => {
      await rm(report, { force: true })
      process.kill(server.pid, 'SIGUSR2')
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        const text = await readFile(report, 'utf8').catch(() => '')
        if (text.endsWith('}')) return (JSON.parse(text) as { max: number }).max
      }
    },
    untilFlushed: async () => {
      while (flushed.get() === undefined) await new Promise((resolve) => setTimeout(resolve, 100))
    },
    waiting: () => Number(queue.get()?.['waiting']),
    stop: async () => {
      state.close()
      return server.stop()
    },
  }
}
