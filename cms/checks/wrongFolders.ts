import { statSync } from 'node:fs'
import path from 'node:path'
import { setAside } from '../../site/publisher/setAside.ts'

/** Where files of uploads are, and the notes of writes of them; the outer one first. */
const folders = ['media', path.join('media', 'recordings'), 'pending-files']

/**
 * Moves away what stands in the place of a folder for uploads and is none: every upload would fail. It is made again
 * when it is needed.
 * @returns names of what was moved away, in the data folder
 */
export function setWrongFoldersAside(dataDir: string): string[] {
  return folders.filter((name) => {
    const found = statSync(path.join(dataDir, name), { throwIfNoEntry: false })
    return found?.isDirectory() === false && setAside(path.join(dataDir, name)) !== undefined
  })
}
