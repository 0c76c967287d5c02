import path from 'node:path'

/** The embedded database's file. */
export function sqliteFileOf(dataDir: string): string {
  return path.join(dataDir, 'gongyun.db')
}

/** Stands beside the embedded database while it is being made or migrated. */
export function migrationMarkerOf(dataDir: string): string {
  return `${sqliteFileOf(dataDir)}.migrating`
}
