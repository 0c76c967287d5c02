import type { SQL } from '@payloadcms/db-sqlite/drizzle'
import type { CollectionSlug, Payload } from 'payload'

/** What is used of the adapters below their methods for documents, none of which groups rows. */
interface Embedded {
  drizzle: { all(query: SQL): Promise<unknown[]> }
}
interface Mongo {
  collections: Record<string, { aggregate(stages: object[]): Promise<unknown[]> } | undefined>
}

/**
 * Has the database group the rows of a collection: how many there are of them costs the server nothing.
 * @param ask the same question to each of both databases; `statement` names columns as the embedded one has them
 * @returns what comes of it, for the caller to parse
 */
export async function groupedRows(
  { db }: Pick<Payload, 'db'>,
  collection: CollectionSlug,
  ask: { statement: () => SQL; stages: () => object[] },
): Promise<unknown> {
  if (db.name === 'sqlite') return (db as unknown as Embedded).drizzle.all(ask.statement())
  return (db as unknown as Mongo).collections[collection]?.aggregate(ask.stages())
}
