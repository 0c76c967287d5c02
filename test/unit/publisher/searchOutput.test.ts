import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { levels } from '../../../site/publisher/queue/levels.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { searchOutput } from '../../../site/publisher/outputs/searchOutput.ts'
import { indexPath } from '../../../site/search/index/fileNames.ts'
import { Indexer } from '../../../site/search/index/indexer.ts'
import { readVariants } from '../../../site/search/text/variants.ts'
import { anchor, randomEdit, type RandomEdit, randomSynonyms } from '../../support/randomEntries.ts'

const variants = readVariants()
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongyun-search-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function site(root: string) {
  const catalogue = new Catalogue(anchor, 5, { cards: 2, facets: 3 })
  const release = await Release.open(root, 'release')
  const indexer = new Indexer()
  const publisher = new Publisher(catalogue, [searchOutput(catalogue, indexer, variants)], release)
  indexer.watch(
    (names) => names.forEach((name) => publisher.enqueue(indexPath + name, levels.search)),
    () => undefined,
  )
  const settle = async () => {
    do {
      await publisher.work()
      await indexer.settled()
    } while (publisher.waiting + publisher.unready > 0)
  }
  const close = async () => {
    await release.close()
    await indexer.stop()
  }
  return { catalogue, publisher, settle, close }
}

async function contents(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const base = path.join(root, 'releases', 'release')
  for (const entry of await readdir(base, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(path.relative(base, file), await readFile(file, 'base64'))
  }
  return files
}

it('should leave the files of the search, after any sequence of edits, as a full build would make them', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomEdit, { minLength: 10, maxLength: 120, size: 'max' }),
      fc.array(randomEdit, { minLength: 1, maxLength: 25 }),
      fc.array(randomSynonyms, { minLength: 2, maxLength: 2 }),
      async (before, after, [first = [], last = []]) => {
        const root = path.join(folder, String(run++))
        const live = await site(path.join(root, 'live'))
        for (const { collection, id, entry } of before) live.catalogue.set(collection, id, entry)
        live.catalogue.setSynonyms(first)
        live.catalogue.takeChanges()
        await live.publisher.buildAll(() => undefined)
        for (const { collection, id, entry } of after) {
          live.catalogue.set(collection, id, entry)
          live.publisher.invalidate(live.catalogue.takeChanges(), () => levels.rest)
          await live.publisher.work()
        }
        live.catalogue.setSynonyms(last)
        live.publisher.invalidate(live.catalogue.takeChanges(), () => levels.rest)
        await live.settle()
        expect(live.publisher.failed).toEqual([])
        await live.close()

        const whole = await site(path.join(root, 'whole'))
        for (const { collection, id, entry } of [...before, ...after] as RandomEdit[])
          whole.catalogue.set(collection, id, entry)
        whole.catalogue.setSynonyms(last)
        whole.catalogue.takeChanges()
        await whole.publisher.buildAll(() => undefined)
        await whole.close()
        const [incremental, full] = [await contents(path.join(root, 'live')), await contents(path.join(root, 'whole'))]
        expect([...incremental.keys()].sort()).toEqual([...full.keys()].sort())
        expect([...full].filter(([file, bytes]) => incremental.get(file) !== bytes).map(([file]) => file)).toEqual([])
        const cards = [...full.keys()].filter((file) => file.startsWith('search/cards/') && file.endsWith('.json'))
        const entries = pageCollections.reduce((sum, library) => sum + [...whole.catalogue.all(library)].length, 0)
        expect(cards.length).toBeGreaterThanOrEqual(Math.ceil(entries / 2))
        await rm(root, { recursive: true, force: true })
      },
    ),
    { numRuns: 10, seed: 20261126, endOnFailure: true },
  )
}, 300_000)
