import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { pictureEnding } from '../formats.ts'
import { isGarbled } from '../typeset/setText.ts'

const characters = z.array(z.string())
/** How long what nobody needs any more is kept, in milliseconds: somebody may be looking at it. */
const keptMs = 24 * 60 * 60 * 1000
/** Most bytes of drawings of which it is not known that they are published. */
const mostSpareBytes = 1_000_000_000

interface DrawnFile {
  /** The characters that no font has. */
  missing: readonly string[]
  bytes: number
  /** When it was drawn or read last, in milliseconds since the epoch. */
  usedMs: number
}

/** Where it stands which characters of a drawing no font has. */
export function missingFileOf(file: string): string {
  return file.replace(/\.[a-z]+$/, '.json')
}

/**
 * The drawings that there are, in a folder for each state of the code that draws. All of it can be made again: what is
 * missing, empty or unreadable is drawn anew.
 */
export class DrawnFiles {
  readonly folder: string
  /** Names the code that draws. */
  readonly version: string
  readonly #root: string
  readonly #mostSpareBytes: number
  readonly #drawn = new Map<string, DrawnFile>()
  #published: ReadonlySet<string> = new Set()
  #spareBytes = 0
  #onLost: (name: string) => void = () => undefined

  /**
   * Reads what there is, and changes nothing.
   * @param root of the folders of all code
   * @param version names the code that draws
   * @param mostSpare bytes of drawings that are not published
   */
  constructor(root: string, version: string, mostSpare = mostSpareBytes) {
    this.#root = root
    this.#mostSpareBytes = mostSpare
    this.version = version
    this.folder = path.join(root, version)
    const files = new Set(namesIn(this.folder))
    for (const file of files) {
      const { name, ext } = path.parse(file)
      if (ext !== `.${pictureEnding}`) continue
      const { size = 0, mtimeMs = 0 } = statSync(path.join(this.folder, file), { throwIfNoEntry: false }) ?? {}
      if (size > 0) this.note(name, files.has(`${name}.json`) ? this.#missingOf(name) : [], size, mtimeMs)
    }
  }

  /**
   * Removes what is half-written, and the drawings of other code: for the one who draws here.
   * @throws when the system refuses
   */
  clean(): void {
    for (const other of namesIn(this.#root))
      if (other !== this.version) rmSync(path.join(this.#root, other), { recursive: true, force: true })
    for (const file of namesIn(this.folder))
      if (!this.#drawn.has(path.parse(file).name))
        rmSync(path.join(this.folder, file), { recursive: true, force: true })
  }

  /** Calls back with each drawing that turns out to be gone: what was made of it may lead to it. */
  whenLost(callback: (name: string) => void): void {
    this.#onLost = callback
  }

  /** Whether so much is kept that nobody may need that it is time to remove some. */
  get isFull(): boolean {
    return this.#spareBytes > this.#mostSpareBytes
  }

  fileOf(name: string): string {
    return path.join(this.folder, `${name}.${pictureEnding}`)
  }

  /** Whether there is a drawing, and it says what it should: one in which a name is garbled is not shown to the public. */
  has(name: string): boolean {
    const missing = this.missing(name)
    return missing !== undefined && !isGarbled(missing)
  }

  /** The characters that a drawing lacks; undefined when there is no such drawing. */
  missing(name: string): readonly string[] | undefined {
    return this.#drawn.get(name)?.missing
  }

  /** The bytes of a drawing; undefined when there is none, also where somebody has removed it: then it is forgotten. */
  async read(name: string): Promise<Buffer | undefined> {
    const file = this.#drawn.get(name)
    const bytes = file && (await readFile(this.fileOf(name)).catch(() => undefined))
    if (file === undefined) return undefined
    if (bytes === undefined || bytes.length === 0) {
      this.#forget(name)
      this.#onLost(name)
      return undefined
    }
    file.usedMs = Date.now()
    return bytes
  }

  /** Notes that something has been drawn. @param bytes its size. @param usedMs when, in milliseconds since the epoch */
  note(name: string, missing: readonly string[], bytes: number, usedMs = Date.now()): void {
    this.#forget(name)
    this.#drawn.set(name, { missing, bytes, usedMs })
    if (!this.#published.has(name)) this.#spareBytes += bytes
  }

  /**
   * What is to be removed: what is neither published nor new, and of the rest that is not published what has been of no
   * use for longest, until it takes half of what it may.
   * @param published all that are, or will be
   * @param now milliseconds since the epoch
   */
  spare(published: ReadonlySet<string>, now: number): string[] {
    this.#published = published
    const unpublished = [...this.#drawn].filter(([name]) => !published.has(name))
    this.#spareBytes = unpublished.reduce((sum, [, { bytes }]) => sum + bytes, 0)
    let over = this.isFull ? this.#spareBytes - this.#mostSpareBytes / 2 : 0
    const oldestFirst = unpublished.sort(([, one], [, other]) => one.usedMs - other.usedMs)
    return oldestFirst.flatMap(([name, { bytes, usedMs }]) => {
      if (over <= 0 && Math.abs(now - usedMs) < keptMs) return []
      over -= bytes
      return [name]
    })
  }

  /** Removes a drawing that has been of no use since an instant. @param sinceMs milliseconds since the epoch */
  remove(name: string, sinceMs: number): void {
    const file = this.#drawn.get(name)
    if (file === undefined || file.usedMs > sinceMs) return
    this.#forget(name)
    for (const one of [this.fileOf(name), missingFileOf(this.fileOf(name))]) rmSync(one, { force: true })
  }

  /** Removes what there is of a drawing that was not finished. */
  discard(name: string): void {
    if (this.#drawn.has(name)) return
    try {
      for (const file of namesIn(this.folder))
        if (file.startsWith(`${name}.`)) rmSync(path.join(this.folder, file), { force: true })
    } catch {
      // the system refuses: the next start removes it
    }
  }

  #forget(name: string): void {
    const file = this.#drawn.get(name)
    if (this.#drawn.delete(name) && !this.#published.has(name)) this.#spareBytes -= file?.bytes ?? 0
  }

  #missingOf(name: string): string[] {
    try {
      return characters.parse(JSON.parse(readFileSync(missingFileOf(this.fileOf(name)), 'utf8')))
    } catch {
      return []
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // nothing has been drawn yet
    return []
  }
}
