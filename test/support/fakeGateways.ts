import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'

/** A gateway for text messages. */
export interface FakeGateway {
  url: string
  /** What it was sent, in order: the body as text, and the headers. */
  asked: { body: string; headers: IncomingMessage['headers'] }[]
  /** Bodies that it has taken, each key once: what a person gets. */
  taken: () => { key: string; phone: string; text: string }[]
  /** What it answers from now on: a status, or `cut` to close the line without an answer after it has taken it. */
  answers: (how: number | 'cut') => void
  close: () => Promise<void>
}

/** Starts a gateway on a port of this machine. */
export async function startGateway(): Promise<FakeGateway> {
  const asked: FakeGateway['asked'] = []
  const taken = new Map<string, { key: string; phone: string; text: string }>()
  let how: number | 'cut' = 202
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Uint8Array[] = []
    for await (const part of request) parts.push(part as Uint8Array)
    const body = Buffer.concat(parts).toString()
    asked.push({ body, headers: request.headers })
    const message = JSON.parse(body) as { key: string; phone: string; text: string }
    if (how === 'cut' || how < 300) taken.set(message.key, taken.get(message.key) ?? message)
    if (how === 'cut') response.destroy()
    else response.writeHead(how).end('{}')
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    asked,
    taken: () => [...taken.values()],
    answers: (next) => (how = next),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

/** A server of e-mail. */
export interface FakeMailServer {
  url: string
  /** Each mail whose text it has been sent whole, as it came. */
  received: string[]
  /**
   * What it does from now on: take all, refuse the recipient, fail before the text, or say nothing after the text, as if
   * the line broke, or hold the line.
   */
  does: (how: 'takes' | 'refuses' | 'is busy' | 'cuts after text' | 'holds after text') => void
  close: () => Promise<void>
}

/** Starts a server of e-mail on a port of this machine: as much of SMTP as a sender needs. */
export async function startMailServer(): Promise<FakeMailServer> {
  const received: string[] = []
  const sockets = new Set<Socket>()
  let how: Parameters<FakeMailServer['does']>[0] = 'takes'
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    let waiting = ''
    let text: string[] | undefined
    const say = (line: string) => void socket.write(`${line}\r\n`)
    const hear = (line: string): void => {
      if (text !== undefined) {
        if (line !== '.') return void text.push(line)
        received.push(text.join('\n'))
        text = undefined
        if (how === 'cuts after text') socket.destroy()
        else if (how !== 'holds after text') say('250 taken')
        return
      }
      const command = line.slice(0, 4).toUpperCase()
      if (command === 'DATA') {
        if (how === 'is busy') return say('451 try later')
        text = []
        return say('354 go on')
      }
      if (command === 'RCPT' && how === 'refuses') return say('550 no such mailbox')
      say(command === 'QUIT' ? '221 bye' : '250 fine')
    }
    say('220 localhost')
    socket.setEncoding('utf8').on('data', (part: string) => {
      waiting += part
      const lines = waiting.split('\r\n')
      waiting = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    does: (next) => (how = next),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
