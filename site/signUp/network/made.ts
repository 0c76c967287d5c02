import { registrationCode } from '../../catalogue/signUp/rules.ts'
import type { BookableName, ShownRegistration } from '../../catalogue/signUp/shapes.ts'
import type { Memory } from './tabMemory.ts'

/** What is kept of a sign-up that went through, so that whoever reloads the page sees it: nothing of who they are. */
interface Made {
  code: string
  /** Until when it is kept, in milliseconds since the epoch. */
  until: number
}

/** How long a code is kept, in milliseconds: whoever reloads the page, or signs up the next one, does so by then. */
const keptMs = 60 * 60_000

const nameOfMade = ({ collection, entry }: Pick<BookableName, 'collection' | 'entry'>) =>
  `signed-up/${collection}/${entry}`

/** Keeps the code of the last sign-up for an entry, for an hour at most. @param now milliseconds since the epoch */
export function keepMade(memory: Memory | undefined, { bookable, code, end }: ShownRegistration, now: number): void {
  try {
    const until = Math.min(now + keptMs, end === undefined ? Infinity : Date.parse(end))
    const made: Made = { code, until }
    memory?.setItem(nameOfMade(bookable), JSON.stringify(made))
  } catch {
    // full, or not allowed: then a page that is loaded again says nothing of it
  }
}

/** Forgets the code of a sign-up that is no more; of another one nothing. */
export function forgetMade(
  memory: Memory | undefined,
  { bookable, code }: Pick<ShownRegistration, 'bookable' | 'code'>,
): void {
  if (madeOf(bookable, memory, -Infinity) !== code) return
  try {
    memory?.removeItem(nameOfMade(bookable))
  } catch {
    // was never there
  }
}

/**
 * The code of the last sign-up for an entry in this tab. One that was kept long enough is forgotten.
 * @param now milliseconds since the epoch
 * @returns undefined where there was none, or it was forgotten
 */
export function madeOf(
  of: Pick<BookableName, 'collection' | 'entry'>,
  memory: Memory | undefined,
  now: number,
): string | undefined {
  try {
    const made = JSON.parse(memory?.getItem(nameOfMade(of)) ?? 'null') as Partial<Made> | null
    const { code = '', until = -Infinity } = made ?? {}
    if (registrationCode.test(code) && now < until) return code
    memory?.removeItem(nameOfMade(of))
    return undefined
  } catch {
    return undefined
  }
}
