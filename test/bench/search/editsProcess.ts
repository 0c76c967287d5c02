import { parseArgs } from 'node:util'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { levels } from '../../../site/publisher/queue/levels.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { searchOutput } from '../../../site/publisher/outputs/searchOutput.ts'
import { indexPath } from '../../../site/search/index/fileNames.ts'
import { Indexer } from '../../../site/search/index/indexer.ts'
import { readVariants } from '../../../site/search/text/variants.ts'
import { readCatalogue } from '../../support/entriesFile.ts'
import { Random } from '../random.ts'
import { sentence, titleOf } from '../words.ts'
import { Holds } from './holds.ts'

/** What one edit comes to: files and their bytes, and the longest hold of the event loop in milliseconds. */
export interface Edit {
  files: number
  bytes: number
  hold: number
  /** From the edit until everything is published. */
  ms: number
}

const samples = 40

/**
 * The process that `search` measures edits in: publishes nothing but the files of the search, edits the title and the
 * summary of some entries, and prints what each edit took.
 */
const { values } = parseArgs({
  options: { entries: { type: 'string', default: '' }, out: { type: 'string', default: '' } },
})
const catalogue = await readCatalogue(values.entries)
const release = await Release.open(values.out, 'bench')
const indexer = new Indexer()
const publisher = new Publisher(catalogue, [searchOutput(catalogue, indexer, readVariants())], release)
await publisher.buildAll(() => undefined)
indexer.watch(
  (names) => {
    for (const name of names) publisher.enqueue(indexPath + name, levels.search)
  },
  (error) => {
    throw error
  },
)

const random = new Random(4)
const edits: Edit[] = []
// the first ones compile the code
for (let count = -5; count < samples; count++) {
  const collection = random.pick(pageCollections)
  const entry = random.pick([...catalogue.all(collection)])
  const title = titleOf(random, '')
  const changed = { ...entry, summary: sentence(random), ...('title' in entry ? { title } : { name: title }) }
  const holds = new Holds()
  const [started, paths] = [performance.now(), [] as string[]]
  catalogue.set(collection, entry.id, changed)
  publisher.invalidate(catalogue.takeChanges(), () => levels.search)
  while (publisher.waiting + publisher.unready > 0) {
    paths.push(...(await publisher.work()))
    await publisher.settled()
    await indexer.settled()
  }
  const ms = performance.now() - started
  const bytes = paths.reduce((sum, path) => sum + (publisher.manifest.get(path)?.size ?? 0), 0)
  if (count >= 0) edits.push({ files: paths.length, bytes, ms, hold: holds.longest() })
  else holds.longest()
}
console.log(JSON.stringify(edits))
await release.close()
await indexer.stop()
