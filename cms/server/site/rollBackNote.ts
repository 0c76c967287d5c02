import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { setAside } from '../../../site/publisher/release/setAside.ts'
import { writeNote } from '../../base/disk/writeNote.ts'

const noteSchema = z.object({
  /** Digest of the program that the roll-back was made with. */
  program: z.string().min(1),
  /** Name of the release that is served. */
  release: z.string().min(1),
})

/** That the public is shown the release before, since an operator asked for it. */
export type RollBackNote = z.infer<typeof noteSchema>

const fileOf = (dataDir: string): string => path.join(dataDir, 'rollback.json')

/**
 * Reads whether the site is rolled back; a note that is damaged is set aside and counts for nothing.
 * @throws the disk's error
 */
export function readRollBack(dataDir: string): RollBackNote | undefined {
  let text: string
  try {
    text = readFileSync(fileOf(dataDir), 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EISDIR') setAside(fileOf(dataDir))
    else if (code !== 'ENOENT') throw error
    return undefined
  }
  try {
    return noteSchema.parse(JSON.parse(text))
  } catch {
    setAside(fileOf(dataDir))
    return undefined
  }
}

/** Notes it, on the disk for certain: from then on every start serves that release. @throws the disk's error */
export function noteRollBack(dataDir: string, note: RollBackNote): void {
  writeNote(fileOf(dataDir), note)
}

/** Notes that the present release is served again. */
export function forgetRollBack(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}
