import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { addressReader } from '../../../cms/base/network/address.ts'
import { forwardTo } from '../../../cms/server/front/forward.ts'
import { shares } from '../../../cms/server/front/kinds.ts'
import { Listener } from '../../../cms/server/http/listener.ts'

vi.setConfig({ testTimeout: 60_000 })
const patience = { timeout: 50_000, interval: 5 }
/** What the CMS was asked and has not answered yet. */
let asked: { request: IncomingMessage; response: ServerResponse }[] = []
const cms = createServer((request, response) => {
  asked.push({ request, response })
  response.once('close', () => (asked = asked.filter((one) => one.response !== response)))
  // the rest comes when it is asked for
  if (request.url === '/begun') response.write('some of it')
})
// as behind the front
Object.assign(cms, { httpAllowHalfOpen: true })
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
    undefined,
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

/** The CMS has been told, by connections that send no more, that nobody waits for what it was asked. */
const seenToBeGone = () =>
  vi.waitFor(() => expect(asked.every(({ request }) => request.socket.readableEnded)).toBe(true), patience)

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
    await seenToBeGone()
    // and of those that have left no other is begun
    let answered = 0
    await vi.waitFor(() => {
      for (const { response } of asked) if (!response.writableEnded) response.end(String(answered++))
      expect(asked).toEqual([])
    }, patience)
    expect(answered).toBe(mostOfOne + 1)
  })

  it.each([
    ['GET', '/api/notices', ''],
    ['PATCH', '/api/notices?where[id][exists]=true', '{}'],
    ['DELETE', '/api/notices?where[id][exists]=true', ''],
    ['POST', '/api/recordings', 'x'.repeat(2 ** 20 + 1)],
  ])('should keep its place until %s %s is answered, though its sender has gone', async (method, path, body) => {
    const kind = body.length > 2 ** 20 ? shares.upload : shares.staff
    const one = (address: string) => {
      const length = body === '' ? '' : `Content-Length: ${body.length}\r\n`
      return write(`${method} ${path} HTTP/1.1\r\nHost: x\r\n${from(address)}${staff}${length}\r\n${body}`)
    }
    const read = (count: number) =>
      vi.waitFor(() => {
        for (const { request } of asked) request.resume()
        expect(asked.filter(({ request }) => request.complete)).toHaveLength(count)
      }, patience)
    const left = Array.from({ length: kind.mostOfOne }, () => one('203.0.113.1'))
    await read(kind.mostOfOne)
    for (const { socket } of left) socket.destroy()
    // the CMS is told, and works on
    await seenToBeGone()
    expect(asked.filter(({ request }) => !request.socket.destroyed)).toHaveLength(kind.mostOfOne)
    const next = one('203.0.113.1')
    const other = one('203.0.113.2')
    await read(kind.mostOfOne + 1)
    expect(asked.filter(({ request }) => request.headers['x-gongyun-address'] === '203.0.113.2')).toHaveLength(1)
    asked[0]?.response.end('done')
    await vi.waitFor(
      () => expect(asked.filter(({ request }) => !request.socket.readableEnded)).toHaveLength(2),
      patience,
    )
    for (const { socket } of [next, other]) socket.destroy()
  })

  it('should keep no place from others, however many answers of one network are read slowly', async () => {
    // more than may be read at a time, each begun when one before it is
    const slow: ReturnType<typeof write>[] = []
    while (slow.length < 560) {
      const some = Array.from({ length: 40 }, () => write(get('/begun', from('203.0.113.1'))))
      slow.push(...some)
      await vi.waitFor(() => expect(some.every(({ said }) => said.text.includes('some of it'))).toBe(true), patience)
    }
    await vi.waitFor(() => expect(asked).toHaveLength(512), patience)
    const other = write(get('/admin/login', from('203.0.113.2')))
    await vi.waitFor(() => expect(asked.map(({ request }) => request.url)).toContain('/admin/login'), patience)
    asked.find(({ request }) => request.url === '/admin/login')?.response.end('come in')
    await vi.waitFor(() => expect(other.said.text).toContain('come in'), patience)
    for (const { socket } of [...slow, other]) socket.destroy()
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

  /** A request that says that there is more and sends some of it. */
  const begun = (request: string, length: number, more = '', some = '') =>
    write(`${request} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n${more}\r\n${some}`)

  it.each([
    ['staff', 'POST /api/notices', 100, staff, ''],
    ['staff', 'PATCH /api/notices/1', 900_000, staff, '{"title":"'],
    ['upload', 'POST /api/recordings', 90_000_000, staff, ''],
    ['login', 'POST /api/users/login', 100, '', '{'],
    ['login', 'POST /api/users/logout', 100, '', ''],
  ] as const)(
    'should take no place of %s for %s with %i bytes that do not come',
    async (kind, request, length, more, some) => {
      const idle = Array.from({ length: 3 * shares[kind].mostOfOne }, (_, index) =>
        begun(request, length, from(`203.0.113.${index % 3}`) + more, some),
      )
      // as many as one of those addresses may have, asked after them
      const others = Array.from({ length: shares[kind].mostOfOne }, () =>
        begun(request, kind === 'upload' ? length : 2, from('203.0.113.0') + more, '{}'),
      )
      await vi.waitFor(() => expect(asked).toHaveLength(others.length), patience)
      expect(idle.map(({ said }) => said.text).join('')).toBe('')
      for (const { socket } of [...idle, ...others]) socket.destroy()
    },
  )

  it.each([
    ['POST /healthz', 10, 400],
    ['GET /healthz', 10, 400],
    ['POST /-/x', 10, 400],
    ['POST /preview/notices/1', 10, 400],
    ['GET /api/notices', 10, 400],
    ['HEAD /admin', 10, 400],
    ['DELETE /api/notices/1', 10, 400],
    ['OPTIONS /api/notices', 10, 400],
    ['POST /api/users/login', 20_000, 413],
    ['POST /api/users/logout', 20_000, 413],
  ])('should not be %s with %i bytes, which is refused before they come', async (request, length, status) => {
    for (const more of ['', staff]) {
      const { socket, said } = begun(request, length, more)
      await vi.waitFor(() => expect(said.text).toMatch(new RegExp(`^HTTP/1.1 ${status} `)), patience)
      if (!request.startsWith('HEAD')) expect(said.text).toMatch(/不能带内容|不收内容|最多收 16 KB/)
      expect(asked).toEqual([])
      socket.destroy()
    }
  })

  it('should be refused by its headers alone, and then keep nothing', async () => {
    const { socket, said } = begun('POST /api/notices', 2_000_000)
    await vi.waitFor(() => expect(asked).toHaveLength(1), patience)
    const gone = new Promise((resolve) => asked[0]?.request.socket.once('close', resolve))
    asked[0]?.response.writeHead(403).end('log in')
    await vi.waitFor(() => expect(said.text).toMatch(/^HTTP\/1.1 403 [\s\S]*log in/), patience)
    await gone
    socket.destroy()
  })

  it('should be refused with two hosts', async () => {
    const { socket, said } = write(get('/api/users/me', 'Host: y\r\n') + get('/', 'host: y\r\n'))
    await ended(socket)
    expect(said.text).toMatch(/^HTTP\/1.1 400 [\s\S]*请求头 Host 只能有一个/)
    expect(asked).toEqual([])
  })

  it('should let everybody of an address work while its places for posters are taken', async () => {
    const pictures = Array.from({ length: 40 }, (_, number) =>
      write(get(`/preview/activities/${number}/posters/a3.jpg`, from('203.0.113.1') + staff)),
    )
    await vi.waitFor(() => expect(asked).toHaveLength(shares.poster.mostOfOne), patience)
    const others = Array.from({ length: shares.staff.mostOfOne }, () =>
      write(get('/api/activities', from('203.0.113.1') + staff)),
    )
    await vi.waitFor(
      () => expect(asked.filter(({ request }) => request.url === '/api/activities')).toHaveLength(others.length),
      patience,
    )
    for (const { socket } of others) socket.destroy()
    // whoever still waits would come in the next test
    await vi.waitFor(() => {
      for (const { response } of asked) if (!response.writableEnded) response.end()
      expect(pictures.every(({ said }) => said.text.startsWith('HTTP/1.1 200 '))).toBe(true)
    }, patience)
    for (const { socket } of pictures) socket.destroy()
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
