import type { Catalogue } from '../../catalogue/catalogue.ts'
import { pageCollections } from '../../catalogue/pageCollections.ts'
import { entryPath, qrPath } from '../../catalogue/urls.ts'
import type { Output } from './output.ts'
import { qrPng } from './qrPng.ts'

const pattern = /^\/qr\/([a-z]+)\/([a-z0-9-]+)\.png$/

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
      const [, name, slug] = pattern.exec(path) ?? []
      const collection = pageCollections.find((one) => one === name)
      if (collection === undefined || slug === undefined || !view.has(collection, slug)) return undefined
      return { bytes: qrPng(siteUrl + encodeURI(entryPath(collection, slug))) }
    },
  }
}
