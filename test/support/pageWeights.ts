import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { islandsOf } from '../../site/islands/islands.ts'

/** What a page may weigh, in bytes as they are sent by a server without Brotli. */
export const budget = {
  /** HTML of the page of an entry; lists and home have many entries. */
  html: 12 * 1024,
  otherHtml: 16 * 1024,
  /** All styles of the site. */
  css: 14 * 1024,
  /** All scripts of a page. */
  js: 15 * 1024,
  /** The search has an index to read, and says so on its own page alone (decision 0022). */
  searchJs: 37 * 1024,
} as const

/** What a visitor's browser is sent of one page before any picture, compressed with gzip, in bytes. */
export interface PageWeight {
  /** URL path. */
  page: string
  html: number
  css: number
  js: number
  /** What of the page asks for a script: an element that waits for one. */
  waiting: number
}

/** Every page of a published folder. @param folder with index.html in it */
export async function weighPages(folder: string): Promise<PageWeight[]> {
  const files = (await readdir(`${folder}/`, { recursive: true })).filter((file) => file.endsWith('.html'))
  const sizes = new Map<string, number>()
  const sizeOf = async (url: string): Promise<number> => {
    const known = sizes.get(url) ?? gzipSync(await readFile(path.join(folder, url)), { level: 6 }).length
    sizes.set(url, known)
    return known
  }
  const sum = async (urls: readonly string[]): Promise<number> =>
    (await Promise.all(urls.map(sizeOf))).reduce((all, one) => all + one, 0)
  return Promise.all(
    files.sort().map(async (file) => {
      const html = await readFile(path.join(folder, file), 'utf8')
      const found = (pattern: RegExp) => Array.from(html.matchAll(pattern), ([, url = '']) => url)
      return {
        page: `/${file.replace(/(?<=^|\/)index\.html$/, '')}`,
        html: gzipSync(html, { level: 6 }).length,
        css: await sum(found(/<link rel="stylesheet" href="([^"]*)"/g)),
        js: await sum(found(/<script type="module" src="([^"]*)"/g)),
        waiting: found(/ (data-copy|data-share)(?==|>)/g).length,
      }
    }),
  )
}

/** What is too heavy about a page, or has a script too many or too few, in words. */
export function overweight({ page, html, css, js, waiting }: PageWeight): string[] {
  const islands = islandsOf(page)
  const isEntry = /^\/[a-z]+\/[a-z0-9-]+\/$/.test(page)
  const limits = [
    ['html', html, isEntry ? budget.html : budget.otherHtml],
    ['css', css, budget.css],
    ['js', js, islands.includes('search') ? budget.searchJs : budget.js],
  ] as const
  return [
    ...limits.flatMap(([what, is, most]) => (is > most ? [`${page}: ${what} ${is} > ${most} bytes`] : [])),
    ...(islands.length === 0 && js > 0 ? [`${page}: a script, and no island (site/islands/islands.ts)`] : []),
    ...(waiting > 0 && !islands.includes('share') ? [`${page}: something to copy, and nothing that copies`] : []),
  ]
}
