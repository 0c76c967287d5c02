import jsQr from 'jsqr'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator } from '../support/api.ts'
import { type Signature, signatureOf } from '../../cms/features/wechat/signature.ts'
import { weChatSignaturePath } from '../../site/catalogue/urls.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry } from '../support/entries.ts'
import { type FakeWeChat, startWeChat } from '../support/fakeWeChat.ts'
import { pressTo } from '../support/keyboard.ts'
import { startServer, type TestServer } from '../support/server.ts'

const path = '/works/shi-fu-de-shou/'
const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
const weChat =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50'

const [appId, secret] = ['wx0123456789abcdef', '0123456789abcdef0123456789abcdef']

let server: TestServer
let tencent: FakeWeChat
let browser: Browser
/** The address that the page gives itself; the server was started without SITE_URL. */
let address: string

beforeAll(async () => {
  tencent = await startWeChat(secret)
  server = await startServer({
    args: ['--no-sample'],
    env: {
      WECHAT_APP_ID: appId,
      WECHAT_APP_SECRET: secret,
      WECHAT_API_URL: tencent.url,
      WECHAT_SDK_URL: `${tencent.url}/jweixin.js`,
    },
  })
  await createEntry(await administrator(server), 'works', { title: '师傅的手', genre: 'vocal' })
  address = `http://localhost:${server.port}${path}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  tencent?.close()
})

/** Opens the page as a visitor has it. @param asked gets the paths of all that is fetched */
async function visit(options: BrowserContextOptions = {}, asked: string[] = []): Promise<Page> {
  const context = await browser.newContext({ ...phone, permissions: ['clipboard-read', 'clipboard-write'], ...options })
  const page = await context.newPage()
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(server.url + path, { waitUntil: 'networkidle' })
  return page
}

it('should copy its address for whoever has a keyboard alone, and say so', async () => {
  const asked: string[] = []
  const page = await visit({}, asked)
  const copy = page.getByRole('button', { name: '复制网址' })
  await pressTo(page, copy)
  await page.getByRole('button', { name: '已复制' }).waitFor()
  expect(await page.locator('[role=status]').textContent()).toBe('已复制')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
  // what is for WeChat is neither shown nor fetched
  expect(await page.locator('[data-wechat]').evaluateAll((all) => all.some((one) => one.checkVisibility()))).toBe(false)
  expect(asked.filter((one) => one.startsWith('/share/'))).toEqual([])
  await copy.waitFor()
  await page.context().close()
})

it('should mark the address where nothing may be copied', async () => {
  const page = await visit()
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  await page.getByRole('button', { name: '复制网址' }).click()
  await page.getByRole('button', { name: '请长按选中的文字复制' }).waitFor()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(address)
  await page.context().close()
})

it('should have the system pass it on where it can, and nobody do so where it cannot', async () => {
  const context = await browser.newContext(phone)
  await context.addInitScript(() => {
    const shared: unknown[] = []
    Object.assign(globalThis, { shared })
    Object.defineProperty(navigator, 'share', { value: async (what: unknown) => void shared.push(what) })
  })
  const page = await context.newPage()
  await page.goto(server.url + path)
  await page.getByRole('button', { name: '转发' }).click()
  const shared = await page.evaluate(() => (globalThis as unknown as { shared: unknown[] }).shared)
  expect(shared).toEqual([expect.objectContaining({ url: address })])
  await context.close()
})

it('should show in WeChat how it is passed on there, with a square picture as the first of the page', async () => {
  const asked: string[] = []
  const page = await visit({ userAgent: weChat }, asked)
  await page.getByText('点右上角').waitFor()
  expect(await page.getByRole('button', { name: '转发' }).isVisible()).toBe(false)
  const first = await page.evaluate(() => {
    const large = [...document.images].find(
      ({ naturalWidth, naturalHeight }) => naturalWidth >= 300 && naturalHeight >= 300,
    )
    return large && { src: large.getAttribute('src'), width: large.naturalWidth, height: large.naturalHeight }
  })
  expect(first).toEqual({ src: '/share/vocal.png', width: 600, height: 600 })
  const told = await page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[property="og:image"]')?.content)
  expect(told).toBe(`http://localhost:${server.port}/share/vocal.png`)
  await page.context().close()
})

it('should set the card of its link in WeChat, where an operator has named an account, and tell no secret', async () => {
  const problems: string[] = []
  const open = async (userAgent: string, at: string): Promise<Page> => {
    const context = await browser.newContext({ ...phone, userAgent })
    const page = await context.newPage()
    page.on('console', (message) => problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(at, { waitUntil: 'networkidle' })
    return page
  }
  // in other browsers nobody is asked for anything
  await (await open('Mozilla/5.0 Chrome/126.0', address)).context().close()
  expect(tencent.asked).toEqual([])

  const page = await open(weChat, `${address}?from=singlemessage#share`)
  const said = () => page.evaluate(() => (globalThis as unknown as { wx?: { said: object[] } }).wx?.said ?? [])
  await expect.poll(said).toHaveLength(3)
  const [{ config }, ...cards] = (await said()) as [{ config: Signature & { appId: string; jsApiList: string[] } }]
  const { timestamp, nonceStr } = config
  expect(config).toEqual({
    debug: false,
    jsApiList: ['updateAppMessageShareData', 'updateTimelineShareData'],
    appId,
    ...signatureOf(`${address}?from=singlemessage`, tencent.ticket, { timestamp, nonceStr }),
  })
  const card = { title: '师傅的手', link: address, imgUrl: `http://localhost:${server.port}/share/vocal.png` }
  expect(cards).toEqual([{ toFriend: { ...card, desc: '' } }, { toTimeline: card }])
  expect(problems).toEqual([])
  await page.context().close()

  expect(tencent.asked.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'POST /cgi-bin/stable_token',
    `GET /cgi-bin/ticket/getticket?access_token=a-token&type=jsapi`,
    'GET /jweixin.js',
  ])
  const signed = async (url: string) => {
    const answer = await fetch(`${server.url}${weChatSignaturePath}?url=${encodeURIComponent(url)}`)
    return { status: answer.status, cache: answer.headers.get('cache-control'), text: await answer.text() }
  }
  const good = await signed(address)
  expect([good.status, good.cache]).toEqual([200, 'no-store'])
  for (const url of [
    '',
    `http://localhost:${server.port}/`,
    address.replace('localhost', 'evil.example'),
    `${address}x/`,
  ])
    expect(await signed(url)).toEqual({
      status: 400,
      cache: 'no-store',
      text: expect.stringContaining('参数 url 要是本网站一个已发布条目的完整网址'),
    })
  const statuses = new Set<number>()
  for (let asked = 0; asked < 130; asked++) statuses.add((await signed(address)).status)
  expect([...statuses]).toEqual([200, 429])
  for (const told of [good.text, server.output()])
    for (const word of [secret, 'a-token', 'a-ticket']) expect(told).not.toContain(word)
})

it('should show the whole code clear of the bar at the foot of the screen, and the button where it was', async () => {
  const start = new Date(Date.now() + 3 * 86_400_000).toISOString()
  const { slug } = await createEntry(await administrator(server), 'activities', {
    title: '露天电影',
    kind: 'salon',
    admission: 'free',
    dates: [{ start }],
  })
  for (const viewport of [phone.viewport, { width: 1280, height: 800 }]) {
    const context = await browser.newContext({ ...phone, viewport })
    const page = await context.newPage()
    await page.goto(`${server.url}/activities/${slug}/`, { waitUntil: 'networkidle' })
    const button = page.getByText('二维码', { exact: true })
    await button.scrollIntoViewIfNeeded()
    const before = await button.boundingBox()
    await button.click()
    const panel = page.locator('.share details > div')
    await panel.getByRole('img').waitFor()
    expect(await button.boundingBox()).toEqual(before)
    await panel.evaluate((one) => one.scrollIntoView({ block: 'end' }))
    const [shown, bar] = await Promise.all([panel.boundingBox(), page.locator('.bar').boundingBox()])
    expect((shown?.y ?? Infinity) + (shown?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
    await context.close()
  }
})

it('should lead to itself by a code, without a script', async () => {
  const page = await visit({ javaScriptEnabled: false })
  expect(await page.getByRole('button', { name: '复制网址' }).isVisible()).toBe(false)
  await page.getByText('二维码', { exact: true }).click()
  const code = page.getByRole('img', { name: '这一页的二维码' })
  await code.waitFor()
  const picture = await page.request.get(server.url + ((await code.getAttribute('src')) ?? ''))
  expect(picture.headers()['content-type']).toBe('image/png')
  const { data, info } = await sharp(await picture.body())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const scanned = jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data
  expect(scanned).toBe(address)
  expect((await page.request.get(scanned?.replace('localhost', '127.0.0.1') ?? '')).status()).toBe(200)
  await page.context().close()
})
