import type { FormatName } from '../formats.ts'
import type { PosterFacts } from '../facts.ts'
import { DrawingWorker } from './drawingWorker.ts'
import type { DrawnFiles } from './drawnFiles.ts'
import { codeOf, NotDrawn } from './notDrawn.ts'

/** Drawings that staff may be waiting for at a time. */
const mostWaiting = 12
/** How often a drawing is made anew that is removed before somebody who waits for it can take it. */
const mostTries = 3
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

/** Told of a drawing that is there, with the paths that are made of it. */
export type OnDrawn = (name: string, paths: readonly string[]) => void

/**
 * Has pictures drawn, one at a time: what staff wait for and what is to be published in turn, staff first, each in the order
 * in which it was asked for. A drawing that nobody wants any more when its turn comes is not made. What was not made when the program ends is asked for again at the next start, by whoever misses the file.
 */
export class Drawer {
  readonly #files: DrawnFiles
  readonly #drawings = new Map<string, Drawing>()
  /** Of each published path the drawing that it waits for. */
  readonly #wanted = new Map<string, string>()
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #failures = new Map<string, number>()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #worker = new DrawingWorker()
  #isDrawing = false
  #wasForStaff = false
  #isPublishing = false
  #isStopped = false
  #onDrawn: OnDrawn = () => undefined
  #onProblem: (code: string) => void = () => undefined

  constructor(files: DrawnFiles) {
    this.#files = files
  }

  /** How many drawings are to be made. */
  get pending(): number {
    return this.#drawings.size
  }

  /** Begins with what is to be published: until now it was only noted. @param onProblem told the code of why one was not made */
  begin(onDrawn: OnDrawn, onProblem: (code: string) => void): void {
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
   * @returns its bytes
   * @throws DrawerBusy or NotDrawn
   */
  async draw(drawing: Drawing): Promise<Buffer> {
    for (let tries = 0; tries < mostTries; tries++) {
      if (this.#files.missing(drawing.name) === undefined) await this.#waitFor(drawing)
      const bytes = await this.#files.read(drawing.name)
      if (bytes !== undefined) return bytes
    }
    throw new NotDrawn('DRAWING_LOST')
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    for (const timer of this.#timers) clearTimeout(timer)
    for (const waiting of this.#waiting.values()) for (const { reject } of waiting) reject(new NotDrawn('STOPPED'))
    this.#waiting.clear()
    await this.#worker.stop()
  }

  async #waitFor(drawing: Drawing): Promise<void> {
    const { name } = drawing
    if (this.#isStopped || this.#waiting.size >= mostWaiting) throw new DrawerBusy()
    await new Promise<void>((resolve, reject) => {
      this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), { resolve, reject }])
      this.#drawings.set(name, drawing)
      this.#next()
    })
  }

  #next(): void {
    if (this.#isDrawing || this.#isStopped) return
    const drawing = this.#take()
    if (drawing === undefined) return this.#worker.rest()
    this.#isDrawing = true
    void this.#make(drawing).then(() => {
      this.#isDrawing = false
      this.#next()
    })
  }

  async #make(drawing: Drawing): Promise<void> {
    const { name } = drawing
    const drawn = await this.#worker.draw({ ...drawing, file: this.#files.fileOf(name) }).catch(codeOf)
    if (this.#isStopped) return
    if (typeof drawn === 'string') return this.#failed(name, drawn)
    this.#files.note(name, drawn.missing, drawn.bytes)
    this.#failures.delete(name)
    this.#settle(name, ({ resolve }) => resolve())
  }

  /**
   * The next that somebody still wants: one that staff wait for, and after each of these one that is to be published, so
   * that nobody keeps posters off the site by asking again and again.
   */
  #take(): Drawing | undefined {
    const [name] = this.#waiting.keys()
    const forStaff = name === undefined ? undefined : this.#drawings.get(name)
    const isStaffsTurn = forStaff !== undefined && !this.#wasForStaff
    const drawing = isStaffsTurn ? forStaff : (this.#firstWanted() ?? forStaff)
    this.#wasForStaff = drawing !== undefined && drawing === forStaff
    if (drawing === undefined && this.#isPublishing) this.#drawings.clear()
    return drawing
  }

  #firstWanted(): Drawing | undefined {
    if (!this.#isPublishing) return undefined
    for (const [path, name] of this.#wanted) {
      const drawing = this.#drawings.get(name)
      if (drawing !== undefined) return drawing
      this.#wanted.delete(path)
    }
    return undefined
  }

  #failed(name: string, code: string): void {
    const failures = this.#failures.get(name) ?? 0
    this.#failures.set(name, failures + 1)
    if (failures === 0) this.#onProblem(code)
    this.#files.discard(name)
    const paths = this.#settle(name, ({ reject }) => reject(new NotDrawn(code)), false)
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
}
