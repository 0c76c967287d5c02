import type { Payload } from 'payload'
import type { Logger } from 'pino'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import type { Collection } from '../../site/catalogue/entries.ts'
import { drawnKey, entryPath } from '../../site/catalogue/urls.ts'
import { isDamage } from '../../site/publisher/release/damage.ts'
import { levels } from '../../site/publisher/queue/levels.ts'
import type { Publisher } from '../../site/publisher/publisher.ts'
import type { Pace } from '../../site/publisher/slices.ts'
import { calendarPath } from '../../site/catalogue/calendar/calendarPages.ts'
import { searchPath } from '../../site/search/asked/asked.ts'
import { isPublicCollection } from './entries/entryOf.ts'
import { isFileCollection } from '../content/files/folders.ts'
import { differences } from './comparison.ts'
import { allFiles } from './brokenFiles.ts'
import { documentsById } from './documents.ts'
import { Intake } from './intake.ts'
import { Failures } from './failures.ts'
import {
  type Change,
  changeOf,
  isPublicGlobal,
  nameOfChange,
  type PublicGlobal,
  type Published,
  type SiteState,
} from '../documents/port.ts'
import { Ticket } from './ticket.ts'
import { urgencyOf } from './urgency.ts'

/** Changes of a bulk load that are taken up at a time. */
const batch = 50
/** What has no page of its own, or is taken down, is answered for when all files that it touches are live, if no more. */
const mostWaitedFor = 64
/** Pause before what failed is tried again, and longest time between two looks at the clock, in milliseconds. */
const [retryAfter, longestWait] = [2_000, 60_000]
/** Publishes that are remembered for the admin's first page. */
const remembered = 20

/** Where the public sees a global first. */
const pageOfGlobal: Readonly<Record<PublicGlobal, string>> = {
  site: '/',
  synonyms: searchPath,
  holidays: calendarPath,
}

interface Waiting {
  change: Change
  tickets: Ticket[]
}

/**
 * Keeps the catalogue equal to what is published in the database, and the public site equal to the catalogue: one burst
 * at a time, what somebody waits for first.
 */
export class Sync {
  /** What reads the database. */
  readonly intake: Intake
  readonly #payload: Payload
  readonly #catalogue: Catalogue
  readonly #publisher: Publisher
  readonly #log: Logger
  readonly #now: () => number
  readonly #awaited = new Map<string, Waiting>()
  readonly #bulk = new Map<string, Waiting>()
  readonly #tickets = new Set<Ticket>()
  readonly #failures: Failures
  readonly #latest: Published[] = []
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #isOn = false
  #isStopped = false
  #problem: string | undefined
  #onDamage: (error: unknown) => void = () => undefined
  #begin: () => void = () => undefined
  /** Resolves when publishing has begun or cannot. */
  readonly #begun = new Promise<void>((resolve) => (this.#begin = resolve))

  constructor(payload: Payload, catalogue: Catalogue, publisher: Publisher, log: Logger, now: () => number = Date.now) {
    this.intake = new Intake(payload, catalogue, publisher, log, now)
    this.#payload = payload
    this.#catalogue = catalogue
    this.#publisher = publisher
    this.#log = log
    this.#now = now
    this.#failures = new Failures(catalogue, publisher, this.intake.problems)
  }

  get state(): SiteState {
    return {
      waiting: this.#publisher.waiting + this.#publisher.unready,
      failed: this.#failures.list(),
      problem: this.#problem,
      latest: [...this.#latest],
    }
  }

  /** Publishes what differs, from now on whenever something does. */
  start(): void {
    this.#isOn = !this.#isStopped
    this.#publisher.invalidate(this.#catalogue.takeChanges(), () => levels.rest)
    this.#begin()
    this.#wake()
  }

  /** Calls back, and publishes no more, when what is known of the release turns out to be damaged. */
  whenDamaged(callback: (error: unknown) => void): void {
    this.#onDamage = callback
  }

  /** Says that publishing cannot begin. */
  fail(error: unknown): void {
    this.#problem = error instanceof Error ? error.message : String(error)
    this.#log.error({ err: error }, '发布没有准备好；公众看到的仍是上一次的页面。请重新启动')
    this.#begin()
  }

  /**
   * Compares all files of the release and all documents with what they should be, while others publish, and publishes
   * what differs.
   */
  async checkAll(pace: Pace): Promise<void> {
    await this.#publisher.inspect(pace)
    await this.#leaveOutBroken()
    for await (const change of differences(this.#payload, this.#catalogue, pace)) this.report(change, false)
    await this.settled()
  }

  /** Holds the pictures and recordings of the release to what their rows say, and tries those again that were left off. */
  async checkFiles(pace: Pace): Promise<void> {
    // after a start everything is checked anyway
    if (!this.#isOn) return
    await this.#publisher.inspectSizes(pace)
    await this.#leaveOutBroken()
    this.#readAgain(isFileCollection)
  }

  /** Takes up those documents anew that have a problem, of some collections. */
  #readAgain(isOf: (collection: string) => boolean): void {
    for (const [name] of this.intake.problems) {
      const change = changeOf(name)
      if ('collection' in change && isOf(change.collection)) this.report(change, false)
    }
  }

  async #leaveOutBroken(): Promise<void> {
    await this.intake.leaveOutBroken(allFiles(this.#catalogue))
    this.#publisher.invalidate(this.#catalogue.takeChanges(), () => levels.rest)
    this.#wake()
  }

  /**
   * Takes note of a committed change and begins to publish it.
   * @param isAwaited whether somebody waits for it
   * @returns what to wait for
   */
  report(change: Change, isAwaited: boolean): Ticket {
    const name = nameOfChange(change)
    const ticket = new Ticket(name)
    if ('collection' in change && !isPublicCollection(change.collection)) return ticket.nothing()
    const tickets = [...(this.#awaited.get(name)?.tickets ?? []), ...(this.#bulk.get(name)?.tickets ?? []), ticket]
    const isUrgent = isAwaited || this.#awaited.has(name)
    this.#bulk.delete(name)
    ;(isUrgent ? this.#awaited : this.#bulk).set(name, { change, tickets })
    this.#wake()
    return ticket
  }

  /** Takes note of files of the search that may have to be made again. */
  noteSearchFiles(paths: readonly string[]): void {
    for (const path of paths) this.#publisher.enqueue(path, levels.search)
    this.#wake()
  }

  /** Takes note of a drawing that may be there now, and of the files that are made of it: they follow what is published. */
  noteDrawn(name: string, paths: readonly string[]): void {
    this.#publisher.invalidate({ keys: new Set([drawnKey(name)]), paths: new Set(paths) }, () => levels.rest)
    this.#wake()
  }

  /** Whether there is a file at a path of the public site. */
  isPublished(path: string): boolean {
    return this.#publisher.manifest.has(path)
  }

  /** Resolves when nothing is waiting, or what waits has failed for now. */
  async settled(): Promise<void> {
    await this.#begun
    while (this.#running !== undefined) await this.#running
  }

  /** Finishes the burst under way and begins nothing more; the rest is in the release's state. */
  async stop(): Promise<void> {
    this.#isOn = false
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  #wake(): void {
    if (!this.#isOn) return
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      this.#wait()
    })
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer)
    try {
      while (this.#isOn) {
        this.#publisher.advance(this.#now(), levels.rest)
        this.#tryAgain()
        await this.#takeUp()
        const done = await this.#publisher.work()
        this.#problem = undefined
        this.#tell(done)
        if (done.length > 0) continue
        await this.#publisher.settled()
        if (this.#awaited.size === 0 && this.#bulk.size === 0) return
      }
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error)
      this.#log.error({ err: error }, '发布没有成功，稍后自动重试；公众看到的仍是上一次的页面')
      // whoever waits is told at once
      for (const ticket of this.#waitingTickets()) ticket.giveUp(this.#problem)
      this.#tickets.clear()
      if (!isDamage(error)) return
      this.#isOn = false
      this.#onDamage(error)
    }
  }

  /** What came in while the queue was being left, what failed, or what the clock will bring. */
  #wait(): void {
    if (!this.#isOn) return
    const isWaiting = this.#awaited.size > 0 || this.#bulk.size > 0 || this.#publisher.waiting > 0
    if (isWaiting && this.#problem === undefined) return this.#wake()
    const due = Math.min(this.#publisher.nextDue, this.intake.problems.nextDue)
    const untilDue = isWaiting ? retryAfter : Math.max(due - this.#now(), 0)
    // a timer does not run while the machine sleeps, so the clock is looked at every minute
    this.#timer = setTimeout(() => this.#wake(), Math.min(untilDue, longestWait))
  }

  /** Reads once more what could not be published, as a bulk load: nobody waits for it. */
  #tryAgain(): void {
    for (const name of this.intake.problems.takeDue())
      if (!this.#awaited.has(name) && !this.#bulk.has(name))
        this.#bulk.set(name, { change: changeOf(name), tickets: [] })
  }

  async #takeUp(): Promise<void> {
    const isAwaited = this.#awaited.size > 0
    const from = isAwaited ? this.#awaited : this.#bulk
    const taken = [...from].slice(0, batch)
    for (const [name] of taken) from.delete(name)
    try {
      for (const [collection, group] of byCollection(taken.map(([, waiting]) => waiting)))
        await this.#apply(collection, group, isAwaited)
    } catch (error) {
      // nothing is forgotten: a newer report of the same document has taken its place already
      for (const [name, { change, tickets }] of taken)
        from.set(name, { change, tickets: [...tickets, ...(from.get(name)?.tickets ?? [])] })
      throw error
    }
  }

  async #apply(collection: Collection | PublicGlobal, group: readonly Waiting[], isAwaited: boolean): Promise<void> {
    const pages = new Map<string, { path: string; isPublic: boolean }>()
    const own = new Set<string>()
    const problems = new Map<string, string>()
    if (isPublicGlobal(collection)) {
      await this.intake.putGlobal(collection)
    } else {
      const ids = group.map(({ change }) => ('id' in change ? change.id : ''))
      for (const read of await documentsById(this.#payload, collection, ids)) {
        const document = await this.intake.withWholeFiles(read)
        const before = this.#pathOf(collection, document.id)
        this.intake.put(document)
        if (document.problem !== undefined) problems.set(document.id, document.problem)
        const after = this.#pathOf(collection, document.id)
        const path = after ?? before
        if (path !== undefined) pages.set(document.id, { path, isPublic: after !== undefined })
        for (const touched of [before, after]) if (touched !== undefined) own.add(touched)
      }
      if (collection === 'venues') await this.intake.putWithdrawn()
      if (isFileCollection(collection)) {
        // what was published of it until now may be broken too
        await this.intake.leaveOutBroken(ids.map((id) => ({ collection, id })))
        this.#readAgain((name) => !isFileCollection(name))
      }
    }
    const isTakenDown = [...pages.values()].some(({ isPublic }) => !isPublic)
    const levelOf = urgencyOf(this.#catalogue, collection, own, isAwaited, isTakenDown)
    const touched = this.#publisher.invalidate(this.#catalogue.takeChanges(), levelOf)
    const isAll = (own.size === 0 || isTakenDown) && touched.size <= mostWaitedFor
    const first = isAll ? touched : [...touched].filter((path) => levelOf(path) < levels.gone || own.has(path))
    for (const { change, tickets } of group) {
      for (const ticket of tickets) {
        const page = 'id' in change ? pages.get(change.id) : { path: pageOfGlobal[change.global], isPublic: true }
        ticket.expect(page, touched.size, first)
        const problem = 'id' in change ? problems.get(change.id) : undefined
        if (problem !== undefined) ticket.fail(problem)
        this.#tickets.add(ticket)
      }
    }
  }

  #pathOf(collection: Collection, id: string): string | undefined {
    const entry = this.#catalogue.get(collection, id)
    return entry !== undefined && 'slug' in entry ? entryPath(collection as 'works', entry.slug) : undefined
  }

  #waitingTickets(): Ticket[] {
    return [...this.#tickets, ...[...this.#awaited.values(), ...this.#bulk.values()].flatMap(({ tickets }) => tickets)]
  }

  #tell(done: readonly string[]): void {
    const failed = this.#publisher.failed.filter(({ path }) => done.includes(path))
    for (const ticket of this.#tickets) {
      const outcome = ticket.done(done, failed)
      if (outcome === undefined) continue
      this.#tickets.delete(ticket)
      if (outcome.pages === 0 && outcome.failed.length === 0) continue
      const { document, pages, milliseconds } = outcome
      const title = this.#failures.titleOf(document)
      this.#latest.unshift({ ...outcome, title, at: new Date(this.#now()).toISOString() })
      this.#latest.length = Math.min(this.#latest.length, remembered)
      const told = { document, pages, milliseconds, failed: outcome.failed.length }
      if (outcome.failed.length === 0) this.#log.info(told, '已上线')
      else this.#log.error(told, '有页面没有更新，稍后自动重试；是哪些在工作台上')
    }
  }
}

function byCollection(waiting: readonly Waiting[]): Map<Collection | PublicGlobal, Waiting[]> {
  const groups = new Map<Collection | PublicGlobal, Waiting[]>()
  for (const item of waiting) {
    const collection = 'global' in item.change ? item.change.global : item.change.collection
    if (!isPublicGlobal(collection) && !isPublicCollection(collection)) continue
    groups.set(collection, [...(groups.get(collection) ?? []), item])
  }
  return groups
}
