import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { BSON, MongoClient } from 'mongodb'

/** Rows by the name of their table or collection; fields as the database has them, and `id`. */
export type Rows = Record<string, Record<string, unknown>[]>

/**
 * Every row of every table or collection: of versions, the audit log and what no API shows, too.
 * @param url of the MongoDB; undefined for the embedded database in the data folder
 */
export async function wholeDatabase(dataDir: string, url: string | undefined): Promise<Rows> {
  if (url === undefined) {
    const database = new DatabaseSync(path.join(dataDir, 'gongyun.db'), { readOnly: true, timeout: 10_000 })
    try {
      const names = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[]
      const tables = names.filter(({ name }) => !name.startsWith('sqlite_') && !name.includes('fts'))
      return Object.fromEntries(tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]))
    } finally {
      database.close()
    }
  }
  const client = await new MongoClient(url).connect()
  try {
    const all: Rows = {}
    for (const { name } of await client.db().listCollections({ type: 'collection' }).toArray()) {
      const rows = await client.db().collection(name).find().toArray()
      all[name] = rows.map((row) => ({ ...(BSON.EJSON.serialize(row) as object), id: String(row._id) }))
    }
    return all
  } finally {
    await client.close()
  }
}
