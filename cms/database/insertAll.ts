import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

/** Rows as both databases take them; each with its id, and with its `createdAt` and `updatedAt` as ISO 8601. */
type Rows = readonly (Readonly<Record<string, unknown>> & { id: string; createdAt: string; updatedAt: string })[]

/** What is used of the adapters below their methods for documents. */
interface Embedded {
  drizzle: unknown
  insert(args: { db: unknown; tableName: string; values: Rows; req: PayloadRequest }): Promise<unknown>
}
interface Mongo {
  sessions: Record<string, unknown>
  collections: Record<string, { insertMany(rows: object[], options: object): Promise<unknown> } | undefined>
}

/**
 * Stores new rows in one statement: Payload's own way stores each with several, and looks at each field again and again.
 * It is for collections whose rows stand in one table: without lists, blocks, and relations to several.
 * @param req whose transaction it is part of
 * @throws what the database throws; then none is stored
 */
export async function insertAll(
  { db }: Pick<Payload, 'db'>,
  collection: CollectionSlug,
  rows: Rows,
  req: PayloadRequest,
): Promise<void> {
  if (rows.length === 0) return
  if (db.name === 'sqlite') {
    const embedded = db as unknown as Embedded
    await embedded.insert({ db: embedded.drizzle, tableName: collection, values: rows, req })
    return
  }
  const { sessions, collections } = db as unknown as Mongo
  const session = sessions[String(await req.transactionID)]
  const model = collections[collection]
  if (model === undefined) throw new Error(`the database has no collection ${collection}`)
  await model.insertMany(
    rows.map(({ id, ...row }) => ({ _id: id, ...row })),
    { session, timestamps: false },
  )
}
