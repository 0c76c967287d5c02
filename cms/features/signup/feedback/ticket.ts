import { createHash } from 'node:crypto'
import type { Vault } from '../persons/vault.ts'

type Hashes = Pick<Vault, 'codeHash' | 'codeHashes'>

/**
 * What shows that somebody came to something, and not who: 16 bytes that are a keyed hash of the registration, and a
 * keyed hash of those and of what it is for. The same registration has the same one, however often it is looked at. What
 * a code of a registration is hashed of has no slash, so that none of these is one of those.
 */
export function ticketFor(vault: Hashes, bookable: string, registration: string): string {
  const nonce = half(vault.codeHash(`feedback-of/${bookable}/${registration}`))
  return `${nonce}.${half(vault.codeHash(`feedback-ticket/${bookable}/${nonce}`))}`
}

/** Whether a ticket was made here for something, with any of the keys. */
export function isTicketFor(vault: Hashes, bookable: string, ticket: string): boolean {
  const [nonce = '', proof] = ticket.split('.')
  return vault.codeHashes(`feedback-ticket/${bookable}/${nonce}`).some((hash) => half(hash) === proof)
}

/** What is kept of a ticket that was used: whoever reads it can make no ticket of it. */
export function usedMark(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64url')
}

/** The first 16 bytes of 32, in base64url. */
function half(hash: string): string {
  return Buffer.from(hash, 'base64url').subarray(0, 16).toString('base64url')
}
