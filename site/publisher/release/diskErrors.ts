/** What says that a disk, or what one may use of it, is full: the system, SQLite's driver of Payload, MongoDB (OutOfDiskSpace). */
const ofFull: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 14031]
/** Node's own SQLite has one code for all its errors, and beside it SQLite's: this one, in its lowest byte. */
const sqliteFull = 13
/** With these the disk, or the process, refuses every file alike. */
const ofAll: readonly unknown[] = ['EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'ENODEV', 'ENXIO']
/** How deep the reason may lie in an error. */
const deepest = 5

/** SQLite's code of an error of Node's SQLite, extended codes included; undefined for any other error. */
export function sqliteCode(error: unknown): number | undefined {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown }
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' ? errcode : undefined
}

/** Whether an error, or what caused it, is that a disk is full. */
export function isDiskFull(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return ofFull.includes(code) || primary(sqliteCode(error)) === sqliteFull || isDiskFull(cause, depth + 1)
}

/** Whether an error says that no file at all can be written for now, and not that one file cannot. */
export function isOfAllFiles(error: unknown): boolean {
  return isDiskFull(error) || ofAll.includes((error as { code?: unknown } | undefined)?.code)
}

/** What is left of a code of SQLite's without its extension. */
export function primary(code: number | undefined): number | undefined {
  return code === undefined ? undefined : code & 0xff
}
