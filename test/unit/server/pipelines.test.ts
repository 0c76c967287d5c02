import { type EventEmitter, once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { mostUnanswered, Pipelines } from '../../../cms/server/http/pipelines.ts'

vi.setConfig({ testTimeout: 60_000 })
const pipelines = new Pipelines()
let begun: { url: string; response: ServerResponse }[] = []
const server = createServer((request, response) =>
  pipelines.take(request, response, () => begun.push({ url: request.url ?? '', response })),
)
const asked = (count: number): string =>
  Array.from({ length: count }, (_, index) => `GET /${index} HTTP/1.1\r\nHost: x\r\n\r\n`).join('')
const open = () => connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined)

/** Whether it ends well or badly. */
const closeOf = (one: EventEmitter) => new Promise((resolve) => one.once('close', resolve))

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => (begun = []))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('requests of one connection', () => {
  it('should be answered one after the other, in order', async () => {
    const socket = open()
    let said = ''
    socket.setEncoding('utf8').on('data', (part: string) => (said += part))
    socket.write(asked(mostUnanswered))
    for (let index = 0; index < mostUnanswered; index++) {
      await vi.waitFor(() => expect(begun).toHaveLength(index + 1), { interval: 1 })
      expect(begun[index]?.url).toBe(`/${index}`)
      begun[index]?.response.end(`answer ${index}.`)
    }
    await vi.waitFor(() => expect(said.match(/answer \d+\./g)).toHaveLength(mostUnanswered))
    socket.destroy()
  })

  it('should end it when there are too many, and begin none of those that waited', async () => {
    const socket = open().resume()
    const closed = closeOf(socket)
    socket.write(asked(5000))
    await closed
    expect(begun.length).toBeLessThanOrEqual(1)
    begun[0]?.response.end()
    expect(begun.length).toBeLessThanOrEqual(1)
  })

  it.each(['destroy', 'end'] as const)('should begin none for a client that has gone (%s)', async (way) => {
    const socket = open().resume()
    socket.write(asked(10))
    await vi.waitFor(() => expect(begun).toHaveLength(1))
    const response = begun[0]?.response as ServerResponse
    const closed = closeOf(response)
    const ended = closeOf(response.req.on('error', () => undefined))
    socket[way]()
    await ended
    if (way === 'end') response.end('late')
    await closed
    expect(begun).toHaveLength(1)
  })
})
