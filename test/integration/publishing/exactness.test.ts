import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { siteOutputs } from '../../../cms/server/site/publicSite.ts'
import type { Instants } from '../../../site/catalogue/calendar/told.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { drawnKey } from '../../../site/catalogue/urls.ts'
import { FakeDrawer } from '../../support/drawings.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { levels } from '../../../site/publisher/queue/levels.ts'
import { loadRenderer, type Renderer } from '../../../site/publisher/astro/renderer.ts'
import { indexPath } from '../../../site/search/index/fileNames.ts'
import { Indexer } from '../../../site/search/index/indexer.ts'
import { readVariants } from '../../../site/search/text/variants.ts'
import type { SynonymGroups } from '../../../site/search/synonyms/synonyms.ts'
import type { HolidayNotices } from '../../../site/catalogue/calendar/holidays.ts'
import { lackingKinds } from '../../support/kindsOfFiles.ts'
import { anchor, randomEdit, type RandomEdit, randomHolidays, randomSynonyms } from '../../support/randomEntries.ts'

const buildDir = path.resolve('site/.build')
const siteUrl = 'https://gongyun.example'
const variants = readVariants()
let folder: string
let render: Renderer

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongyun-exact-'))
  for (const name of ['recordings', 'files']) await mkdir(path.join(folder, 'media', name), { recursive: true })
  await writeFile(path.join(folder, 'media', 'recordings', 'recording.wav'), 'not really a recording')
  await writeFile(path.join(folder, 'media', 'files', 'file.pdf'), 'not really a file')
  await writeFile(path.join(folder, 'media', 'picture.png'), 'not really a picture')
  render = await loadRenderer(buildDir, siteUrl)
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

type Step = RandomEdit | { clock: number } | { synonyms: SynonymGroups } | { holidays: HolidayNotices }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: randomEdit },
  { weight: 1, arbitrary: fc.integer({ min: -50, max: 400 }).map((hours) => ({ clock: hours * 3_600_000 })) },
  { weight: 1, arbitrary: randomSynonyms.map((synonyms) => ({ synonyms })) },
  { weight: 1, arbitrary: randomHolidays.map((holidays) => ({ holidays })) },
)

async function site(root: string, now: number) {
  // shards so small that entries which come and go divide and unite them
  const catalogue = new Catalogue(now, 5, { cards: 2, facets: 3 })
  const indexer = new Indexer()
  const posters = new FakeDrawer(path.join(root, 'posters'))
  catalogue.drawn = posters.files
  const release = await Release.open(root, 'release')
  const outputs = await siteOutputs(catalogue, render, {
    buildDir,
    dataDir: folder,
    siteUrl,
    search: { indexer, variants },
    posters,
  })
  const publisher = new Publisher(catalogue, outputs, release)
  indexer.watch(
    (names) => names.forEach((name) => publisher.enqueue(indexPath + name, levels.search)),
    () => undefined,
  )
  /** Draws one picture that was asked for, and has made what is made of it. @returns whether there was one */
  const draw = async (): Promise<boolean> => {
    const drawn = await posters.draw()
    if (drawn === undefined) return false
    publisher.invalidate({ keys: new Set([drawnKey(drawn.name)]), paths: new Set(drawn.paths) }, () => levels.rest)
    return true
  }
  return { catalogue, release, publisher, indexer, draw }
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

/**
 * What is published in the end, made as a whole. How it came to be so tells nothing: calendars that went meanwhile are
 * those that the live site knows.
 * @param edits the last one of each entry
 * @param raised what calendars said
 * @param gone which calendars there were
 */
async function fullRender(
  root: string,
  {
    edits,
    synonyms,
    holidays,
    raised,
    gone,
  }: {
    edits: Iterable<RandomEdit>
    synonyms: SynonymGroups
    holidays: HolidayNotices
    raised: Instants
    gone: Instants
  },
  now: number,
): Promise<Map<string, string>> {
  const { catalogue, release, publisher, indexer, draw } = await site(root, now)
  for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
  catalogue.setSynonyms(synonyms)
  catalogue.setHolidays(holidays)
  catalogue.told.setRaised(raised)
  catalogue.goneCalendars.keep(gone)
  catalogue.takeChanges()
  await publisher.buildAll(() => undefined)
  do while ((await publisher.work()).length > 0);
  while (await draw())
  await release.close()
  await indexer.stop()
  return contents(root)
}

it('should leave the folder, after any sequence of edits and clock jumps, as a full render would make it', async () => {
  let run = 0
  const compared = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 160, size: 'max' }),
      fc.array(step, { minLength: 1, maxLength: 25 }),
      async (before, after) => {
        const root = path.join(folder, String(run++))
        const live = await site(path.join(root, 'live'), anchor)
        let now = anchor
        const last = new Map<string, RandomEdit>()
        let edits = 0
        let synonyms: SynonymGroups = []
        let holidays: HolidayNotices = []
        const take = (taken: Step): void => {
          if ('clock' in taken) {
            now = anchor + taken.clock
          } else if ('synonyms' in taken) {
            synonyms = taken.synonyms
            live.catalogue.setSynonyms(synonyms)
          } else if ('holidays' in taken) {
            holidays = taken.holidays
            live.catalogue.setHolidays(holidays)
          } else {
            const name = nameOf(taken.collection, taken.id)
            edits++
            last.set(name, taken)
            if (live.catalogue.set(taken.collection, taken.id, taken.entry))
              live.publisher.remember(name, taken.entry, '')
          }
        }
        for (const taken of before) take(taken)
        live.catalogue.advance(now)
        live.catalogue.takeChanges()
        await live.publisher.buildAll(() => undefined)
        for (const taken of after) {
          take(taken)
          live.publisher.advance(now, levels.rest)
          live.publisher.invalidate(live.catalogue.takeChanges(), () => levels.rest)
          await live.publisher.work()
          if (edits % 3 === 0) await live.draw()
        }
        do {
          await live.publisher.work()
          await live.indexer.settled()
        } while (live.publisher.waiting + live.publisher.unready > 0 || (await live.draw()))
        expect(live.publisher.failed).toEqual([])
        await live.release.close()
        await live.indexer.stop()

        const { raised } = live.catalogue.told
        const { stored: gone } = live.catalogue.goneCalendars
        const incremental = await contents(path.join(root, 'live'))
        const end = { edits: last.values(), synonyms, holidays, raised, gone }
        const whole = await fullRender(path.join(root, 'whole'), end, now)
        expect([...incremental.keys()].sort()).toEqual([...whole.keys()].sort())
        for (const file of whole.keys()) compared.add(file)
        const different = [...whole].filter(([file, bytes]) => incremental.get(file) !== bytes).map(([file]) => file)
        expect(different).toEqual([])
        await rm(root, { recursive: true, force: true })
      },
    ),
    { numRuns: Number(process.env['GONGYUN_RUNS'] ?? 15), seed: 20261121 },
  )
  expect(lackingKinds(compared)).toEqual([])
}, 300_000)
