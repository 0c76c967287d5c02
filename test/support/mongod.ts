import { randomUUID } from 'node:crypto'
import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { MongoBinary, MongoMemoryReplSet, MongoMemoryServer } from 'mongodb-memory-server-core'

/** A MongoDB server of a test run. */
export type Mongo = { url: string; stop: () => Promise<void> }

/**
 * Starts a replica set of one, or takes the server that MONGODB_URL names.
 * @throws when there is no server, no binary and no download
 */
export async function startMongo(): Promise<Mongo> {
  const url = process.env['MONGODB_URL']
  if (url) return { url, stop: async () => {} }
  const server = await MongoMemoryReplSet.create({
    binary: await binary(),
    // The default engine of older versions has no transactions.
    replSet: { count: 1, storageEngine: 'wiredTiger' },
  })
  return { url: server.getUri(), stop: async () => void (await server.stop()) }
}

/** Starts a server that is no replica set, for the tests of what we say to that. */
export async function startStandaloneMongo(): Promise<Mongo> {
  const server = await MongoMemoryServer.create({
    binary: await binary(),
    instance: { storageEngine: 'wiredTiger' },
  })
  return { url: server.getUri(), stop: async () => void (await server.stop()) }
}

/** A database on a server: `url` names it, `drop` removes it. */
type TestMongoDatabase = { url: string; drop: () => Promise<void> }

/** A new database on a server. */
export function freshDatabase(server: string): TestMongoDatabase {
  return namedDatabase(server, `gongyun-test-${randomUUID()}`)
}

/**
 * The database of a run that holds the sample content.
 * @param server URL of the server, or of another database on it
 */
export function sampleDatabase(server: string, runFolder: string): TestMongoDatabase {
  return namedDatabase(server, `gongyun-test-${path.basename(runFolder)}`)
}

function namedDatabase(server: string, name: string): TestMongoDatabase {
  const url = new URL(server)
  url.pathname = `/${name}`
  url.searchParams.set('appName', name)
  return {
    url: url.href,
    drop: async () => {
      const client = await new MongoClient(server).connect()
      await endTransactionsOf(name, client)
      await client.db(name).dropDatabase()
      await client.close()
    },
  }
}

/** A server that was killed leaves its transactions open; without this, a drop would wait a minute for their end. */
async function endTransactionsOf(appName: string, client: MongoClient): Promise<void> {
  const admin = client.db('admin')
  const open = admin.aggregate([
    { $currentOp: { idleSessions: true } },
    { $match: { appName, transaction: { $exists: true } } },
  ])
  for await (const { lsid } of open) await admin.command({ killSessions: [{ id: lsid.id }] })
}

async function binary(): Promise<{ systemBinary: string }> {
  return { systemBinary: await mongodFile() }
}

/** The program of a MongoDB server. @throws when there is none and no download */
export async function mongodFile(): Promise<string> {
  // One try: without a network the run goes on, and says what it skipped, instead of waiting.
  process.env['MONGOMS_MAX_RETRIES'] ??= '1'
  process.env['MONGOMS_SYSTEM_BINARY_VERSION_CHECK'] ??= 'false'
  const found = process.env['MONGOMS_SYSTEM_BINARY'] ?? (await onPath('mongod'))
  return found ?? (await MongoBinary.getPath())
}

async function onPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, process.platform === 'win32' ? `${name}.exe` : name)
    const executable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (executable) return file
  }
  return undefined
}
