import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { addressHeader, type addressReader } from '../../base/network/address.ts'
import type { FrontLink } from '../front/frontLink.ts'
import { secretHeader, takeHeader } from '../front/headers.ts'

/** The connection of the request that is being answered. */
const senders = new AsyncLocalStorage<Socket>()

/** Whether whoever sent the request that is being answered has gone. */
export function isSenderGone(): boolean {
  const sender = senders.getStore()
  return sender !== undefined && (sender.destroyed || sender.readableEnded)
}

/**
 * Sees to it that every request says where its visitor is: the front says it, and nobody else may ask behind it; while
 * the site is being developed visitors come straight.
 */
export function knowingVisitors(
  front: FrontLink | undefined,
  addressOf: ReturnType<typeof addressReader>,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    if (front === undefined) request.headers[addressHeader] = addressOf(request)
    else if (takeHeader(request, secretHeader) !== front.secret) return void response.destroy()
    return senders.run(request.socket, () => handle(request, response))
  }
}
