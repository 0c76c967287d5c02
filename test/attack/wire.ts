import { connect } from 'node:net'

/** Longest wait for an answer, in milliseconds: what takes longer counts as hung. */
export const patienceMs = 30_000
/** What is kept of an answer's body, in bytes. */
const largestKeptBytes = 4 * 2 ** 20

/** An answer as it came. */
export interface WireAnswer {
  status: number
  /** By name in lower case; of several of one name the last. */
  headers: Record<string, string>
  text: string
  ms: number
}

/** What became of a request: an answer, a connection that was closed without one, or nothing at all. */
export type Outcome = WireAnswer | 'closed' | 'hung'

/** A request as its bytes; headers may be given twice, and wrong. */
export interface WireRequest {
  method: string
  /** Sent as it stands. */
  target: string
  headers: readonly (readonly [string, string])[]
  body?: Uint8Array
}

/** The bytes of a request. Its length is told unless its headers tell one, or a coding. */
export function bytesOf({ method, target, headers, body }: WireRequest): Buffer {
  const has = (name: string) => headers.some(([given]) => given.toLowerCase() === name)
  const all = [...headers]
  if (!has('host')) all.unshift(['Host', '127.0.0.1'])
  if (!has('connection')) all.push(['Connection', 'close'])
  if (body !== undefined && !has('content-length') && !has('transfer-encoding'))
    all.push(['Content-Length', String(body.length)])
  const head = `${method} ${target} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return Buffer.concat([Buffer.from(head), body ?? Buffer.alloc(0)])
}

/**
 * Sends bytes over a connection of their own and waits for the first final answer.
 * @param isAll whether the sender says that nothing more will come
 */
export async function onWire(
  port: number,
  bytes: Uint8Array,
  { isAll = false, isHead = false } = {},
): Promise<Outcome> {
  const started = performance.now()
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let received: Buffer[] = []
    let isDone = false
    const end = (outcome: Outcome): void => {
      if (isDone) return
      isDone = true
      clearTimeout(timer)
      socket.destroy()
      resolve(outcome)
    }
    const timer = setTimeout(() => end('hung'), patienceMs)
    const look = (isClosed: boolean): void => {
      const answer = answerIn(Buffer.concat(received), isClosed, isHead)
      if (answer !== undefined) end({ ...answer, ms: performance.now() - started })
      else if (isClosed) end('closed')
    }
    socket.on('data', (part: Buffer) => {
      received.push(part)
      const held = received.reduce((sum, { length }) => sum + length, 0)
      if (held > largestKeptBytes) received = [Buffer.concat(received).subarray(0, largestKeptBytes)]
      look(false)
    })
    // an answer may have come before the connection broke, and counts
    socket.on('error', () => look(true))
    socket.on('close', () => look(true))
    socket.write(bytes)
    if (isAll) socket.end()
  })
}

/** The first final answer in what was received; undefined while it is not whole. */
function answerIn(bytes: Buffer, isClosed: boolean, isHead: boolean): Omit<WireAnswer, 'ms'> | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd === -1) return undefined
  const [first = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n')
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? 0)
  const rest = bytes.subarray(headEnd + 4)
  if (status >= 100 && status < 200) return answerIn(rest, isClosed, isHead)
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const answer = { status, headers, text: rest.toString() }
  if (isHead || isClosed || status === 204 || status === 304) return answer
  const length = headers['content-length']
  if (length !== undefined) return rest.length >= Math.min(Number(length), largestKeptBytes) ? answer : undefined
  if (headers['transfer-encoding'] === 'chunked')
    return rest.subarray(-5).toString() === '0\r\n\r\n' ? answer : undefined
  return undefined
}
