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

/**
 * Has the database of a running server refuse the versions of works with a title: the write of a work itself has been
 * made by then.
 * @param url of the MongoDB; undefined for the embedded one
 * @returns lets them through again
 */
export async function refuseVersionsOfWork(
  dataDir: string,
  url: string | undefined,
  title: string,
): Promise<() => Promise<void>> {
  if (url === undefined) {
    const database = new DatabaseSync(path.join(dataDir, 'gongyun.db'), { timeout: 10_000 })
    database.exec(
      `CREATE TRIGGER refuse_version BEFORE INSERT ON _works_v WHEN NEW.version_title = '${title}' BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    )
    return async () => {
      database.exec('DROP TRIGGER refuse_version')
      database.close()
    }
  }
  const client = await new MongoClient(url).connect()
  const setTo = (validator: object) => client.db().command({ collMod: '_works_versions', validator })
  await setTo({ 'version.title': { $ne: title } })
  return async () => {
    await setTo({})
    await client.close()
  }
}
