import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient, ObjectId } from 'mongodb'

/** A process that is not ours: it writes to the database past Payload. */
export interface RawDatabase {
  setTitle(collection: string, id: string, title: string): Promise<void>
  remove(collection: string, id: string): Promise<void>
  /** Puts a row into the outbox. @param document `<collection>/<id>` */
  name(document: string): Promise<void>
  /** Forgets everything that stands in the outbox. */
  clearOutbox(): Promise<void>
  close(): Promise<void>
}

/** Opens the database of a server that is not running. @param url of the MongoDB; undefined for the embedded one */
export async function openRaw(dataDir: string, url: string | undefined): Promise<RawDatabase> {
  return url === undefined ? openSqlite(path.join(dataDir, 'gongyun.db')) : openMongo(url)
}

function openSqlite(file: string): RawDatabase {
  const database = new DatabaseSync(file)
  let rows = 0
  return {
    setTitle: async (collection, id, title) =>
      void database.prepare(`UPDATE ${collection} SET title = ? WHERE id = ?`).run(title, id),
    remove: async (collection, id) => void database.prepare(`DELETE FROM ${collection} WHERE id = ?`).run(id),
    name: async (document) => {
      const now = new Date().toISOString()
      database
        .prepare('INSERT INTO outbox (id, document, updated_at, created_at) VALUES (?, ?, ?, ?)')
        .run(`raw-${rows++}`, document, now, now)
    },
    clearOutbox: async () => database.exec('DELETE FROM outbox'),
    close: async () => database.close(),
  }
}

async function openMongo(url: string): Promise<RawDatabase> {
  const client = await new MongoClient(url).connect()
  const database = client.db()
  const [outbox = 'outbox'] = (await database.listCollections().toArray())
    .map(({ name }) => name)
    .filter((name) => name.startsWith('outbox'))
  return {
    setTitle: async (collection, id, title) =>
      void (await database.collection(collection).updateOne({ _id: new ObjectId(id) }, { $set: { title } })),
    remove: async (collection, id) => void (await database.collection(collection).deleteOne({ _id: new ObjectId(id) })),
    name: async (document) =>
      void (await database.collection(outbox).insertOne({ document, createdAt: new Date(), updatedAt: new Date() })),
    clearOutbox: async () => void (await database.collection(outbox).deleteMany({})),
    close: () => client.close(),
  }
}
