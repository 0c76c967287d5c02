import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { FormatName } from '../formats.ts'
import type { PosterFacts } from '../facts.ts'
import type { DrawnFiles } from './drawnFiles.ts'
import { drawReply } from './order.ts'

/** Longest time that a drawing may take, and that the process stays without work, in milliseconds. */
const [longestMs, idleMs] = [60_000, 30_000]
/** Memory at which the process is replaced by a new one, in bytes, and that it may take for its heap, in megabytes. */
const [mostResidentBytes, heapMegabytes] = [450_000_000, 192]
/** How nice it is to others (`nice`), from 0 to 19. */
const niceness = 19
/** Drawings that staff may be waiting for at a time. */
const mostWaiting = 12
/** Pauses before a drawing that failed is begun again, in milliseconds: the last of them again and again. */
const pausesMs = [20_000, 120_000, 900_000]

/** A drawing that is to be made. */
export interface Drawing {
  name: string
  format: FormatName
  facts: PosterFacts
  /** Path of the entry's own picture. */
  picture: string | undefined
}

interface Waiting {
  resolve: () => void
  reject: (error: Error) => void
}

/** More is asked for than can be drawn. */
export class DrawerBusy extends Error {}

/** It could not be drawn; the message is that of whoever tried. */
export class NotDrawn extends Error {}

/** Told of a drawing that is there, with the paths that are made of it. */
export type OnDrawn = (name: string, paths: readonly string[]) => void

/**
 * Has pictures drawn, one at a time, in a process of its own that gives way to all others: first what staff wait for, then
 * what is to be published, in the order in which it was asked for. A drawing that nobody wants any more when its turn comes
 * is not made. What was not made when the program ends is asked for again at the next start, by whoever misses the file.
 */
export class Drawer {
  readonly #files: DrawnFiles
  readonly #drawings = new Map<string, Drawing>()
  /** Of each published path the drawing that it waits for. */
  readonly #wanted = new Map<string, string>()
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #failures = new Map<string, number>()
  readonly #timers = new Set<NodeJS.Timeout>()
  #child: ChildProcess | undefined
  #drawing: { name: string; end: (problem?: string) => void } | undefined
  #idle: NodeJS.Timeout | undefined
  #isPublishing = false
  #isStopped = false
  #onDrawn: OnDrawn = () => undefined
  #onProblem: (problem: string) => void = () => undefined

  constructor(files: DrawnFiles) {
    this.#files = files
  }

  /** How many drawings are to be made. */
  get pending(): number {
    return this.#drawings.size
  }

  /** Begins with what is to be published: until now it was only noted. @param onProblem told why one was not made */
  begin(onDrawn: OnDrawn, onProblem: (problem: string) => void): void {
    this.#onDrawn = onDrawn
    this.#onProblem = onProblem
    this.#isPublishing = true
    this.#next()
  }

  /** Notes that a published path needs a drawing; that it needed another one before is forgotten. */
  want(path: string, drawing: Drawing): void {
    const { name } = drawing
    // drawn, and not fit to be shown
    if (this.#files.missing(name) !== undefined) return
    this.#wanted.set(path, name)
    this.#drawings.set(name, drawing)
    this.#next()
  }

  /** Notes that a path needs no drawing. */
  drop(path: string): void {
    this.#wanted.delete(path)
  }

  /**
   * Has a picture drawn that somebody waits for.
   * @throws DrawerBusy or NotDrawn
   */
  async draw(drawing: Drawing): Promise<void> {
    const { name } = drawing
    if (this.#files.missing(name) !== undefined) return
    if (this.#isStopped || this.#waiting.size >= mostWaiting) throw new DrawerBusy()
    await new Promise<void>((resolve, reject) => {
      this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), { resolve, reject }])
      this.#drawings.set(name, drawing)
      this.#next()
    })
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    for (const timer of this.#timers) clearTimeout(timer)
    clearTimeout(this.#idle)
    for (const waiting of this.#waiting.values()) for (const { reject } of waiting) reject(new NotDrawn('stopped'))
    this.#waiting.clear()
    const child = this.#child
    if (child === undefined) return
    this.#child = undefined
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }

  #next(): void {
    if (this.#drawing !== undefined || this.#isStopped) return
    const drawing = this.#take()
    if (drawing === undefined) return this.#rest()
    clearTimeout(this.#idle)
    const { name } = drawing
    const child = (this.#child ??= this.#start())
    const limit = setTimeout(() => this.#drawing?.end('timed out'), longestMs)
    this.#drawing = {
      name,
      end: (problem) => {
        clearTimeout(limit)
        this.#drawing = undefined
        if (problem === undefined) this.#drawn(name)
        else this.#failed(drawing, problem)
        this.#next()
      },
    }
    child.send({ ...drawing, file: this.#files.fileOf(name) })
  }

  /** The next that somebody still wants. */
  #take(): Drawing | undefined {
    const [first] = this.#waiting.keys()
    if (first !== undefined) return this.#drawings.get(first)
    if (!this.#isPublishing) return undefined
    for (const [path, name] of this.#wanted) {
      const drawing = this.#drawings.get(name)
      if (drawing !== undefined) return drawing
      this.#wanted.delete(path)
    }
    this.#drawings.clear()
    return undefined
  }

  #drawn(name: string): void {
    this.#failures.delete(name)
    this.#settle(name, ({ resolve }) => resolve())
  }

  #failed({ name }: Drawing, problem: string): void {
    // whatever is wrong with it, the next one gets a process that nothing has happened to
    this.#child?.kill('SIGKILL')
    this.#child = undefined
    const failures = this.#failures.get(name) ?? 0
    this.#failures.set(name, failures + 1)
    if (failures === 0) this.#onProblem(problem)
    const paths = this.#settle(name, ({ reject }) => reject(new NotDrawn(problem)), false)
    if (paths.length === 0) return
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer)
        // whoever makes the file says what it needs by then
        this.#onDrawn(name, paths)
      },
      pausesMs[Math.min(failures, pausesMs.length - 1)],
    )
    timer.unref()
    this.#timers.add(timer)
  }

  /** Ends a drawing for all who want it. @returns the paths that wanted it */
  #settle(name: string, tell: (waiting: Waiting) => void, isThere = true): string[] {
    this.#drawings.delete(name)
    for (const waiting of this.#waiting.get(name) ?? []) tell(waiting)
    this.#waiting.delete(name)
    const paths = [...this.#wanted].flatMap(([path, wanted]) => (wanted === name ? [path] : []))
    for (const path of paths) this.#wanted.delete(path)
    if (isThere) this.#onDrawn(name, paths)
    return paths
  }

  /** A process without work ends after a while: its memory is worth more than the time that it takes to start. */
  #rest(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      this.#child?.disconnect()
      this.#child = undefined
    }, idleMs)
    this.#idle.unref()
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
    child.on('message', (message) => this.#takeReply(child, message))
    child.on('error', (error) => this.#lose(child, error.message))
    child.once('exit', (code, signal) => this.#lose(child, `ended with ${signal ?? code}`))
    // nobody stays for it
    child.unref()
    child.channel?.unref()
    return child
  }

  #takeReply(child: ChildProcess, message: unknown): void {
    const reply = drawReply.parse(message)
    if (child !== this.#child || reply.name !== this.#drawing?.name) return
    if ('error' in reply) return this.#drawing.end(reply.error)
    this.#files.note(reply.name, reply.missing)
    if (reply.residentBytes > mostResidentBytes) {
      this.#child = undefined
      child.disconnect()
    }
    this.#drawing.end()
  }

  #lose(child: ChildProcess, problem: string): void {
    if (child !== this.#child) return
    this.#child = undefined
    this.#drawing?.end(problem)
  }
}
