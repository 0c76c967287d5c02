import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { expect, vi } from 'vitest'
import { SitePosters } from '../../cms/server/site/sitePosters.ts'
import { Catalogue } from '../../site/catalogue/catalogue.ts'
import type { Performance } from '../../site/catalogue/entries.ts'
import { drawnKey, entryPath, posterAt, publishedPosters } from '../../site/catalogue/urls.ts'
import { CatalogueView } from '../../site/catalogue/view.ts'
import { isAhead, posterFactsOf } from '../../site/posters/facts.ts'
import type { Output } from '../../site/publisher/outputs/output.ts'
import { posterOutput } from '../../site/publisher/outputs/posterOutput.ts'
import { Publisher } from '../../site/publisher/publisher.ts'
import { levels } from '../../site/publisher/queue/levels.ts'
import { Release } from '../../site/publisher/release/release.ts'
import { drawnPoster } from '../../site/sharing/drawnPoster.ts'
import { cutOffDrawing, endDrawing, type Fate, turns } from './fakeDrawingWorker.ts'

const now = Date.parse('2026-11-21T04:00:00Z')
const siteUrl = 'https://gongyun.example'
const silent = pino({ level: 'silent' })
/** Pauses from this length on pass when a test says so, in milliseconds. */
const longPause = 10_000
/** What follows the pauses that have not passed. */
let later: (() => void)[] = []

/** Holds all long pauses, until `vi.restoreAllMocks`. */
export function holdPauses(): void {
  later = []
  const real = globalThis.setTimeout
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((then: () => void, pause = 0) => {
    if (pause < longPause) return real(then, pause)
    later.push(then)
    return { unref: () => undefined }
  }) as typeof setTimeout)
}

/** Lets all long pauses pass. */
export function passPauses(): void {
  for (const then of later.splice(0)) then()
}

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
export class PosterSite {
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
  static async start(dataDir: string, shows: ReadonlyMap<string, Performance>): Promise<PosterSite> {
    const site = new PosterSite(await Release.open(path.join(dataDir, 'published'), 'release'), dataDir)
    const { catalogue, publisher, release, posters } = site
    for (const { name, entry } of release.state.entries())
      catalogue.load('performances', name.split('/')[1] ?? '', entry as Performance)
    catalogue.takeChanges()
    await publisher.resume({ pause: 0 })
    const known = [...catalogue.all('performances')].map(({ id }) => id)
    for (const id of new Set([...known, ...shows.keys()])) site.set(id, shows.get(id))
    const noteDrawn = (name: string, paths: readonly string[]): void => {
      if (site.#isRunning)
        publisher.invalidate({ keys: new Set([drawnKey(name)]), paths: new Set(paths) }, () => levels.rest)
    }
    const isPublished = (url: string): boolean => publisher.manifest.has(url)
    posters.begin({ noteDrawn, isPublished }, Promise.resolve(), silent)
    await turns()
    return site
  }

  set(id: string, show: Performance | undefined): void {
    if (this.catalogue.set('performances', id, show)) this.publisher.remember(`performances/${id}`, show, '')
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
    cutOffDrawing(fate)
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

  /** Lets all pauses pass, and draws all that is asked for, until nothing is. */
  async heal(): Promise<void> {
    do {
      passPauses()
      await this.publish()
    } while ((await endDrawing('drawn', '')) || later.length > 0)
  }
}
