import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { inSlices, type Pace } from '../slices.ts'
import type { Manifest, PublishedFile } from './manifest.ts'

/** What is not as the manifest says. While the release changes this is a suspicion only. */
export interface Strays {
  /** URL paths of files that are missing or of another size. */
  damaged: string[]
  /** Files that belong to nobody, relative to the release's folder and with slashes. */
  foreign: string[]
}

/**
 * Compares the files of a release with its manifest.
 * @param folder of the release
 */
export async function inspect(folder: string, manifest: Manifest, pace: Pace): Promise<Strays> {
  const damaged: string[] = []
  await inSlices(manifest, pace, ([url, file]) => {
    if (!isIntact(file)) damaged.push(url)
  })
  const foreign: string[] = []
  await inSlices(filesIn(folder), pace, (name) => {
    if (!belongs(manifest, name)) foreign.push(name)
  })
  return { damaged, foreign }
}

/** Whether a file and its compressed copies are there in the right size. */
export function isIntact(file: PublishedFile): boolean {
  return [file, file.br, file.gz].every((wanted) => wanted === undefined || sizeOf(wanted.file) === wanted.size)
}

/** In bytes; undefined when there is no such file, or none that can be looked at. */
function sizeOf(file: string): number | undefined {
  try {
    const found = statSync(file)
    return found.isFile() ? found.size : undefined
  } catch {
    return undefined
  }
}

/** Whether a file is one of the manifest's. @param name relative to the release's folder, with slashes */
export function belongs(manifest: Manifest, name: string): boolean {
  if (manifest.has(urlOf(name))) return true
  const [, copied, ending] = /^(.*)\.(br|gz)$/.exec(name) ?? []
  return copied !== undefined && manifest.get(urlOf(copied))?.[ending as 'br' | 'gz'] !== undefined
}

function urlOf(name: string): string {
  return `/${name}`.replace(/\/index\.html$/, '/')
}

function* filesIn(folder: string): Iterable<string> {
  const waiting = ['']
  for (let under = waiting.pop(); under !== undefined; under = waiting.pop()) {
    for (const entry of contents(path.join(folder, under))) {
      if (entry.isDirectory()) waiting.push(`${under}${entry.name}/`)
      else yield `${under}${entry.name}`
    }
  }
}

function contents(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // it went while the others were looked at, or nobody may look: what is missing in it is found by the manifest
    return []
  }
}
