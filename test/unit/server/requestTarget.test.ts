import { connect } from 'node:net'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listener } from '../../../cms/server/http/listener.ts'

let listener: Listener

beforeAll(async () => {
  listener = await Listener.open({ host: '127.0.0.1', port: 0 }, pino({ level: 'silent' }))
  listener.answerWith(async ({ url, headers, rawHeaders }, response) => {
    const raw = rawHeaders.filter((_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === 'host')
    response.end(JSON.stringify({ url, host: headers.host, raw }))
  })
})
afterAll(() => listener.close(0))

/** What the server takes a request for: its target, and the host as it is read and as it is passed on. */
async function taken(target: string, host: string): Promise<unknown> {
  const socket = connect(listener.port, '127.0.0.1').setEncoding('utf8')
  socket.write(`GET ${target} HTTP/1.1\r\nhOST: ${host}\r\nX-Other: host\r\nConnection: close\r\n\r\n`)
  let answer = ''
  for await (const part of socket) answer += String(part)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return head.startsWith('HTTP/1.1 200 ') ? JSON.parse(body) : Number(head.split(' ')[1])
}

const host = fc.constantFrom('example.cn', '127.0.0.1:3000', '[::1]:80', 'a-b.example')
const segment = fc.constantFrom('/', '/works', '//', '/%E6%AD%8C', '/http://x', '/..')
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
const query = fc.constantFrom('', '?', '?a=1&b=http://x/', '?/')

it('should take a request that names a whole URL for the same as one that names its path at that host', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('http', 'https', 'HTTP'),
      host,
      path,
      query,
      host,
      async (scheme, named, target, asked, header) => {
        const expected = { url: target + asked, host: named, raw: [named] }
        expect(await taken(`${scheme}://${named}${target}${asked}`, header)).toEqual(expected)
        expect(await taken(target + asked, named)).toEqual(expected)
      },
    ),
  )
})

it.each([
  ['http://example.cn', '/'],
  ['http://example.cn?a=1', '/?a=1'],
])('should take %s for %s', async (target, url) => {
  expect(await taken(target, 'x')).toEqual({ url, host: 'example.cn', raw: ['example.cn'] })
})

it.each(['http:///', 'http://name@example.cn/', 'http://a b/', 'http://example.cn:99999/'])(
  'should refuse %s, which names no host',
  async (target) => {
    expect(await taken(target, 'example.cn')).toBe(400)
  },
)
