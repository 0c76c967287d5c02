import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Release } from '../../site/publisher/release/release.ts'
import { readVariants } from '../../site/search/text/variants.ts'
import { openBrowser } from '../support/browser.ts'
import { anchor, readCatalogue, writeLines } from '../support/entriesFile.ts'
import { writeFiles } from './files.ts'
import { generate, linesOf } from './generate.ts'
import { measured } from './measured.ts'
import type { Edit } from './search/editsProcess.ts'
import { queryTypes } from './search/draws.ts'
import { facetTimes, ourCardTimes, pagefindCardTimes } from './search/firstCards.ts'
import { itemsOf } from './search/items.ts'
import { facetBytes, scriptBytes, searchOurs } from './search/ours.ts'
import { indexWithPagefind, searchWithPagefind } from './search/pagefind.ts'
import { drawQueries } from './search/queries.ts'
import { fullRenders } from './search/renders.ts'
import { searchReport } from './search/searchReport.ts'
import { startSite } from './search/siteServer.ts'

const run = promisify(execFile)
const astro = path.resolve('node_modules/astro/bin/astro.mjs')
/** Queries of each type, and those of them that a browser asks. */
const [each, eachInBrowser] = [20, 2]
/** Pagefind 1.6.0 took more than 21 GB for 100,000 entries, and was ended by the system. */
const mostForPagefind = 20_000

/**
 * The search over the same entries and pages as Pagefind's: what it finds, what it reads for that, how long a telephone
 * takes, and what the index costs whoever publishes.
 * @param folder to be made, for everything that is read and written
 * @returns Markdown
 */
export async function benchSearch(entries: number, folder: string): Promise<string> {
  await mkdir(folder)
  const file = path.join(folder, 'entries.ndjson')
  const documents = generate({ entries, seed: 1, now: anchor, ids: 'uuid' })
  writeLines(file, linesOf(documents))
  await writeFiles(path.join(folder, 'media'), documents)
  const compiled = path.join(folder, 'compiled')
  await measured(process.execPath, [astro, 'build', '--outDir', compiled])
  const renders = await fullRenders(file, entries, compiled, folder)
  const editing = 'test/bench/search/editsProcess.ts'
  const { stdout } = await run(process.execPath, [editing, '--entries', file, '--out', path.join(folder, 'edits')])
  const edits = JSON.parse(stdout) as Edit[]

  const variants = readVariants()
  const items = itemsOf(await readCatalogue(file), variants)
  const queries = drawQueries(items, each, variants)
  const release = await Release.open(renders.folder, 'bench')
  const { manifest } = release
  const paths = items.map((item) => item.path)
  const isCompared = entries <= mostForPagefind
  const pagefind = isCompared
    ? await indexWithPagefind(manifest, paths, path.join(folder, 'pagefind'))
    : { files: new Map<string, Uint8Array>(), seconds: NaN }
  const ours = await searchOurs(manifest, queries, anchor)
  const server = await startSite(manifest, pagefind.files)
  const browser = await openBrowser()
  try {
    const theirs = isCompared ? await searchWithPagefind(browser, server, queries) : []
    const some = queryTypes.flatMap((type) => queries.filter((query) => query.type === type).slice(0, eachInBrowser))
    return searchReport({
      entries,
      queries,
      ours: { found: ours, times: await ourCardTimes(browser, server, some), script: scriptBytes(manifest) },
      pagefind: { found: theirs, times: isCompared ? await pagefindCardTimes(browser, server, some) : [], ...pagefind },
      manifest,
      facets: { bytes: await facetBytes(manifest, some, anchor), times: await facetTimes(browser, server, some) },
      renders,
      edits,
    })
  } finally {
    await browser.close()
    await server.stop()
    await release.close()
  }
}
