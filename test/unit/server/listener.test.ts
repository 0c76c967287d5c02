import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Listener } from '../../../cms/server/http/listener.ts'
import { refuseUnmeasured } from '../../../cms/server/http/refusals.ts'

let listener: Listener
const request = (url: string, more = '') => `GET ${url} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`
const large = Buffer.alloc(1 << 20, 'a').toString()

beforeEach(async () => {
  listener = await Listener.open({ host: '127.0.0.1', port: 0 }, pino({ level: 'silent' }))
  listener.answerWith(async (asked, response: ServerResponse) => {
    if (asked.headers['transfer-encoding'] !== undefined) return refuseUnmeasured(asked, response)
    if (asked.url === '/whole') return void response.writeHead(200, { 'content-length': 5 }).end('whole')
    // the rest never comes: whatever follows it on the connection would be taken for it
    response.writeHead(200, { 'content-length': 1 << 24 })
    response.write(asked.url === '/large' ? large : 'begun')
  })
})
afterEach(() => listener.close(0))

/** Sends texts one after the other, each when what is to come before it has come. @returns all that was answered */
async function talk(...texts: [text: string, after: string][]): Promise<string> {
  const socket: Socket = connect(listener.port, '127.0.0.1')
  let answered = ''
  let index = 0
  const send = (): void => {
    for (let next = texts[index]; next !== undefined && answered.includes(next[1]); next = texts[++index])
      socket.write(next[0])
  }
  socket.on('connect', send)
  socket.setEncoding('utf8').on('data', (some: string) => {
    answered += some
    send()
  })
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('close', resolve))
  return answered
}

const garbage = fc.constantFrom(
  '\0\r\n\r\n',
  'GET\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`,
)
const countOf = (text: string, part: string) => text.split(part).length - 1

it('should write nothing of its own into an answer that is under way, whatever comes on its connection', async () => {
  await fc.assert(
    fc.asyncProperty(garbage, fc.constantFrom('/begun', '/large'), fc.boolean(), async (bad, url, isBehind) => {
      const behind = isBehind ? request('/whole') : ''
      const answered = await talk([request(url), ''], [behind + bad, url === '/large' ? 'a' : 'begun'])
      const [head = '', body = ''] = answered.split('\r\n\r\n')
      expect([countOf(answered, 'HTTP/1.1 '), head.startsWith('HTTP/1.1 200 ')]).toEqual([1, true])
      expect(body).toMatch(url === '/large' ? /^a+$/ : /^begun$/)
    }),
    { numRuns: 20 },
  )
})

it('should refuse what it cannot read once the answer before it is whole', async () => {
  await fc.assert(
    fc.asyncProperty(garbage, async (bad) => {
      const answered = await talk([request('/whole'), ''], [bad, 'whole'])
      expect(answered).toMatch(/^HTTP\/1\.1 200 [^]*\r\n\r\nwholeHTTP\/1\.1 4\d\d [^]*"errors"/)
    }),
    { numRuns: 8 },
  )
})

it.each(['', large])(
  'should answer once, and whole, a body of unknown length whose rest cannot be read',
  async (rest) => {
    const chunked = request('/whole', 'Transfer-Encoding: chunked\r\n').replace('GET', 'POST')
    const bad = `no chunk at all\r\n${rest}`
    const answered = await (rest === '' ? talk([chunked, ''], [bad, '"errors"']) : talk([chunked + bad, '']))
    expect(countOf(answered, 'HTTP/1.1 ')).toBe(1)
    const [head = '', body = ''] = answered.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 411 /)
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: '请求要写明长度（Content-Length）。', data: { code: 'content-unmeasured' } }],
    })
  },
)

it('should answer that something went wrong, also after all of the request was read', async () => {
  listener.answerWith(async (asked) => {
    await text(asked)
    // by then Node has done with what was sent
    await new Promise((resolve) => setImmediate(resolve))
    throw new Error('a fault')
  })
  const post = (body: string) =>
    `POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  for (const body of ['', '{"a":1}']) {
    const answered = await talk([post(body), ''])
    expect(answered).toMatch(/^HTTP\/1\.1 500 /)
    expect(answered).toContain('服务器出错了，请稍后再试。')
  }
})

it('should say of a tunnel that there is none', async () => {
  const answered = await talk(['CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: localhost\r\n\r\n', ''])
  expect(answered).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\n/)
  expect(answered).toContain('这个地址不接受 CONNECT 请求')
})

it('should outlive whoever asks for a tunnel and breaks off', async () => {
  const faults: unknown[] = []
  const note = (error: unknown): void => void faults.push(error)
  process.on('uncaughtException', note)
  try {
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const socket = connect(listener.port, '127.0.0.1')
        socket.on('error', () => undefined)
        await once(socket, 'connect')
        socket.write('CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n')
        await once(socket, 'readable')
        socket.write('more')
        socket.resetAndDestroy()
        await once(socket, 'close')
      }),
    )
    expect(await talk(['CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', ''])).toMatch(/^HTTP\/1\.1 405 /)
    expect(faults).toEqual([])
  } finally {
    process.off('uncaughtException', note)
  }
})
