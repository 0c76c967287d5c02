import type { Role } from './roles.ts'

/** Whether a role may publish and take down at all; what else it takes the newsroom decides. */
export function mayPublish(role: Role | undefined): boolean {
  return role === 'administrator' || role === 'editor' || role === 'reviewer'
}
