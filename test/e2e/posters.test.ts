import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import jsQr from 'jsqr'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { administrator, type Api } from '../support/api.ts'
import { enterAdmin } from '../support/entryForm.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry } from '../support/entries.ts'
import { expectWhole } from '../support/fullRender.ts'
import { startServer, type TestServer } from '../support/server.ts'

const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
/** Always ahead. */
const start = new Date(Date.now() + 20 * 24 * 3_600_000)
start.setUTCHours(11, 30, 0, 0)

let server: TestServer
let browser: Browser
let staff: Api
let show: { id: string; slug: string }

const poster = (format: string) => `${server.url}/posters/${format}/performances/${show.slug}.jpg`

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'], env: { POSTERS: 'on' } })
  staff = await administrator(server)
  const venue = await createEntry(staff, 'venues', { kind: 'palace', name: '工人文化宫剧场', address: '春融街 128 号' })
  show = await createEntry(staff, 'performances', {
    title: '春城职工合唱音乐会',
    slug: 'chun-cheng',
    kind: 'gala',
    admission: 'free',
    showings: [{ start: start.toISOString(), venue: venue.id }],
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function codeOn(bytes: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data
}

it('should lead from the code on a published poster to an event that answers on the first screen', async () => {
  await vi.waitFor(async () => expect((await fetch(poster('a3'))).status).toBe(200), { timeout: 60_000, interval: 250 })
  const bytes = Buffer.from(await (await fetch(poster('a3'))).arrayBuffer())
  const address = await codeOn(bytes)
  expect(address).toBe(`http://localhost:${server.port}/performances/${show.slug}/`)
  const page = await (await browser.newContext({ ...phone, javaScriptEnabled: false })).newPage()
  await page.goto(address ?? '')
  const main = page.locator('main')
  for (const seen of [
    main.getByRole('heading', { level: 1 }),
    main.getByText(/\d+月\d+日|19:30/).first(),
    main.getByText('工人文化宫剧场').first(),
    page.locator('section.bar'),
  ]) {
    const box = await seen.boundingBox()
    expect(box && box.y + box.height).toBeLessThanOrEqual(844)
  }
  // the page offers it, once it is there, and no script is needed for that
  await vi.waitFor(
    async () => {
      await page.reload()
      expect(await page.getByRole('link', { name: '下载海报' }).count()).toBe(1)
    },
    { timeout: 30_000, interval: 250 },
  )
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载海报' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe('春城职工合唱音乐会-海报.jpg')
  expect((await readFile(await saved.path())).equals(bytes)).toBe(true)
  await page.context().close()

  // in WeChat, where a download does nothing, it is there to be kept by a long press
  const wechat = await browser.newContext({ ...phone, userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50' })
  const inWechat = await wechat.newPage()
  await inWechat.goto(address ?? '')
  await inWechat.getByRole('link', { name: '下载海报' }).press('Enter')
  const told = inWechat.getByRole('dialog', { name: '保存图片' })
  await told.getByText('微信里不能下载：长按这张图，选“保存图片”').waitFor()
  const shown = told.getByRole('img', { name: '春城职工合唱音乐会-海报.jpg' })
  await expect.poll(() => shown.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBe(1754)
  for (const part of [shown, told.getByRole('button', { name: '知道了' })]) {
    const box = await part.boundingBox()
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 390 && box.y + box.height <= 844).toBe(true)
  }
  await told.getByRole('button', { name: '知道了' }).click()
  await told.waitFor({ state: 'hidden' })
  await wechat.close()
})

it('should have the link go with a picture that is there, and the folder be as a full render makes it', async () => {
  const pageOf = async (): Promise<string> => (await fetch(`${server.url}/performances/${show.slug}/`)).text()
  const imageOf = (html: string): string => /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? ''
  await vi.waitFor(async () => expect(imageOf(await pageOf())).toContain('/posters/share/'), {
    timeout: 60_000,
    interval: 250,
  })
  const before = imageOf(await pageOf())
  const picture = await fetch(before)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  await staff.request('PATCH', `/api/performances/${show.id}`, { title: '新年音乐会', _status: 'published' })
  // another address, since messengers keep what they have seen
  await vi.waitFor(
    async () => {
      const now = imageOf(await pageOf())
      expect(now).toContain('/posters/share/')
      expect(now).not.toBe(before)
    },
    { timeout: 60_000, interval: 250 },
  )
  await expectWhole(server, staff)
  await staff.request('PATCH', `/api/performances/${show.id}?draft=true`, { title: '还没定的名字', _status: 'draft' })
})

it('should give staff all four of a draft, and nobody else any', async () => {
  const made = await staff.request<{ doc: { id: string } }>('POST', '/api/activities?draft=true', {
    title: '𲎯田老师的茶会🍵',
    kind: 'salon',
    admission: 'free',
    _status: 'draft',
  })
  const base = `/preview/activities/${made.body.doc.id}/posters`
  const stranger = await fetch(`${server.url}${base}/a3.jpg`)
  expect([stranger.status, await stranger.text()]).toEqual([401, expect.stringContaining('请先登录后台')])

  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await enterAdmin(page, server)
  await page.goto(`${server.url}/admin/collections/activities/${made.body.doc.id}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  // the first time that it is asked for, and when the page asks why
  let refusals = 2
  await page.route('**/posters/strip.jpg*', (route) =>
    refusals-- > 0
      ? route.fulfill({ status: 503, json: { errors: [{ message: '正在画的海报太多，请过半分钟再试。' }] } })
      : route.continue(),
  )
  await page.getByText('海报与背景屏').click()
  await page.getByText('字库里没有“𲎯”').waitFor()
  await page.locator('.gongyun-posters li').last().scrollIntoViewIfNeeded()
  await page.getByRole('alert').getByText('正在画的海报太多，请过半分钟再试。').waitFor()
  await page.getByRole('button', { name: '再试一次' }).click()
  for (const [name, width] of [
    ['转发图', 1200],
    ['A3 海报', 1754],
    ['背景屏', 3840],
    ['LED 条屏', 3840],
  ] as const) {
    const picture = page.getByRole('img', { name })
    await picture.scrollIntoViewIfNeeded()
    await vi.waitFor(
      async () => expect(await picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(width),
      { timeout: 60_000, interval: 250 },
    )
  }
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载', exact: true }).nth(1).click(),
  ])
  expect(saved.suggestedFilename()).toBe('𲎯田老师的茶会🍵-A3 海报.jpg')
  // drawn again where somebody has removed all of them, while the server runs
  await rm(path.join(server.dataDir, 'posters'), { recursive: true })
  expect((await page.request.get(`${server.url}${base}/a3.jpg`)).status()).toBe(200)
  expect(await (await page.request.get(`${server.url}${base}/cinema.jpg`)).text()).toContain('没有这张图')
  await context.close()
  // not a file of it is public
  const published = await fetch(`${server.url}/posters/a3/activities/preview.jpg`)
  expect(published.status).toBe(404)
})
