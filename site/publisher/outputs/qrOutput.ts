import type { Catalogue } from '../../catalogue/catalogue.ts'
import { pageCollections } from '../../catalogue/pageCollections.ts'
import { entryPath, qrAt, qrPath } from '../../catalogue/urls.ts'
import type { Output } from './output.ts'
import { qrPng } from './qrPng.ts'

/**
 * The code to be scanned of each entry's page, as a picture of its own: WeChat reads one that stands in the page itself on
 * few telephones.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function qrOutput(catalogue: Catalogue, siteUrl: string): Output {
  return {
    *paths() {
      for (const collection of pageCollections)
        for (const { slug } of catalogue.all(collection)) yield qrPath(collection, slug)
    },
    owns: (path) => path.startsWith('/qr/'),
    async render(path, view) {
      const at = qrAt(path)
      const collection = pageCollections.find((one) => one === at?.collection)
      if (at === undefined || collection === undefined || !view.has(collection, at.slug)) return undefined
      return { bytes: qrPng(siteUrl + encodeURI(entryPath(collection, at.slug))) }
    },
  }
}
