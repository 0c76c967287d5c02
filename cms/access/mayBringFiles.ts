import type { Role } from './roles.ts'

/** As much of an account as says whether it may bring files. */
export interface Staff {
  id: string
  role: Role
  unit?: unknown
}

/** Whether somebody may bring pictures, recordings or tables at all; which ones is for the access of each to say. */
export function mayBringFiles({ role, unit }: Pick<Staff, 'role' | 'unit'>): boolean {
  return role === 'administrator' || role === 'editor' || (role === 'unit-editor' && Boolean(unit))
}
