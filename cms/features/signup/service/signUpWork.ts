import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { forgetGoneBooks } from '../book/forgetGone.ts'
import { reconcile } from '../book/reconcile.ts'
import type { Bookable } from '../asked/contract.ts'
import { seatsRow } from '../book/seatsRow.ts'
import { blankLeftMessages, eraseOutlived } from './erase.ts'
import type { PlacesBoard, PlacesNews } from './placesBoard.ts'
import type { SignUps } from './signUps.ts'

/** How often it is looked whether something is due, or has changed, in milliseconds: places are true within a second. */
const lookMs = 400
/** How often sums are compared with what they are of, and what has been kept long enough is erased, in milliseconds. */
const dayMs = 24 * 60 * 60_000
/** Most books that are settled in one look. */
const mostAtOnce = 50
/** Most entries that are named in a question; of more everything is read. */
const mostNamed = 100

const row = seatsRow.pick({ library: true, entry: true, occasion: true })

interface Parts {
  payload: Payload
  signUps: SignUps
  board: PlacesBoard
  log: Logger
  now: () => number
  /** Milliseconds since the epoch; what is erased by age is gone for good. */
  certainNow: () => number
  /** How long it is kept who signed up, in days after all of it is over. */
  keepDays: number
  /** Is told whenever something was erased. */
  erased: () => void
  /** Runs work whose transactions are its own (Port.apart). */
  apart: <T>(work: () => Promise<T>) => Promise<T>
  /** Passes on what visitors are told of places. */
  tell: (news: PlacesNews) => Promise<void> | void
}

/**
 * What is done for sign-ups by the clock: offers end, places are released, draws are made, places that an editor has added
 * are offered to who waits, and visitors are told of each.
 */
export class SignUpWork {
  readonly #parts: Parts
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #comparing: NodeJS.Timeout | undefined
  #compared: Promise<void> = Promise.resolve()
  #erased: Promise<void> = Promise.resolve()
  #isStopping = false
  /** Entries that have changed, `<collection>/<id>`, whose books do not know it yet. */
  readonly #unsettled = new Set<string>()
  #settling: Promise<void> | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Tells of all places, and then of each change. */
  async start(): Promise<void> {
    await this.#parts.board.read(this.#parts.payload)
    // what is settled is written with sums that are right: what was amiss is seen before, and told
    this.#lookDaily()
    await this.#look()
    const again = (): void => {
      this.#timer = setTimeout(() => {
        this.#looking = this.#look()
          .catch((error: unknown) => this.#parts.log.error({ err: error }, '报名的定时处理没有成功，马上再试'))
          .finally(again)
      }, lookMs)
    }
    again()
    this.#comparing = setInterval(() => this.#lookDaily(), dayMs)
  }

  /** Resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#comparing)
    clearTimeout(this.#timer)
    await this.#erased
    await this.#looking
    await this.#settling
    clearTimeout(this.#timer)
  }

  #lookDaily(): void {
    this.#compared = this.#compare()
    // nobody waits for it who is to be offered a place
    this.#erased = this.#compared.then(() => this.#erase())
  }

  async #compare(): Promise<void> {
    const { payload, apart, log } = this.#parts
    try {
      const { books, mended } = await reconcile(payload, apart, () => !this.#isStopping)
      if (mended > 0) log.warn({ books, mended }, '核对了报名名额：有的合计和报名记录对不上，已按报名记录改正')
      else log.info({ books }, '核对了报名名额：合计和报名记录一致')
    } catch (error) {
      log.error({ err: error }, '核对报名名额没有成功，明天再试')
    }
  }

  async #erase(): Promise<void> {
    const { log, certainNow, keepDays, erased } = this.#parts
    try {
      const count = await eraseOutlived(this.#parts, { keepDays, certainNow: certainNow() }, Date.now())
      if (count > 0) log.info({ erased: count }, '到期的报名已抹去个人信息，只留人数')
      const left = await blankLeftMessages(this.#parts)
      if (left > 0) log.warn({ left }, '有已抹去的报名还留着通知的内容，已一并抹去')
      if (count + left > 0) erased()
      const gone = await forgetGoneBooks(this.#gone(), () => !this.#isStopping)
      if (gone > 0) log.info({ books: gone }, '清理了已彻底删除的条目留下的空名额记录')
    } catch (error) {
      log.error({ err: error }, '抹去到期的报名信息没有成功，明天再试')
    }
  }

  #gone(): Parameters<typeof forgetGoneBooks>[0] {
    const { payload, apart } = this.#parts
    const thereAre = (library: Bookable['collection'], ids: readonly string[]) => idsThere(payload, library, ids)
    return { payload, apart, thereAre, now: Date.now() }
  }

  async #look(): Promise<void> {
    const { payload, board, tell } = this.#parts
    // the embedded database is this process's alone, which is told of what it writes itself
    if (payload.db.name !== 'sqlite') await board.read(payload)
    const { news, changed } = board.look()
    for (const name of changed) this.#unsettled.add(name)
    if (news.length > 0) await tell(news)
    // others are told of their places while one book waits for its lock, which a server that was killed may hold a minute
    this.#settling ??= this.#settle().finally(() => (this.#settling = undefined))
  }

  /** Settles what is due, and what people have signed up for of entries that have changed; what fails is tried again. */
  async #settle(): Promise<void> {
    const { signUps, log } = this.#parts
    await this.#compared
    const names = [...this.#unsettled]
    try {
      const due = [...(await this.#due()), ...(await this.#rowsOf(names))]
      for (const name of names) this.#unsettled.delete(name)
      for (const bookable of due) {
        if (this.#isStopping) return
        await signUps.keeper.run(bookable, { command: { kind: 'settle' } }).catch((error: unknown) => {
          this.#unsettled.add(`${bookable.collection}/${bookable.entry}`)
          log.warn({ err: error }, '有一项报名的定时处理没有成功，马上再试')
        })
      }
    } catch (error) {
      log.error({ err: error }, '报名的定时处理没有成功，马上再试')
    }
  }

  async #due(): Promise<Bookable[]> {
    const { payload, now } = this.#parts
    const { docs } = await payload.db.find({
      collection: 'seats',
      where: { next: { less_than_equal: new Date(now()).toISOString() } },
      limit: mostAtOnce,
      pagination: false,
    })
    return docs.map((doc) => bookableOf(doc))
  }

  /** What people have signed up for of entries that have changed. @param names `<collection>/<id>` */
  async #rowsOf(names: readonly string[]): Promise<Bookable[]> {
    if (names.length === 0) return []
    const found: Bookable[] = []
    const wanted = new Set(names)
    const isMany = names.length > mostNamed
    const { docs } = await this.#parts.payload.db.find({
      collection: 'seats',
      where: isMany ? {} : { entry: { in: names.map((name) => name.split('/')[1]) } },
      limit: 0,
      pagination: false,
    })
    for (const bookable of docs.map((doc) => bookableOf(doc)))
      if (wanted.has(`${bookable.collection}/${bookable.entry}`)) found.push(bookable)
    return found
  }
}

/** Which of some entries there are, wherever they lie. */
async function idsThere({ db }: Payload, collection: Bookable['collection'], ids: readonly string[]) {
  const { docs } = await db.find({
    collection,
    where: { id: { in: [...ids] } },
    select: { title: true },
    pagination: false,
    limit: 0,
  })
  return new Set(docs.map(({ id }) => String(id)))
}

function bookableOf(doc: unknown): Bookable {
  const { library: collection, entry, occasion } = row.parse(doc)
  return { collection, entry, ...(occasion && { occasion }) }
}
