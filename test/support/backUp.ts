import { copyFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Document, MongoClient } from 'mongodb'

/** What a database had at one moment. */
export interface BackUp {
  /** Puts it in the place of what the database has now; its server must not run. */
  restore(): Promise<void>
}

/**
 * Backs a database up while its server runs, as the manual has it.
 * @param url of the MongoDB; undefined for the embedded one
 */
export async function backUp(dataDir: string, url: string | undefined): Promise<BackUp> {
  return url === undefined ? backUpFile(path.join(dataDir, 'gongyun.db')) : backUpMongo(url)
}

function backUpFile(file: string): BackUp {
  const copy = `${file}.back-up`
  const database = new DatabaseSync(file)
  database.prepare('VACUUM INTO ?').run(copy)
  database.close()
  return {
    async restore() {
      for (const ending of ['-wal', '-shm']) await rm(file + ending, { force: true })
      await copyFile(copy, file)
    },
  }
}

async function backUpMongo(url: string): Promise<BackUp> {
  const client = await new MongoClient(url).connect()
  const names = (await client.db().listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  const taken = new Map<string, Document[]>()
  // one moment for all, as mongodump --oplog has it
  await client.withSession({ snapshot: true }, async (session) => {
    for (const name of names) taken.set(name, await client.db().collection(name).find({}, { session }).toArray())
  })
  await client.close()
  return {
    async restore() {
      const again = await new MongoClient(url).connect()
      for (const name of names) {
        await again.db().collection(name).deleteMany({})
        const rows = taken.get(name) ?? []
        if (rows.length > 0) await again.db().collection(name).insertMany(rows)
      }
      await again.close()
    },
  }
}
