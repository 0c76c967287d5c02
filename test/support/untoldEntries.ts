import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Document, MongoClient } from 'mongodb'

/** Looks into the database of a server that runs, as a back-up of this moment would have it. */
export interface Onlooker {
  /** How many entries of a library there are, and those of which no settled line of the audit log tells. */
  entries(library: string): Promise<{ count: number; untold: string[] }>
  close(): Promise<void>
}

/** @param url of the MongoDB; undefined for the embedded database */
export async function onlookerOf(dataDir: string, url: string | undefined): Promise<Onlooker> {
  return url === undefined ? ofFile(path.join(dataDir, 'gongyun.db')) : ofMongo(url)
}

function ofFile(file: string): Onlooker {
  const database = new DatabaseSync(file, { readOnly: true })
  return {
    async entries(library) {
      // one statement sees one state
      const rows = database
        .prepare(
          `SELECT id, EXISTS (SELECT 1 FROM audits WHERE document = ? || entry.id AND is_done = 1) AS told FROM ${library} AS entry`,
        )
        .all(`${library}/`)
      const untold = rows.filter((row) => row['told'] === 0).map((row) => String(row['id']))
      return { count: rows.length, untold }
    },
    close: async () => database.close(),
  }
}

async function ofMongo(url: string): Promise<Onlooker> {
  const client = await new MongoClient(url).connect()
  return {
    entries: (library) =>
      client.withSession({ snapshot: true }, async (session) => {
        const all = (name: string, wanted: Document) =>
          client.db().collection(name).find(wanted, { session }).project({ document: 1 }).toArray()
        const [entries, lines] = [await all(library, {}), await all('audits', { isDone: true })]
        const told = new Set(lines.map((line) => String(line['document'])))
        const ids = entries.map(({ _id }) => String(_id))
        return { count: ids.length, untold: ids.filter((id) => !told.has(`${library}/${id}`)) }
      }),
    close: () => client.close(),
  }
}
