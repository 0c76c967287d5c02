import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { primary, sqliteCode } from './diskErrors.ts'

/** Damaged states that are kept for the operator. */
const kept = 3

/**
 * SQLite's codes for a file that is no database of ours, whole or in part: error in a statement (a table or a column is
 * missing), corrupt, mismatch, no such format, not a database.
 */
const ofDamage: readonly unknown[] = [1, 11, 20, 24, 26]
/** Of reading and writing one alone is the file's and not the disk's: it ends before it should. */
const shortRead = 522
/** Says nothing yet: something else may stand in the place of the file, or the process have too many open. */
const cannotOpen = 14
/** A database, its log, and the index of the log. */
const endings = ['', '-wal', '-shm']

/** What is known of a release does not read as it was written. All of it can be made again. */
export class DamagedState extends Error {}

/**
 * Whether an error says that the state of a release is damaged, and not that the disk is full, busy or read-only, or that
 * too many files are open.
 * @param file the database, where the error may be that it cannot be opened
 */
export function isDamage(error: unknown, file?: string): boolean {
  if (error instanceof DamagedState) return true
  const code = sqliteCode(error)
  if (code === shortRead || ofDamage.includes(primary(code))) return true
  return primary(code) === cannotOpen && file !== undefined && isNoFile(file)
}

/** Whether something else than a file stands in the place of a database or what belongs to it. */
function isNoFile(file: string): boolean {
  return endings.some((ending) => statSync(file + ending, { throwIfNoEntry: false })?.isFile() === false)
}

/**
 * Moves the state of a release away, to a folder with the moment as its name; the release has none then, and counts for
 * nothing. Its files stay where they are, since visitors may be reading them.
 * @param root the published folder
 */
export function setStateAside(root: string, name: string, now = new Date()): void {
  const folder = path.join(root, 'damaged')
  const aside = path.join(folder, now.toISOString().replaceAll(/[:.]/g, '-'))
  mkdirSync(aside, { recursive: true })
  for (const ending of endings) {
    const file = path.join(root, 'state', `${name}.db${ending}`)
    if (existsSync(file)) renameSync(file, path.join(aside, `${name}.db${ending}`))
  }
  for (const old of readdirSync(folder).sort().slice(0, -kept)) rmSync(path.join(folder, old), { recursive: true })
}
