import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'
import { changedFields, type Copy, isOfVersion, isStored } from './copies.ts'
import { keepFields } from './keepTyped.ts'

/** What the form held when there was nothing unsaved in it, and the names of what was unsaved in a copy put back. */
export interface Base {
  values: Record<string, unknown>
  mine: string[]
}

/** What becomes of a form for which the server made a new state. */
export interface Refreshed {
  /** What it is to show. */
  state: FormState
  /** What stands in it as unsaved from now on, beside what the server has. */
  base: Base
  /** Whether what was typed does not stand in it any more, since the document has another version by now. */
  isNewest: boolean
}

/**
 * What stands in a form and is not on the server yet.
 * @param coming a copy that is being put into the form and does not stand in it yet
 * @param at when it is looked at, in milliseconds since the epoch
 */
export function unsavedText(values: Record<string, unknown>, base: Base, coming: Copy | undefined, at: number): Copy {
  const mine = [...new Set([...base.mine, ...changedFields(base.values, values)])]
  if (coming === undefined) return { at, values, mine }
  const typed = Object.fromEntries(mine.map((name) => [name, values[name] ?? null]))
  return { at, values: { ...coming.values, ...typed }, mine: [...new Set([...coming.mine, ...mine])] }
}

/**
 * What a form with something unsaved is to show when the server has made its state anew: the same text, unless the
 * document has another version by now. Then it is the server's, and what was typed is set aside.
 * @param made the state that the server made
 * @param now the form's state
 * @param base of the form
 * @param coming a copy that is being put into the form; it goes on being put there if the version is the same
 * @param layAside sets text aside; false when there is no room, and then it stays in the form
 * @param at in milliseconds since the epoch
 */
export function refreshed(
  made: FormState,
  now: FormState,
  base: Base,
  coming: Copy | undefined,
  layAside: (aside: Copy) => boolean,
  at: number,
): Refreshed {
  const stored = valuesOf(made)
  const values = valuesOf(now)
  const typed = unsavedText(values, base, coming, at)
  const isOutdated = typed.mine.length > 0 && !isOfVersion(typed, stored['updatedAt'])
  if (isOutdated && (isStored(typed, stored) || layAside(typed)))
    return { state: made, base: { values: stored, mine: [] }, isNewest: true }
  const { mine } = unsavedText(values, base, undefined, at)
  return { state: keepFields(made, now, mine), base: { values: stored, mine }, isNewest: false }
}

function valuesOf(state: FormState): Record<string, unknown> {
  return reduceFieldsToValues(state, true)
}
