import jsQr from 'jsqr'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'

const path = '/works/shi-fu-de-shou/'
const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
const weChat =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50'

let server: TestServer
let browser: Browser
/** The address that the page gives itself; the server was started without SITE_URL. */
let address: string

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  await createEntry(await administrator(server), 'works', { title: '师傅的手', genre: 'vocal' })
  address = `http://localhost:${server.port}${path}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
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
  for (let presses = 0; presses < 60 && !(await copy.evaluate((one) => one === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
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
