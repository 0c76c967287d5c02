import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * A line to a database on which everything takes its time: between what a server reads and what it then writes others
 * come in between.
 * @param url of a MongoDB; its first member is what the line leads to
 * @param delayMs of everything, each way
 * @returns the URL that goes by the line; `close` cuts it
 */
export async function slowLink(url: string, delayMs: number): Promise<{ url: string; close: () => void }> {
  const to = new URL(url)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      // timers of one length fire in the order in which they were set
      from.on('data', (bytes) => setTimeout(() => into.write(bytes), delayMs))
      from.on('error', () => into.destroy())
      from.on('close', () => setTimeout(() => into.destroy(), delayMs))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const slow = new URL(url)
  slow.port = String((server.address() as AddressInfo).port)
  slow.searchParams.set('directConnection', 'true')
  return {
    url: slow.href,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
