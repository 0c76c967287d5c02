import path from 'node:path'
import type { Settings } from '../base/settings/env.ts'
import { withCountedPages } from './countedPages.ts'
import { literalSearch } from './sqlite/literalSearch.ts'
import { sqliteFileOf } from './sqliteFile.ts'

/** Wait for another writer, in milliseconds, before a write fails as busy. */
const busyTimeout = 5000

/**
 * The database that the environment chose: MongoDB when DATABASE_URL is given, else SQLite in the data folder.
 * The settings of both were measured (decision 0003). Only what is chosen is loaded.
 */
export async function databaseAdapter({ databaseUrl, dataDir }: Settings) {
  if (databaseUrl !== undefined) {
    const { mongooseAdapter } = await import('@payloadcms/db-mongodb')
    const adapter = mongooseAdapter({ url: databaseUrl, ensureIndexes: true })
    return { ...adapter, init: (args: Parameters<typeof adapter.init>[0]) => withCountedPages(adapter.init(args)) }
  }
  const [{ sqliteAdapter }, { migrations }] = await Promise.all([
    import('@payloadcms/db-sqlite'),
    import('../migrations/index.ts'),
  ])
  const adapter = sqliteAdapter({
    client: { url: `file:${sqliteFileOf(dataDir)}` },
    idType: 'uuid',
    push: false,
    busyTimeout,
    // what has been answered is on the disk, before files that it no longer needs are removed
    wal: { synchronous: 'FULL' },
    migrationDir: path.resolve('cms/migrations'),
    prodMigrations: migrations,
  })
  return { ...adapter, init: (args: Parameters<typeof adapter.init>[0]) => withLiteralSearch(adapter.init(args)) }
}

function withLiteralSearch<T extends { operators: object }>(database: T): T {
  return Object.assign(database, { operators: { ...database.operators, ...literalSearch } })
}
