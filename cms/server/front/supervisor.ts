import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Logger } from 'pino'
import type { Front } from './front.ts'
import { beatMs, Heartbeat, mostMissed } from './heartbeat.ts'
import { Pauses } from './pauses.ts'
import { againAtOnce, type FromFront, type FrontOrder } from './protocol.ts'

const program = path.resolve('cms/.build/cmsProcess.js')

interface Options {
  front: Front
  log: Logger
  /** Lets the machine's owner give commands. */
  token: string
  /** Arguments of the CMS's process. */
  args: string[]
}

/** Runs the CMS in a process of its own, and starts it again when it ends. Decision 0018 says why. */
export class Supervisor {
  readonly #options: Options
  readonly #pauses = new Pauses()
  #child: ChildProcess | undefined
  #wasReady = false
  #readySince: number | undefined
  #timer: NodeJS.Timeout | undefined
  #heartbeat: { of: Heartbeat; timer: NodeJS.Timeout } | undefined
  #isStopping = false
  #end: (code: number) => void = () => undefined
  /** Resolves to the exit code when everything has ended: because of `stop`, or because the first start is refused. */
  readonly ended = new Promise<number>((resolve) => (this.#end = resolve))

  constructor(options: Options) {
    this.#options = options
    this.#start()
  }

  /** Ends the CMS, which finishes what is under way, and closes the public port. A start under way is broken off. */
  async stop(): Promise<void> {
    if (this.#isStopping) return
    this.#isStopping = true
    clearTimeout(this.#timer)
    const child = this.#child
    if (child === undefined) return this.#endWith(0)
    if (this.#readySince === undefined) {
      // nothing is under way that somebody waits for, and a start can be killed at any point
      child.kill('SIGKILL')
      await once(child, 'exit')
      return this.#endWith(0)
    }
    const [[code]] = await Promise.all([
      once(child, 'exit') as Promise<[number | null]>,
      this.#tell(child, { kind: 'stop' }),
    ])
    await this.#endWith(code ?? 1)
  }

  #start(): void {
    const { front, token, args } = this.#options
    const child = fork(program, args, {
      // the structured clone algorithm: rows hold more than JSON does
      serialization: 'advanced',
      // the limits of the front's memory are not those of the CMS, which stand in NODE_OPTIONS
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#child = child
    this.#readySince = undefined
    this.#watch(child, mostMissed.starting)
    child.on('message', (order: FrontOrder) => void this.#carryOut(child, order))
    child.once('exit', (code, signal) => this.#ended(code, signal))
    const { port, secret } = front
    void this.#tell(child, { kind: 'begin', port, secret, token, restarts: front.cms.restarts })
  }

  async #carryOut(child: ChildProcess, order: FrontOrder): Promise<void> {
    const { front } = this.#options
    // what an ended one still had to say is of no concern
    if (child !== this.#child) return
    this.#heartbeat?.of.sign()
    if (order.kind === 'ready') {
      this.#watch(child, mostMissed.ready)
      this.#wasReady = true
      this.#readySince = performance.now()
      front.cms.state = 'ok'
      // the time of later starts is not counted from this process's
      delete process.env['GONGYUN_STARTED_AT']
    }
    await front.carryOut(order)
    if ('number' in order) await this.#tell(child, { kind: 'done', number: order.number })
  }

  /** Ends a CMS that hangs: another is started, as after any end. */
  #watch(child: ChildProcess, most: number): void {
    const of = new Heartbeat(most)
    const seconds = (most * beatMs) / 1000
    const look = (): void => {
      if (!of.look()) return
      this.#options.log.error({ pid: child.pid, seconds }, '后台进程没有反应，把它结束，重新启动；公众网站照常服务')
      child.kill('SIGKILL')
    }
    clearInterval(this.#heartbeat?.timer)
    this.#heartbeat = { of, timer: setInterval(look, beatMs) }
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    const { front, log } = this.#options
    const readyFor = this.#readySince === undefined ? undefined : performance.now() - this.#readySince
    this.#child = undefined
    clearInterval(this.#heartbeat?.timer)
    front.withoutCms()
    if (this.#isStopping) return
    // whoever starts the server is told why it does not start; it has been printed
    if (!this.#wasReady && signal === null && code !== againAtOnce) return void this.#endWith(code ?? 1)
    const { pause, state } = this.#pauses.after(readyFor)
    front.cms = { state, restarts: front.cms.restarts + 1 }
    if (code === againAtOnce) log.warn({ restarts: front.cms.restarts, pause }, '后台要求重新启动；公众网站照常服务')
    else
      log.error(
        { code, signal, restarts: front.cms.restarts, pause },
        state === 'crash-looping'
          ? '后台进程反复意外结束，仍在重试，间隔越来越长；公众网站照常服务。请查看前面的日志，必要时停止服务再处理'
          : '后台进程意外结束，自动重新启动；公众网站照常服务，已答复的保存都在',
      )
    this.#timer = setTimeout(() => this.#start(), pause)
  }

  async #endWith(code: number): Promise<void> {
    this.#isStopping = true
    await this.#options.front.close()
    this.#end(code)
  }

  /** Resolves whether or not it arrives: an end of the process is told by its `exit`. */
  async #tell(child: ChildProcess, message: FromFront): Promise<void> {
    if (!child.connected) return
    await new Promise<void>((resolve) => child.send(message, () => resolve()))
  }
}
