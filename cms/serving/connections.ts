import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { counted, plainAddress, within } from './networks.ts'

/** Most connections in all: a process has some 20,000 files, and needs one for each and for what it reads for it. */
const mostInAll = 8_000
/** Most of one address: an office of three hundred behind one router, whose browsers open six each. */
export const mostOfOneAddress = 2_000

/** Counts the connections of each address. */
export class Connections {
  readonly #open = new Map<string, number>()
  readonly #isTrusted: (address: string) => boolean

  /** @param trustedProxies through whom everybody may come: they are not counted */
  constructor(trustedProxies: readonly string[]) {
    this.#isTrusted = within(trustedProxies)
  }

  /** Takes a connection, or ends it when its address has too many. */
  take(socket: Pick<Socket, 'remoteAddress' | 'destroy' | 'once'>): void {
    const address = plainAddress(socket.remoteAddress ?? '') ?? ''
    if (this.#isTrusted(address)) return
    const who = counted(address)
    const open = this.#open.get(who) ?? 0
    if (open === mostOfOneAddress) return void socket.destroy()
    this.#open.set(who, open + 1)
    socket.once('close', () => {
      const left = (this.#open.get(who) ?? 1) - 1
      if (left === 0) this.#open.delete(who)
      else this.#open.set(who, left)
    })
  }
}

/** Has a port take so many connections, and no more, in all and of one address. */
export function limitConnections(server: Server, trustedProxies: readonly string[]): void {
  const connections = new Connections(trustedProxies)
  server.maxConnections = mostInAll
  server.on('connection', (socket: Socket) => connections.take(socket))
}
