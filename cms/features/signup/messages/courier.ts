import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Event } from '../../../../site/catalogue/calendar/occasions.ts'
import type { Alone } from '../../../database/lease.ts'
import { mayBeWrittenAgain } from '../../../documents/saving/savedMeanwhile.ts'
import { keyOf } from '../asked/bookables.ts'
import { signUpLibraries } from '../asked/contract.ts'
import type { Vault } from '../persons/vault.ts'
import type { Carrier } from './carrier.ts'
import { reachesNobody } from './carriersOf.ts'
import { deliver } from './deliver.ts'
import { makeMessages, toTell, type Workshop } from './fillQueue.ts'
import { Reminders } from './remind.ts'
import { type MessageSettings, readMessageSettings } from './settings.ts'
import { dueMessages, nextDue } from './store.ts'
import { ChangeWatch } from './tellChanges.ts'

/** Longest wait until it looks again, in milliseconds: another server may have queued something. */
const longestWait = 5000
/** How often it looks for whom to remind, in milliseconds. */
const betweenReminders = 60_000
/** Messages taken up at a time, and sent side by side. */
const [batch, sideBySide] = [20, 4] as const
/** How long each of these waits at most while people sign up, and how often it looks whether they still do, in milliseconds. */
const [longestGivenWay, betweenLooks] = [10_000, 50] as const

interface Parts extends Workshop {
  log: Logger
  alone: Alone
  carriers: readonly Carrier[]
  /** Whether people are signing up, who wait for their answer. */
  isCrowded: () => boolean
  /** Milliseconds since the epoch. */
  now: () => number
}

/**
 * Tells people who signed up: makes messages of what is to be told, of changes in the published site and of what is about
 * to begin, and sends them. It looks when it is woken, when the next try is due, and every few seconds; of several servers
 * one works at a time.
 */
export class Courier {
  readonly #parts: Parts
  readonly #changes: ChangeWatch
  readonly #reminders = new Reminders()
  /** Registrations whose messages could not be made. */
  readonly #broken = new Set<string>()
  #remindedAt = 0
  #isOn = false
  #isAsked = false
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.#changes = new ChangeWatch(parts)
  }

  /** With which what it sends is sealed. */
  get vault(): Vault {
    return this.#parts.vault
  }

  /** Takes up what there is, and from now on whatever comes. */
  start(): void {
    const { carriers, entries, log } = this.#parts
    if (reachesNobody(carriers) && signUpLibraries.some((one) => takesSignUps(entries.all(one))))
      log.warn(
        {},
        '网站上有可以报名的条目，但没有设置短信或邮件：报名通知只记在日志里，没有发给本人，候补的名额也会过时；设置办法见 docs/operators/messages.md',
      )
    this.#isOn = true
    this.wake()
  }

  /** Something was queued: it is looked at now. */
  wake(): void {
    if (!this.#isOn) return
    this.#isAsked = true
    clearTimeout(this.#timer)
    this.#running ??= this.#parts.apart(() => this.#run())
  }

  /** Finishes the messages that are on their way, and begins nothing more. */
  async stop(): Promise<void> {
    this.#isOn = false
    clearTimeout(this.#timer)
    await this.#running
  }

  async #run(): Promise<void> {
    let wait = longestWait
    while (this.#isOn && this.#isAsked) {
      this.#isAsked = false
      try {
        // the lease is written: it is taken where there is something to do
        if (await this.#hasWork()) await this.#parts.alone('sign-up messages', (mayGoOn) => this.#work(mayGoOn))
        const next = await nextDue(this.#parts.payload)
        wait = next === undefined ? longestWait : Math.min(Math.max(next - this.#parts.now(), 100), longestWait)
      } catch (error) {
        wait = longestWait
        // somebody has signed up or cancelled in between
        if (!mayBeWrittenAgain(error)) this.#parts.log.error({ err: error }, '报名通知没有处理完，稍后自动再试')
      }
    }
    // in one go with the timer: whoever wakes it in between would be heard by neither
    this.#running = undefined
    if (this.#isOn) this.#timer = setTimeout(() => this.wake(), wait).unref()
  }

  async #hasWork(): Promise<boolean> {
    const { payload, now } = this.#parts
    if (this.#changes.hasWork || this.#isTimeToRemind()) return true
    return (await dueMessages(payload, now(), 1)).length > 0 || (await toTell(payload, this.#broken, 1)).length > 0
  }

  #isTimeToRemind(): boolean {
    return Math.abs(this.#parts.now() - this.#remindedAt) >= betweenReminders
  }

  async #work(mayGoOn: () => boolean): Promise<void> {
    const isOver = (): boolean => !this.#isOn || !mayGoOn()
    const failed: unknown[] = []
    // what cannot be done of the one keeps nobody from the other
    const step = (work: () => Promise<unknown>) => work().catch((error: unknown) => void failed.push(error))
    if (this.#changes.hasWork) await step(() => this.#changes.run(this.#parts.now()))
    if (this.#isTimeToRemind()) await step(() => this.#remind(isOver))
    await step(() => this.#makeMessages(isOver))
    while ((await this.#deliver(isOver)) && !isOver()) await step(() => this.#makeMessages(isOver))
    if (failed.length > 0) throw failed[0]
  }

  async #remind(isOver: () => boolean): Promise<void> {
    const now = this.#parts.now()
    const settings = await readMessageSettings(this.#parts.payload)
    for (const { of, what } of this.#reminders.due(this.#parts.entries, settings, now)) {
      if (isOver()) return
      // what cannot be made of the one keeps nobody from the others; it is tried again with the next look
      await this.#reminders.make(this.#parts, of, what, settings, now).catch((error: unknown) => {
        this.#parts.log.warn({ err: error, bookable: keyOf(of) }, '一场的提醒没有写成，稍后自动再试；其他的照发')
      })
    }
    this.#remindedAt = now
  }

  async #makeMessages(isOver: () => boolean): Promise<void> {
    const { payload, now } = this.#parts
    const next = () => toTell(payload, this.#broken)
    for (let found = await next(); found.length > 0 && !isOver(); found = await next()) {
      const settings = await readMessageSettings(payload)
      const ids = found.map(({ id }) => id)
      const begun = performance.now()
      await makeMessages(this.#parts, ids, settings, now()).catch((error: unknown) =>
        this.#oneByOne(ids, settings, error),
      )
      // who signs up meanwhile has the database for as long as this had it
      await pause(performance.now() - begun)
      await this.#giveWay()
      // what they were told of time and place is to be noted
      for (const { of } of found) if (of !== undefined) this.#changes.look(of.entry)
    }
    if (this.#changes.hasWork && !isOver()) await this.#changes.run(now())
  }

  /** A crowd is answered first: whoever signs up sees there what the message says. */
  async #giveWay(): Promise<void> {
    for (let waited = 0; this.#parts.isCrowded() && this.#isOn && waited < longestGivenWay; waited += betweenLooks)
      await pause(betweenLooks)
  }

  /** One that cannot be put into words keeps the others from nothing; it is tried again after the next start. */
  async #oneByOne(ids: readonly string[], settings: MessageSettings, error: unknown): Promise<void> {
    if (mayBeWrittenAgain(error)) throw error
    for (const id of ids)
      await makeMessages(this.#parts, [id], settings, this.#parts.now()).catch((own: unknown) => {
        if (mayBeWrittenAgain(own)) throw own
        this.#broken.add(id)
        this.#parts.log.error({ registration: id, err: own }, '一份报名的通知没有写成，下次启动再试；其他的照发')
      })
  }

  /** @returns whether there may be more */
  async #deliver(isOver: () => boolean): Promise<boolean> {
    const { payload, now } = this.#parts
    await this.#giveWay()
    const due = await dueMessages(payload, now(), batch)
    const left = [...due]
    const work = async (): Promise<void> => {
      for (let row = left.shift(); row !== undefined && !isOver(); row = left.shift()) await deliver(this.#parts, row)
    }
    await Promise.all(Array.from({ length: sideBySide }, work))
    return due.length === batch
  }
}

function takesSignUps(entries: Iterable<Event>): boolean {
  for (const { signUpHere } of entries) if (signUpHere !== undefined) return true
  return false
}
