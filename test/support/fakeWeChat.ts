import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** WeChat as far as our server and a phone ask it: its API, and the script of its JS-SDK. */
export interface FakeWeChat {
  url: string
  /** The one ticket that it gives out. */
  ticket: string
  /** Method, path and body of all that it was asked. */
  asked: string[]
  close: () => void
}

/** What the script leaves on the page in place of calls into WeChat. */
const script = `globalThis.wx = {
  said: [],
  config(settings) { this.said.push({ config: settings }); this.then?.() },
  ready(then) { this.then = then },
  error() {},
  updateAppMessageShareData(card) { this.said.push({ toFriend: card }) },
  updateTimelineShareData(card) { this.said.push({ toTimeline: card }) },
}`

/** Starts a WeChat on a port of this machine, which knows one secret. */
export async function startWeChat(secret: string): Promise<FakeWeChat> {
  const [token, ticket] = ['a-token', 'a-ticket']
  const asked: string[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push(`${request.method} ${request.url} ${body}`.trim())
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
      const json = (value: object): void => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
      }
      if (pathname === '/jweixin.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
      else if (pathname === '/cgi-bin/stable_token')
        json(body.includes(secret) ? { access_token: token, expires_in: 7200 } : { errcode: 40125, errmsg: 'invalid' })
      else if (searchParams.get('access_token') === token) json({ errcode: 0, errmsg: 'ok', ticket, expires_in: 7200 })
      else json({ errcode: 40001, errmsg: 'invalid credential' })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, ticket, asked, close: () => server.close() }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of request) parts.push(part as Uint8Array)
  return Buffer.concat(parts).toString()
}
