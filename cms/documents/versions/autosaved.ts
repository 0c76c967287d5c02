import type { CheckboxField } from 'payload'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'

/** Whether a version was saved by the form while somebody typed, and not by a person. */
export const isAutosavedField: CheckboxField = {
  name: 'isAutosaved',
  type: 'checkbox',
  label: '是否自动保存',
  hidden: true,
  access: fieldAccess(systemFields.fields.kept),
}

/** What decides about a version: how it came about. */
export interface Origin {
  id: string
  isAutosaved: boolean
  /** Id of the account that saved it; undefined for the system. */
  savedBy: string | undefined
}

/**
 * The versions whose place a new one takes: what the same person's form saved by itself just before it. Typing is one
 * version and not one for every pause; what a person saved, and what somebody else typed, stays.
 * @param before the versions before it, the newest first
 * @returns ids
 */
export function replacedBy(added: Origin, before: readonly Origin[]): string[] {
  if (!added.isAutosaved) return []
  const end = before.findIndex(({ isAutosaved, savedBy }) => !isAutosaved || savedBy !== added.savedBy)
  return (end === -1 ? before : before.slice(0, end)).map(({ id }) => id)
}
