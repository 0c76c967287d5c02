import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { pageCollections } from '../../site/catalogue/pageCollections.ts'
import { islandsOf } from '../../site/islands/islands.ts'

/** What a page may weigh, in bytes as they are sent by a server without Brotli. */
export const budget = {
  /** HTML of the page of an entry; lists and home have many entries. */
  html: 12 * 1024,
  otherHtml: 16 * 1024,
  /** All styles of the site. */
  css: 14 * 1024,
  /** All scripts that a page loads at first; what searches comes when somebody looks for something (decision 0022). */
  js: 15 * 1024,
  /** The same of a page with a form that has components (decision 0002). */
  formJs: 28 * 1024,
} as const

/** Most bytes of the HTML of a page. @param page its URL path */
export function htmlBudgetOf(page: string): number {
  const isEntry = pageCollections.some((library) => new RegExp(`^/${library}/[a-z0-9-]+/$`).test(page))
  return isEntry ? budget.html : budget.otherHtml
}

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
  /** A script with those that it imports at once. */
  const withImports = async (url: string): Promise<string[]> => {
    const script = await readFile(path.join(folder, url), 'utf8')
    const imported = Array.from(script.matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g), ([, name = '']) =>
      path.posix.join(path.posix.dirname(url), name),
    )
    return [...new Set([url, ...(await Promise.all(imported.map(withImports))).flat()])]
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
        js: await sum((await Promise.all(found(/<script type="module" src="([^"]*)"/g).map(withImports))).flat()),
        waiting: found(/ (data-copy|data-share)(?==|>)/g).length,
      }
    }),
  )
}

/** What is too heavy about a page, or has a script too many or too few, in words. */
export function overweight({ page, html, css, js, waiting }: PageWeight): string[] {
  const islands = islandsOf(page)
  const limits = [
    ['html', html, htmlBudgetOf(page)],
    ['css', css, budget.css],
    ['js', js, islands.includes('sign-up') || islands.includes('registration') ? budget.formJs : budget.js],
  ] as const
  return [
    ...limits.flatMap(([what, is, most]) => (is > most ? [`${page}: ${what} ${is} > ${most} bytes`] : [])),
    ...(islands.length === 0 && js > 0 ? [`${page}: a script, and no island (site/islands/islands.ts)`] : []),
    ...(waiting > 0 && !islands.includes('share') ? [`${page}: something to copy, and nothing that copies`] : []),
  ]
}
