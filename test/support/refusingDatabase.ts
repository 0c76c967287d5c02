import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient } from 'mongodb'

/**
 * Has the database of a running server refuse every write from now on, with an error of its own that is given what was
 * to be written.
 * @param url of the MongoDB; undefined for the embedded one
 * @returns lets writes through again
 */
export async function refuseWrites(dataDir: string, url: string | undefined): Promise<() => Promise<void>> {
  return url === undefined ? refuseSqlite(path.join(dataDir, 'gongyun.db')) : refuseMongo(url)
}

async function refuseSqlite(file: string): Promise<() => Promise<void>> {
  const database = new DatabaseSync(file, { timeout: 10_000 })
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(({ name }) => String(name))
  for (const table of tables)
    for (const way of ['INSERT', 'UPDATE'])
      database.exec(
        `CREATE TRIGGER "refuse_${way}_${table}" BEFORE ${way} ON "${table}" BEGIN SELECT RAISE(ABORT, 'refused'); END`,
      )
  return async () => {
    for (const table of tables)
      for (const way of ['INSERT', 'UPDATE']) database.exec(`DROP TRIGGER "refuse_${way}_${table}"`)
    database.close()
  }
}

async function refuseMongo(url: string): Promise<() => Promise<void>> {
  const client = await new MongoClient(url).connect()
  const names = (await client.db().listCollections({ type: 'collection' }).toArray()).map(({ name }) => name)
  const setAll = async (validator: object): Promise<void> => {
    for (const collMod of names) await client.db().command({ collMod, validator })
  }
  await setAll({ neverThere: { $exists: true } })
  return async () => {
    await setAll({})
    await client.close()
  }
}
