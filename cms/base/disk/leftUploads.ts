import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** How what is on its way is named: by requests, and by Payload for a file of its own. */
const ours = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|tmp-\d+-\d+)$/

/** Absolute path of the folder of what is on its way and of no row yet. */
export function uploadsFolder(dataDir: string): string {
  return path.join(dataDir, 'uploading')
}

/**
 * Removes what requests have left when a crash, or the disk, kept them from it. The folder stays: it may be a link, by
 * which an operator has it on a larger disk, and what else is there is theirs.
 * @param before milliseconds since the epoch; what was changed later stays
 */
export async function removeLeftUploads(dataDir: string, before: number): Promise<void> {
  const folder = uploadsFolder(dataDir)
  for (const name of await readdir(folder).catch(() => [])) {
    const full = path.join(folder, name)
    const found = ours.test(name) ? await stat(full).catch(() => undefined) : undefined
    if (found !== undefined && found.mtimeMs < before) await rm(full, { recursive: true, force: true })
  }
}
