import type { IncomingMessage } from 'node:http'
import { plainAddress, within } from './networks.ts'

/** The request header in which the server tells the admin's API the address that a request came from. */
export const addressHeader = 'x-gongyun-address'

type Asked = Pick<IncomingMessage, 'headers'> & { socket: Pick<IncomingMessage['socket'], 'remoteAddress'> }

/**
 * Tells the address that a request came from, for limits and the audit log alike. A proxy that is trusted is believed
 * about who asked it, and that one in turn when it is trusted too; what stands further to the left anybody may have
 * written.
 * @param trusted addresses and networks of proxies
 * @returns takes a request, gives its address in one way of writing; empty when the connection has none any more
 */
export function addressReader(trusted: readonly string[]): (request: Asked) => string {
  const isTrusted = within(trusted)
  return ({ headers, socket }) => {
    let address = plainAddress(socket.remoteAddress ?? '') ?? ''
    const told = String(headers['x-forwarded-for'] ?? '').split(',')
    while (isTrusted(address)) {
      const before = plainAddress(told.pop()?.trim() ?? '')
      if (before === undefined) break
      address = before
    }
    return address
  }
}
