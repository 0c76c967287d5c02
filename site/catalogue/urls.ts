import type { PageCollection } from './pageCollections.ts'

/** Entries on one full list page: rows of two, three, four and six are full with it. */
export const pageSize = 12

/** Names that no entry may take as its slug, because list pages use them. */
export const reservedSlugs = ['page', 'kind', 'year', 'initial'] as const

/** Path of an entry's page, with a slash at the end. */
export function entryPath(collection: PageCollection, slug: string): string {
  return `/${collection}/${slug}/`
}

/** Path of the page on which one signs up for an entry. */
export function signUpPath(collection: PageCollection, slug: string): string {
  return `${entryPath(collection, slug)}sign-up/`
}

/** Where a registration is found again; behind `#` may stand its code, which reaches no server. */
export const registrationPath = '/sign-up/'

/** Where whoever comes checks in by themselves, with the code on the screen at the door. */
export const checkInPath = `${registrationPath}check-in/`

/** Where the number of a certificate is checked. */
export const certificatePath = '/certificate/'

/** The page that answers a plain form, made for one visitor and never published. */
export const answerPath = `${registrationPath}answer/`

/**
 * Path of a list page.
 * @param page the front page, or the number of a full page counted from the oldest entry
 * @param facet value of the library's facet (kind, genre or speciality), a list of its shelf (shelves.ts), or undefined for
 *   the whole library
 */
export function listPath(collection: PageCollection, page: 'front' | number = 'front', facet?: string): string {
  const list =
    facet === undefined ? `/${collection}/` : `/${collection}/${facet.includes('/') ? facet : `kind/${facet}`}/`
  return page === 'front' ? list : `${list}page/${page}/`
}

/** Path of the sitemap of one shard of a library's entries. */
export function sitemapPath(collection: PageCollection, shard: number): string {
  return `/sitemap/${collection}-${shard}.xml`
}

/** The page that lists what one can subscribe to, and the one that says what of the site may be used elsewhere. */
export const [feedsPath, openDataPath] = ['/feeds/', '/open-data/'] as const

/** What was brought to the grass roots: numbers, and the latest. */
export const grassrootsPath = '/grassroots/'

/** How a feed is written: as Atom, or as JSON Feed. */
export type FeedFormat = 'xml' | 'json'

/** Path of the feed of announcements, or of a library's own. */
export function feedPath(collection?: PageCollection, format: FeedFormat = 'xml'): string {
  return collection === undefined ? `/feed.${format}` : `${feedsPath}${collection}.${format}`
}

/** Path of the code to be scanned that leads to an entry's page. */
export function qrPath(collection: PageCollection, slug: string): string {
  return `/qr/${collection}/${slug}.png`
}

/** The entry whose code an address is of; undefined when it is none of a code. */
export function qrAt(path: string): { collection: string; slug: string } | undefined {
  const [, collection, slug] = /^\/qr\/([a-z]+)\/([a-z0-9-]+)\.png$/.exec(path) ?? []
  return collection === undefined || slug === undefined ? undefined : { collection, slug }
}

/** Pictures of something to go to that are published: what goes with its link, and what hangs on a wall. */
export const publishedPosters = ['share', 'a3'] as const

/** Path of a picture that is drawn of an entry. */
export function posterPath(
  format: (typeof publishedPosters)[number],
  collection: PageCollection,
  slug: string,
): string {
  return `/posters/${format}/${collection}/${slug}.jpg`
}

/** What a picture is of; undefined when an address is none of such a picture. */
export function posterAt(path: string): { format: string; collection: string; slug: string } | undefined {
  const [, format, collection, slug] = /^\/posters\/([a-z0-9]+)\/([a-z]+)\/([a-z0-9-]+)\.jpg$/.exec(path) ?? []
  if (format === undefined || collection === undefined || slug === undefined) return undefined
  return { format, collection, slug }
}

/** Key of a drawing: whether it is there. */
export function drawnKey(name: string): string {
  return `drawn=${name}`
}

/** Key of the entry that has a slug, or had it before. */
export function slugKey(collection: PageCollection, slug: string): string {
  return `${collection}/slug=${slug}`
}

/** Where pages get what WeChat's browser wants to be shown before they may set a card; of the server alone. */
export const weChatSignaturePath = '/wechat/signature'
