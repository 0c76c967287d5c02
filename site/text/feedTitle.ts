import type { Site } from '../catalogue/entries.ts'
import { libraries, type PageCollection } from '../catalogue/pageCollections.ts'

/** What a feed is called. @param collection undefined for that of announcements */
export function feedTitle(collection: PageCollection | undefined, { name }: Pick<Site, 'name'>): string {
  return collection === undefined ? `${name} · 公告与演出` : `${libraries[collection].title} · ${name}`
}
