import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { addressReader } from '../../base/network/address.ts'
import { counted, networkOf, plainAddress, within } from '../../base/network/networks.ts'
import { Shared } from './shared.ts'

/** Most connections in all: a process has some 20,000 files, and needs one for each and for what it reads for it. */
const mostInAll = 8_000
/** Most of one address: an office of three hundred behind one router, whose browsers open six each. */
export const mostOfOneAddress = 2_000

type Connection = Pick<Socket, 'remoteAddress' | 'destroy' | 'once'>

/**
 * Counts the connections of each address and network. When there is room for no more, one of the network with the most
 * of them gives way to one who has fewer: the one that has been idle for longest, and only then one on which a request
 * is under way. So no number of connections keeps others out, as long as the networks are fewer than the connections.
 */
export class Connections {
  readonly #all: Shared<Connection>
  readonly #ofAddress = new Map<string, number>()
  readonly #isTrusted: (address: string) => boolean

  /**
   * @param trustedProxies through whom everybody may come: no address limits them, and each of their connections counts
   * for whom it last brought a request
   * @param most in all
   */
  constructor(trustedProxies: readonly string[], most = mostInAll) {
    this.#isTrusted = within(trustedProxies)
    this.#all = new Shared(most)
  }

  /** Takes a connection, or ends it when its address has too many. Another one may be ended for it. */
  take(socket: Connection): void {
    const address = plainAddress(socket.remoteAddress ?? '') ?? ''
    const isProxy = this.#isTrusted(address)
    const who = counted(address)
    const open = this.#ofAddress.get(who) ?? 0
    if (!isProxy && open >= mostOfOneAddress) return void socket.destroy()
    const givesWay = this.#all.enter(socket, networkOf(address))
    givesWay?.destroy()
    if (givesWay === socket) return
    if (!isProxy) this.#ofAddress.set(who, open + 1)
    socket.once('close', () => {
      this.#all.leave(socket)
      if (isProxy) return
      const left = (this.#ofAddress.get(who) ?? 1) - 1
      if (left === 0) this.#ofAddress.delete(who)
      else this.#ofAddress.set(who, left)
    })
  }

  /**
   * Notes that a request has come on a connection.
   * @param visitor whose it is, which only a trusted proxy tells
   * @returns to be called when it has been answered
   */
  asked(socket: Connection, visitor: string): () => void {
    this.#all.busy(socket, networkOf(visitor))
    return () => this.#all.idle(socket)
  }
}

/** Has a port take so many connections, and no more, in all and of one address. */
export function limitConnections(server: Server, trustedProxies: readonly string[]): void {
  const connections = new Connections(trustedProxies)
  const addressOf = addressReader(trustedProxies, () => undefined)
  server.on('connection', (socket: Socket) => connections.take(socket))
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    response.once('close', connections.asked(request.socket, addressOf(request)))
  })
}
