import type { MongooseAdapter } from '@payloadcms/db-mongodb'

/** A count that is kept until its time is over. */
export interface Count {
  points: number
  expire: Date
}
type Row = Count & { key: string }

/** What is used of a collection of the driver. */
export interface Rows {
  bulkWrite(operations: readonly object[], options: { ordered: false }): Promise<unknown>
  find(where: object, options: { projection: object }): { toArray(): Promise<readonly Row[]> }
}

/** What is to be counted under a key, which is forgotten after some milliseconds. */
interface Counting {
  key: string
  forMs: number
  points: number
  resolve: (count: Count) => void
  reject: (error: unknown) => void
}

/** The collection of counts. A server that ends without warning may forget the last of them, and nobody waits for its disk. */
export function rowsOf({ connection }: Pick<MongooseAdapter, 'connection'>, name: string): Rows {
  const collection = connection
    .getClient()
    .db(connection.name)
    .collection(name, { writeConcern: { w: 1 } })
  return collection
}

/**
 * Counts in a collection that several servers have in common. What comes while something is being counted is counted
 * together afterwards, in two commands: a term opens for everybody at the same second. Whoever comes first is counted first.
 */
export class SharedCounts {
  readonly #rows: Rows
  readonly #now: () => number
  #waiting: Counting[] = []
  #isCounting = false

  /** @param now milliseconds since the epoch */
  constructor(rows: Rows, now: () => number = Date.now) {
    this.#rows = rows
    this.#now = now
  }

  /**
   * Counts.
   * @param forMs how long a count lasts from its first on, in milliseconds
   * @param points how many more; less than 0 for what is given back
   * @returns the count with it; of several servers that count at once, one may be told of the other's too
   * @throws what the database throws
   */
  add(key: string, forMs: number, points = 1): Promise<Count> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, forMs, points, resolve, reject })
      if (!this.#isCounting) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#isCounting = true
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0)
      await this.#count(some).catch((error: unknown) => {
        for (const { reject } of some) reject(error)
      })
    }
    this.#isCounting = false
  }

  async #count(some: readonly Counting[]): Promise<void> {
    const more = new Map<string, Count>()
    for (const { key, forMs, points } of some) {
      const sum = (more.get(key)?.points ?? 0) + points
      more.set(key, { points: sum, expire: new Date(this.#now() + forMs) })
    }
    await this.#write([...more].map(([key, count]) => added(key, count, new Date(this.#now()))))
    const where = { key: { $in: [...more.keys()] } }
    const projection = { _id: 0, key: 1, points: 1, expire: 1 }
    const stored = new Map((await this.#rows.find(where, { projection }).toArray()).map((row) => [row.key, row]))
    const before = new Map([...more].map(([key, own]) => [key, (stored.get(key) ?? own).points - own.points]))
    for (const { key, forMs, points, resolve } of some) {
      const sum = (before.get(key) ?? 0) + points
      before.set(key, sum)
      resolve({ points: sum, expire: stored.get(key)?.expire ?? new Date(this.#now() + forMs) })
    }
  }

  async #write(operations: readonly object[]): Promise<void> {
    try {
      await this.#rows.bulkWrite(operations, { ordered: false })
    } catch (error) {
      // another server made the same rows in this moment: they are there now
      const again = madeMeanwhile(error)
      if (again.length === 0) throw error
      await this.#rows.bulkWrite(
        again.flatMap((index) => operations[index] ?? []),
        { ordered: false },
      )
    }
  }
}

/** Adds to a count, or begins it anew when its time is over: then nothing is left to give back. */
function added(key: string, { points, expire }: Count, now: Date): object {
  const isOn = { $gt: ['$expire', now] }
  const counted = {
    points: { $cond: [isOn, { $add: ['$points', points] }, Math.max(0, points)] },
    expire: { $cond: [isOn, '$expire', expire] },
  }
  return { updateOne: { filter: { key }, update: [{ $set: counted }], upsert: true } }
}

/** Which operations failed because their key was made meanwhile; none when something else failed as well. */
function madeMeanwhile(error: unknown): number[] {
  const { writeErrors } = error as { writeErrors?: unknown }
  const all = (Array.isArray(writeErrors) ? writeErrors : [writeErrors]) as (
    { code?: number; index?: number } | undefined
  )[]
  return all.every((one) => one?.code === 11_000) ? all.flatMap((one) => one?.index ?? []) : []
}
