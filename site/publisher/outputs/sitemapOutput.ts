import type { Catalogue } from '../../catalogue/catalogue.ts'
import { calendarPath } from '../../catalogue/calendar/calendarPages.ts'
import { freePath, nearPath, thisWeekPath, whatsOnPath } from '../../catalogue/calendar/whatsOn.ts'
import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'
import { feedsPath, listPath, grassrootsPath, openDataPath, sitemapPath } from '../../catalogue/urls.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { bytesOf } from './bytesOf.ts'
import type { Output } from './output.ts'
import { escapeXml, xmlDeclaration } from './xml.ts'

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const index = '/sitemap.xml'
/** The sitemap of home and of the lists. */
const pages = '/sitemap/pages.xml'
/** Most of one sitemap, as the protocol has it. */
const mostUrls = 50_000

interface SitemapUrl {
  path: string
  /** When it was last changed, ISO 8601. */
  changed?: string | undefined
}

/**
 * The sitemaps: an index, one for home and the lists, and one for each shard of a library's entries, which tells when each
 * was last changed. Lists and home change by themselves as time passes, and so tell nothing.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function sitemapOutput(catalogue: Catalogue, siteUrl: string): Output {
  return {
    *paths() {
      yield index
      yield pages
      for (const collection of pageCollections) {
        for (const number of catalogue.urls[collection].numbers) yield sitemapPath(collection, number)
      }
    },
    owns: (path) => path === index || path.startsWith('/sitemap/'),
    async render(path, view) {
      if (path === index) return { bytes: elements('sitemapindex', 'sitemap', located(sitemapsOf(view)), siteUrl) }
      const urls = path === pages ? located(pagesOf(view).slice(0, mostUrls)) : entriesOf(path, view)
      return urls && { bytes: elements('urlset', 'url', urls, siteUrl) }
    },
  }
}

function sitemapsOf(view: CatalogueView): string[] {
  const shards = pageCollections.flatMap((collection) =>
    view.urlShards(collection).map((number) => sitemapPath(collection, number)),
  )
  return [pages, ...shards]
}

/** Front pages first: of more lists than a sitemap holds, what is left out leads nowhere else. */
function pagesOf(view: CatalogueView): string[] {
  const lists = pageCollections.flatMap((collection) =>
    [undefined, ...view.facetValues(collection), ...view.shelfLists(collection)].map((facet) => ({
      collection,
      facet,
    })),
  )
  const fronts = lists.map(({ collection, facet }) => listPath(collection, 'front', facet))
  const behind = lists.flatMap(({ collection, facet }) =>
    Array.from({ length: view.pagesOf(collection, facet) - 1 }, (_, page) => listPath(collection, page + 1, facet)),
  )
  return [
    '/',
    whatsOnPath,
    thisWeekPath,
    freePath,
    nearPath,
    calendarPath,
    ...fronts,
    feedsPath,
    openDataPath,
    grassrootsPath,
    ...behind,
  ]
}

function located(paths: readonly string[]): SitemapUrl[] {
  return paths.map((path) => ({ path }))
}

function entriesOf(path: string, view: CatalogueView): SitemapUrl[] | undefined {
  const [, name, number] = /^\/sitemap\/([a-z]+)-(\d+)\.xml$/.exec(path) ?? []
  const isLibrary = (pageCollections as readonly (string | undefined)[]).includes(name)
  return isLibrary ? view.entriesIn(name as PageCollection, Number(number)) : undefined
}

function elements(root: string, element: string, urls: readonly SitemapUrl[], siteUrl: string): Uint8Array {
  const lines = urls.map(({ path, changed }) => {
    const lastmod = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`
    return `<${element}><loc>${escapeXml(siteUrl + encodeURI(path))}</loc>${lastmod}</${element}>\n`
  })
  return bytesOf(`${xmlDeclaration}<${root} xmlns="${namespace}">\n${lines.join('')}</${root}>\n`)
}
