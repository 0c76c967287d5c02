import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { z } from 'zod'
import {
  type Clock,
  isFree,
  isOver,
  type Lease,
  left,
  type Moment,
  renewalMs,
  renewed,
  storedLease,
  takenBy,
} from './leaseRules.ts'
import { writeIf } from './writeIf.ts'

/** Payload's own collection of named values, which every database has. */
const collection = 'payload-kv'

const row = z.object({ data: storedLease })

const here: Clock = { now: () => Date.now(), ran: () => performance.now() }

/**
 * Runs work that only one server on a database does at a time.
 * @param work asks before each step whether it still may; what it did before stays
 * @returns whether it ran; false when another server has the lease
 */
export type Alone = (name: string, work: (mayGoOn: () => boolean) => Promise<void>) => Promise<boolean>

/**
 * Named leases of one process, for what only one of several servers on one database does at a time. Each is a row; it is
 * taken, renewed and left by one conditional write, which names the fence that was read.
 */
export class Leases {
  readonly #payload: Pick<Payload, 'db'>
  readonly #clock: Clock
  readonly #holder: string

  /** @param holder differs from that of every other process, and of an earlier one of this server */
  constructor(payload: Pick<Payload, 'db'>, holder: string = randomUUID(), clock: Clock = here) {
    this.#payload = payload
    this.#holder = holder
    this.#clock = clock
  }

  /**
   * Takes a lease that is free.
   * @returns undefined when somebody has it, or was faster
   * @throws what the database throws when it is away; nothing is taken then
   */
  async take(name: string): Promise<Lease | undefined> {
    const before = await this.#read(name)
    const now = this.#clock.now()
    if (!isFree(before, now)) return undefined
    const lease = takenBy(this.#holder, before, now)
    return before === undefined ? this.#create(name, lease) : this.#replace(name, before, lease)
  }

  /** Goes on with a lease. @returns undefined when it is lost */
  async renew(name: string, lease: Lease): Promise<Lease | undefined> {
    return this.#replace(name, lease, renewed(lease, this.#clock.now()))
  }

  /** Gives a lease back, for others not to wait for its end. One that is lost stays with whoever has it. */
  async leave(name: string, lease: Lease): Promise<void> {
    await this.#replace(name, lease, left(lease))
  }

  /**
   * Runs work under a lease, which is renewed while it runs; see `Alone`. The embedded database needs none: one process
   * has its data folder (`server/checks/dataFolderLock.ts`), and a full disk would take no lease from it.
   * @throws what the work throws, or the database before it began
   */
  readonly alone: Alone = async (name, work) => {
    if (this.#payload.db.name === 'sqlite') return work(() => true).then(() => true)
    let written = this.#moment()
    let lease = await this.take(name)
    if (lease === undefined) return false
    const renew = async (): Promise<void> => {
      const begun = this.#moment()
      lease &&= await this.renew(name, lease)
      written = begun
    }
    let renewing: Promise<void> = Promise.resolve()
    // while the database is away nothing is renewed, and the lease is over when its time is
    const timer = setInterval(() => {
      renewing = renewing.then(renew).catch(() => undefined)
    }, renewalMs).unref()
    try {
      await work(() => lease !== undefined && !isOver(written, this.#moment()))
    } finally {
      clearInterval(timer)
      await renewing
      // one that cannot be given back ends by itself
      if (lease !== undefined) await this.leave(name, lease).catch(() => undefined)
    }
    return true
  }

  async #read(name: string): Promise<Lease | undefined> {
    const found = await this.#payload.db.findOne({ collection, where: { key: { equals: keyOf(name) } } })
    return found === null ? undefined : row.parse(found).data
  }

  /** @throws what the database throws, unless another server has made it in the same moment */
  async #create(name: string, lease: Lease): Promise<Lease | undefined> {
    try {
      await this.#payload.db.create({ collection, data: { key: keyOf(name), data: { ...lease } } })
      return lease
    } catch (error) {
      if ((await this.#read(name)) === undefined) throw error
      return undefined
    }
  }

  async #replace(name: string, { fence }: Lease, lease: Lease): Promise<Lease | undefined> {
    const where = { and: [{ key: { equals: keyOf(name) } }, { 'data.fence': { equals: fence } }] }
    const stored = await writeIf(this.#payload, collection, where, { data: { ...lease } })
    return stored === undefined ? undefined : lease
  }

  #moment(): Moment {
    return { now: this.#clock.now(), ran: this.#clock.ran() }
  }
}

function keyOf(name: string): string {
  return `lease ${name}`
}
