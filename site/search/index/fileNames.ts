/** Where the files of the index of words are. */
export const indexPath = '/search/index/'
/** The file of it that a search reads first. */
export const manifestName = 'manifest.json'

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

/** Name of a file of words by their pinyin. @param bucket initials of their first two syllables, or of the first */
export function lexiconFileName(bucket: string): string {
  return `words/${bucket}.txt`
}
