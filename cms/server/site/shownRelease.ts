import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Logger } from 'pino'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { calendarAt } from '../../../site/catalogue/calendar/calendars.ts'
import { isDated } from '../../../site/catalogue/calendar/dated.ts'
import { goneCalendars } from '../../../site/catalogue/schemas/site.ts'
import { openDataPath, posterAt, posterPath, publishedPosters, qrAt, qrPath } from '../../../site/catalogue/urls.ts'
import { isDamage } from '../../../site/publisher/release/damage.ts'
import type { ShownFiles } from '../../../site/publisher/release/fileChange.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { currentRelease, isFinished, switchTo } from '../../../site/publisher/release/releaseFolder.ts'
import { searchPath } from '../../../site/search/asked/asked.ts'
import { Turns } from '../../base/turns.ts'
import { goneCalendarsName } from '../../publishing/comparison.ts'
import type { FrontLink } from '../front/frontLink.ts'
import { forgetRollBack, noteRollBack, type RollBackNote, readRollBack } from './rollBackNote.ts'

interface Parts {
  dataDir: string
  /** The release of the present program. */
  present: Release
  /** Digest of that program. */
  program: string
  front: Pick<FrontLink, 'show' | 'change'>
  log: Logger
}

/**
 * Which release the public is shown: the present one or, when an operator has rolled back, the one before. A roll-back
 * outlives the process and the server; it ends when it is undone, or when the program is another one.
 */
export class ShownRelease {
  readonly #parts: Parts
  readonly #root: string
  readonly #note: RollBackNote | undefined
  readonly #turns = new Turns()
  /** The release before, while it is shown, about to be, or about to be no more. */
  #older: Release | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.#root = path.join(parts.dataDir, 'published')
    this.#note = readRollBack(parts.dataDir)
    parts.present.watch((files) => this.#changed(files))
  }

  /** Name of the release that a start is to show. */
  get wanted(): string {
    const { program, present } = this.#parts
    return this.#note?.program === program ? this.#note.release : present.name
  }

  /** Shows what is to be shown after a start. */
  async begin(): Promise<void> {
    await this.#turns.take('shown', async () => {
      const { dataDir, log, present } = this.#parts
      if (this.#note !== undefined) {
        const isWanted = this.wanted !== present.name
        const older = isWanted ? await this.#open(this.wanted) : undefined
        if (older !== undefined) {
          log.warn({}, '公众看到的仍是退回的上一个版本，不是现在的版本；回到现在的版本：npm run rollback -- --undo')
          return this.#showOlder(older)
        }
        if (isWanted) log.error({}, '退回的上一个版本已经损坏或不在了；公众看到的是现在的版本，退回作废')
        else log.warn({}, '程序换过了，原来的退回（npm run rollback）不再有效；公众看到的是现在的版本')
        forgetRollBack(dataDir)
      }
      await this.#showPresent()
    })
  }

  /**
   * Shows the release before as it stood when it was replaced. What is published meanwhile goes into the present one.
   * @throws when there is none
   */
  async rollBack(): Promise<void> {
    await this.#turns.take('shown', async () => {
      const { dataDir, present, program, log } = this.#parts
      const previous = await previousRelease(this.#root, present.name)
      if (previous === undefined) throw new Error('没有上一个版本可以退回：换过程序以后才会留下上一个版本')
      const older = await this.#open(previous)
      if (older === undefined) throw new Error('上一个版本的发布记录损坏，不能退回')
      // first: a roll-back that was answered is not undone by a crash
      noteRollBack(dataDir, { program, release: previous })
      try {
        await this.#showOlder(older)
      } catch (error) {
        if (this.#older === undefined) forgetRollBack(dataDir)
        throw error
      }
      log.warn({}, '公众网站已退回上一个版本，重新启动后也是；回到现在的版本：npm run rollback -- --undo')
    })
  }

  /** Shows the present release again. */
  async rollForward(): Promise<void> {
    await this.#turns.take('shown', async () => {
      forgetRollBack(this.#parts.dataDir)
      await this.#showPresent()
      this.#parts.log.warn({}, '公众网站已回到现在的版本')
    })
  }

  async #showOlder(older: Release): Promise<void> {
    const { present, front } = this.#parts
    await switchTo(this.#root, older.name)
    this.#older = older
    const isOff = whatIsDown(present)
    await front.show(older.folder, older.manifest, (url) => !isOff(url))
  }

  async #showPresent(): Promise<void> {
    const { present, front } = this.#parts
    if ((await currentRelease(this.#root)) !== present.name) await switchTo(this.#root, present.name)
    await front.show(present.folder, present.manifest, () => true)
    // not before: until then visitors are shown it, and what is taken down must go from it
    this.#older = undefined
  }

  /** Tells the front of both releases: it may be showing one while the other is being loaded. */
  async #changed(files: ShownFiles): Promise<void> {
    const { present, front } = this.#parts
    const older = this.#older
    const told = [front.change(present.folder, files)]
    if (older !== undefined) {
      // what is taken down while an older release is served stays down, and comes back as it was there
      const isOff = whatIsDown(present)
      const ofOlder = files
        .flatMap(([url]) => [url, ...picturesOfPage(url)])
        .map((url) => [url, isOff(url) ? undefined : older.manifest.get(url)] as const)
      told.push(front.change(older.folder, ofOlder))
    }
    await Promise.all(told)
  }

  /** Opens the release before without what was taken down since. @returns undefined when it is damaged or gone */
  async #open(name: string): Promise<Release | undefined> {
    if (!isFinished(this.#root, name)) return undefined
    try {
      const older = await Release.open(this.#root, name)
      await takeDown(older, whatIsDown(this.#parts.present))
      await older.close()
      return older
    } catch (error) {
      if (!isDamage(error)) throw error
      return undefined
    }
  }
}

/** A release that was begun and not finished is nothing to go back to. */
export async function previousRelease(root: string, name: string): Promise<string | undefined> {
  for (const other of await readdir(path.join(root, 'releases'))) {
    if (other !== name && isFinished(root, other)) return other
  }
  return undefined
}

/**
 * What was taken down since an older release was the present one; of its search, its data and the calendars of several
 * entries everything, whose files name what was taken down together with what was not. The code and the posters of an entry go with its page: the present
 * release may not have drawn its own yet. In the place of a calendar the present release has one of nothing.
 */
function whatIsDown({ manifest, state }: Pick<Release, 'manifest' | 'state'>): (url: string) => boolean {
  const gone = new Set(Object.keys(goneCalendars.safeParse(state.entry(goneCalendarsName)).data ?? {}))
  return (url) => {
    if (url.startsWith(searchPath) && url !== searchPath) return true
    if (url.startsWith(openDataPath) && url !== openDataPath) return true
    const of = posterAt(url) ?? qrAt(url)
    if (of !== undefined) return !manifest.has(`/${of.collection}/${of.slug}/`)
    if (url.startsWith('/calendars/')) return isOfMany(url) || gone.has(url) || !manifest.has(url)
    return (url.endsWith('/') || url.startsWith('/media/')) && !manifest.has(url)
  }
}

/** Whether a calendar is of what several entries have together. */
function isOfMany(url: string): boolean {
  const at = calendarAt(url)
  return at === undefined || !isDated(at.of)
}

/** The code and the posters of the entry whose page an address is; none for what is no such page. */
function picturesOfPage(url: string): string[] {
  const [, name, slug] = /^\/([a-z]+)\/([a-z0-9-]+)\/$/.exec(url) ?? []
  const collection = pageCollections.find((one) => one === name)
  if (collection === undefined || slug === undefined) return []
  return [qrPath(collection, slug), ...publishedPosters.map((format) => posterPath(format, collection, slug))]
}

/** Removes it from the older release, which a web server in front or an export may read. */
async function takeDown(older: Release, isDown: (url: string) => boolean): Promise<void> {
  const gone = [...older.manifest.keys()].filter(isDown)
  const staged = await Promise.all(gone.map((url) => older.stage({ path: url, content: undefined })))
  await older.burst(
    staged.filter((change) => change !== undefined),
    () => undefined,
  )
}
