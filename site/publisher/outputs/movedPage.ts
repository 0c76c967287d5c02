import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'
import { titleOf } from '../../catalogue/titleOf.ts'
import { entryPath } from '../../catalogue/urls.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import type { Content } from '../release/content.ts'
import { bytesOf } from './bytesOf.ts'
import { pagePolicy } from './pagePolicy.ts'
import { escapeXml } from './xml.ts'

/**
 * The page at a former address of an entry: any web server sends it, and it leads to the present address by itself. Our
 * own server redirects instead.
 * @param siteUrl origin of the public site, without a slash at the end
 * @returns undefined when no entry has moved from this path, or another has it now
 */
export function movedPage(path: string, view: CatalogueView, siteUrl: string): Content | undefined {
  const [, collection, slug] = /^\/([a-z]+)\/([a-z0-9-]+)\/$/.exec(path) ?? []
  if (slug === undefined || !(pageCollections as readonly (string | undefined)[]).includes(collection)) return undefined
  const entry = view.movedFrom(collection as PageCollection, slug)
  if (entry === undefined) return undefined
  const location = encodeURI(entryPath(collection as PageCollection, entry.slug))
  const title = escapeXml(titleOf(entry))
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeXml(pagePolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>已换新网址 · ${title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${location}">
<link rel="canonical" href="${escapeXml(siteUrl + location)}">
</head>
<body style="margin:0 auto;padding:15vh 1rem;max-width:36rem;background:#faf6ee;color:#211c18;font:1.1rem/1.75 sans-serif">
<p>这一页换了新网址，正在带您过去。</p>
<p>没有自动打开的话，请点：<a href="${location}" style="color:#b3261e">${title}</a></p>
</body>
</html>
`
  return { bytes: bytesOf(html), location }
}
