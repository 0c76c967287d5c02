import { existsSync } from 'node:fs'
import { BasePayload, buildConfig, type CollectionConfig, type GlobalConfig, type Payload } from 'payload'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { readSettings } from '../../cms/base/settings/env.ts'
import { databaseAdapter } from '../../cms/database/adapter.ts'
import { useTransactions } from '../../cms/database/sqlite/useTransactions.ts'
import { sqliteFileOf } from '../../cms/database/sqliteFile.ts'

// the adapter makes the tables of the first database of a process, and of every other one only then
process.env['PAYLOAD_FORCE_DRIZZLE_PUSH'] = 'true'

/** A database with some collections, as a server has it, without one. */
export interface PushedPayload {
  payload: Payload
  apart: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Opens a database with tables as the collections need them, without migrations. Several may be opened on one MongoDB, or
 * one after the other on a data folder.
 * @param url of the MongoDB; undefined for the embedded database in the data folder
 */
export async function pushedPayload(
  dataDir: string,
  url: string | undefined,
  { collections, globals = [] }: { collections: CollectionConfig[]; globals?: GlobalConfig[] },
): Promise<PushedPayload> {
  const settings = { ...readSettings({ DATA_DIR: dataDir }), dataDir, databaseUrl: url }
  const file = sqliteFileOf(dataDir)
  const isNew = !existsSync(file)
  const embedded = () =>
    sqliteAdapter({
      client: { url: `file:${file}` },
      idType: 'uuid',
      push: isNew,
      busyTimeout: 5000,
      wal: { synchronous: 'FULL' },
    })
  const config = await buildConfig({
    secret: 'of-a-test',
    db: url === undefined ? embedded() : await databaseAdapter(settings),
    collections: [...collections, { slug: 'users', auth: true, fields: [] }],
    globals,
    telemetry: false,
    // each would start a process that writes the types of this configuration over those of ours
    typescript: { autoGenerate: false },
    logger: { options: { level: 'silent' } },
  })
  const payload = await new BasePayload().init({ config, disableOnInit: true })
  const transactions = useTransactions(payload, file)
  return {
    payload,
    apart: (work) =>
      transactions === undefined ? work() : transactions.outside(async () => transactions.inScope(work)),
  }
}
