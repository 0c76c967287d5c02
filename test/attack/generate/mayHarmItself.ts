import type { Planned } from './requests.ts'

/**
 * Whether a request is what its sender may do and would end the measuring with it: an administrator who changes or
 * removes all accounts at once. No id of an account is ever sent, so one alone cannot be met.
 */
export function mayHarmItself({ role, method, place }: Planned): boolean {
  const isBulk = !place.target.includes('<id>') && /users/i.test(place.target)
  return role === 'administrator' && isBulk && (method === 'PATCH' || method === 'DELETE')
}
