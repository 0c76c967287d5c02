import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { siteOutputs } from '../../cms/server/site/publicSite.ts'
import { CatalogueView } from '../../site/catalogue/view.ts'
import { pagesOutput } from '../../site/publisher/outputs/pagesOutput.ts'
import { Publisher } from '../../site/publisher/publisher.ts'
import { Release } from '../../site/publisher/release/release.ts'
import { loadRenderer } from '../../site/publisher/astro/renderer.ts'
import { entryPartsPath } from '../../site/search/entries/entryFilePath.ts'
import { Indexer } from '../../site/search/index/indexer.ts'
import { readVariants } from '../../site/search/text/variants.ts'
import { noDrawings } from '../support/drawings.ts'
import { readCatalogue } from '../support/entriesFile.ts'

/**
 * The process that `build` measures: renders every page of the entries of a file.
 * --only leaves out what the publisher does besides (compression, pictures, dependencies, state); --without-search
 * the files of the search.
 */
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '' },
    site: { type: 'string', default: '' },
    data: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    only: { type: 'boolean', default: false },
    'without-search': { type: 'boolean', default: false },
  },
})

const siteUrl = 'https://gongyun.example'
const render = await loadRenderer(values.site, siteUrl)
const entries: [string, unknown][] = []
const catalogue = await readCatalogue(values.entries, (collection, entry) =>
  entries.push([`${collection}/${entry.id}`, entry]),
)

if (values.only) {
  const pages = pagesOutput(catalogue, render, siteUrl)
  for (const url of pages.paths()) {
    const content = await pages.render(url, new CatalogueView(catalogue))
    if (content === undefined || !('bytes' in content)) throw new Error(`no page ${url}`)
    const file = path.join(values.out, url.endsWith('/') ? `${url}index.html` : url)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content.bytes)
  }
} else {
  const release = await Release.open(values.out, 'bench')
  const search = { indexer: new Indexer(), variants: readVariants() }
  const all = await siteOutputs(catalogue, render, {
    buildDir: values.site,
    dataDir: values.data,
    siteUrl,
    search,
    posters: noDrawings,
  })
  const outputs = values['without-search'] ? all.filter((output) => !output.owns(entryPartsPath)) : all
  const publisher = new Publisher(catalogue, outputs, release)
  for (const [name, entry] of entries) publisher.remember(name, entry, '')
  await publisher.buildAll(() => undefined)
  if (publisher.failed.length > 0) throw new Error(publisher.failed[0]?.error)
  await release.close()
  await search.indexer.stop()
}
