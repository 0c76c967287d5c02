import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WeChatSignatures } from '../../../cms/server/front/serveSignature.ts'
import { weChatSignaturePath } from '../../../site/catalogue/urls.ts'

const account = {
  appId: 'wx0123456789abcdef',
  secret: '0123456789abcdef0123456789abcdef',
  sdkUrl: 'https://res.wx.example/jweixin.js',
  apiUrl: 'https://api.wx.example',
}
const siteUrl = 'https://gongyun.example'
const page = `${siteUrl}/works/hua-jie/`

let current: () => Promise<string | undefined>
let server: Server
beforeEach(async () => {
  const signatures = new WeChatSignatures(account, { current: () => current() }, siteUrl, 50)
  server = createServer((request, response) => {
    const isPublished = (path: string): boolean => path === '/works/hua-jie/'
    void signatures.answer(request, response, isPublished, String(request.headers['x-network'])).then((isAnswered) => {
      if (!isAnswered) response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => server.close())

async function ask(url: string, { network = 'a', method = 'GET' } = {}): Promise<{ status: number; text: string }> {
  const { port } = server.address() as AddressInfo
  const query = `?url=${encodeURIComponent(url)}`
  const answer = await fetch(`http://127.0.0.1:${port}${weChatSignaturePath}${query}`, {
    method,
    headers: { 'x-network': network },
  })
  return { status: answer.status, text: await answer.text() }
}

it('should sign a page again with another word each time, and tell neither ticket nor secret', async () => {
  current = () => Promise.resolve('a-ticket')
  const [one, other] = [await ask(page), await ask(page)]
  expect([one.status, other.status]).toEqual([200, 200])
  expect(one.text).not.toBe(other.text)
  expect(Object.keys(JSON.parse(one.text) as object)).toEqual(['appId', 'timestamp', 'nonceStr', 'signature'])
  for (const word of ['a-ticket', account.secret]) expect(one.text + other.text).not.toContain(word)
  expect((await ask(page, { method: 'POST' })).status).toBe(404)
})

it('should ask WeChat for nobody whose page is none of ours, and serve others when one asks too often', async () => {
  let asked = 0
  current = () => Promise.resolve(`ticket-${++asked}`)
  for (const url of ['', `${siteUrl}/`, `${page}other/`, page.replace('gongyun', 'evil')])
    expect([url, (await ask(url)).status]).toEqual([url, 400])
  expect(asked).toBe(0)
  const statuses: number[] = []
  for (let times = 0; times < 125; times++) statuses.push((await ask(page)).status)
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1), asked]).toEqual([120, 429, 120])
  expect((await ask(page, { network: 'b' })).status).toBe(200)
})

it('should tell a phone after its patience that there is none, however long WeChat takes', async () => {
  current = () => new Promise(() => undefined)
  expect(await ask(page)).toEqual({ status: 503, text: expect.stringContaining('现在拿不到微信的凭据') })
  current = () => Promise.resolve(undefined)
  expect((await ask(page)).status).toBe(503)
})
