import { existsSync } from 'node:fs'
import { BasePayload, buildConfig, type Payload } from 'payload'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { readSettings } from '../../cms/base/settings/env.ts'
import { databaseAdapter } from '../../cms/database/adapter.ts'
import { useTransactions } from '../../cms/database/sqlite/useTransactions.ts'
import { sqliteFileOf } from '../../cms/database/sqliteFile.ts'
import { attendances } from '../../cms/features/signup/attendance/collection.ts'
import { certificates } from '../../cms/features/signup/certificates/collection.ts'
import { registrations, seats } from '../../cms/features/signup/book/collections.ts'
import { feedback } from '../../cms/features/signup/feedback/collection.ts'
import { messages } from '../../cms/features/signup/messages/messagesCollection.ts'
import { messageTexts } from '../../cms/features/signup/messages/messageTexts.ts'

const ofSignUp = [seats, registrations, attendances, messages, certificates, feedback]

// the adapter makes the tables of the first database of a process, and of every other one only then
process.env['PAYLOAD_FORCE_DRIZZLE_PUSH'] = 'true'

/** A database with what sign-up keeps, as a server has it, without one. */
export interface SignUpPayload {
  payload: Payload
  apart: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Opens a database. Several may be opened on one MongoDB, or one after the other on a data folder.
 * @param url of the MongoDB; undefined for the embedded database in the data folder
 */
export async function openSignUpPayload(dataDir: string, url: string | undefined): Promise<SignUpPayload> {
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
    collections: [...ofSignUp, { slug: 'users', auth: true, fields: [] }],
    globals: [{ slug: messageTexts.slug, fields: messageTexts.fields }],
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
