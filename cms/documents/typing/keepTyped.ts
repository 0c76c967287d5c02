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
  const typed = changedFields(reduceFieldsToValues(asked, true), reduceFieldsToValues(now, true))
  const parts = (state: FormState, isTyped: boolean): FormState =>
    Object.fromEntries(Object.entries(state).filter(([path]) => typed.includes(path.split('.')[0] ?? '') === isTyped))
  return { ...parts(made, false), ...parts(now, true) }
}
