import { registrationCode } from '../../catalogue/signUp/rules.ts'
import type { BookableName, ShownRegistration } from '../../catalogue/signUp/shapes.ts'
import type { Memory } from './tabMemory.ts'

/** What is kept of a sign-up that went through, so that whoever reloads the page sees it: nothing of who they are. */
interface Made {
  code: string
  /** When it is over, in milliseconds since the epoch; missing where nobody knows. */
  until?: number | undefined
}

const nameOfMade = ({ collection, entry }: Pick<BookableName, 'collection' | 'entry'>) =>
  `signed-up/${collection}/${entry}`

/** Keeps the code of the last sign-up for an entry. */
export function keepMade(memory: Memory | undefined, { bookable, code, end }: ShownRegistration): void {
  try {
    const made: Made = { code, ...(end !== undefined && { until: Date.parse(end) }) }
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
 * The code of the last sign-up for an entry in this tab.
 * @param now milliseconds since the epoch
 * @returns undefined where there was none, or it is over
 */
export function madeOf(
  of: Pick<BookableName, 'collection' | 'entry'>,
  memory: Memory | undefined,
  now: number,
): string | undefined {
  try {
    const made = JSON.parse(memory?.getItem(nameOfMade(of)) ?? 'null') as Partial<Made> | null
    const { code = '', until = Infinity } = made ?? {}
    return registrationCode.test(code) && now < until ? code : undefined
  } catch {
    return undefined
  }
}
