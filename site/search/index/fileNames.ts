const encoder = new TextEncoder()

/** Name of the file that has the terms of a part of the hashes. */
export function shardName(part: number): string {
  return `shards/${part}`
}

/** What the names of all files begin with that have postings of one group of a term. @param name of the term, UTF-8 */
export function listsName(name: Uint8Array, order: number): string {
  const hex = [...name].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `lists/${hex}-${order}`
}

/** Name of the file that has the postings of one group of a term for a part of the entries' numbers. @param order see orderOf */
export function listName(term: string, order: number, part: number): string {
  return `${listsName(encoder.encode(term), order)}-${part}`
}
