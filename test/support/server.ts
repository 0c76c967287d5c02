import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const compiled = path.resolve('node_modules/.cache/gongyun/compiled')

/** What to start; everything has a default. */
export type ServerOptions = {
  env?: Record<string, string>
  args?: string[]
  /** Kept when given; else a temporary folder that `stop` removes. */
  dataDir?: string
  databaseUrl?: string | undefined
  /** Longest time until it is ready, in milliseconds; two minutes when it is not given, for a machine that is busy. */
  patience?: number
  /** The path that answers when it is ready; its health unless it is to be ill. */
  answersAt?: string
}

/** A running server of ours, in its own process. */
export type TestServer = {
  url: string
  port: number
  pid: number
  /** Its process with the CMS, which may be another one later. */
  cmsPid: () => number
  dataDir: string
  /** Of the MongoDB that it runs on; undefined for the embedded database. */
  databaseUrl: string | undefined
  /** Whether it draws posters. */
  drawsPosters: boolean
  /** Everything that it has printed so far. */
  output: () => string
  /** Asks it to end and waits; resolves to its exit code. */
  stop: () => Promise<number | null>
  /** Ends it as a power cut would; the data folder stays. */
  kill: () => Promise<void>
}

/** A run of the server that ended by itself. */
export type EndedServer = { code: number | null; output: string }

/**
 * Starts the built server and waits until it answers that it is ready.
 * @throws with the output when it ends before that, or takes longer than its patience
 */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const { patience = 120_000, answersAt = '/healthz' } = options
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'gongyun-test-')))
  const port = Number(options.env?.['PORT'] ?? (await freePort()))
  const { child, ended, output } = launch({ ...options, dataDir, env: { ...options.env, PORT: String(port) } })
  const url = `http://127.0.0.1:${port}`
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const server: TestServer = {
    url,
    port,
    pid: child.pid ?? 0,
    dataDir,
    databaseUrl: options.databaseUrl,
    drawsPosters: options.env?.['POSTERS'] === 'on',
    output,
    stop: async () => {
      if (!hasEnded()) child.kill('SIGTERM')
      const { code } = await ended
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true })
      return code
    },
    cmsPid: () => childrenOf(child.pid ?? 0)[0] ?? 0,
    kill: async () => {
      if (!hasEnded()) cutPower(child.pid ?? 0)
      await ended
    },
  }
  let code: number | null | undefined
  void ended.then((end) => (code = end.code))
  const deadline = Date.now() + patience
  while (!(await isReady(url + answersAt))) {
    if (code !== undefined) throw new Error(`服务器没有启动（退出码 ${code}）：\n${output()}`)
    if (Date.now() > deadline) {
      await server.kill()
      throw new Error(`服务器 ${patience / 1000} 秒内没有就绪：\n${output()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return server
}

/**
 * Waits until a server has compared everything after its start, and mended what was amiss.
 * @param patience longest time that it may take, in milliseconds
 * @throws with its output when it takes longer
 */
export async function untilChecked(
  { url, output }: Pick<TestServer, 'url' | 'output'>,
  patience = 60_000,
): Promise<void> {
  const deadline = Date.now() + patience
  while ((await publisherOf(url)) !== 'ok') {
    if (Date.now() > deadline) throw new Error(`服务器 ${patience / 1000} 秒内没有核对完：\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function publisherOf(url: string): Promise<unknown> {
  const response = await fetch(`${url}/healthz`)
  return ((await response.json()) as { publisher: unknown }).publisher
}

/**
 * Runs the server where it is expected to end by itself: a setting that is refused, a command such as `--check`.
 * @param powerCut ends it before that
 */
export async function runServer(
  options: ServerOptions & { dataDir: string },
  powerCut?: AbortSignal,
): Promise<EndedServer> {
  const { child, ended } = launch(options)
  powerCut?.addEventListener('abort', () => cutPower(child.pid ?? 0))
  return ended
}

/** Ends a server and all its processes at once, as a power cut would. @param pid of its first process */
export function cutPower(pid: number): void {
  for (const each of [pid, ...childrenOf(pid)]) {
    try {
      process.kill(each, 'SIGKILL')
    } catch (error) {
      // it has just ended by itself
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** The processes that a process has started and that run. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((each) => Number.isInteger(each) && parentOf(each) === pid)
}

/** Whether a process runs; one that has ended and that nobody has asked about since does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

function parentOf(pid: number): number | undefined {
  try {
    // the name, in parentheses, may hold spaces; after it come the state and the parent
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    )
  } catch {
    return undefined
  }
}

/**
 * A port that no other test takes while this process lives, and that nobody listened on a moment ago. It is below those
 * that systems give to outgoing connections, so that none of these takes it before the server does, or while the server
 * is stopped and started again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000)
    const claim = await listenOn(port, '127.0.0.2')
    if (claim === 'EADDRINUSE') continue
    const probe = await listenOn(port, '127.0.0.1')
    if (typeof probe === 'string') continue
    await new Promise((resolve) => probe.close(resolve))
    return port
  }
}

/**
 * Listens for as long as this process lives. Servers listen on the usual loopback address: on the next one a port can be
 * held for them, and is given back by the system however the process ends. Where there is no such address, nothing is.
 * @returns the code of the error when it cannot
 */
function listenOn(port: number, address: string): Promise<Server | string> {
  const server = createServer().unref()
  return new Promise((resolve) => {
    server.once('error', ({ code = '' }: NodeJS.ErrnoException) => resolve(code))
    server.listen(port, address, () => resolve(server))
  })
}

function launch({ env, args = [], dataDir, databaseUrl = '' }: ServerOptions & { dataDir: string }) {
  const child = spawn(process.execPath, ['cms/server.ts', ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'info',
      // drawing takes a second of a core for each entry; the tests of posters have it on
      POSTERS: 'off',
      // a browser's work before it signs somebody up; the tests of it have it on
      SIGNUP_PROOF_TRIES: '0',
      // half of a start is compiling the same code again
      NODE_COMPILE_CACHE: compiled,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const output = () => printed
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => (printed += text))
  }
  const ended = once(child, 'close').then((): EndedServer => ({ code: child.exitCode, output: printed }))
  return { child, ended, output }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    async (response) => {
      await response.body?.cancel()
      return response.status === 200
    },
    () => false,
  )
}
