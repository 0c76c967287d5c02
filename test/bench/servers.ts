import { readFile, readlink, rm } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serverEnvironment, serverFlags } from '../../cms/start/serve.mjs'
import { drawingProcessesOf } from '../support/drawings.ts'
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
  /** Resident memory now and at most of front and CMS together, in bytes. */
  memory: () => { now: number; most: number } | undefined
  /** Seconds of CPU time that it has used, with whoever draws for it. */
  cpu: () => number
  /** Longest delay of the event loop of the CMS since the last call, in milliseconds. */
  longestDelay: () => Promise<number>
  /** Resolves when every file of a new release is on the disk for certain. */
  untilFlushed: () => Promise<void>
  /** Files that wait to be rendered, as the release's state has them on the disk. */
  waiting: () => number
}

/** Starts the built server with the monitor of its event loop. */
export async function startMeasured(
  dataDir: string,
  databaseUrl: string | undefined,
  drawsPosters = false,
): Promise<MeasuredServer> {
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
      POSTERS: drawsPosters ? 'on' : 'off',
      // the work is the visitors', whose own machines do it
      SIGNUP_PROOF_TRIES: '0',
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
      const [front, cms] = [usageOf(server.pid), usageOf(server.cmsPid())]
      return front && cms && { now: front.memoryNow + cms.memoryNow, most: front.memory + cms.memory }
    },
    cpu: () => {
      const cms = server.cmsPid()
      // a process that has ended is counted with the one that started it
      return [server.pid, cms, ...drawingProcessesOf(cms)].reduce((sum, pid) => sum + (usageOf(pid)?.cpu ?? 0), 0)
    },
    longestDelay: async () => {
      await rm(report, { force: true })
      process.kill(server.cmsPid(), 'SIGUSR2')
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
