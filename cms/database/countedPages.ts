import type { DatabaseAdapter } from 'payload'

/**
 * Has MongoDB count as the embedded database does: whatever is asked for a page at a time, and does not say that it wants no
 * count, is told how much there is. Its adapter counts only for who asks, and says otherwise that the page is all there is.
 */
export function withCountedPages<T extends Pick<DatabaseAdapter, (typeof paged)[number]>>(database: T): T {
  for (const name of paged) {
    // each takes whether pages are counted, and gives pages: what else they differ in goes through untouched
    const ask = (database[name] as Ask).bind(database)
    Object.assign(database, { [name]: (args: Asked) => ask({ ...args, pagination: args.pagination ?? true }) })
  }
  return database
}

interface Asked {
  pagination?: boolean
}
type Ask = (args: Asked) => unknown

/** What of an adapter answers with pages. */
const paged = ['find', 'findVersions', 'findGlobalVersions', 'queryDrafts'] as const
