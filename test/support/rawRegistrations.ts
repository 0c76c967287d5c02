import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient } from 'mongodb'

/** Writes registrations past all that keeps them whole: as whoever has not thought of others would. */
export interface RawRegistrations {
  countConfirmed(bookable: string): Promise<number>
  /** One of one place. */
  insert(row: { bookable: string; number: number; state: string }): Promise<void>
  /** Changes the sums of a book, and nothing that they are of. */
  setSums(key: string, sums: { confirmed: number; left: number; last: number }): Promise<void>
  close(): Promise<void>
}

/** Opens the registrations of a database that a server may be running on. @param url of the MongoDB, as elsewhere */
export async function rawRegistrations(dataDir: string, url: string | undefined): Promise<RawRegistrations> {
  const whole = ({ bookable, ...row }: Parameters<RawRegistrations['insert']>[0]) => {
    const [library, entry, occasion] = bookable.split('/')
    const id = randomUUID()
    return { ...row, bookable, library, entry, occasion, seats: 1, key: id, code: id }
  }
  if (url === undefined) {
    const database = new DatabaseSync(path.join(dataDir, 'gongyun.db'), { timeout: 10_000 })
    const count = database.prepare(`SELECT count(*) AS n FROM registrations WHERE bookable = ? AND state = 'confirmed'`)
    return {
      countConfirmed: async (bookable) => Number(count.get(bookable)?.['n']),
      insert: async (row) => {
        const { bookable, number, state, library = '', entry = '', occasion = '', key, code } = whole(row)
        database
          .prepare(
            `INSERT INTO registrations (id, bookable, library, entry, occasion, number, state, seats, key, code)
             VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`,
          )
          .run(randomUUID(), bookable, library, entry, occasion, number, state, key, code)
      },
      setSums: async (key, { confirmed, left, last }) =>
        void database
          .prepare('UPDATE seats SET confirmed = ?, "left" = ?, last = ? WHERE key = ?')
          .run(confirmed, left, last, key),
      close: async () => database.close(),
    }
  }
  const client = await new MongoClient(url).connect()
  const rows = client.db().collection('registrations')
  return {
    countConfirmed: (bookable) => rows.countDocuments({ bookable, state: 'confirmed' }),
    insert: async (row) => void (await rows.insertOne(whole(row))),
    setSums: async (key, sums) => void (await client.db().collection('seats').updateOne({ key }, { $set: sums })),
    close: () => client.close(),
  }
}
