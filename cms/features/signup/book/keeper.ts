import { setTimeout as pause } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import pLimit, { type LimitFunction } from 'p-limit'
import type { Payload } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import type { Reason } from '../../../base/catalogue.ts'
import { endAbandoned } from '../../../database/abandoned.ts'
import { wholly } from '../../../database/wholly.ts'
import { mayBeWrittenAgain } from '../../../documents/saving/savedMeanwhile.ts'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { type Book, type Party, positionOf } from '../rules/book.ts'
import type { Command } from '../rules/decide.ts'
import type { Policy } from '../rules/policy.ts'
import type { Sums } from '../rules/places.ts'
import { takenIn } from '../rules/room.ts'
import { dueAt } from '../rules/settle.ts'
import { type Answer, decideAll } from './batch.ts'
import { ensureRow, type InTransaction, lockRow, readBook, readRow, type SeatsRow, writeSums } from './store.ts'
import { freshOf, speak, type Spoken } from './speak.ts'
import { type NewRegistration, writeChanges } from './writeChanges.ts'
import { storedByKey } from './storedByKey.ts'
import { goTogether } from './together.ts'

/** Most commands that wait for one book, and most books that are remembered. */
const [mostWaiting, mostBooks] = [5_000, 200] as const
/**
 * Most books that are written at a time. The embedded database writes one after the other, and whoever asks until then
 * goes with the others of the same book; MongoDB is asked on behalf of a few, since each waits for its disk.
 */
const booksAtOnce = { sqlite: 1, mongoose: 3 } as const
/** How often a transaction that another one was faster than is made anew, and the longest pause before, in milliseconds. */
const [mostTries, longestPauseMs] = [40, 150] as const
/** After so many tries it is looked whether the other one is a server that was killed, and again after as many. */
const triesBeforeLook = 8

/** A command, with what a new registration is stored with. */
export interface Asked {
  command: Command
  registration?: NewRegistration
  /** Why nothing new is made of a form. One that was taken before has its registration all the same. */
  refusedIfNew?: Reason | undefined
  /** Of a form: under which key it may have been stored a while ago. */
  formerKey?: string | undefined
  /** What staff say of whether one can sign up, from now on; null: what the entry says. */
  override?: SeatsRow['override']
  /** Until when staff say that one chooses after the trial lesson, ISO 8601; null: what the entry says. */
  trialUntil?: SeatsRow['trialUntil']
  /** What staff tell all who stand in the book. */
  message?: Spoken
}

/** What a command has come to. */
export interface Outcome {
  /** Of the registration; undefined of a command that is about none. */
  id: string | undefined
  /** Whether the same form was sent before, and nothing was done now. */
  isRepeated: boolean
  /**
   * What it is now, since when, in milliseconds since the epoch, and its place on the waiting list; undefined where nothing
   * was done, or it stands no more.
   */
  now?: { party: Party; at: number; position: number | undefined }
}

interface Waiting {
  asked: Asked
  resolve: (outcome: Outcome) => void
  reject: (error: unknown) => void
}

/** What the keeper needs to know of the world around it. */
export interface Circumstances {
  payload: Payload
  /** What holds for a bookable now; undefined when it is not public, or there is no such thing. */
  policyOf: (bookable: Bookable, row: Pick<SeatsRow, 'override' | 'trialUntil' | 'capacity'>) => Policy
  now: () => number
  /** Runs work whose transactions are its own (Port.apart). */
  apart: <T>(work: () => Promise<T>) => Promise<T>
  /** Is told of the sums of a book whenever something was written. */
  told: (bookable: Bookable, sums: Sums & Pick<Policy, 'override'>) => void
}

/**
 * Keeps the books: commands of one bookable that wait at the same time are decided and written in one transaction, which
 * holds the lock of its row in `seats`; so nothing is given twice, whoever else writes, and nothing is left half when
 * this process ends at any point (decision 0041).
 */
export class BookKeeper {
  readonly #world: Circumstances
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #turns: LimitFunction
  readonly #books = new LRUCache<string, { revision: number; book: Book }>({ max: mostBooks })

  constructor(world: Circumstances) {
    this.#world = world
    this.#turns = pLimit(world.payload.db.name === 'sqlite' ? booksAtOnce.sqlite : booksAtOnce.mongoose)
  }

  /**
   * Does a command, after those before it.
   * @returns when it is committed
   * @throws Refusal when it is refused, or too many wait
   */
  async run(bookable: Bookable, asked: Asked): Promise<Outcome> {
    const key = keyOf(bookable)
    const before = this.#waiting.get(key)
    if (before !== undefined && before.length >= mostWaiting) throw new Refusal(signUpReason('sign-up-busy'))
    return new Promise((resolve, reject) => {
      const waiting = { asked, resolve, reject }
      if (before !== undefined) return void before.push(waiting)
      this.#waiting.set(key, [waiting])
      void this.#world.apart(() => this.#drain(bookable, key))
    })
  }

  /** Whether somebody waits for an answer. */
  get isBusy(): boolean {
    return this.#waiting.size > 0
  }

  /** Parties before somebody on the waiting list, with themselves; undefined for who does not wait. */
  async positionOf(bookable: Bookable, id: string): Promise<number | undefined> {
    const { payload } = this.#world
    const key = keyOf(bookable)
    const known = this.#books.peek(key)
    // another server may have written since
    const isFresh = known !== undefined && (await readRow(payload, key))?.revision === known.revision
    return positionOf(isFresh ? known.book : await readBook(payload, key), id)
  }

  async #drain(bookable: Bookable, key: string): Promise<void> {
    for (;;) {
      const all = this.#waiting.get(key) ?? []
      if (all.length === 0) return void this.#waiting.delete(key)
      const some: Waiting[] = []
      // taken when it is their book's turn: whoever asks until then goes with them
      const take = (): readonly Waiting[] => {
        if (some.length === 0) some.push(...all.splice(0, goTogether(all.map(({ asked }) => asked))))
        return some
      }
      await this.#do(bookable, key, take).catch((error: unknown) => {
        for (const { reject } of some) reject(error)
      })
    }
  }

  async #do(bookable: Bookable, key: string, take: () => readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#tryAgain(bookable, key, take)
      take().forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index]
        if (outcome === undefined) reject(new Error('each command has an answer'))
        else if ('refused' in outcome) reject(new Refusal(outcome.refused))
        else resolve(outcome)
      })
    } catch (error) {
      if (error instanceof Refusal || take().length === 1) throw error
      // one that cannot be written keeps the others from nothing
      for (const one of take()) await this.#do(bookable, key, () => [one]).catch(one.reject)
    }
  }

  async #tryAgain(bookable: Bookable, key: string, take: () => readonly Waiting[]) {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#turns(() => this.#write(bookable, key, take()))
      } catch (error) {
        if (!mayBeWrittenAgain(error)) throw error
        if (tries === mostTries) throw new Refusal(signUpReason('sign-up-busy'))
        // where that is forbidden, MongoDB ends it by itself in a minute
        if (tries % triesBeforeLook === 0) await endAbandoned(this.#world.payload).catch(() => 0)
        await pause(Math.random() * Math.min(longestPauseMs, 5 * 2 ** tries))
      }
    }
  }

  async #write(
    bookable: Bookable,
    key: string,
    some: readonly Waiting[],
  ): Promise<(Outcome | Extract<Answer, { refused: unknown }>)[]> {
    const { payload, policyOf, now, told } = this.#world
    const remembered = this.#books.get(key)
    if (remembered === undefined) await ensureRow(payload, bookable)
    // until it is committed nobody knows what is stored
    this.#books.delete(key)
    const done = await wholly(payload, async (req: InTransaction) => {
      const row = withOverride(await lockRow(payload, key, req), some)
      const isSame = remembered?.revision === row.revision - 1
      const book = isSame ? remembered.book : await readBook(payload, key, row, req)
      const policy = policyOf(bookable, row)
      const at = now()
      const repeated = await storedByKey(
        payload,
        key,
        some.map(({ asked }) => asked),
        req,
      )
      const fresh = some.filter(({ asked }) => !repeated.has(asked))
      const { answers, written } = decideAll(
        book,
        policy,
        fresh.map(({ asked }) => asked.command),
        { seed: row.seed ?? undefined, now: at },
      )
      await writeChanges(payload, bookable, written, registrationsOf(fresh), { now: at, req })
      const { fresh: messages, refused, said: spoken } = freshOf(row.spoken, messagesOf(some))
      await speak(payload, book, messages, { now: at, req })
      const { capacity, ends } = policy
      await writeSums(payload, { ...row, spoken }, book, { capacity, ends, next: dueAt(book, policy, at) }, req)
      const outcomes = some.map(({ asked }) => {
        const before = repeated.get(asked)
        if (before !== undefined) return before
        const { message } = asked
        if (message && refused.has(message)) return { refused: signUpReason('said-otherwise-before') }
        const answer = answers[fresh.findIndex((one) => one.asked === asked)] ?? { id: undefined }
        if ('refused' in answer) return answer
        const party = answer.id === undefined ? undefined : book.parties.get(answer.id)
        return {
          id: answer.id,
          isRepeated: false,
          ...(party && { now: { party, at, position: positionOf(book, party.id) } }),
        }
      })
      return { outcomes, row, book }
    })
    this.#books.set(key, { revision: done.row.revision, book: done.book })
    told(bookable, { ...sumsOf(done.book), override: done.row.override ?? undefined })
    return done.outcomes
  }
}

function sumsOf(book: Book): Sums {
  const waiting = [...book.parties.values()].filter(({ state }) => state === 'waitlisted').length
  return { taken: takenIn(book), waiting, isDrawn: book.drawnAt !== undefined }
}

function withOverride(row: SeatsRow, some: readonly Waiting[]): SeatsRow {
  const said = some.findLast(({ asked }) => asked.override !== undefined)
  const trial = some.findLast(({ asked }) => asked.trialUntil !== undefined)
  return {
    ...row,
    ...(said && { override: said.asked.override }),
    ...(trial && { trialUntil: trial.asked.trialUntil }),
  }
}

function messagesOf(some: readonly Waiting[]): Spoken[] {
  return some.flatMap(({ asked: { message } }) => message ?? [])
}

function registrationsOf(some: readonly Waiting[]): Map<string, NewRegistration> {
  return new Map(
    some.flatMap(({ asked: { command, registration } }) =>
      command.kind === 'sign-up' && registration ? [[command.id, registration] as const] : [],
    ),
  )
}
