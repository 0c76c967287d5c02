import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient } from 'mongodb'

/** What a book says of itself at one point, and what its registrations come to at the same point; in persons. */
export interface CountedAt {
  row: { capacity: number; confirmed: number; held: number; left: number }
  confirmed: number
  held: number
}

/** Reads a book past Payload, of one point in time each, while others write it. */
export interface Counter {
  /** @returns undefined while there is no such book */
  countedAt(key: string): Promise<CountedAt | undefined>
  close(): Promise<void>
}

/** Opens one. @param url of the MongoDB; undefined for the embedded database in the data folder */
export async function openCounter(dataDir: string, url: string | undefined): Promise<Counter> {
  return url === undefined ? inSqlite(path.join(dataDir, 'gongyun.db')) : inMongo(await new MongoClient(url).connect())
}

function inSqlite(file: string): Counter {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 })
  const sum = (column: string, state: string): string =>
    `(SELECT coalesce(sum(${column}), 0) FROM registrations WHERE bookable = seats.key AND state = '${state}')`
  // one statement sees one point
  const counted = database.prepare(
    `SELECT capacity, confirmed, held, "left", ${sum('seats', 'confirmed')} AS has, ${sum('offered_seats', 'offered')} AS keeps
     FROM seats WHERE key = ?`,
  )
  return {
    countedAt: async (key) => {
      const found = counted.get(key) as (CountedAt['row'] & { has: number; keeps: number }) | undefined
      if (found === undefined) return undefined
      const { has, keeps, ...row } = found
      return { row, confirmed: has, held: keeps }
    },
    close: async () => database.close(),
  }
}

function inMongo(client: MongoClient): Counter {
  const database = client.db()
  return {
    countedAt: (bookable) =>
      client.withSession({ snapshot: true }, async (session) => {
        const row = await database.collection<CountedAt['row']>('seats').findOne({ key: bookable }, { session })
        if (row === null) return undefined
        const rows = await database.collection('registrations').find({ bookable }, { session }).toArray()
        const sum = (column: string, state: string): number =>
          rows.reduce((all, one) => all + (one['state'] === state ? Number(one[column] ?? 0) : 0), 0)
        return { row, confirmed: sum('seats', 'confirmed'), held: sum('offeredSeats', 'offered') }
      }),
    close: () => client.close(),
  }
}
