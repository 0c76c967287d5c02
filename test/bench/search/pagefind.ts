import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { close, createIndex } from 'pagefind'
import type { Browser, Page } from 'playwright-core'
import type { Manifest } from '../../../site/publisher/release/manifest.ts'
import { counted, type Found } from './found.ts'
import type { Query } from './queries.ts'
import { pagefindPage, type SiteServer } from './siteServer.ts'

/** Pagefind's index of the same pages. */
export interface PagefindIndex {
  /** By path. */
  files: ReadonlyMap<string, Uint8Array>
  seconds: number
}

/** The part of Pagefind's own script that is used; the page keeps it in `pagefind`. */
interface Pagefind {
  options: (options: { noWorker: boolean }) => Promise<void>
  search: (text: string) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>
}

/**
 * Indexes the main part of the pages of some entries.
 * @param folder for its files
 * @throws when Pagefind does not take one
 */
export async function indexWithPagefind(
  manifest: Manifest,
  paths: readonly string[],
  folder: string,
): Promise<PagefindIndex> {
  const started = performance.now()
  const { index, errors } = await createIndex({ rootSelector: 'main', forceLanguage: 'zh' })
  if (index === undefined) throw new Error(errors.join('\n'))
  for (const url of paths) {
    const content = await readFile(manifest.get(url)?.file ?? url, 'utf8')
    const added = await index.addHTMLFile({ url, content })
    if (added.errors.length > 0) throw new Error(`${url}: ${added.errors.join('\n')}`)
  }
  // handed over in one answer, those of 100,000 entries end its process
  const written = await index.writeFiles({ outputPath: folder })
  if (written.errors.length > 0) throw new Error(written.errors.join('\n'))
  await close()
  const seconds = (performance.now() - started) / 1000
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
  const files = new Map<string, Uint8Array>()
  for (const { parentPath, name } of names) {
    const file = path.join(parentPath, name)
    files.set(`/pagefind/${path.relative(folder, file)}`, await readFile(file))
  }
  return { files, seconds }
}

/**
 * Opens a page with Pagefind's script and nothing of its index.
 * @param isInPage whether it searches in the page itself: its own thread would not be as slow as a telephone
 */
export async function openPagefind(page: Page, { url }: SiteServer, isInPage: boolean): Promise<void> {
  await page.goto(url + pagefindPage)
  await page.evaluate(async (isInPage) => {
    const script = '/pagefind/pagefind.js'
    const pagefind = (await import(script)) as Pagefind
    if (isInPage) await pagefind.options({ noWorker: true })
    Object.assign(globalThis, { pagefind })
  }, isInPage)
}

/** What Pagefind finds, and what it reads for that: each query is a first one, and one after another. */
export async function searchWithPagefind(
  browser: Browser,
  server: SiteServer,
  queries: readonly Query[],
): Promise<Found[]> {
  const ask = async (page: Page, text: string): Promise<string[]> =>
    page.evaluate(
      async ([text, most]) => {
        const { pagefind } = globalThis as unknown as { pagefind: Pagefind }
        const { results } = await pagefind.search(text)
        const data = await Promise.all(results.slice(0, most).map((result) => result.data()))
        return data.map(({ url }) => url)
      },
      [text, counted] as const,
    )
  const page = await browser.newPage()
  const found: Found[] = []
  // each visitor asks one query and then the next, the last of them the first
  const later: number[] = []
  for (const [at, query] of queries.entries()) {
    const next = (at + 1) % queries.length
    await openPagefind(page, server, false)
    const first = await ask(page, query.text)
    found.push({ query, first, bytesFirst: server.taken(), bytesLater: NaN })
    await ask(page, queries[next]?.text ?? '')
    later[next] = server.taken()
  }
  await page.close()
  return found.map((one, at) => ({ ...one, bytesLater: later[at] ?? NaN }))
}
