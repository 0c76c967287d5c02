import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Logger } from 'pino'
import { fenced, LeaseLost } from '../../database/fenced.ts'
import type { Change } from '../../documents/port.ts'
import type { Turns } from '../../base/turns.ts'
import { turnOf } from '../../documents/saving/inTurn.ts'
import { carryOut, type Ending, requestOf } from './carryOut.ts'
import { circumstancesStamp } from './circumstancesStamp.ts'
import { documentOf } from '../../base/document.ts'
import { releasedKey } from './expiryKey.ts'
import { mayExpire, nextExpiry, scheduleExpired } from './expiring.ts'
import { foresee } from './foresee.ts'
import { Foresight } from './foresight.ts'
import { aheadOf, dueAt, hold, leave, nextInstant, type Plan, take } from './plans.ts'
import { problemOf } from './problem.ts'
import { recordStep } from './recordStep.ts'
import { removeOld } from './removeOld.ts'
import { isLate, lease, lookedLately, nextTry } from './rules.ts'

/** Schedules that are taken up at a time. */
const batch = 20
/** Longest time between two looks at the clock, in milliseconds: a timer does not run while the machine sleeps. */
const longestWait = 30_000
/** When it is looked again at what was not clear, in milliseconds. */
const soon = 5_000
/** How often what is over is cleared away, in milliseconds. */
const day = 24 * 60 * 60_000

/**
 * Does what is due: at the start what a downtime has missed, then each thing at its time. Several servers on one
 * database may run one each; every schedule is taken by one of them.
 */
export class Scheduler {
  readonly #payload: Payload
  readonly #log: Logger
  readonly #turns: Turns
  readonly #certainNow: () => number
  readonly #now: () => number
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #isRunning = false
  #isOn = false
  #isAsked = false
  /** In milliseconds since the epoch; 0 before the first time. */
  #lookedAt = 0
  #clearedAt = 0
  readonly #foresight: Foresight

  /**
   * @param turns in which the API writes
   * @param certainNow milliseconds since the epoch; what is removed by age is gone for good
   */
  constructor(payload: Payload, log: Logger, turns: Turns, certainNow: () => number, now: () => number = Date.now) {
    this.#payload = payload
    this.#log = log
    this.#turns = turns
    this.#certainNow = certainNow
    this.#now = now
    this.#foresight = new Foresight({
      stamp: () => circumstancesStamp(payload),
      planned: async () => (await aheadOf(payload, this.#now())).map(({ document }) => document),
      look: (name) => foresee(payload, this.#now(), name),
    })
  }

  /** Takes up what is due, from now on at its time. */
  start(): void {
    this.#isOn = true
    this.#wake()
  }

  /** Takes note of a committed change: it may be about what is due next, or about how what is planned will end. */
  changed(change: Change): void {
    const isAhead = this.#foresight.changed(change)
    if (isAhead || ('collection' in change && mayExpire(change.collection))) this.#wake()
  }

  /** Whether it looks after what is due, and when it last did so without an error, in milliseconds since the epoch. */
  get state(): { isRunning: boolean; lookedAt: number | undefined } {
    const lookedAt = this.#lookedAt === 0 ? undefined : this.#lookedAt
    return { isRunning: this.#isOn && lookedLately(lookedAt, this.#now()), lookedAt }
  }

  /** Finishes what is under way and begins nothing more. */
  async stop(): Promise<void> {
    this.#isOn = false
    clearTimeout(this.#timer)
    await this.#running
  }

  #wake(): void {
    if (!this.#isOn) return
    this.#isAsked = true
    clearTimeout(this.#timer)
    if (!this.#isRunning) this.#running = this.#run()
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    let next: string | undefined
    let longest = longestWait
    while (this.#isOn && this.#isAsked) {
      this.#isAsked = false
      longest = longestWait
      try {
        // one instant for both: a timer may fire a little early, and what is due in between would be seen by neither
        const now = this.#now()
        await this.#takeUp(now)
        next = await this.#nextInstant(now)
        this.#lookedAt = this.#now()
        const seen = await this.#foresight.look(now, () => this.#isWanted(next))
        if (seen === 'interrupted') this.#isAsked = true
        if (seen === 'unclear') longest = soon
        await this.#clear(now)
      } catch (error) {
        this.#log.error({ err: error }, '读不了定时上线下线，稍后自动重试')
      }
    }
    // in one go with the timer: whoever asks in between would be heard by neither
    this.#isRunning = false
    if (!this.#isOn) return
    const wait = next === undefined ? longest : Math.min(Math.max(Date.parse(next) - this.#now(), 0), longest)
    this.#timer = setTimeout(() => this.#wake(), wait)
  }

  async #takeUp(now: number): Promise<void> {
    await scheduleExpired(this.#payload, now)
    let missed = 0
    for (let due = await this.#due(); due.length > 0 && this.#isOn; due = await this.#due()) {
      for (const plan of due) {
        if (!this.#isOn) break
        const named = documentOf(plan.document)
        const turn = named === undefined ? plan.document : turnOf(named.collection, named.id)
        if (await this.#turns.take(turn, () => this.#takeOne(plan))) missed++
        this.#lookedAt = this.#now()
      }
    }
    if (missed > 0) this.#log.warn({ missed }, '停机期间错过的定时上线下线已处理')
  }

  /** The lease begins when its turn has come. @returns whether this was the first try, and late */
  async #takeOne({ id }: Plan): Promise<boolean> {
    const begun = this.#now()
    const taken = await take(this.#payload, id, begun, new Date(begun + lease).toISOString())
    if (taken === undefined) return false
    await this.#perform(taken)
    return isLate(taken.at, begun) && taken.attempts === 1
  }

  /** Whether something is due, has changed, or is over, for which looking ahead has to wait. */
  #isWanted(next: string | undefined): boolean {
    return !this.#isOn || this.#isAsked || (next !== undefined && Date.parse(next) <= this.#now())
  }

  async #clear(now: number): Promise<void> {
    if (now - this.#clearedAt < day) return
    await removeOld(this.#payload, this.#certainNow())
    this.#clearedAt = now
  }

  /** When something is due next: ISO 8601, or undefined when nothing is foreseen. */
  async #nextInstant(now: number): Promise<string | undefined> {
    const found = await Promise.all([nextInstant(this.#payload), nextExpiry(this.#payload, now)])
    return found.filter((instant) => instant !== undefined).sort()[0]
  }

  #due(): Promise<Plan[]> {
    return dueAt(this.#payload, this.#now(), batch)
  }

  async #perform(plan: Plan): Promise<void> {
    const begun = this.#now()
    const { id, document, action } = plan
    const ranAt = new Date(begun).toISOString()
    const late = isLate(plan.at, begun) ? Math.round((begun - Date.parse(plan.at)) / 1000) : null
    let req: PayloadRequest
    let ending: Ending
    try {
      const asked = (req = await requestOf(this.#payload, plan))
      ending = await carryOut(req, plan, begun, (write) => fenced(asked, () => hold(plan, ranAt, asked), write))
    } catch (error) {
      if (error instanceof LeaseLost) return this.#log.warn({ schedule: id }, '定时上线下线已由别的服务器接手')
      return this.#fail(plan, error, { ranAt, late })
    }
    const { state, note } = ending
    const left = await leave(this.#payload, plan, {
      ...{ state, problem: note ?? null, ranAt, late, next: null },
      ...(state === 'cancelled' && { key: releasedKey(plan) }),
    })
    if (left === undefined) return
    this.#log.info({ schedule: id, document, action, state, late }, '定时上线下线已执行')
    await recordStep(req, plan, state === 'done' ? 'done' : 'dropped', note)
  }

  /** What was refused waits for a person; what failed is tried again a few times, and then waits for one too. */
  async #fail(plan: Plan, error: unknown, run: { ranAt: string; late: number | null }): Promise<void> {
    const { id, document, action } = plan
    const { message, isFinal } = problemOf(error)
    const next = isFinal ? undefined : nextTry(plan.attempts ?? 1, this.#now())
    const state = next === undefined ? 'failed' : 'waiting'
    if ((await leave(this.#payload, plan, { state, problem: message, next: next ?? null, ...run })) === undefined)
      return
    // a refusal may name people; it stands in the database, not in the log
    if (isFinal) this.#log.warn({ schedule: id, document, action }, '定时上线下线被拒绝，等人处理')
    else this.#log.error({ schedule: id, document, action, next, err: error }, '定时上线下线没有成功')
    if (state === 'failed') await recordStep(await createLocalReq({}, this.#payload), plan, 'failed', message)
  }
}
