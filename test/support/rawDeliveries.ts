import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient, ObjectId } from 'mongodb'

/** Gives a delivery a key that no phone can send, as the server does. @param url of the MongoDB, as elsewhere */
export async function giveKey(dataDir: string, url: string | undefined, id: string, key: string): Promise<void> {
  if (url === undefined) {
    const database = new DatabaseSync(path.join(dataDir, 'gongyun.db'), { timeout: 10_000 })
    database.prepare('UPDATE deliveries SET key = ? WHERE id = ?').run(key, id)
    return database.close()
  }
  const client = await new MongoClient(url).connect()
  await client
    .db()
    .collection('deliveries')
    .updateOne({ _id: new ObjectId(id) }, { $set: { key } })
  await client.close()
}
