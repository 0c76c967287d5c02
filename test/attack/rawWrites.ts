import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Db, MongoClient, ObjectId } from 'mongodb'

/** Tables that are refused writes, beside which the server would not even start or answer. */
const refusedTables = /^(users|users_sessions|_?notices_v|notices|_?works_v|works|audits|media|imports|wordings|units)$/

/**
 * Makes a database refuse every write to what staff write to, as a full disk or a broken one would, with the text of
 * the database's own errors.
 * @param url of the MongoDB; undefined for the embedded database in the data folder
 */
export async function refuseWrites(dataDir: string, url: string | undefined): Promise<{ end: () => Promise<void> }> {
  if (url === undefined) {
    const run = (statement: (table: string, event: string) => string) =>
      withSqlite(dataDir, (database) => {
        const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as {
          name: string
        }[]
        for (const { name } of tables.filter(({ name: table }) => refusedTables.test(table)))
          for (const event of ['INSERT', 'UPDATE']) database.exec(statement(name, event))
      })
    const trigger = (table: string, event: string) => `"attack_${table}_${event}"`
    run(
      (table, event) =>
        `CREATE TRIGGER ${trigger(table, event)} BEFORE ${event} ON "${table}" BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`,
    )
    return { end: async () => run((table, event) => `DROP TRIGGER IF EXISTS ${trigger(table, event)}`) }
  }
  const run = (validator: object) =>
    withMongo(url, async (database) => {
      for (const { name } of await database.listCollections({ type: 'collection' }).toArray())
        if (refusedTables.test(name)) await database.command({ collMod: name, validator })
    })
  await run({ nobodyHasThis: { $exists: true } })
  return { end: () => run({}) }
}

/**
 * Gives an entry of a server that is not running an address that no form would take.
 * @param url of the MongoDB; undefined for the embedded database in the data folder
 */
export async function setSlug(dataDir: string, url: string | undefined, id: string, slug: string): Promise<void> {
  if (url === undefined)
    return withSqlite(dataDir, (database) => {
      database.prepare('UPDATE notices SET slug = ? WHERE id = ?').run(slug, id)
      database.prepare('UPDATE _notices_v SET version_slug = ? WHERE parent_id = ?').run(slug, id)
    })
  await withMongo(url, async (database) => {
    await database.collection('notices').updateOne({ _id: new ObjectId(id) }, { $set: { slug } })
    for (const { name } of await database.listCollections().toArray())
      if (/^_?notices_v/.test(name))
        await database
          .collection(name)
          .updateMany({ parent: { $in: [id, new ObjectId(id)] } }, { $set: { 'version.slug': slug } })
  })
}

function withSqlite(dataDir: string, work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path.join(dataDir, 'gongyun.db'), { timeout: 10_000 })
  try {
    work(database)
  } finally {
    database.close()
  }
}

async function withMongo(url: string, work: (database: Db) => Promise<void>): Promise<void> {
  const client = await new MongoClient(url).connect()
  try {
    await work(client.db())
  } finally {
    await client.close()
  }
}
