import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient } from 'mongodb'
import { pageCollections } from '../../site/catalogue/pageCollections.ts'
import type { TestServer } from './server.ts'

/**
 * The former slugs of all entries as the database has them, by `<collection>/<id>`: no answer of the API holds them.
 */
export async function storedFormerSlugs({
  dataDir,
  databaseUrl,
}: Pick<TestServer, 'dataDir' | 'databaseUrl'>): Promise<Map<string, string>> {
  const rows = databaseUrl === undefined ? fromSqlite(path.join(dataDir, 'gongyun.db')) : await fromMongo(databaseUrl)
  return new Map(rows)
}

function fromSqlite(file: string): [string, string][] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return pageCollections.flatMap((collection) =>
      database
        .prepare(`SELECT id, former_slugs AS slugs FROM ${collection} WHERE former_slugs IS NOT NULL`)
        .all()
        .map(({ id, slugs }): [string, string] => [`${collection}/${String(id)}`, String(slugs)]),
    )
  } finally {
    database.close()
  }
}

async function fromMongo(url: string): Promise<[string, string][]> {
  const client = await new MongoClient(url).connect()
  try {
    const found = await Promise.all(
      pageCollections.map(async (collection) => {
        const docs = await client
          .db()
          .collection(collection)
          .find({ formerSlugs: { $type: 'string' } }, { projection: { formerSlugs: 1 } })
          .toArray()
        return docs.map(({ _id, formerSlugs }): [string, string] => [
          `${collection}/${_id.toString()}`,
          String(formerSlugs),
        ])
      }),
    )
    return found.flat()
  } finally {
    await client.close()
  }
}
