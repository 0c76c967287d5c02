import type { Entries } from './entries.ts'
import type { PageCollection } from './pageCollections.ts'

/** What an entry is called: a name, or a title. */
export function titleOf(entry: Entries[PageCollection]): string {
  return 'name' in entry ? entry.name : entry.title
}

/** The same for where no mark can stand beside it: what is invented says so. */
export function markedTitleOf(entry: Entries[PageCollection]): string {
  return entry.sample ? `${titleOf(entry)}（演示数据）` : titleOf(entry)
}
