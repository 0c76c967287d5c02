import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { codeOf, NotDrawn } from './notDrawn.ts'
import { type DrawOrder, drawReply, type DrawReply } from './order.ts'

/** Longest time that a drawing may take, and that the process stays without work, in milliseconds. */
const [longestMs, idleMs] = [60_000, 30_000]
/** Memory at which the process is replaced by a new one, in bytes, and that it may take for its heap, in megabytes. */
const [mostResidentBytes, heapMegabytes] = [450_000_000, 192]
/** How nice it is to others (`nice`), from 0 to 19. */
const niceness = 19

/** What came of a drawing that was made. */
export type Drawn = Extract<DrawReply, { missing: unknown }>

interface UnderWay {
  name: string
  resolve: (drawn: Drawn) => void
  reject: (error: NotDrawn) => void
  limit: NodeJS.Timeout
}

/**
 * A process of its own that draws, started when it is needed, with all others before it. Whatever was wrong with a drawing,
 * the next one gets a process that nothing has happened to.
 */
export class DrawingWorker {
  #child: ChildProcess | undefined
  #underWay: UnderWay | undefined
  #idle: NodeJS.Timeout | undefined

  /**
   * Has one picture drawn; there is never more than one under way.
   * @throws NotDrawn
   */
  draw(order: DrawOrder): Promise<Drawn> {
    clearTimeout(this.#idle)
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => this.#fail('TIMED_OUT'), longestMs)
      this.#underWay = { name: order.name, resolve, reject, limit }
      try {
        const child = (this.#child ??= this.#start())
        // one that could not be started says so by its `error`
        if (child.pid !== undefined) child.send(order)
      } catch (error) {
        // the system has no memory, or no room for another process: it may have later
        this.#fail(codeOf(error))
      }
    })
  }

  /** A process without work ends after a while: its memory is worth more than the time that it takes to start. */
  rest(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#replace(), idleMs)
    this.#idle.unref()
  }

  /** Ends it; what is under way is not drawn. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle)
    const child = this.#child
    const ended = child && new Promise((resolve) => child.once('exit', resolve))
    this.#fail('STOPPED')
    await ended
  }

  #start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('./drawingProcess.ts', import.meta.url)), [], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      // the settings, with their passwords, are no concern of it; with few arenas its memory goes back to the system
      env: { NODE_ENV: 'production', PATH: process.env['PATH'], MALLOC_ARENA_MAX: '2' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    try {
      if (child.pid !== undefined) setPriority(child.pid, niceness)
    } catch {
      // the system does not let us: then it is as urgent as the rest
    }
    const lose = (code: string): void => {
      if (child === this.#child) this.#fail(code)
    }
    child.on('message', (message) => this.#takeReply(child, message))
    child.on('error', (error) => lose(child.pid === undefined ? codeOf(error) : 'PROCESS_ENDED'))
    child.once('exit', (_, signal) => lose(signal ?? 'PROCESS_ENDED'))
    // nobody stays for it
    child.unref()
    child.channel?.unref()
    return child
  }

  #takeReply(child: ChildProcess, message: unknown): void {
    if (child !== this.#child) return
    const { data: reply } = drawReply.safeParse(message)
    // one that says what nobody asked is not to be trusted with the next drawing either
    if (reply === undefined || reply.name !== this.#underWay?.name) return this.#fail('DRAWING_FAILED')
    if ('code' in reply) return this.#fail(reply.code)
    if (reply.residentBytes > mostResidentBytes) this.#replace()
    this.#end()?.resolve(reply)
  }

  #fail(code: string): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
    this.#end()?.reject(new NotDrawn(code))
  }

  /** Lets the process end by itself; the next drawing starts another. */
  #replace(): void {
    this.#child?.disconnect()
    this.#child = undefined
  }

  #end(): UnderWay | undefined {
    const ended = this.#underWay
    clearTimeout(ended?.limit)
    this.#underWay = undefined
    return ended
  }
}
