import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SitePosters } from '../../../cms/server/site/sitePosters.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import type { Performance } from '../../../site/catalogue/entries.ts'
import { drawnKey, entryPath, posterAt, publishedPosters } from '../../../site/catalogue/urls.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import type { DrawOrder } from '../../../site/posters/drawer/order.ts'
import { isAhead, posterFactsOf } from '../../../site/posters/facts.ts'
import type { Output } from '../../../site/publisher/outputs/output.ts'
import { posterOutput } from '../../../site/publisher/outputs/posterOutput.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { levels } from '../../../site/publisher/queue/levels.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { drawnPoster } from '../../../site/sharing/drawnPoster.ts'
import { showOfOneEvening } from '../../support/posters.ts'

/** The drawing under way in the process that draws, which the tests end as they like. */
interface UnderWay {
  order: DrawOrder
  resolve: (drawn: object) => void
  reject: (error: object) => void
}
const worker = vi.hoisted(() => ({ underWay: undefined as UnderWay | undefined }))
vi.mock('../../../site/posters/drawer/drawingWorker.ts', () => ({
  DrawingWorker: class {
    draw(order: DrawOrder): Promise<object> {
      return new Promise((resolve, reject) => (worker.underWay = { order, resolve, reject }))
    }
    rest(): void {
      return undefined
    }
    stop(): Promise<void> {
      return Promise.resolve()
    }
  },
}))

const now = Date.parse('2026-11-21T04:00:00Z')
const siteUrl = 'https://gongyun.example'
const silent = pino({ level: 'silent' })
/** Pauses from this length on pass when the tests say so, in milliseconds. */
const longPause = 10_000
/** Few, so that what was drawn of a show is wanted again. */
const [slugs, titles] = [
  ['one', 'two'],
  ['合唱', '舞蹈'],
] as const
let root: string
let later: (() => void)[]

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-poster-faults-'))
  later = []
  const real = globalThis.setTimeout
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((then: () => void, pause = 0) => {
    if (pause < longPause) return real(then, pause)
    later.push(then)
    return { unref: () => undefined }
  }) as typeof setTimeout)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(root, { recursive: true, force: true })
})

/** What becomes of a drawing. */
type Fate = 'drawn' | 'refused' | 'killed amid writing' | 'killed before its answer'
const fate = fc.constantFrom<Fate>('drawn', 'drawn', 'refused', 'killed amid writing', 'killed before its answer')

/** A page of each show that says what it is called, and which pictures there are. */
function pages(catalogue: Catalogue): Output {
  return {
    *paths() {
      for (const { slug } of catalogue.all('performances')) yield entryPath('performances', slug)
    },
    owns: (url) => url.endsWith('/'),
    async render(url, view) {
      const entry = view.bySlug('performances', url.split('/')[2] ?? '')
      if (entry === undefined) return undefined
      const posters = publishedPosters.map((format) => drawnPoster(format, 'performances', entry, view, siteUrl))
      return { bytes: new TextEncoder().encode(JSON.stringify({ title: entry.title, posters })) }
    },
  }
}

/** A site that is running, from its start until it is stopped or killed. */
class Site {
  readonly catalogue = new Catalogue(now)
  readonly release: Release
  readonly publisher: Publisher
  readonly posters: SitePosters
  #isRunning = true

  private constructor(release: Release, dataDir: string) {
    this.release = release
    const settings = { dataDir, siteUrl, drawsPosters: true }
    this.posters = new SitePosters(this.catalogue, settings, 'now')
    const outputs = [posterOutput(this.catalogue, siteUrl, dataDir, this.posters), pages(this.catalogue)]
    this.publisher = new Publisher(this.catalogue, outputs, release)
  }

  /** Starts with what was published, and takes up what is to be. */
  static async start(dataDir: string, shows: ReadonlyMap<string, Performance>): Promise<Site> {
    worker.underWay = undefined
    const site = new Site(await Release.open(path.join(dataDir, 'published'), 'release'), dataDir)
    const { catalogue, publisher, release, posters } = site
    for (const { name, entry } of release.state.entries())
      catalogue.load('performances', name.split('/')[1] ?? '', entry as Performance)
    catalogue.takeChanges()
    await publisher.resume({ pause: 0 })
    for (const slug of slugs) site.set(slug, shows.get(slug))
    const noteDrawn = (name: string, paths: readonly string[]): void => {
      if (site.#isRunning)
        publisher.invalidate({ keys: new Set([drawnKey(name)]), paths: new Set(paths) }, () => levels.rest)
    }
    const isPublished = (url: string): boolean => publisher.manifest.has(url)
    posters.begin({ noteDrawn, isPublished }, Promise.resolve(), silent)
    await turns()
    return site
  }

  set(slug: string, show: Performance | undefined): void {
    if (this.catalogue.set('performances', slug, show)) this.publisher.remember(`performances/${slug}`, show, '')
    this.publisher.invalidate(this.catalogue.takeChanges(), () => levels.rest)
  }

  /** Publishes all that can be. */
  async publish(): Promise<void> {
    do while ((await this.publisher.work()).length > 0);
    while ((await this.publisher.settled(), this.publisher.waiting > 0))
  }

  /** Ends it as a power cut does: nothing is flushed, closed or forgotten. @param fate of the drawing under way */
  async kill(fate: Fate): Promise<void> {
    this.#isRunning = false
    if (worker.underWay !== undefined) leave(worker.underWay.order, fate)
    worker.underWay = undefined
    await this.release.settled()
    this.release.state.close()
    later = []
  }

  /** What is public, by its path. */
  async published(): Promise<Record<string, string>> {
    await this.release.settled()
    return Object.fromEntries(
      [...this.release.manifest].sort().map(([url, { file }]) => [url, readFileSync(file, 'utf8')]),
    )
  }

  /** Expects that no page waits for a drawing, names one that is not there, or has one that says something else. */
  async expectHonest(): Promise<void> {
    const published = await this.published()
    for (const entry of this.catalogue.all('performances')) {
      const page = JSON.parse(published[entryPath('performances', entry.slug)] ?? '{}') as Record<string, unknown>
      expect(page['title']).toBe(entry.title)
      for (const named of page['posters'] as (string | null)[])
        if (named !== null) expect(Object.keys(published)).toContain(named.replace(/\?.*/, ''))
    }
    for (const [url, text] of Object.entries(published)) {
      const { slug } = posterAt(url) ?? {}
      if (slug === undefined) continue
      const entry = this.catalogue.bySlug('performances', slug)
      if (entry === undefined) throw new Error(`${url} is of nothing`)
      expect(isAhead(entry, now)).toBe(true)
      expect(JSON.parse(text)).toEqual(posterFactsOf('performances', entry, new CatalogueView(this.catalogue), siteUrl))
    }
  }
}

const emptied = (file: string): void => truncateSync(file)

/** Lets whatever waits for the disk go on. */
async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Leaves on the disk what a drawing does. */
function leave({ file, facts }: DrawOrder, fate: Fate): void {
  if (fate === 'refused') return
  mkdirSync(path.dirname(file), { recursive: true })
  const bytes = JSON.stringify(facts)
  if (fate === 'killed amid writing') writeFileSync(`${file}.4711`, bytes.slice(0, 20))
  else writeFileSync(file, bytes)
}

/** Ends the drawing under way. @returns whether there was one */
async function endDrawing(fate: Fate, code: string): Promise<boolean> {
  const { underWay } = worker
  if (underWay === undefined) return false
  worker.underWay = undefined
  const { order, resolve, reject } = underWay
  leave(order, fate)
  const bytes = JSON.stringify(order.facts).length
  if (fate === 'drawn') resolve({ name: order.name, missing: [], bytes, residentBytes: 0 })
  else reject({ code: fate === 'refused' ? code : 'SIGKILL' })
  await turns()
  return true
}

/** Lets all pauses pass, and draws all that is asked for, until nothing is. */
async function heal(site: Site): Promise<void> {
  do {
    for (const then of later.splice(0)) then()
    await site.publish()
  } while ((await endDrawing('drawn', '')) || later.length > 0)
}

const show = fc
  .record({ title: fc.constantFrom(...titles), state: fc.constantFrom('ahead', 'ahead', 'ahead', 'undated', 'gone') })
  .map(({ title, state }) =>
    state === 'gone' ? undefined : showOfOneEvening({ title, ...(state === 'undated' && { showings: [] }) }),
  )
const kindOf = <K extends string>(kind: K) => fc.constant(kind)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kindOf('edit'), slug: fc.constantFrom(...slugs), show }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kindOf('draw'),
      fate,
      code: fc.constantFrom('ENOSPC', 'EROFS', 'TIMED_OUT', 'PICTURE_UNREADABLE'),
      /** Turns of the event loop that files are made before that; undefined when none are. */
      amidWork: fc.option(fc.nat(15), { nil: undefined }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: kindOf('publish') }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('work') }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('later') }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('kill'), fate }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kindOf('lose'), isRemoved: fc.boolean(), number: fc.nat(20) }),
  },
)

it('should end, whatever happens to those who draw and publish, as if nothing had, and say nothing wrong meanwhile', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
      fc.boolean(),
      async (steps, isKilled) => {
        const dataDir = path.join(root, String(run++))
        const folder = path.join(dataDir, 'posters', 'now')
        const shows = new Map<string, Performance>()
        let site = await Site.start(dataDir, shows)
        const drawn = (): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])
        for (const one of steps) {
          switch (one.kind) {
            case 'edit': {
              const edited = one.show && { ...one.show, id: one.slug, slug: one.slug }
              if (edited === undefined) shows.delete(one.slug)
              else shows.set(one.slug, edited)
              site.set(one.slug, edited)
              break
            }
            case 'draw': {
              const { fate, code, amidWork } = one
              const working = amidWork === undefined ? undefined : site.publisher.work()
              await turns(amidWork ?? 0)
              await endDrawing(fate, code)
              await working
              break
            }
            case 'publish':
              await site.publish()
              await site.expectHonest()
              break
            case 'work':
              await site.publisher.work()
              break
            case 'later':
              for (const then of later.splice(0)) then()
              break
            case 'kill':
              await site.kill(one.fate)
              site = await Site.start(dataDir, shows)
              break
            case 'lose': {
              const pictures = drawn().filter((file) => file.endsWith('.jpg'))
              const picture = pictures[one.number % pictures.length]
              if (picture !== undefined) (one.isRemoved ? rmSync : emptied)(path.join(folder, picture))
            }
          }
        }
        if (isKilled) {
          await site.kill('killed amid writing')
          site = await Site.start(dataDir, shows)
        }
        await heal(site)
        await site.expectHonest()
        const whole = await Site.start(path.join(dataDir, 'whole'), shows)
        await heal(whole)
        expect(await site.published()).toEqual(await whole.published())
        expect(drawn().filter((file) => !/^(share|a3)-[0-9a-f]{32}\.jpg$/.test(file))).toEqual([])
        for (const one of [site, whole]) {
          await one.kill('refused')
          await one.posters.stop()
        }
      },
    ),
    { numRuns: Number(process.env['GONGYUN_RUNS'] ?? 100), seed: 20261127 },
  )
}, 120_000)
