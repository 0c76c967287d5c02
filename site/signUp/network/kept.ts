import type { FormModel } from '../formModel.ts'
import { nothingTyped, type Typed } from '../typed.ts'
import type { Memory } from './tabMemory.ts'

/** What is kept of a form until it was answered: in this tab alone, and no longer than the tab. */
interface Kept {
  /** Made once for a form: whoever sends it twice gets one registration. */
  key: string
  typed: Typed
}

const nameOf = ({ collection, entry }: FormModel) => `sign-up/${collection}/${entry}`

/**
 * What was kept of a form, else a new one.
 * @param newKey makes a key of 16 to 64 letters and digits
 */
export function keptOf(model: FormModel, memory: Memory | undefined, newKey: () => string): Kept {
  const empty = nothingTyped(model)
  try {
    const kept = JSON.parse(memory?.getItem(nameOf(model)) ?? 'null') as Partial<Kept> | null
    if (typeof kept?.key === 'string' && kept.typed !== undefined) {
      const typed = { ...empty, ...kept.typed }
      // a date that is offered no more is not chosen
      const occasion = model.dates.some(({ id }) => id === typed.occasion) ? typed.occasion : empty.occasion
      return { key: kept.key, typed: { ...typed, occasion } }
    }
  } catch {
    // what cannot be read is as nothing
  }
  return { key: newKey(), typed: empty }
}

/** Keeps what is typed. */
export function keep(model: FormModel, memory: Memory | undefined, kept: Kept): void {
  try {
    memory?.setItem(nameOf(model), JSON.stringify(kept))
  } catch {
    // full, or not allowed: then it stands in the form alone
  }
}

/** Forgets a form that was answered. */
export function forget(model: FormModel, memory: Memory | undefined): void {
  try {
    memory?.removeItem(nameOf(model))
  } catch {
    // was never there
  }
}

/** A key that nobody else has; without a secure context, as over plain http, there is no randomUUID. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
