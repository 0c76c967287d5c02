import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { z } from 'zod'
import { setAside } from '../../../site/publisher/release/setAside.ts'
import { writtenDay } from '../../base/time/wallClock.ts'
import { loadSample } from '../../features/sample/load.ts'
import { removeSample } from '../../features/sample/remove.ts'

const contentDir = path.resolve('content')
const markerFile = 'sample.json'

const marker = z.object({
  /** The day from which the dates of the content are counted, YYYY-MM-DD in Shanghai. */
  anchor: z.iso.date(),
  /** Whether loading was begun, finished or undone. */
  state: z.enum(['loading', 'loaded', 'removed']),
})
type Marker = z.infer<typeof marker>

/**
 * Loads the sample content, all of it or what is missing of it. A load that was interrupted goes on with the dates
 * that it began with.
 * @param onProgress told how many of how many entries are there
 */
export async function loadSampleOnce(
  payload: Payload,
  dataDir: string,
  onProgress: (done: number, total: number) => void = () => undefined,
) {
  const before = await readMarker(dataDir)
  const anchor = before !== undefined && before.state !== 'removed' ? before.anchor : writtenDay(Date.now())
  await writeMarker(dataDir, { anchor, state: 'loading' })
  const result = await loadSample(payload, { anchor, contentDir, onProgress })
  await writeMarker(dataDir, { anchor, state: 'loaded' })
  return result
}

/** Removes every entry that the sample content made. */
export async function removeSampleAll(payload: Payload, dataDir: string) {
  const result = await removeSample(payload, contentDir)
  const before = await readMarker(dataDir)
  if (before !== undefined) await writeMarker(dataDir, { ...before, state: 'removed' })
  return result
}

/** Whether a load was begun and not finished. */
export async function isSampleInterrupted(dataDir: string): Promise<boolean> {
  return (await readMarker(dataDir))?.state === 'loading'
}

async function readMarker(dataDir: string): Promise<Marker | undefined> {
  const file = path.join(dataDir, markerFile)
  try {
    return marker.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code !== undefined && code !== 'EISDIR') throw error
    // damaged: what was loaded is marked in the database too, and only the first day of its dates is lost
    setAside(file)
    return undefined
  }
}

async function writeMarker(dataDir: string, content: Marker): Promise<void> {
  const file = path.join(dataDir, markerFile)
  await writeFile(`${file}.new`, JSON.stringify(content))
  await rename(`${file}.new`, file)
}
