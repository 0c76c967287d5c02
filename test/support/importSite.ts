import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { administrator, type Api } from './api.ts'
import { dumpOf } from './databaseDump.ts'
import type { TestDatabase } from './databases.ts'
import { startServer, type TestServer } from './server.ts'

/** A site without content, into which tables are brought. */
export interface ImportSite {
  server: TestServer
  /** The first administrator; the review does not hold anybody. */
  chief: Api
  /** Where its server keeps the journal of a batch. */
  journalOf: (batch: string) => string
  /** All content of its database, row by row. */
  dump: () => Promise<Record<string, string[]>>
  /** Names of the files of its pictures. */
  pictureFiles: () => Promise<string[]>
  /** Starts it again after its server was killed. @returns the same site with the new server */
  restart: () => Promise<ImportSite>
  stop: () => Promise<void>
}

/** Starts a site for imports on a database of its own. */
export async function startImportSite(database: TestDatabase): Promise<ImportSite> {
  const place = database.create()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-import-'))
  const start = async (): Promise<ImportSite> => {
    const server = await startServer({ dataDir, databaseUrl: place.url, args: ['--no-sample'] })
    return {
      server,
      chief: await administrator(server),
      journalOf: (batch) => path.join(dataDir, 'imports', batch, 'journal'),
      dump: () => dumpOf(dataDir, place.url),
      pictureFiles: async () => (await readdir(path.join(dataDir, 'media')).catch(() => [])).sort(),
      restart: start,
      async stop() {
        await server.stop()
        await place.drop()
        await rm(dataDir, { recursive: true, force: true })
      },
    }
  }
  return start()
}
