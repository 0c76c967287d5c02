import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { type Catalogue, fileCollections } from '../../site/catalogue/catalogue.ts'
import { nameOf } from '../../site/catalogue/documentName.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { filesOf } from '../../site/catalogue/index/lists.ts'
import { isFileCollection } from '../content/files/folders.ts'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { isDamage } from '../../site/publisher/release/damage.ts'
import type { ReleaseState } from '../../site/publisher/release/releaseState.ts'
import { EntryError } from './entries/entryOf.ts'
import { allFiles, brokenAmong, brokenIn, type FileName, fileProblemOf } from './brokenFiles.ts'
import { goneCalendarsName, raisedName, suspectsSince, withdrawnName } from './comparison.ts'
import { documentsById, type PublicDocument, publishedDocuments, readGlobal, withdrawnVenues } from './documents.ts'
import { type Change, type PublicGlobal, publicGlobals } from '../documents/port.ts'
import { Problems } from './problems.ts'
import { keepTold } from './keepTold.ts'

/** Documents read at a time while nothing is served. */
const documentsAtOnce = 500

const globals = Object.keys(publicGlobals) as PublicGlobal[]

/** What is said of an entry whose picture or recording is broken. */
const withBrokenFiles =
  '它用的图片、音视频或附件有文件不在磁盘上，或大小不对（可能已损坏），是哪些在工作台的“文件不见了”里；公众页面保持原样。请重新上传，或先从这一条里去掉'

/** Brings what is published in the database into the catalogue, and has it stored with the release. */
export class Intake {
  /** Documents that cannot be published; what was published of them stands. */
  readonly problems: Problems
  readonly #payload: Payload
  readonly #catalogue: Catalogue
  readonly #publisher: Publisher
  readonly #log: Logger
  #onBroken: (file: FileName) => void = () => undefined

  constructor(payload: Payload, catalogue: Catalogue, publisher: Publisher, log: Logger, now: () => number) {
    this.problems = new Problems(now)
    this.#payload = payload
    this.#catalogue = catalogue
    this.#publisher = publisher
    this.#log = log
  }

  /**
   * Fills an empty catalogue with what is published; no changes are noted.
   * @param earlier states of earlier releases: what their calendars said of when something was written does not fall
   */
  async readAll(earlier: readonly ReleaseState[] = []): Promise<void> {
    for (const collection of Object.keys(entrySchemas) as Collection[]) {
      for await (const documents of publishedDocuments(this.#payload, collection, documentsAtOnce)) {
        for (const document of documents) {
          const { id, entry, stamp, problem } = document
          if (problem !== undefined) this.put(document)
          this.#catalogue.load(collection, id, entry)
          if (entry !== undefined) this.#publisher.remember(nameOf(collection, id), entry, stamp)
        }
      }
    }
    for (const name of globals) await this.putGlobal(name)
    await this.putWithdrawn()
    for (const state of earlier) this.#keepTold(state)
    if (earlier.length > 0) {
      this.#rememberRaised()
      this.#rememberGone()
    }
    await this.leaveOutBroken(allFiles(this.#catalogue))
    this.#catalogue.takeChanges()
  }

  /** A damaged state says nothing more; all else can be made without it. */
  #keepTold(state: ReleaseState): void {
    try {
      keepTold(this.#catalogue, state)
    } catch (error) {
      if (!isDamage(error)) throw error
      this.#log.error({ err: error }, '上一个版本的发布记录损坏：有的日历条目可能要再发布一次，订阅的手机才会更新')
    }
  }

  /** Calls back with each picture or recording that is left off the site because of its files. */
  whenBroken(callback: (file: FileName) => void): void {
    this.#onBroken = callback
  }

  /** Takes those off the site whose files are missing or damaged: a page is better without a picture than with half of one. */
  async leaveOutBroken(files: Iterable<FileName>): Promise<void> {
    for (const { collection, id, problem } of await brokenAmong(files, this.#catalogue, this.#publisher.manifest)) {
      const name = nameOf(collection, id)
      if (this.#catalogue.set(collection, id, undefined)) this.#publisher.remember(name, undefined, '')
      this.problems.note(name, problem)
      this.#log.error({ collection, id }, '图片或音视频的文件不在磁盘上或大小不对，网站先不显示它；工作台上有名单')
      this.#onBroken({ collection, id })
    }
  }

  /**
   * The same document; with a problem when it is shown and its new files are not whole, or when it is about to show
   * files that are not. What was published of it stands then.
   */
  async withWholeFiles(document: PublicDocument): Promise<PublicDocument> {
    const { collection, id, entry } = document
    if (entry === undefined) return document
    const { manifest } = this.#publisher
    if (isFileCollection(collection) && 'files' in entry) {
      const problem = this.#catalogue.isShown(id) ? await fileProblemOf(collection, entry, manifest) : undefined
      if (problem !== undefined) this.#onBroken({ collection, id })
      return problem === undefined ? document : { ...document, entry: undefined, problem }
    }
    const known = filesOf(entry).flatMap((file) =>
      fileCollections.flatMap((of) => (this.problems.has(nameOf(of, file)) ? [{ collection: of, id: file }] : [])),
    )
    const broken = [...known, ...(await brokenIn(entry, this.#catalogue, manifest))]
    if (broken.length === 0) return document
    broken.forEach(this.#onBroken)
    return { ...document, entry: undefined, problem: withBrokenFiles }
  }

  /**
   * Names what is not as the last run stored it.
   * @param areStampsTrusted when false every document is read
   */
  async changedSince(state: ReleaseState, areStampsTrusted: boolean): Promise<Change[]> {
    const stored = state.stamps()
    const suspects = await suspectsSince(this.#payload, areStampsTrusted ? stored : withoutStamps(stored))
    const changed: Change[] = []
    for (const global of globals) if (!(await this.#isGlobal(global, state.entry(global)))) changed.push({ global })
    for (const collection of Object.keys(entrySchemas) as Collection[]) {
      const ids = suspects.flatMap((change) => ('id' in change && change.collection === collection ? change.id : []))
      for (let from = 0; from < ids.length; from += documentsAtOnce) {
        const some = ids.slice(from, from + documentsAtOnce)
        for (const document of await documentsById(this.#payload, collection, some)) {
          const { id, entry, problem } = document
          if (problem !== undefined) this.put(document)
          else if (!isSame(entry, state.entry(nameOf(collection, id)))) changed.push({ collection, id })
        }
      }
    }
    return changed
  }

  /** Puts a document's entry into the catalogue, or leaves the old one when the document has a problem. */
  put<C extends Collection>({ collection, id, entry, stamp, problem }: PublicDocument<C>): void {
    const name = nameOf(collection, id)
    if (problem !== undefined) {
      // it is tried again and again: once is enough to say so
      if (this.problems.note(name, problem))
        this.#log.error({ collection, id }, '条目不合要求或读不出来，公众页面保持原样，稍后自动重试；原因在工作台上')
      return
    }
    this.problems.solve(name)
    const isNewer = entry !== undefined && this.#publisher.stampOf(name) !== stamp
    const [{ raised }, { version }] = [this.#catalogue.told, this.#catalogue.goneCalendars]
    if (this.#catalogue.set(collection, id, entry) || isNewer) this.#publisher.remember(name, entry, stamp)
    if (this.#catalogue.told.raised !== raised) this.#rememberRaised()
    if (this.#catalogue.goneCalendars.version !== version) this.#rememberGone()
  }

  /** Reads into the catalogue which venues are off the site. */
  async putWithdrawn(): Promise<void> {
    this.#catalogue.setWithdrawn(await withdrawnVenues(this.#payload))
    this.#publisher.remember(withdrawnName, this.#catalogue.told.withdrawn, '')
    this.#rememberRaised()
  }

  #rememberRaised(): void {
    this.#publisher.remember(raisedName, this.#catalogue.told.raised, '')
  }

  #rememberGone(): void {
    this.#publisher.remember(goneCalendarsName, this.#catalogue.goneCalendars.stored, '')
  }

  async #isGlobal(name: PublicGlobal, stored: unknown): Promise<boolean> {
    try {
      return isSame(await readGlobal(this.#payload, name), stored)
    } catch (error) {
      if (error instanceof EntryError) return false
      throw error
    }
  }

  /** Reads a global into the catalogue. */
  async putGlobal(name: PublicGlobal): Promise<void> {
    try {
      if (name === 'site') this.#catalogue.setSite(await readGlobal(this.#payload, name))
      else if (name === 'holidays') this.#catalogue.setHolidays(await readGlobal(this.#payload, name))
      else this.#catalogue.setSynonyms(await readGlobal(this.#payload, name))
      this.problems.solve(name)
    } catch (error) {
      if (!(error instanceof EntryError)) throw error
      if (this.problems.note(name, error.message))
        this.#log.error({}, '网站设置、同义词或放假安排不合要求，公众看到的保持原样；原因在工作台上')
    }
    this.#publisher.remember(name, this.#catalogue[name], '')
  }
}

/** Entries are built by mappers in one fixed order of fields. */
function isSame(entry: unknown, stored: unknown): boolean {
  return JSON.stringify(entry) === JSON.stringify(stored)
}

/** Stamps that agree with none. */
function withoutStamps(stored: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...stored.keys()].map((name) => [name, '']))
}
