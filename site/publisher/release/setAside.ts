import { readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** Of one file or folder, how many that were set aside are kept for the operator. */
const kept = 3

/**
 * Moves away what is damaged and can be made again: it stands beside its place, with the moment in its name. The oldest
 * are removed when there are more than a few.
 * @returns its new name without the folder; undefined when there was nothing
 */
export function setAside(file: string, now = new Date()): string | undefined {
  const [folder, name] = [path.dirname(file), `${path.basename(file)}.damaged-`]
  const aside = name + now.toISOString().replaceAll(/[:.]/g, '-')
  try {
    renameSync(file, path.join(folder, aside))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const others = readdirSync(folder).filter((other) => other.startsWith(name))
  for (const old of others.sort().slice(0, -kept)) rmSync(path.join(folder, old), { recursive: true, force: true })
  return aside
}
