import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import type { Logger } from 'pino'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { assetsOutput } from '../../site/publisher/assetsOutput.ts'
import { feedOutput } from '../../site/publisher/feedOutput.ts'
import { mediaOutput } from '../../site/publisher/mediaOutput.ts'
import type { Manifest } from '../../site/publisher/manifest.ts'
import type { Output } from '../../site/publisher/output.ts'
import { pagesOutput } from '../../site/publisher/pagesOutput.ts'
import { Publisher } from '../../site/publisher/publisher.ts'
import { Release } from '../../site/publisher/release.ts'
import { isDamage, setStateAside } from '../../site/publisher/damage.ts'
import { currentRelease, isFinished, removeOtherReleases, switchTo } from '../../site/publisher/releaseFolder.ts'
import { loadRenderer, type Renderer } from '../../site/publisher/renderer.ts'
import { robotsOutput } from '../../site/publisher/robotsOutput.ts'
import { sitemapOutput } from '../../site/publisher/sitemapOutput.ts'
import type { Settings } from '../env.ts'
import type { Sync } from '../publishing/sync.ts'
import type { FrontLink } from './front/frontLink.ts'
import { openRelease } from './openRelease.ts'
import { Resumption } from './resumption.ts'

const buildDir = path.resolve('site/.build')
/** Code that decides what the files of a release contain, besides the compiled site. */
const sources = ['site/catalogue', 'site/publisher', 'cms/entries', 'cms/addresses']
/** Code that, with the packages, decides what a document is when it is read. */
const readerSources = ['cms/collections', 'cms/fields', 'cms/globals', 'cms/migrations', 'cms/publishing']

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
  /** Whether everything has been compared since the start; until then something that was damaged may show. */
  isChecked(): boolean
  /** Has the release made again whose state has turned out to be damaged; visitors go on reading it meanwhile. */
  setAside(error: unknown): void
  /** Resolves when the catalogue is complete, which may be after the release is served. */
  whenLoaded(): Promise<void>
  /** Answers a visitor, while the site is being developed; the published one is answered by the front. */
  handle?: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  stop(): Promise<void>
  /**
   * Serves the release before as it stood when it was replaced. What is published meanwhile goes into the new one.
   * @throws when there is none
   */
  rollBack(): Promise<void>
  /** Serves the present release again. */
  rollForward(): Promise<void>
}

/**
 * Opens the release of the present code and fills the catalogue with what it shows.
 * @param front shows it to the public
 * @param again has this process ended and started again; the front goes on with what it shows
 */
export async function openPublicSite(
  catalogue: Catalogue,
  { dataDir, siteUrl }: Settings,
  log: Logger,
  front: FrontLink,
  again: () => void,
): Promise<PublicSite> {
  const root = path.join(dataDir, 'published')
  const release = await openRelease(root, await releaseDigest(siteUrl), log)
  const { name } = release
  const render = await loadRenderer(buildDir)
  const outputs = await siteOutputs(catalogue, render, { buildDir, dataDir, siteUrl })
  const publisher = new Publisher(catalogue, outputs, release)
  const isNew = !release.isComplete
  const readers = await digestOf(readerSources, await readFile('package-lock.json'))
  let isAside = false
  const setAside = (error: unknown): void => {
    if (isAside) return
    isAside = true
    log.error({ err: error }, '公众网站的发布记录损坏，已移到 published/damaged，重新启动后台后重新生成；内容没有丢失')
    setStateAside(root, name)
    again()
  }
  const resumption = new Resumption({ catalogue, publisher, state: release.state, log, readers, setAside })
  let rolledBackTo: Release | undefined
  const show = async (): Promise<void> => {
    const { folder, manifest } = rolledBackTo ?? release
    const isShown = (url: string): boolean => rolledBackTo === undefined || !isDown(url, publisher.manifest)
    await front.show(folder, manifest, isShown)
  }
  release.watch(async (files) => {
    const older = rolledBackTo?.manifest
    if (older === undefined) return front.change(files)
    // what is taken down while an older release is served stays down, and comes back as it was there
    await front.change(files.map(([url]) => [url, isDown(url, publisher.manifest) ? undefined : older.get(url)]))
  })
  let flushing: Promise<void> = Promise.resolve()
  const end = new AbortController()
  return {
    publisher,
    render,
    setAside,
    isChecked: () => isNew || resumption.isChecked,
    whenLoaded: () => resumption.whenLoaded(),
    async stop() {
      end.abort()
      await resumption.stop()
      await flushing
      await release.close()
    },
    async rollBack() {
      const previous = await previousRelease(root, name)
      if (previous === undefined) throw new Error('没有上一个版本可以退回：换过程序以后才会留下上一个版本')
      const older = await Release.open(root, previous).catch((error: unknown) => {
        throw isDamage(error) ? new Error('上一个版本的发布记录损坏，不能退回', { cause: error }) : error
      })
      await takeDown(older, publisher.manifest)
      await older.close()
      await switchTo(root, previous)
      rolledBackTo = older
      await show()
    },
    async rollForward() {
      await switchTo(root, name)
      rolledBackTo = undefined
      await show()
    },
    async catchUp(sync, onProgress) {
      const before = await currentRelease(root)
      if (isNew) {
        await sync.intake.readAll()
        await publisher.buildAll(onProgress)
        release.state.setMeta('readers', readers)
        sync.start()
      } else {
        await resumption
          .begin(sync, { isCurrent: before === name, isFlushed: release.isFlushed })
          .catch(async (error: unknown) => {
            if (!isDamage(error)) throw error
            setAside(error)
            // this process ends
            await new Promise(() => undefined)
          })
      }
      if (before !== name) await switchTo(root, name)
      await show()
      const kept =
        before === undefined || before === name || !isFinished(root, before)
          ? await previousRelease(root, name)
          : before
      await removeOtherReleases(root, kept === undefined ? [name] : [name, kept])
      if (!release.isFlushed)
        flushing = release
          .flushAll(end.signal)
          .catch((error: unknown) => log.error({ err: error }, '公众网站的文件没有全部落盘，下次启动时会核对'))
    },
  }
}

/** What was taken down since an older release was the present one. */
function isDown(url: string, present: Manifest): boolean {
  return (url.endsWith('/') || url.startsWith('/media/')) && !present.has(url)
}

/** Removes it from the older release, which a web server in front or an export may read. */
async function takeDown(older: Release, present: Manifest): Promise<void> {
  const gone = [...older.manifest.keys()].filter((url) => isDown(url, present))
  const staged = await Promise.all(gone.map((url) => older.stage({ path: url, content: undefined })))
  await older.burst(
    staged.filter((change) => change !== undefined),
    () => undefined,
  )
}

/**
 * Everything that the public site consists of.
 * @param where the folder of the compiled site, the data folder with its media, and the site's address
 */
export async function siteOutputs(
  catalogue: Catalogue,
  render: Renderer,
  { buildDir, dataDir, siteUrl }: { buildDir: string; dataDir: string; siteUrl: string },
): Promise<Output[]> {
  return [
    pagesOutput(catalogue, render, siteUrl),
    mediaOutput(catalogue, path.join(dataDir, 'media')),
    sitemapOutput(catalogue, siteUrl),
    feedOutput(siteUrl),
    robotsOutput(siteUrl),
    await assetsOutput(path.join(buildDir, 'client')),
  ]
}

/** A release that was begun and not finished is nothing to go back to. */
async function previousRelease(root: string, name: string): Promise<string | undefined> {
  for (const other of await readdir(path.join(root, 'releases'))) {
    if (other !== name && isFinished(root, other)) return other
  }
  return undefined
}

/** The same code makes the same files of the same entries; other code begins a release of its own. */
async function releaseDigest(siteUrl: string): Promise<string> {
  return (await digestOf([buildDir, ...sources], siteUrl)).slice(0, 16)
}

async function digestOf(folders: readonly string[], beside: string | Buffer): Promise<string> {
  const hash = createHash('sha256').update(beside)
  for (const folder of folders.map((source) => path.resolve(source))) {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
    for (const file of files.sort()) hash.update(path.relative(folder, file)).update(await readFile(file))
  }
  return hash.digest('hex')
}
