import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Drawing } from '../../site/posters/drawer/drawer.ts'
import { DrawnFiles } from '../../site/posters/drawer/drawnFiles.ts'
import type { Drawings } from '../../site/publisher/outputs/posterOutput.ts'
import { childrenOf } from './server.ts'

/** Drawings for a site that has none. */
export const noDrawings: Drawings = {
  files: { has: () => false, read: () => Promise.resolve(undefined), version: '' },
  drawer: { want: () => undefined, drop: () => undefined },
  isOn: false,
}

/**
 * What a server has drawn until now, to be compared with what it has published.
 * @param missing takes the names of what has yet to be drawn
 */
export function drawingsOf(dataDir: string, missing: Set<string>): Drawings {
  const root = path.join(dataDir, 'posters')
  const [version = 'none'] = existsSync(root) ? readdirSync(root) : []
  const files = new DrawnFiles(root, version)
  const want = (_: string, { name }: Drawing): void => {
    if (files.missing(name) === undefined) missing.add(name)
  }
  return { files, drawer: { ...noDrawings.drawer, want }, isOn: true }
}

/** Files in the folder of drawings that are none. */
export function strayDrawings(dataDir: string): string[] {
  const root = path.join(dataDir, 'posters')
  const all = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : []
  const files = all.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name))
  return files.filter((file) => {
    const picture = file.replace(/\.json$/, '.jpg')
    return !picture.endsWith('.jpg') || !existsSync(picture) || !isWholeJpeg(readFileSync(picture))
  })
}

/** The processes that draw for a process. */
export function drawingProcessesOf(pid: number): number[] {
  return childrenOf(pid).filter((child) => {
    try {
      return readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('drawingProcess')
    } catch {
      return false
    }
  })
}

/** Whether a picture has its end. */
export function isWholeJpeg(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xd8])) && bytes.subarray(-2).equals(Buffer.from([0xff, 0xd9]))
}

/** Draws what it is told to, when it is told to: a drawing is its facts as JSON, which says whether they are the right ones. */
export class FakeDrawer implements Drawings {
  readonly isOn = true
  readonly drawer = {
    want: (url: string, drawing: Drawing) => this.#want(url, drawing),
    drop: (url: string) => void this.#wanted.delete(url),
  }
  readonly files = {
    version: 'fake',
    has: (name: string) => this.#drawn.has(name),
    read: async (name: string) => {
      const bytes = await readFile(this.#fileOf(name)).catch(() => undefined)
      if (bytes === undefined) this.#drawn.delete(name)
      return bytes
    },
  }
  readonly #folder: string
  readonly #drawn = new Set<string>()
  readonly #wanted = new Map<string, Drawing>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** How many drawings are asked for. */
  get pending(): number {
    return this.#wanted.size
  }

  /** Makes the drawing that was asked for first. @returns its name, with the paths that wait for it; undefined for none */
  async draw(): Promise<{ name: string; paths: string[] } | undefined> {
    const [first] = this.#wanted.values()
    if (first === undefined) return undefined
    const { name, facts } = first
    await mkdir(this.#folder, { recursive: true })
    await writeFile(this.#fileOf(name), JSON.stringify(facts))
    this.#drawn.add(name)
    const paths = [...this.#wanted].flatMap(([url, wanted]) => (wanted.name === name ? [url] : []))
    for (const url of paths) this.#wanted.delete(url)
    return { name, paths }
  }

  /** Loses a file that was drawn. */
  async lose(name: string): Promise<void> {
    await rm(this.#fileOf(name), { force: true })
  }

  #fileOf(name: string): string {
    return path.join(this.#folder, `${name}.jpg`)
  }

  #want(url: string, drawing: Drawing): void {
    // as the real one: what it knows to be drawn is not drawn again
    if (!this.#drawn.has(drawing.name)) this.#wanted.set(url, drawing)
  }
}
