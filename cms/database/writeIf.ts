import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'

/**
 * Writes a row if a condition holds. It is one statement on both databases, of which the condition is part: of several
 * who try, each sees what the one before has written.
 * @param where finds one row at most
 * @param req whose transaction the write is part of
 * @returns the row as it is then; undefined when the condition does not hold
 */
export async function writeIf(
  { db }: Pick<Payload, 'db'>,
  collection: CollectionSlug,
  where: Where,
  data: object,
  req?: PayloadRequest,
): Promise<unknown> {
  const stored: unknown = await db.updateOne({
    collection,
    where,
    // the adapter takes `$inc` where the type says a number
    data: { ...data },
    options: { atomic: true },
    ...(req && { req }),
  })
  return stored ?? undefined
}
