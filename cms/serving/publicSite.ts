import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { z } from 'zod'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { site } from '../../site/catalogue/schemas/site.ts'
import { assetsOutput } from '../../site/publisher/assetsOutput.ts'
import { feedOutput } from '../../site/publisher/feedOutput.ts'
import { mediaOutput } from '../../site/publisher/mediaOutput.ts'
import type { Manifest } from '../../site/publisher/manifest.ts'
import type { Output } from '../../site/publisher/output.ts'
import { pagesOutput } from '../../site/publisher/pagesOutput.ts'
import { Publisher } from '../../site/publisher/publisher.ts'
import { currentRelease, Release, removeOtherReleases, switchTo, isFinished } from '../../site/publisher/release.ts'
import type { ReleaseState } from '../../site/publisher/releaseState.ts'
import { loadRenderer, type Renderer } from '../../site/publisher/renderer.ts'
import { robotsOutput } from '../../site/publisher/robotsOutput.ts'
import { sitemapOutput } from '../../site/publisher/sitemapOutput.ts'
import type { Settings } from '../env.ts'
import type { Sync } from '../publishing/sync.ts'
import { serveStatic } from './staticFiles.ts'

const buildDir = path.resolve('site/.build')
/** Code that decides what the files of a release contain, besides the compiled site. */
const sources = ['site/catalogue', 'site/publisher', 'cms/entries']

/** The public site: in its published folder, or rendered on request while it is being developed. */
export interface PublicSite {
  publisher: Publisher
  render: Renderer
  /**
   * Brings the release to what is published in the database: what changed since the last run, or everything when the
   * code is new. Then the release is the one that is served.
   * @param onProgress told how many of how many files of a new release are done
   */
  catchUp(sync: Sync, onProgress: (done: number, total: number) => void): Promise<void>
  /** Answers a visitor. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  stop(): Promise<void>
  /**
   * Serves the release before as it stood when it was replaced. What is published meanwhile goes into the new one.
   * @throws when there is none
   */
  rollBack(): Promise<void>
  /** Serves the present release again. */
  rollForward(): Promise<void>
}

/** Opens the release of the present code and fills the catalogue with what it shows. */
export async function openPublicSite(catalogue: Catalogue, { dataDir, siteUrl }: Settings): Promise<PublicSite> {
  const root = path.join(dataDir, 'published')
  const name = await releaseName(siteUrl)
  let release = await Release.open(root, name)
  if (!release.isComplete) {
    // begun and not finished, or never begun
    release.state.close()
    await removeRelease(root, name)
    release = await Release.open(root, name)
  }
  const render = await loadRenderer(buildDir)
  const publisher = new Publisher(catalogue, await siteOutputs(catalogue, render, dataDir, siteUrl), release)
  let rolledBackTo: Manifest | undefined
  return {
    publisher,
    render,
    handle: (request, response) =>
      serveStatic(request, response, () =>
        rolledBackTo === undefined ? publisher.manifest : withoutRemoved(rolledBackTo, publisher.manifest),
      ),
    stop: async () => release.state.close(),
    async rollBack() {
      const previous = await previousRelease(root, name)
      if (previous === undefined) throw new Error('没有上一个版本可以退回：换过程序以后才会留下上一个版本')
      const { manifest, state } = await Release.open(root, previous)
      state.close()
      await switchTo(root, previous)
      rolledBackTo = manifest
    },
    async rollForward() {
      await switchTo(root, name)
      rolledBackTo = undefined
    },
    async catchUp(sync, onProgress) {
      if (release.isComplete) {
        restore(catalogue, release.state)
        publisher.resume()
        await sync.readAll()
        for (const foreign of await publisher.inspect()) await rm(foreign, { force: true })
        sync.start()
        await sync.settled()
      } else {
        await sync.readAll()
        catalogue.takeChanges()
        await publisher.buildAll(onProgress)
        sync.start()
      }
      const before = await currentRelease(root)
      if (before !== name) await switchTo(root, name)
      const kept =
        before === undefined || before === name || !isFinished(root, before)
          ? await previousRelease(root, name)
          : before
      await removeOtherReleases(root, kept === undefined ? [name] : [name, kept])
    },
  }
}

/** What was taken down since stays down while an older release is served. */
function withoutRemoved(older: Manifest, present: Manifest): Pick<Manifest, 'get' | 'has'> {
  const isDown = (url: string): boolean => (url.endsWith('/') || url.startsWith('/media/')) && !present.has(url)
  return {
    get: (url) => (isDown(url) ? undefined : older.get(url)),
    has: (url) => !isDown(url) && older.has(url),
  }
}

/** Everything that the public site consists of. */
export async function siteOutputs(
  catalogue: Catalogue,
  render: Renderer,
  dataDir: string,
  siteUrl: string,
): Promise<Output[]> {
  return [
    pagesOutput(catalogue, render),
    mediaOutput(catalogue, path.join(dataDir, 'media')),
    sitemapOutput(catalogue, siteUrl),
    feedOutput(siteUrl),
    robotsOutput(siteUrl),
    await assetsOutput(path.join(buildDir, 'client')),
  ]
}

/** The catalogue as it was when the release was last changed, so that only what differs from it is rendered. */
function restore(catalogue: Catalogue, state: ReleaseState): void {
  catalogue.advance(z.coerce.number().parse(state.meta('clock')))
  for (const { name, entry } of state.entries()) {
    if (name === 'site') {
      catalogue.setSite(site.parse(entry))
      continue
    }
    const [collection, id] = name.split('/', 2) as [Collection, string]
    catalogue.set(collection, id, entrySchemas[collection].parse(entry))
  }
  catalogue.takeChanges()
}

/** A release that was begun and not finished is nothing to go back to. */
async function previousRelease(root: string, name: string): Promise<string | undefined> {
  for (const other of await readdir(path.join(root, 'releases'))) {
    if (other !== name && isFinished(root, other)) return other
  }
  return undefined
}

async function removeRelease(root: string, name: string): Promise<void> {
  const others = (await readdir(path.join(root, 'releases'))).filter((other) => other !== name)
  await removeOtherReleases(root, others)
}

/** The same code makes the same files of the same entries; other code begins a release of its own. */
async function releaseName(siteUrl: string): Promise<string> {
  const hash = createHash('sha256').update(siteUrl)
  for (const folder of [buildDir, ...sources.map((source) => path.resolve(source))]) {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
    for (const file of files.sort()) hash.update(path.relative(folder, file)).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}
