import { MongoClient, ObjectId } from 'mongodb'
import type { Documents } from '../documents/maker.ts'

/** Fields that hold the id of another document, or a list of them. */
const relations = new Set([
  ...['unit', 'venue', 'parent', 'work', 'picture', 'recording', 'file', 'leader', 'team'],
  ...['authors', 'performers', 'members', 'teachers', 'talents', 'teams', 'pictures'],
  ...['works', 'calls', 'activities', 'performances'],
])
const dates = new Set(['createdAt', 'updatedAt', 'start', 'end', 'date', 'opens', 'closes', 'announced'])
const batch = 2000

/**
 * Writes documents, each with the version that publishing it would have left, as Payload's adapter would write them.
 * @param url names the database, which the server has opened once
 */
export async function seedMongo(url: string, documents: Documents): Promise<void> {
  const client = await new MongoClient(url).connect()
  try {
    for (const [collection, docs] of Object.entries(documents)) {
      for (let from = 0; from < docs.length; from += batch) {
        const rows = docs
          .slice(from, from + batch)
          .map(({ id, ...doc }) => ({ _id: new ObjectId(id), ...(stored(doc) as object) }))
        await client.db().collection(collection).insertMany(rows)
        if (!docs.some((doc) => '_status' in doc)) continue
        const versions = rows.map(({ _id, ...version }) => {
          const { createdAt, updatedAt } = version as { createdAt?: Date; updatedAt?: Date }
          return { parent: _id, version, createdAt, updatedAt, latest: true }
        })
        await client.db().collection(`_${collection}_versions`).insertMany(versions)
      }
    }
  } finally {
    await client.close()
  }
}

/** Ids and instants in the types of the database. */
function stored(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => stored(item, name))
  if (typeof value === 'string') {
    if (relations.has(name)) return new ObjectId(value)
    return dates.has(name) ? new Date(value) : value
  }
  if (typeof value !== 'object' || value === null || name === 'body') return value
  return Object.fromEntries(Object.entries(value).map(([inner, field]) => [inner, stored(field, inner)]))
}
