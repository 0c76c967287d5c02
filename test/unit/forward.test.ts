import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { addressReader } from '../../cms/serving/address.ts'
import { forwardTo } from '../../cms/serving/front/forward.ts'
import { shares } from '../../cms/serving/front/kinds.ts'
import { Listener } from '../../cms/serving/listener.ts'

vi.setConfig({ testTimeout: 60_000 })
const patience = { timeout: 50_000, interval: 5 }
/** What the CMS was asked and has not answered yet. */
let asked: { request: IncomingMessage; response: ServerResponse }[] = []
const cms = createServer((request, response) => {
  asked.push({ request, response })
  response.once('close', () => (asked = asked.filter((one) => one.response !== response)))
})
let front: Listener

beforeAll(async () => {
  cms.listen(0, '127.0.0.1')
  await once(cms, 'listening')
  front = await Listener.open({ host: '127.0.0.1', port: 0, trustedProxies: ['127.0.0.1'] }, pino({ level: 'silent' }))
  const forward = forwardTo(
    (cms.address() as AddressInfo).port,
    'secret',
    addressReader(['127.0.0.1'], () => undefined),
    (_request, response) => {
      response.writeHead(503).end()
    },
  )
  front.answerWith((request, response) =>
    request.url === '/' ? Promise.resolve(void response.end('public')) : forward(request, response),
  )
})

afterEach(async () => {
  await vi.waitFor(() => {
    for (const { response } of asked) response.end()
    expect(asked).toEqual([])
  }, patience)
})

afterAll(async () => {
  cms.closeAllConnections()
  cms.close()
  await front.close(0)
})

/** Writes a text on a connection of its own. */
function write(text: string) {
  const said = { text: '' }
  const socket = connect(front.port, '127.0.0.1').on('error', () => undefined)
  socket.setEncoding('utf8').on('data', (part: string) => (said.text += part))
  socket.write(text)
  return { socket, said }
}

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`
const from = (address: string) => `X-Forwarded-For: ${address}\r\n`
const staff = 'Authorization: JWT x\r\n'
const ended = (socket: ReturnType<typeof connect>) => new Promise((resolve) => socket.once('close', resolve))

describe('what is passed on', () => {
  it('should be a few requests of a flood, which visitors and staff do not wait for', async () => {
    const floods = Array.from({ length: 5 }, () => write(get('/admin/login').repeat(5_000)))
    await Promise.all(floods.map(({ socket }) => ended(socket)))
    expect(asked.length).toBeLessThanOrEqual(shares.stranger.mostOfOne)
    expect(await (await fetch(`http://127.0.0.1:${front.port}/`)).text()).toBe('public')
    const member = write(get('/api/users/me', staff))
    await vi.waitFor(() => expect(asked.some(({ request }) => request.url === '/api/users/me')).toBe(true), patience)
    member.socket.destroy()
  })

  it('should be never more of one address than its share, nor wait without end', async () => {
    const { mostOfOne, mostWaitingOfOne } = shares.stranger
    const all = Array.from({ length: mostOfOne + mostWaitingOfOne + 10 }, () =>
      write(get('/admin', from('203.0.113.1'))),
    )
    const busy = () => all.filter(({ said }) => said.text.startsWith('HTTP/1.1 503'))
    await vi.waitFor(() => expect(busy()).toHaveLength(10), patience)
    expect(busy()[0]?.said.text).toMatch(/retry-after: \d[\s\S]*现在请求太多/i)
    expect(asked).toHaveLength(mostOfOne)
    // another address does not wait behind them
    const other = write(get('/admin/other', from('203.0.113.2')))
    await vi.waitFor(() => expect(asked.map(({ request }) => request.url)).toContain('/admin/other'), patience)
    for (const { socket } of [...all, other]) socket.destroy()
    // and of those that have left none is begun
    await vi.waitFor(() => expect(asked).toEqual([]), patience)
  })

  it('should be a log-in when it has come, so that slow senders keep no place from others', async () => {
    const login = (body: string, length: number) =>
      `POST /api/users/login HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n${body}`
    const slow = Array.from({ length: 200 }, () => write(login('{', 100)))
    const quick = write(login('{}', 2))
    await vi.waitFor(() => expect(asked).toHaveLength(1), patience)
    const parts = await asked[0]?.request.toArray()
    expect(Buffer.concat(parts ?? []).toString()).toBe('{}')
    asked[0]?.response.end('come in')
    await vi.waitFor(() => expect(quick.said.text).toContain('come in'), patience)
    for (const { socket } of [...slow, quick]) socket.destroy()
  })

  it('should keep no place while its answer is slowly read', async () => {
    const { mostOfOne } = shares.stranger
    const slow = Array.from({ length: 4 * mostOfOne }, () => write(get('/_next/static/x.js')))
    for (const { socket } of slow) socket.pause()
    let begun = 0
    await vi.waitFor(() => {
      for (const { response } of asked)
        if (!response.headersSent) {
          begun++
          response.write('x'.repeat(2 ** 22))
        }
      expect(begun).toBe(4 * mostOfOne)
    }, patience)
    for (const { socket } of slow) socket.destroy()
  })

  it('should not be what is expected in vain', async () => {
    const { socket, said } = write(get('/admin', 'Expect: banana\r\n'))
    await ended(socket)
    expect(said.text).toMatch(/^HTTP\/1.1 417 [\s\S]*nosniff[\s\S]*请求头 Expect/i)
  })
})
