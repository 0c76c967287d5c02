import path from 'node:path'

/** The embedded database's file. */
export function sqliteFileOf(dataDir: string): string {
  return path.join(dataDir, 'gongyun.db')
}
