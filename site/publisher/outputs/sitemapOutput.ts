import type { Catalogue } from '../../catalogue/catalogue.ts'
import { calendarPath } from '../../catalogue/calendar/calendarPages.ts'
import { freePath, nearPath, thisWeekPath, whatsOnPath } from '../../catalogue/calendar/whatsOn.ts'
import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'
import { listPath, sitemapPath } from '../../catalogue/urls.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { bytesOf } from './bytesOf.ts'
import type { Output } from './output.ts'
import { escapeXml, xmlDeclaration } from './xml.ts'

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const index = '/sitemap.xml'
/** The sitemap of home and of the lists' front pages. */
const pages = '/sitemap/pages.xml'

/**
 * The sitemaps: an index, one for home and the lists, and one for each shard of a library's entries. They tell no
 * dates of change: entries have none that is kept, and search engines disregard invented ones.
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
      if (path === index) return { bytes: elements('sitemapindex', 'sitemap', sitemapsOf(view), siteUrl) }
      const urls = path === pages ? pagesOf(view) : entriesOf(path, view)
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

/** List pages behind the front page are left out: what stands on them is in the sitemaps itself. */
function pagesOf(view: CatalogueView): string[] {
  const lists = pageCollections.flatMap((collection) =>
    [undefined, ...view.facetValues(collection), ...view.shelfLists(collection)].map((facet) =>
      listPath(collection, 'front', facet),
    ),
  )
  return ['/', whatsOnPath, thisWeekPath, freePath, nearPath, calendarPath, ...lists]
}

function entriesOf(path: string, view: CatalogueView): string[] | undefined {
  const [, name, number] = /^\/sitemap\/([a-z]+)-(\d+)\.xml$/.exec(path) ?? []
  const isLibrary = (pageCollections as readonly (string | undefined)[]).includes(name)
  return isLibrary ? view.pathsIn(name as PageCollection, Number(number)) : undefined
}

function elements(root: string, element: string, paths: readonly string[], siteUrl: string): Uint8Array {
  const lines = paths.map((path) => `<${element}><loc>${escapeXml(siteUrl + encodeURI(path))}</loc></${element}>\n`)
  return bytesOf(`${xmlDeclaration}<${root} xmlns="${namespace}">\n${lines.join('')}</${root}>\n`)
}
