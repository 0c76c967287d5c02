import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { embedGuidePath, embedPath } from '../../site/catalogue/embeds.ts'
import { frameCode, scriptCode } from '../../site/text/embedCode.ts'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'

const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
const soon = (days: number) => ({ start: new Date(Date.now() + days * 86_400_000).toISOString() })

let server: TestServer
let staff: Api
let unit: string
let browser: Browser
/** The site of the unit, of another origin than ours, and what its one page has. */
let unitSite: Server
let body: string

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  const made = await staff.request<{ doc: { id: string } }>('POST', '/api/units', {
    name: '花街街道总工会',
    level: 'grass-roots',
  })
  unit = made.body.doc.id
  const activity = { kind: 'salon', admission: 'free', unit }
  await createEntry(staff, 'activities', { ...activity, title: '写春联', dates: [soon(3)] })
  await createEntry(staff, 'activities', { ...activity, title: '亲子剪纸', audiences: ['children'], dates: [soon(5)] })
  await createEntry(staff, 'performances', {
    title: '工友专场',
    kind: 'gala',
    admission: 'ticket',
    unit,
    showings: [soon(4)],
  })
  await createEntry(staff, 'activities', { ...activity, unit: null, title: '别处的事', dates: [soon(1)] })
  browser = await openBrowser()
  unitSite = createServer((_request, response) => {
    const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>花街街道总工会</title><h1>本会网站</h1>${body}<p>页脚</p>`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  await new Promise<void>((resolve) => unitSite.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await browser?.close()
  unitSite?.close()
  await server?.stop()
})

/** The unit's site as a visitor has it. @param has what its webmaster put into the page */
async function visitUnit(
  has: string,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  body = has
  const context = await browser.newContext({ ...phone, ...options })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(unitSite.address() as AddressInfo).port}/`)
  return { context, page }
}

function titlesIn(frame: FrameLocator): Promise<string[]> {
  return frame.locator('li:not([hidden]) h2').allInnerTexts()
}

it('should be copied from our site, shown on the unit’s, and follow what is published', async () => {
  const ours = await browser.newContext({ ...phone, permissions: ['clipboard-read', 'clipboard-write'] })
  const guide = await ours.newPage()
  await guide.goto(server.url + embedGuidePath)
  await guide.locator('summary', { hasText: '基层' }).press('Enter')
  const copy = guide.locator('.calendar-address', { hasText: '花街街道总工会' }).getByRole('button')
  await copy.press('Enter')
  await guide.getByRole('button', { name: '已复制' }).waitFor()
  const code = await guide.evaluate(() => navigator.clipboard.readText())
  expect(code).toBe(scriptCode({ unit, kind: undefined }, `http://localhost:${server.port}`))
  await ours.close()

  // the script read once more adds nothing
  const { context, page } = await visitUnit(code + code.replace(/ data-[^>]*/, ''))
  const list = page.frameLocator('iframe')
  await list.getByRole('link', { name: '写春联' }).waitFor()
  expect(await titlesIn(list)).toEqual(['写春联', '工友专场', '亲子剪纸'])
  expect(await page.locator('iframe').count()).toBe(1)
  await expect
    .poll(async () => {
      const needed = await list.locator('body').evaluate((one) => Math.ceil(one.getBoundingClientRect().height))
      return (await page.locator('iframe').evaluate((one) => one.clientHeight)) - needed
    })
    .toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await context.cookies()).toEqual([])

  for (let presses = 0; presses < 10 && !(await list.locator('a:focus').count()); presses++)
    await page.keyboard.press('Tab')
  const [opened] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')])
  await opened.getByRole('heading', { level: 1, name: '写春联' }).waitFor()
  expect(await opened.evaluate(() => opener === null)).toBe(true)
  expect(await page.evaluate(() => document.title)).toBe('花街街道总工会')

  await createEntry(staff, 'activities', {
    title: '露天电影',
    kind: 'salon',
    admission: 'free',
    unit,
    dates: [soon(2)],
  })
  await expect
    .poll(async () => {
      await page.reload()
      await list.getByRole('link', { name: '写春联' }).waitFor()
      return titlesIn(list)
    })
    .toEqual(['露天电影', '写春联', '工友专场', '亲子剪纸'])
  await context.close()
})

it('should show what is asked for, each list its own, and nothing where a setting is wrong', async () => {
  const script = `<script async src="${server.url}/embed.js"></script>`
  const { context, page } = await visitUnit(
    `<div id="children" data-gongyun data-unit="${unit}" data-audience="children,women" data-count="2">看看花街的活动</div>
     <div id="shows" data-gongyun data-unit="${unit}" data-kind="performances"></div>
     <div id="wrong" data-gongyun data-kind="works">没有</div><div id="bad" data-gongyun data-unit="../../admin">也没有</div>${script}`,
  )
  const [children, shows] = [page.frameLocator('#children iframe'), page.frameLocator('#shows iframe')]
  await shows.getByRole('link', { name: '工友专场' }).waitFor()
  expect(await titlesIn(shows)).toEqual(['工友专场'])
  await expect.poll(() => titlesIn(children)).toEqual(['亲子剪纸'])
  expect(await page.locator('iframe').count()).toBe(2)
  expect(await page.locator('#wrong, #bad').allInnerTexts()).toEqual(['没有', '也没有'])

  // whoever else speaks to the page changes nothing
  const before = await page.locator('#shows iframe').evaluate((one) => one.style.height)
  await page.evaluate(() => postMessage({ gongyunHeight: 9 }, '*'))
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
  expect(await page.locator('#shows iframe').evaluate((one) => one.style.height)).toBe(before)
  await context.close()
})

it('should say that a list is not there, as high as that is, and in a plain frame too', async () => {
  const nobody = { unit: 'nonsense', kind: undefined }
  const { context, page } = await visitUnit(
    `<div id="ours">${scriptCode(nobody, server.url)}</div><div id="plain">${frameCode(nobody, server.url)}</div>`,
  )
  for (const place of ['#ours', '#plain'])
    await page.frameLocator(`${place} iframe`).getByRole('heading', { name: '这个列表已经没有了' }).waitFor()
  await expect
    .poll(() => page.locator('#ours iframe').evaluate((frame) => frame.getBoundingClientRect().height))
    .toBeLessThan(260)
  await context.close()
})

it('should show the list without scripts, and none of our other pages in the frame of another site', async () => {
  const frames = [frameCode({ unit, kind: undefined }, server.url), `<iframe id="home" src="${server.url}/"></iframe>`]
  const { context, page } = await visitUnit(frames.join(''), { javaScriptEnabled: false })
  const list = page.frameLocator('iframe:not(#home)')
  await list.getByRole('link', { name: '写春联' }).waitFor()
  expect(await titlesIn(list)).toEqual(expect.arrayContaining(['写春联', '工友专场', '亲子剪纸']))
  await expect.poll(() => page.frames().map((frame) => frame.url())).toContain('chrome-error://chromewebdata/')
  expect(page.frames().map((frame) => new URL(frame.url()).pathname)).toContain(embedPath({ unit, kind: undefined }))
  await context.close()

  // in WeChat's browser it is the same list, and a tap on it leads to our page
  const inWeChat = await visitUnit(scriptCode({ unit, kind: undefined }, server.url), {
    userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50',
    hasTouch: true,
  })
  const shown = inWeChat.page.frameLocator('iframe')
  const [opened] = await Promise.all([
    inWeChat.context.waitForEvent('page'),
    shown.getByRole('link', { name: '写春联' }).tap(),
  ])
  await opened.getByText('点右上角的“…”').waitFor()
  await inWeChat.context.close()
})
