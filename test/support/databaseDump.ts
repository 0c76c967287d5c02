import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { BSON, MongoClient } from 'mongodb'

/** What changes by itself, is a setting, or is about batches and not about the content. */
const notContent =
  /^(outbox|imports|audits|_?newsroom|globals|payload_kv|payload-kv|payload_preferences|payload-preferences|payload_locked|payload-locked|users)/

/**
 * All content of a database, row by row, with versions and all that belongs to them.
 * @param url of the MongoDB; undefined for the embedded one in the data folder
 */
export async function dumpOf(dataDir: string, url: string | undefined): Promise<Record<string, string[]>> {
  return url === undefined ? dumpSqlite(path.join(dataDir, 'gongyun.db')) : dumpMongo(url)
}

function dumpSqlite(file: string): Record<string, string[]> {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const names = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[]
    return Object.fromEntries(
      names
        .filter(({ name }) => !notContent.test(name) && !name.startsWith('sqlite_'))
        .map(({ name }) => [
          name,
          database
            .prepare(`SELECT * FROM "${name}"`)
            .all()
            .map((row) => JSON.stringify(row))
            .sort(),
        ]),
    )
  } finally {
    database.close()
  }
}

async function dumpMongo(url: string): Promise<Record<string, string[]>> {
  const client = await new MongoClient(url).connect()
  try {
    const names = await client.db().listCollections({ type: 'collection' }).toArray()
    const dump: Record<string, string[]> = {}
    for (const { name } of names.filter(({ name: one }) => !notContent.test(one))) {
      const rows = await client.db().collection(name).find().toArray()
      dump[name] = rows.map((row) => BSON.EJSON.stringify(row, { relaxed: false })).sort()
    }
    return dump
  } finally {
    await client.close()
  }
}
