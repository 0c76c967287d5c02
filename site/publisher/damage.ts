import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** Damaged states that are kept for the operator. */
const kept = 3

/**
 * SQLite's codes for a file that is no database of ours, whole or in part: error in a statement (a table or a column is
 * missing), corrupt, cannot be opened, mismatch, no such format, not a database.
 */
const ofDamage = new Set([1, 11, 14, 20, 24, 26])

/** What is known of a release does not read as it was written. All of it can be made again. */
export class DamagedState extends Error {}

/** Whether an error says that the state of a release is damaged, and not that the disk is full or busy. */
export function isDamage(error: unknown): boolean {
  if (error instanceof DamagedState) return true
  const { code, errcode } = error as { code?: string; errcode?: number }
  return code === 'ERR_SQLITE_ERROR' && errcode !== undefined && ofDamage.has(errcode & 0xff)
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
  for (const ending of ['.db', '.db-wal', '.db-shm']) {
    const file = path.join(root, 'state', `${name}${ending}`)
    if (existsSync(file)) renameSync(file, path.join(aside, `${name}${ending}`))
  }
  for (const old of readdirSync(folder).sort().slice(0, -kept)) rmSync(path.join(folder, old), { recursive: true })
}
