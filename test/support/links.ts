import path from 'node:path'
import { Parser } from 'htmlparser2'

/** The files of a published folder by their paths in it. */
export type PublishedFiles = ReadonlyMap<string, Buffer>

/** What a file leads to, and where somebody else may come in. */
interface Page {
  /** Addresses as they are written. */
  links: string[]
  /** What a fragment may name. */
  ids: Set<string>
}

/** Texts besides pages that name addresses of the site. */
const texts = /\.(?:xml|json|ics|txt|webmanifest|css|js)$/
/** Attributes that lead somewhere whatever their value looks like. */
const leading = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data'])

/**
 * Links that lead nowhere: of every page each attribute that names an address, of sets of pictures each one, where it
 * sends a browser on, what search engines are told; of styles, feeds, calendars, sitemaps, manifests and data each whole
 * address of the site. A fragment has to name an element of its page.
 * @param siteUrl the origin that the files were made with
 * @returns in words: where, and what is written there
 */
export function brokenLinks(files: PublishedFiles, siteUrl: string): string[] {
  const pages = new Map<string, Page>()
  for (const [file, bytes] of files) {
    if (file.endsWith('.html')) pages.set(file, readPage(bytes.toString('utf8'), siteUrl))
    else if (texts.test(file))
      pages.set(file, { links: addressesIn(file, bytes.toString('utf8'), siteUrl), ids: new Set() })
  }
  return [...pages].flatMap(([from, { links }]) =>
    [...new Set(links)].filter((link) => !leads(link, from)).map((link) => `/${from}: ${link}`),
  )

  function leads(link: string, from: string): boolean {
    const url = URL.parse(link.replace(/^webcals?:/, siteUrl.startsWith('https') ? 'https:' : 'http:'), urlOf(from))
    if (url === null) return false
    if (url.origin !== siteUrl) return /^(?:https?|tel|mailto|geo|data):$/.test(url.protocol)
    // plain forms are sent to the server, and no file answers them
    if (url.pathname.startsWith('/api/signup/')) return true
    const name = fileOf(decodeURIComponent(url.pathname))
    if (!files.has(name)) return false
    if (url.hash === '' || !name.endsWith('.html')) return true
    return pages.get(name)?.ids.has(decodeURIComponent(url.hash.slice(1))) === true
  }

  function urlOf(file: string): string {
    return new URL(file.replace(/(?<=^|\/)index\.html$/, ''), `${siteUrl}/`).href
  }
}

function fileOf(pathname: string): string {
  const name = pathname.slice(1)
  return name === '' || name.endsWith('/') ? path.posix.join(name, 'index.html') : name
}

function readPage(html: string, siteUrl: string): Page {
  const page: Page = { links: [], ids: new Set() }
  let isData = false
  const parser = new Parser({
    onopentag(name, attributes) {
      isData = name === 'script' && attributes['type'] === 'application/ld+json'
      if (attributes['id'] !== undefined) page.ids.add(attributes['id'])
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute === 'srcset' || attribute === 'imagesrcset') page.links.push(...filesOfSet(value))
        else if (leading.has(attribute) || /^\/[^/ ]/.test(value)) page.links.push(value)
        else page.links.push(...wholeAddresses(value, siteUrl))
      }
      if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh')
        page.links.push(attributes['content']?.split(/url=/i)[1] ?? '')
    },
    ontext(text) {
      if (isData) page.links.push(...wholeAddresses(text, siteUrl))
    },
    onclosetag() {
      isData = false
    },
  })
  parser.end(html)
  return page
}

function filesOfSet(set: string): string[] {
  return set.split(',').map((one) => one.trim().split(/\s+/)[0] ?? '')
}

/** Whole addresses of the site in any text; of a style or a manifest also those without a host. */
function addressesIn(file: string, text: string, siteUrl: string): string[] {
  // a line of a calendar goes on in the next one
  const whole = file.endsWith('.ics') ? text.replaceAll(/\r\n[ \t]/g, '') : text
  const found = wholeAddresses(file.endsWith('.xml') ? whole.replaceAll('&amp;', '&') : whole, siteUrl)
  const inStyle = file.endsWith('.css') ? [...whole.matchAll(/url\(["']?([^"')]+)/g)].map(([, url = '']) => url) : []
  const inManifest = /\.(?:webmanifest|json)$/.test(file)
    ? [...whole.matchAll(/"(?:src|href|start_url|scope|path)":\s*"([^"]+)"/g)].map(([, url = '']) => url)
    : []
  return [...found, ...inStyle, ...inManifest]
}

function wholeAddresses(text: string, siteUrl: string): string[] {
  const host = siteUrl.replace(/^https?:/, '').replaceAll('.', '\\.')
  return [...text.matchAll(new RegExp(`(?:https?|webcals?):${host}(?![\\w.:-])[^\\s"'<>\\\\]*`, 'g'))].map(
    ([url]) => url,
  )
}
