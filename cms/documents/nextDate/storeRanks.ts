import { type Collection, ObjectId } from 'mongodb'
import { nextDateName } from './nextDateField.ts'

/** A next date that is to be stored, by what it is of. */
export interface Rank {
  id: string
  /** What is stored so far. */
  was: number | undefined
  rank: number
}

interface Place {
  slug: string
  /** Whether of its versions. */
  isVersions: boolean
}

/** What is used of the adapters: what lies below Payload, which would make versions and stamps. */
interface Adapter {
  name: string
  client?: {
    batch(statements: { sql: string; args: (string | number | null)[] }[], mode: 'write'): Promise<unknown>
  }
  collections: Record<string, { collection: Collection } | undefined>
  versions: Record<string, { collection: Collection } | undefined>
}

/** Stores next dates, where nobody has stored another one meanwhile. */
export async function storeRanks(db: unknown, { slug, isVersions }: Place, ranks: readonly Rank[]): Promise<void> {
  const { client, collections, versions } = db as Adapter
  if (client !== undefined && (db as Adapter).name === 'sqlite') {
    const table = isVersions ? `_${slug}_v` : slug
    const column = `${isVersions ? 'version_' : ''}next_date`
    const sql = `UPDATE "${table}" SET "${column}" = ? WHERE id = ? AND "${column}" IS ?`
    await client.batch(
      ranks.map(({ id, was, rank }) => ({ sql, args: [rank, id, was ?? null] })),
      'write',
    )
    return
  }
  const collection = (isVersions ? versions : collections)[slug]?.collection
  if (collection === undefined) throw new Error(`no collection ${slug}`)
  const path = isVersions ? `version.${nextDateName}` : nextDateName
  await collection.bulkWrite(
    ranks.map(({ id, was, rank }) => ({
      updateOne: {
        filter: { _id: ObjectId.createFromHexString(id), [path]: was ?? null },
        update: { $set: { [path]: rank } },
      },
    })),
    { ordered: false },
  )
}
