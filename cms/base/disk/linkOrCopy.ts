import { copyFile, link, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'

/**
 * Holds a file's present bytes under another name, in a moment and without room of its own where the disk can. The
 * source must never be written in place, only replaced.
 * @throws ENOENT when the source is gone
 */
export async function linkOrCopy(source: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true })
  await rm(target, { force: true })
  try {
    await link(source, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error
    await copyFile(source, target)
  }
}
