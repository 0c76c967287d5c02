import { renameSync, statSync, writeFileSync } from 'node:fs'
import { setAside } from '../../../site/publisher/release/setAside.ts'

/**
 * Writes a note into the data folder, whole and on the disk for certain, readable by its owner only. A folder that stands
 * in its place is set aside.
 * @throws the disk's error
 */
export function writeNote(file: string, content: unknown): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) setAside(file)
  writeFileSync(`${file}.new`, JSON.stringify(content), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
