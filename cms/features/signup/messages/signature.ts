import { createHmac } from 'node:crypto'

/**
 * What proves to a gateway that a request is ours: HMAC-SHA-256, in hex, of the moment, a full stop and the body.
 * docs/operators/messages.md has how it is verified.
 * @param seconds since the epoch
 */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
