import { connect } from 'node:net'
import { mostUnanswered } from '../../../cms/server/http/pipelines.ts'
import type { Attack } from '../attack.ts'
import type { AttackedSite } from '../attackedSite.ts'
import { HonestUsers } from '../honestUsers.ts'
import { patienceMs } from '../wire.ts'

const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
const post = (headers: string, body: string) => `POST /api/users/login HTTP/1.1\r\nHost: x\r\n${headers}\r\n${body}`

/** Requests that two readers could read differently, each with how many answers it may get at most. */
const requests: Record<string, [string, number]> = {
  'length and chunks': [post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${hidden}`), 1],
  'chunks and length': [post('Transfer-Encoding: chunked\r\nContent-Length: 99\r\n', `0\r\n\r\n${hidden}`), 1],
  'two lengths': [post('Content-Length: 0\r\nContent-Length: 30\r\n', hidden), 1],
  'a length with a sign': [post('Content-Length: +0\r\n', hidden), 1],
  'a list of lengths': [post('Content-Length: 0, 0\r\n', hidden), 1],
  'an odd coding': [post('Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${hidden}`), 1],
  'a coding with a space before its colon': [post('Transfer-Encoding : chunked\r\n', `0\r\n\r\n${hidden}`), 1],
  'a coding behind a tab': [post('Transfer-Encoding:\tchunked\r\n', `0\r\n\r\n${hidden}`), 1],
  'a folded header': [post('X: a\r\n Transfer-Encoding: chunked\r\nContent-Length: 0\r\n', hidden), 2],
  'bare line feeds': [`GET / HTTP/1.1\nHost: x\n\n${hidden}`, 2],
  'a bare line feed in a header': [post('X: a\nContent-Length: 0\r\nContent-Length: 0\r\n', hidden), 1],
  'a carriage return in a name': [post('X\r: a\r\nContent-Length: 0\r\n', hidden), 1],
  'NUL in a header': [post('X: a\u0000b\r\nContent-Length: 0\r\n', hidden), 1],
  'chunks of an odd length': [post('Transfer-Encoding: chunked\r\n', `0x5\r\nhello\r\n0\r\n\r\n${hidden}`), 1],
  'no version': ['GET /\r\n\r\n', 1],
  'another version': ['GET / HTTP/9.9\r\nHost: x\r\n\r\n', 1],
  'the preface of HTTP/2': ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 1],
  'two hosts': ['GET /api/users/me HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 1],
  'no host': ['GET / HTTP/1.1\r\n\r\n', 1],
  'many headers': [`GET / HTTP/1.1\r\nHost: x\r\n${'X: 1\r\n'.repeat(5000)}\r\n`, 1],
  'a long header': [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`, 1],
  'a long address': [`GET /${'x'.repeat(200_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 1],
  'a tunnel': ['CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n', 1],
  'another protocol': ['GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n', 1],
  'a body on a read': [`GET / HTTP/1.1\r\nHost: x\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`, 1],
  'nothing but noise': ['\u0016\u0003\u0001\u0002\u0000\u0001\u0000'.repeat(20), 1],
}

/** Requests a server and a proxy could read differently: none is taken for two, and none ends in an error of ours. */
export const smuggling: Attack = {
  name: 'smuggling',
  async run(site, tally, size) {
    const honest = await HonestUsers.begin(site, size)
    for (const [what, [text, most]] of Object.entries(requests))
      for (const times of [1, 5]) {
        const statuses = await Promise.all(Array.from({ length: times }, () => talk(site, text)))
        for (const seen of statuses) {
          tally.expect(seen !== 'hung', `${what}: no answer and no end`)
          if (seen === 'hung') continue
          tally.expect(seen.length <= most, `${what}: taken for ${seen.length} requests`, () => seen.join(' '))
          tally.expect(
            seen.every((status) => status < 500 || status === 505),
            `${what}: ${Math.max(...seen)}`,
          )
        }
      }
    // as many as a connection may have unanswered; with more it is ended
    const many = mostUnanswered
    const piped = await talk(site, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(many))
    const isWhole = piped !== 'hung' && piped.length === many && piped.every((status) => status === 200)
    tally.expect(isWhole, 'requests in one go were not all answered', () => String(piped).slice(0, 200))
    await honest.end(tally)
  },
}

/** Sends a text, says that nothing more will come, and gives the statuses of all answers. */
function talk({ port }: AttackedSite, text: string): Promise<number[] | 'hung'> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    let received = ''
    const timer = setTimeout(() => end('hung'), patienceMs)
    const end = (outcome: number[] | 'hung'): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(outcome)
    }
    const statuses = () =>
      [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)]
        .map(([, status]) => Number(status))
        .filter((status) => status >= 200)
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => (received += part))
    socket.on('error', () => end(statuses()))
    socket.on('close', () => end(statuses()))
    socket.on('end', () => end(statuses()))
    socket.end(text, 'latin1')
  })
}
