import type { Endpoint } from 'payload'
import { Refusal } from '../../base/refusal.ts'
import { accountReason } from './refusals.ts'

/**
 * What Payload offers around accounts and this site does not have: it sends no mail, so nothing is reset or confirmed by
 * it; nobody is locked, so nobody is unlocked; and the first administrator is there before anybody can ask. All of them
 * answer alike, whoever is meant.
 */
export const closedEndpoints: Omit<Endpoint, 'root'>[] = (
  ['/forgot-password', '/reset-password', '/unlock', '/first-register'] as const
).map((path) => ({ path, method: 'post', handler: refuse }))

function refuse(): never {
  throw new Refusal(accountReason('no-mail-for-passwords'))
}
