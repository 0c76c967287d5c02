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
