import { isDated } from '../../catalogue/calendar/dated.ts'
import { endOf, type Event, occasionsOf } from '../../catalogue/calendar/occasions.ts'
import type { Entries } from '../../catalogue/entries.ts'
import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'
import { hasSignUpPage } from '../../catalogue/signUp/window.ts'
import { titleOf } from '../../catalogue/titleOf.ts'
import { entryPath, signUpPath } from '../../catalogue/urls.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import type { Content } from '../release/content.ts'
import { bytesOf } from './bytesOf.ts'
import { pagePolicy } from './pagePolicy.ts'
import { escapeXml } from './xml.ts'

const moved = /^\/([a-z]+)\/([a-z0-9-]+)\/(sign-up\/)?$/

/**
 * The page at a former address of an entry, or of the form to sign up for it: any web server sends it, and it leads to the
 * present address by itself. Our own server redirects instead.
 * @param siteUrl origin of the public site, without a slash at the end
 * @returns undefined when no entry has moved from this path, or another has it now
 */
export function movedPage(path: string, view: CatalogueView, siteUrl: string): Content | undefined {
  const [, collection, slug, signUp] = moved.exec(path) ?? []
  if (slug === undefined || !(pageCollections as readonly (string | undefined)[]).includes(collection)) return undefined
  const entry = view.movedFrom(collection as PageCollection, slug)
  if (entry === undefined) return undefined
  const present = presentPath(collection as PageCollection, entry, signUp !== undefined, view)
  if (present === undefined) return undefined
  const location = encodeURI(present)
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

/** Where an entry is now, or its form; the entry where the form is no more. @returns undefined when it never had one */
function presentPath(
  collection: PageCollection,
  entry: Entries[PageCollection],
  isForm: boolean,
  view: CatalogueView,
): string | undefined {
  if (!isForm) return entryPath(collection, entry.slug)
  if (!isDated(collection) || (entry as Event).signUpHere === undefined) return undefined
  const event = entry as Event
  const now = view.now(Infinity)
  // asked for with the instant at which the form is taken down: it leads elsewhere then
  view.now(
    Math.min(
      Infinity,
      ...occasionsOf(event)
        .flatMap(({ occasion }) => endOf(occasion))
        .filter((end) => end > now),
    ),
  )
  return hasSignUpPage(event, now) ? signUpPath(collection, entry.slug) : entryPath(collection, entry.slug)
}
