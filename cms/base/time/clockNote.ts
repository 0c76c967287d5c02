import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { setAside } from '../../../site/publisher/release/setAside.ts'
import { writeNote } from '../disk/writeNote.ts'
import type { Sample } from './certainTime.ts'

const samplesSchema = z.array(z.object({ ran: z.number().nonnegative(), clock: z.number() })).min(1)

const fileOf = (dataDir: string): string => path.join(dataDir, 'clock.json')

/** Reads what the clock said while the server ran; a note that is damaged is set aside and counts for nothing. */
export function readSamples(dataDir: string): Sample[] | undefined {
  const file = fileOf(dataDir)
  try {
    return samplesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') setAside(file)
    return undefined
  }
}

/** @throws the disk's error */
export function noteSamples(dataDir: string, samples: readonly Sample[]): void {
  writeNote(fileOf(dataDir), samples)
}
