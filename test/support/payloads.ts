import { BasePayload, buildConfig, type Migration, type Payload } from 'payload'
import { databaseAdapter } from '../../cms/database/adapter.ts'
import { imports } from '../../cms/features/imports/imports.ts'
import { schedules } from '../../cms/features/schedule/schedules.ts'
import { readSettings } from '../../cms/base/settings/env.ts'
import { migrations } from '../../cms/migrations/index.ts'

/**
 * Opens a database as a server does, without one: Payload with its adapter, and the rows that servers share. Several may
 * be opened on one MongoDB.
 * @param url of the MongoDB; undefined for the embedded database in the data folder
 */
export async function openPayload(dataDir: string, url: string | undefined): Promise<Payload> {
  const settings = { ...readSettings({ DATA_DIR: dataDir }), dataDir, databaseUrl: url }
  const config = await buildConfig({
    secret: 'of-a-test',
    db: await databaseAdapter(settings),
    collections: [schedules, imports, { slug: 'users', auth: true, fields: [] }],
    telemetry: false,
    // each would start a process that writes the types of this configuration over those of ours
    typescript: { autoGenerate: false },
    logger: { options: { level: 'silent' } },
  })
  const payload = await new BasePayload().init({ config, disableOnInit: true })
  if (url === undefined) await payload.db.migrate({ migrations: migrations as Migration[] })
  return payload
}
