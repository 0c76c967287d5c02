import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { assetsOutput } from '../../../site/publisher/outputs/assetsOutput.ts'
import { calendarOutput } from '../../../site/publisher/outputs/calendars/calendarOutput.ts'
import { feedOutput } from '../../../site/publisher/outputs/feedOutput.ts'
import { manifestOutput } from '../../../site/publisher/outputs/manifestOutput.ts'
import { mediaOutput } from '../../../site/publisher/outputs/mediaOutput.ts'
import type { Output } from '../../../site/publisher/outputs/output.ts'
import { openDataOutput } from '../../../site/publisher/outputs/openDataOutput.ts'
import { type Drawings, posterOutput } from '../../../site/publisher/outputs/posterOutput.ts'
import { pagesOutput } from '../../../site/publisher/outputs/pagesOutput.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { isDamage, setStateAside } from '../../../site/publisher/release/damage.ts'
import { currentRelease, isFinished, removeOtherReleases } from '../../../site/publisher/release/releaseFolder.ts'
import { loadRenderer, type Renderer } from '../../../site/publisher/astro/renderer.ts'
import { qrOutput } from '../../../site/publisher/outputs/qrOutput.ts'
import { robotsOutput } from '../../../site/publisher/outputs/robotsOutput.ts'
import { searchOutput } from '../../../site/publisher/outputs/searchOutput.ts'
import { indexPath } from '../../../site/search/index/fileNames.ts'
import { sitemapOutput } from '../../../site/publisher/outputs/sitemapOutput.ts'
import { fillIndex } from '../../../site/publisher/fillIndex.ts'
import { Indexer } from '../../../site/search/index/indexer.ts'
import type { Variants } from '../../../site/search/text/fold.ts'
import { readVariants } from '../../../site/search/text/variants.ts'
import type { Settings } from '../../base/settings/env.ts'
import type { Sync } from '../../publishing/sync.ts'
import type { FrontLink } from '../front/frontLink.ts'
import { withEarlierStates } from './earlierStates.ts'
import { openRelease } from './openRelease.ts'
import { Resumption } from './resumption.ts'
import { previousRelease, ShownRelease } from './shownRelease.ts'
import { SitePosters } from './sitePosters.ts'

const buildDir = path.resolve('site/.build')
/** Between two slices of filling the index of the search, in milliseconds. */
const pauseOfFilling = 10
/** Before an index whose thread has ended is made again, in milliseconds. */
const pauseOfLost = 30_000
/** Code that decides what the files of a release contain, besides the compiled site. */
export const releaseSources = [
  'site/catalogue',
  'site/islands',
  'site/posters',
  'site/publisher',
  'site/search',
  'site/text',
  // from a document to its public entry
  'cms/publishing/entries',
  'cms/content/entries',
  'cms/content/holidays',
  'cms/content/libraries',
  'cms/content/series',
  'cms/content/synonyms',
  'cms/content/tags',
  'cms/documents/addresses',
  'cms/documents/richText',
  'cms/base/time',
]
/** Code that, with the packages, decides what a drawing looks like. */
const drawingSources = ['site/cover', 'site/posters', 'site/text']
/** Code that, with the packages, decides what a document is when it is read. */
export const readerSources = [
  'cms/content/campaigns',
  'cms/content/libraries',
  'cms/content/fields',
  'cms/content/files',
  'cms/content/holidays',
  'cms/content/site',
  'cms/content/synonyms',
  'cms/documents/fields',
  'cms/people/units',
  'cms/migrations',
  'cms/publishing',
]

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
  /** Draws pictures of what there is to go to; missing while the site is being developed. */
  posters?: Pick<SitePosters, 'files' | 'drawer'>
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
  settings: Settings,
  log: Logger,
  front: FrontLink,
  again: () => void,
): Promise<PublicSite> {
  const { dataDir, siteUrl, drawsPosters, weChat, signUp } = settings
  const persons = {
    keepDays: signUp.keepDays,
    takesEmail: signUp.smtp !== undefined,
    sendsTexts: signUp.webhook !== undefined,
  }
  const root = path.join(dataDir, 'published')
  const program = await releaseDigest(siteUrl, drawsPosters, JSON.stringify([persons, weChat?.sdkUrl]))
  const release = await openRelease(root, program, log)
  const { name } = release
  const render = await loadRenderer(buildDir, siteUrl, { weChatSdk: weChat?.sdkUrl, persons })
  const search = { indexer: new Indexer(), variants: readVariants() }
  const lock = await readFile('package-lock.json')
  const posters = new SitePosters(catalogue, settings, (await digestOf(drawingSources, lock)).slice(0, 16))
  const outputs = await siteOutputs(catalogue, render, { buildDir, dataDir, siteUrl, search, posters })
  const publisher = new Publisher(catalogue, outputs, release)
  const isNew = !release.isComplete
  const readers = await digestOf(readerSources, lock)
  let isAside = false
  const setAside = (error: unknown): void => {
    if (isAside) return
    isAside = true
    log.error({ err: error }, '公众网站的发布记录损坏，已移到 published/damaged，重新启动后台后重新生成；内容没有丢失')
    setStateAside(root, name)
    again()
  }
  const resumption = new Resumption({ catalogue, publisher, state: release.state, log, readers, setAside })
  const shown = new ShownRelease({ dataDir, present: release, program, front, log })
  let flushing: Promise<void> = Promise.resolve()
  let filling: Promise<void> = Promise.resolve()
  const end = new AbortController()
  return {
    publisher,
    render,
    posters,
    setAside,
    isChecked: () => isNew || resumption.isChecked,
    whenLoaded: () => resumption.whenLoaded(),
    async stop() {
      end.abort()
      await resumption.stop()
      await flushing
      await filling
      await release.close()
      await search.indexer.stop()
      await posters.stop()
    },
    rollBack: () => shown.rollBack(),
    rollForward: () => shown.rollForward(),
    async catchUp(sync, onProgress) {
      let isFilling = false
      const fill = (after: Promise<void>, pauseMs: number): void => {
        isFilling = true
        filling = after
          .then(() => setTimeout(pauseMs, undefined, { signal: end.signal }))
          .then(() => resumption.whenLoaded())
          .then(() => fillIndex(catalogue, publisher, search, { pause: pauseOfFilling, signal: end.signal }))
          .then(() => sync.noteSearchFiles([]))
          .then(() => {
            isFilling = false
          })
          .catch((error: unknown) => {
            if (end.signal.aborted) return
            log.error({ err: error }, '站内搜索的索引没有准备好，稍后再试；网站照常服务')
            fill(Promise.resolve(), pauseOfLost)
          })
      }
      search.indexer.watch(
        (names) => sync.noteSearchFiles(names.map((name) => indexPath + name)),
        (error) => {
          // whoever fills it now fails by that, and tries again
          if (isFilling) return
          log.error({ err: error }, '站内搜索的索引中断了，稍后重新准备；网站照常服务')
          fill(filling, pauseOfLost)
        },
      )
      const before = await currentRelease(root)
      if (isNew) {
        await withEarlierStates(root, name, (earlier) => sync.intake.readAll(earlier))
        await publisher.buildAll(onProgress)
        release.state.setMeta('readers', readers)
        sync.start()
      } else {
        await resumption
          .begin(sync, { isCurrent: before === shown.wanted, isFlushed: release.isFlushed })
          .catch(async (error: unknown) => {
            if (!isDamage(error)) throw error
            setAside(error)
            // this process ends
            await new Promise(() => undefined)
          })
        fill(filling, 0)
      }
      posters.begin(sync, resumption.whenLoaded(), log)
      await shown.begin()
      const [served, isOther] = [await currentRelease(root), (one: string) => one !== name && isFinished(root, one)]
      const kept =
        [served, before].find((one) => one !== undefined && isOther(one)) ?? (await previousRelease(root, name))
      await removeOtherReleases(root, kept === undefined ? [name] : [name, kept])
      if (!release.isFlushed)
        flushing = release
          .flushAll(end.signal)
          .catch((error: unknown) => log.error({ err: error }, '公众网站的文件没有全部落盘，下次启动时会核对'))
    },
  }
}

/**
 * Everything that the public site consists of.
 * @param where the folder of the compiled site, the data folder with its media, and the site's address
 */
export async function siteOutputs(
  catalogue: Catalogue,
  render: Renderer,
  {
    buildDir,
    dataDir,
    siteUrl,
    search,
    posters,
  }: {
    buildDir: string
    dataDir: string
    siteUrl: string
    search: { indexer: Indexer; variants: Variants }
    posters: Drawings
  },
): Promise<Output[]> {
  return [
    pagesOutput(catalogue, render, siteUrl),
    mediaOutput(catalogue, path.join(dataDir, 'media')),
    sitemapOutput(catalogue, siteUrl),
    feedOutput(siteUrl),
    calendarOutput(catalogue, siteUrl),
    openDataOutput(catalogue, siteUrl),
    robotsOutput(siteUrl),
    manifestOutput(),
    qrOutput(catalogue, siteUrl),
    posterOutput(catalogue, siteUrl, path.join(dataDir, 'media'), posters),
    searchOutput(catalogue, search.indexer, search.variants),
    await assetsOutput(path.join(buildDir, 'client')),
  ]
}

/** The same code makes the same files of the same entries; other code, or another setting, begins a release of its own. */
async function releaseDigest(siteUrl: string, drawsPosters: boolean, said: string): Promise<string> {
  const setting = `${siteUrl} ${said}${drawsPosters ? '' : ' without posters'}`
  return (await digestOf([buildDir, ...releaseSources], setting)).slice(0, 16)
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
