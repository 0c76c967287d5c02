import { factNames, type Facts, type SomeFacts } from './contract.ts'

/** A delivery, as far as another one may be the same. */
export interface Alike extends Pick<Facts, 'kind' | 'day' | 'place'> {
  key: string
  ownerUnit: string
}

/** Days of a campaign that are reported together; YYYY-MM-DD. */
export interface Period {
  label: string
  from: string
  to: string
  due: string
}

/**
 * Whether two deliveries look like one that was recorded twice: of one unit, on one day, of one kind, at one place however it
 * is written. Which of the two came first makes no difference.
 */
export function isSuspected(one: Alike, other: Alike): boolean {
  if (one.key === other.key) return false
  if (one.ownerUnit !== other.ownerUnit || one.day !== other.day || one.kind !== other.kind) return false
  const [here, there] = [plainPlace(one.place), plainPlace(other.place)]
  // of signs alone nothing is left, which every place has in it
  if (here === '' || there === '') return one.place === other.place
  return here.includes(there) || there.includes(here)
}

/** A place without what may be written or not: spaces, signs, width, and the ends that say the same. */
function plainPlace(place: string): string {
  return place
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The period that a day is reported in: of several the shortest. @returns undefined when it is in none */
export function periodOf(periods: readonly Period[], day: string): Period | undefined {
  const within = periods.filter(({ from, to }) => from <= day && day <= to)
  return within.toSorted((one, other) => lengthOf(one) - lengthOf(other))[0]
}

function lengthOf({ from, to }: Period): number {
  return Date.parse(to) - Date.parse(from)
}

/** Whether something was recorded when its period was to be handed in already. @param recorded the day on which it was */
export function isLate(periods: readonly Period[], day: string, recorded: string): boolean {
  const period = periodOf(periods, day)
  return period !== undefined && recorded > period.due
}

/** How far back a phone's word is taken for when something was recorded, in milliseconds: so long it may be offline. */
const believedMs = 7 * 24 * 60 * 60_000

/** When something was recorded, as far as the phone is believed. @param at by its clock @param now both in milliseconds */
export function recordedAt(at: number, now: number): number {
  return Math.min(now, Math.max(at, now - believedMs))
}

/** What becomes of a change that somebody made of what they saw. */
export interface Merged {
  /** What is to be written; those that are so already are left out. */
  changes: SomeFacts
  /** Fields that somebody else has changed meanwhile, to something else: nobody knows which is right. */
  conflicts: (keyof Facts)[]
}

/**
 * Puts a change on top of what is there: fields that others have changed meanwhile are no obstacle, unless both have changed
 * the same one.
 * @param current as it is stored @param before as it was seen @param after as it shall be
 */
export function mergedChange(current: Facts, before: SomeFacts, after: SomeFacts): Merged {
  const changes: SomeFacts = {}
  const conflicts: (keyof Facts)[] = []
  for (const name of factNames) {
    const wanted = after[name]
    if (wanted === undefined || isSame(wanted, current[name]) || isSame(wanted, before[name])) continue
    if (isSame(before[name], current[name])) Object.assign(changes, { [name]: wanted })
    else conflicts.push(name)
  }
  return { changes, conflicts }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
