import { z } from 'zod'
import type { Notice } from '../asked/words.ts'

/** One time of what people signed up for: a date, or one lesson of a course. */
const time = z.object({
  /** Of the row. */
  id: z.string(),
  /** ISO 8601 in UTC. */
  start: z.string(),
  end: z.string().optional(),
  /** Id of the venue. */
  venue: z.string().optional(),
  isOff: z.boolean().default(false),
  /** Put off, while nobody knows until when. */
  isOpen: z.boolean().default(false),
})

/** What people were told of time and place (`seats.told`), in the order of time. */
export const toldSchema = z.object({
  /** What it was called; another title is no change. */
  title: z.string().optional(),
  times: z.array(time),
})
export type Told = z.infer<typeof toldSchema>
export type Time = Told['times'][number]

/** One time as it was told and as it is; of one that is new or gone the other is missing. */
export const changedTime = z.object({ before: time.optional(), after: time.optional() })
export type ChangedTime = z.infer<typeof changedTime>

/** What is to be told, once. */
export interface Difference {
  notice: Extract<Notice, 'moved' | 'called-off'>
  /** All that is different, in the order of time; one at least. */
  changes: ChangedTime[]
  /** What people have been told afterwards. */
  told: Told
}

/** How long a change has to stand before anybody is told, in milliseconds: who takes a slip back in time tells nobody. */
export const settledAfterMs = 2 * 60_000

/**
 * What is different for people from what they were told. What lies in the past tells nobody anything, whoever mends it.
 * @param told what they were told
 * @param is what stands in the published entry now; without a time when the date has been taken out of it
 * @param now milliseconds since the epoch
 * @returns undefined when there is nothing to tell
 */
export function whatChanged(told: Told, is: Told, now: number): Difference | undefined {
  const isAhead = ({ start }: Time): boolean => Date.parse(start) > now
  const before = new Map(told.times.map((one) => [one.id, one]))
  const after = new Map(is.times.map((one) => [one.id, one]))
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  const changes = ids
    .map((id) => ({ before: before.get(id), after: after.get(id) }))
    .filter((pair) => [pair.before, pair.after].some((one) => one !== undefined && isAhead(one)))
    .filter(
      (pair) => isOff(pair.before) !== isOff(pair.after) || (!isOff(pair.after) && !same(pair.before, pair.after)),
    )
    .toSorted((one, other) => startOf(one) - startOf(other))
  if (changes.length === 0) return undefined
  // a course of which one lesson falls out goes on
  const goesOn = is.times.some((one) => !isOff(one) && isAhead(one))
  const isCalledOff = !goesOn && changes.every((change) => isOff(change.after))
  return { notice: isCalledOff ? 'called-off' : 'moved', changes, told: is }
}

/** One that is not there any more takes place as little as one that was called off. */
export function isOff(one: Time | undefined): boolean {
  return one === undefined || one.isOff
}

function same(one: Time | undefined, other: Time | undefined): boolean {
  return (
    one?.start === other?.start &&
    one?.end === other?.end &&
    one?.venue === other?.venue &&
    one?.isOpen === other?.isOpen
  )
}

function startOf({ before, after }: ChangedTime): number {
  return Date.parse((after ?? before)?.start ?? '')
}

/**
 * Notes since when each difference stands: told is what has stood for long enough. It is kept in memory; after a start
 * a difference begins to stand anew.
 */
export class Settling {
  readonly #since = new Map<string, { as: string; at: number }>()

  /**
   * @param key of what people signed up for
   * @param is what stands there now; undefined when it is no other than what people were told
   * @param now milliseconds since the epoch
   * @returns whether it has stood for long enough
   */
  hasSettled(key: string, is: Told | undefined, now: number): boolean {
    if (is === undefined) {
      this.#since.delete(key)
      return false
    }
    const as = JSON.stringify(is)
    const known = this.#since.get(key)
    if (known?.as === as && known.at <= now) return now - known.at >= settledAfterMs
    this.#since.set(key, { as, at: now })
    return false
  }

  /** Whether something waits to be told. */
  get isWaiting(): boolean {
    return this.#since.size > 0
  }
}
