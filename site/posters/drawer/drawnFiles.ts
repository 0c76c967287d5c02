import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { pictureEnding } from '../formats.ts'
import { isGarbled } from '../typeset/setText.ts'

const characters = z.array(z.string())
/** How long what nobody needs any more is kept, in milliseconds: somebody may be looking at it. */
const keptMs = 24 * 60 * 60 * 1000

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
  /** Names, with the characters that no font has. */
  readonly #drawn = new Map<string, readonly string[]>()

  /** @param root of all such folders; those of other code are removed. @param version names the code that draws */
  constructor(root: string, version: string) {
    this.folder = path.join(root, version)
    mkdirSync(this.folder, { recursive: true })
    for (const other of readdirSync(root))
      if (other !== version) rmSync(path.join(root, other), { recursive: true, force: true })
    for (const file of readdirSync(this.folder)) {
      const { name, ext } = path.parse(file)
      if (ext === `.${pictureEnding}` && statSync(path.join(this.folder, file)).size > 0)
        this.note(name, this.#missingOf(name))
      else if (ext !== '.json') rmSync(path.join(this.folder, file), { force: true })
    }
  }

  fileOf(name: string): string {
    return path.join(this.folder, `${name}.${pictureEnding}`)
  }

  /** Whether there is a drawing, and it says what it should: one in which a name is garbled is not shown to the public. */
  has(name: string): boolean {
    const missing = this.#drawn.get(name)
    return missing !== undefined && !isGarbled(missing)
  }

  /** The characters that a drawing lacks; undefined when there is no such drawing. */
  missing(name: string): readonly string[] | undefined {
    return this.#drawn.get(name)
  }

  note(name: string, missing: readonly string[]): void {
    this.#drawn.set(name, missing)
  }

  forget(name: string): void {
    this.#drawn.delete(name)
  }

  /** Removes what is neither wanted nor new. @param now milliseconds since the epoch */
  sweep(wanted: { has(name: string): boolean }, now: number): void {
    for (const name of this.#drawn.keys()) {
      const file = this.fileOf(name)
      const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
      if (wanted.has(name) || Math.abs(now - at) < keptMs) continue
      this.forget(name)
      for (const one of [file, missingFileOf(file)]) rmSync(one, { force: true })
    }
  }

  #missingOf(name: string): string[] {
    try {
      return characters.parse(JSON.parse(readFileSync(missingFileOf(this.fileOf(name)), 'utf8')))
    } catch {
      // nearly none has one
      return []
    }
  }
}
