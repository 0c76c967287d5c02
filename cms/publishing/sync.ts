import type { Payload } from 'payload'
import type { Logger } from 'pino'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import type { Publisher as SitePublisher } from '../../site/publisher/publisher.ts'
import { entryOf, isPublicCollection, siteEntryOf } from '../entries/entryOf.ts'
import type { Change } from './port.ts'

type Publisher = Pick<SitePublisher, 'publish'>

/** Documents read at a time while the catalogue is filled. */
const batch = 500
/** Pause before what failed is tried again, in milliseconds. */
const retryAfter = 2000
/** Longest time between two looks at the clock, in milliseconds. */
const longestWait = 60_000

/**
 * Keeps the catalogue equal to what is published in the database, and the public site equal to the catalogue: one
 * publish at a time, and changes that arrive meanwhile go together into the next.
 */
export class Sync {
  readonly #payload: Payload
  readonly #catalogue: Catalogue
  readonly #publisher: Publisher
  readonly #log: Logger
  #waiting = new Map<string, Change>()
  #running: Promise<void> | undefined
  #retry: NodeJS.Timeout | undefined
  #clock: NodeJS.Timeout | undefined
  #isStale = true
  #stopped = false
  /** Why the last attempt failed; undefined when it did not. */
  problem: string | undefined

  constructor(payload: Payload, catalogue: Catalogue, publisher: Publisher, log: Logger) {
    this.#payload = payload
    this.#catalogue = catalogue
    this.#publisher = publisher
    this.#log = log
  }

  /** Fills the catalogue with everything that is published and renders the whole site. */
  async start(): Promise<void> {
    for (const collection of Object.keys(entrySchemas) as Collection[]) await this.#fill(collection)
    await this.#apply({ global: 'site' })
    await this.#publish()
  }

  /** Takes note of a committed change and begins to publish it. */
  report(change: Change): void {
    this.#waiting.set('global' in change ? change.global : `${change.collection}/${change.id}`, change)
    this.#wake()
  }

  /** Renders again because time has passed. */
  refresh(): void {
    this.#isStale = true
    this.#wake()
  }

  /** Resolves when what was reported so far is live, or has failed and waits for its next try. */
  async settled(): Promise<void> {
    await this.#running
  }

  /** Finishes what is under way and begins nothing more. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#retry)
    clearTimeout(this.#clock)
    await this.#running
  }

  #wake(): void {
    if (this.#stopped) return
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined
      // a report may have come between the last look at the queue and now
      if (this.#waiting.size > 0 && this.problem === undefined) this.#wake()
    })
  }

  async #drain(): Promise<void> {
    clearTimeout(this.#retry)
    while (this.#waiting.size > 0 || this.#isStale) {
      const changes = [...this.#waiting.entries()]
      this.#waiting = new Map()
      try {
        for (const [, change] of changes) if (await this.#apply(change)) this.#isStale = true
        if (this.#isStale) await this.#publish()
        this.problem = undefined
      } catch (error) {
        // nothing is forgotten: a newer report of the same document replaces the one that is put back
        this.#waiting = new Map([...changes, ...this.#waiting])
        this.problem = error instanceof Error ? error.message : String(error)
        this.#log.error({ err: error }, '发布没有成功，稍后自动重试；公众看到的仍是上一次的页面')
        this.#retry = setTimeout(() => this.#wake(), retryAfter)
        return
      }
    }
  }

  async #publish(): Promise<void> {
    this.#isStale = false
    try {
      const report = await this.#publisher.publish()
      this.#renderAgainAt(report.staleAt)
      const isWhole = report.failed.length === 0 && report.missing.length === 0
      this.#log[isWhole ? 'info' : 'error'](report, isWhole ? '已上线' : '已上线，但有页面或图片没有更新')
    } catch (error) {
      this.#isStale = true
      throw error
    }
  }

  /** A timer does not run while the machine sleeps, so the clock is looked at every minute. */
  #renderAgainAt(instant: number): void {
    clearTimeout(this.#clock)
    const wait = Math.min(Math.max(instant - Date.now(), 0), longestWait)
    this.#clock = setTimeout(() => {
      if (Date.now() >= instant) this.refresh()
      else this.#renderAgainAt(instant)
    }, wait)
  }

  async #fill(collection: Collection): Promise<void> {
    for (let page: number | null | undefined = 1; page; ) {
      const found: { docs: { id: string }[]; nextPage?: number | null | undefined } = await this.#payload.find({
        collection,
        depth: 0,
        limit: batch,
        page,
        sort: 'id',
        overrideAccess: true,
      })
      for (const doc of found.docs) this.#replace(collection, doc.id, doc)
      page = found.nextPage
    }
  }

  async #apply(change: Change): Promise<boolean> {
    if ('global' in change) {
      const site = await this.#payload.findGlobal({ slug: change.global, depth: 0, overrideAccess: true })
      return this.#catalogue.setSite(siteEntryOf(site))
    }
    const { collection, id } = change
    if (!isPublicCollection(collection)) return false
    const doc: unknown = await this.#payload.findByID({ collection, id, depth: 0, draft: false, overrideAccess: true, disableErrors: true })
    return this.#replace(collection, id, doc as { id: string } | null)
  }

  /** The main row decides: a newer draft leaves it published, an unpublish does not (design/cms.md). */
  #replace(collection: Collection, id: string, doc: { id: string; _status?: string | null } | null): boolean {
    const isPublic = doc !== null && (doc._status === undefined || doc._status === 'published')
    try {
      const entry = isPublic ? entryOf(collection, doc as Parameters<typeof entryOf>[1]) : undefined
      return this.#catalogue.set(collection, id, entry)
    } catch (error) {
      this.#log.error({ collection, id, problem: error instanceof Error ? error.message : '' }, '条目不合要求，公众页面保持原样')
      return false
    }
  }
}
