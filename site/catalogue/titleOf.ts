import type { Entries } from './entries.ts'
import type { PageCollection } from './pageCollections.ts'

/** What an entry is called: a name, or a title. */
export function titleOf(entry: Entries[PageCollection]): string {
  return 'name' in entry ? entry.name : entry.title
}
