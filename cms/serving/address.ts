import type { IncomingMessage } from 'node:http'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** The request header in which the server tells the admin's API the address that a request came from. */
export const addressHeader = 'x-gongyun-address'

/** The address that a request came from. Only a proxy on this machine is believed about it. */
export function addressOf(request: IncomingMessage): string {
  const direct = request.socket.remoteAddress ?? ''
  const forwarded = request.headers['x-forwarded-for']
  if (!loopback.has(direct) || forwarded === undefined) return direct
  return String(forwarded).split(',').at(-1)?.trim() ?? direct
}
