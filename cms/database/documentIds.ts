import { randomBytes, randomUUID } from 'node:crypto'

/** How ids of documents are written. MongoDB reads no others; in SQLite an old one may have any letters. */
const written = { mongoose: /^[0-9a-f]{24}$/i, sqlite: /^[\w-]{1,64}$/ }

/** Whether a text may be the id of a document. */
export type IsId = (text: string) => boolean

/**
 * Tells what may be an id from what is none, before a database is asked, which answers the latter with an error.
 * @param database its name, as Payload's adapter has it
 */
export function idsOf(database: string): IsId {
  const pattern = written[database === 'mongoose' ? 'mongoose' : 'sqlite']
  return (text) => pattern.test(text)
}

/**
 * An id for a new document, as a database would make it: of what is known by it before it is stored.
 * @param database its name, as Payload's adapter has it
 */
export function newId(database: string): string {
  if (database !== 'mongoose') return randomUUID()
  // the second, as MongoDB has it, and 64 random bits
  return (
    Math.floor(Date.now() / 1000)
      .toString(16)
      .padStart(8, '0') + randomBytes(8).toString('hex')
  )
}
