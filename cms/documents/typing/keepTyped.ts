import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'
import { changedFields } from './copies.ts'

/**
 * The state that a server made for a form, but with each field as it is now that was changed while the server was asked.
 * @param made what the form is to show
 * @param asked the form's state when the server was asked
 * @param now the form's state
 */
export function keepTyped(made: FormState, asked: FormState, now: FormState): FormState {
  return keepFields(made, now, changedFields(reduceFieldsToValues(asked, true), reduceFieldsToValues(now, true)))
}

/** The state that a server made for a form, but with these fields, by their names, as they are now. */
export function keepFields(made: FormState, now: FormState, names: readonly string[]): FormState {
  const parts = (state: FormState, isKept: boolean): FormState =>
    Object.fromEntries(Object.entries(state).filter(([path]) => names.includes(path.split('.')[0] ?? '') === isKept))
  return { ...parts(made, false), ...parts(now, true) }
}
