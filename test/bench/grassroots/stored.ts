import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient, ObjectId } from 'mongodb'

/** A row as Payload has it; dates are Date, and lists and objects stand in a column of their own. */
export type Stored = { id: string } & Readonly<Record<string, unknown>>

/** The database of a server, past Payload. */
export interface StoredIn {
  insert(collection: string, rows: readonly Stored[]): Promise<void>
  /** Adds deliveries of a campaign up by unit, kind, level and channel, and does nothing with it. */
  grouped(campaign: string): Promise<void>
  close(): Promise<void>
}

/** Opens one that the server has made. @param url of the MongoDB; undefined for the embedded database in the data folder */
export async function storedIn(dataDir: string, url: string | undefined): Promise<StoredIn> {
  return url === undefined ? inSqlite(path.join(dataDir, 'gongyun.db')) : inMongo(await new MongoClient(url).connect())
}

function inSqlite(file: string): StoredIn {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false, timeout: 10_000 })
  return {
    insert: async (collection, rows) => {
      const names = Object.keys(rows[0] ?? {})
      const columns = names.map((name) => `"${columnOf(name)}"`).join(', ')
      const insert = database.prepare(
        `INSERT INTO "${collection}" (${columns}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      database.exec('BEGIN')
      for (const row of rows) insert.run(...names.map((name) => valueOf(row[name])))
      database.exec('COMMIT; ANALYZE')
    },
    grouped: async (campaign) => {
      database
        .prepare(
          `SELECT owner_unit, kind, level, channel, count(*), sum(people), sum(media_reports) FROM deliveries
           WHERE campaign = ? AND is_withdrawn = 0 GROUP BY owner_unit, kind, level, channel`,
        )
        .all(campaign)
    },
    close: async () => database.close(),
  }
}

function columnOf(name: string): string {
  return name === 'parent' ? 'parent_id' : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function valueOf(value: unknown): string | number | null {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return (value ?? null) as string | number | null
}

function inMongo(client: MongoClient): StoredIn {
  const database = client.db()
  return {
    insert: async (collection, rows) => {
      const documents = rows.map(({ id, ...row }) => ({
        _id: new ObjectId(id),
        ...row,
        ...(typeof row['parent'] === 'string' && { parent: new ObjectId(row['parent']) }),
      }))
      await database.collection(collection).insertMany(documents)
    },
    grouped: async (campaign) => {
      const names = ['ownerUnit', 'kind', 'level', 'channel']
      await database
        .collection('deliveries')
        .aggregate([
          { $match: { campaign, isWithdrawn: { $ne: true } } },
          {
            $group: {
              _id: Object.fromEntries(names.map((name) => [name, `$${name}`])),
              sessions: { $sum: 1 },
              people: { $sum: '$people' },
              mediaReports: { $sum: '$mediaReports' },
            },
          },
        ])
        .toArray()
    },
    close: () => client.close(),
  }
}
