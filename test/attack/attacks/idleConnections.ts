import { connect, type Socket } from 'node:net'
import type { Attack } from '../attack.ts'
import { HonestUsers } from '../honestUsers.ts'

/** Connections in the whole measure, more than the server takes, and in a short run; and the addresses that have them. */
const [many, few, addresses] = [8400, 300, 5]
/** What everybody has to get done meanwhile, and how long they may take for it, in milliseconds. */
const [rounds, roundsMs] = [10, 60_000]

/** Connections on which nobody asks anything, or never to the end: there is room for others beside them, also when there is for no more. */
export const idleConnections: Attack = {
  name: 'idle',
  async run(site, tally, size) {
    const count = size.isWhole ? many : few
    const sockets: Socket[] = []
    for (let number = 0; number < count; number++) {
      const socket = connect({
        port: site.port,
        host: '127.0.0.1',
        localAddress: `127.0.1.${1 + (number % addresses)}`,
      })
      // the server may end what nobody uses
      socket.on('error', () => undefined)
      if (number % 4 === 1) socket.write('GET / HTTP/1.1\r\nHost: x\r\nX')
      if (number % 4 === 2) socket.write('POST /api/users/login HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{')
      sockets.push(socket)
    }
    const honest = await HonestUsers.begin(site, size)
    await honest.untilDone(rounds, roundsMs)
    tally.tried += count
    for (const socket of sockets) socket.destroy()
    await honest.end(tally)
  },
}
