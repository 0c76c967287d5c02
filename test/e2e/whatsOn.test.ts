import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type axe from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { readCalendar } from '../support/calendarFiles.ts'
import { createEntry } from '../support/entries.ts'
import { pressTo } from '../support/keyboard.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { shiftedClock } from '../support/shiftedClock.ts'
import { untilPublished } from '../support/untilPublished.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true }
/** Where somebody stands, beside the near venue. */
const here = { latitude: 24.8801, longitude: 102.8201 }
const weChat =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50'
const wanted = '周六亲子剪纸'
/** The server stands at noon of the next Wednesday in Shanghai, so that Saturday is ahead whenever this runs. */
const wednesday = nextWednesday()
const saturday = new Date(wednesday + 3 * 86_400_000).toISOString().slice(0, 10)
const clock = shiftedClock()

let dataDir: string
let server: TestServer
let browser: Browser
let staff: Api
const contexts: BrowserContext[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-whats-on-'))
  clock.set(wednesday - Date.now())
  server = await startServer({ dataDir, args: ['--no-sample'], env: clock.env })
  staff = await administrator(server)
  browser = await openBrowser()
  await fill()
  await untilPublished(server)
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  clock.remove()
  await rm(dataDir, { recursive: true, force: true })
})

function nextWednesday(): number {
  const day = Math.floor(Date.now() / 86_400_000)
  // day 0 was a Thursday
  const ahead = (13 - (day % 7)) % 7 || 7
  return (day + ahead) * 86_400_000 + 4 * 3_600_000
}

/** A free class with children on the coming Saturday near by, the same far away, and what does not fit in one way. */
async function fill(): Promise<void> {
  const published = async (collection: string, data: object) => (await createEntry(staff, collection, data)).id
  const near = await published('venues', {
    name: '近处职工之家',
    slug: 'near',
    kind: 'workers-home',
    address: '近处路 1 号',
    latitude: here.latitude,
    longitude: here.longitude,
  })
  const far = await published('venues', {
    name: '远处文化宫',
    slug: 'far',
    kind: 'palace',
    address: '远处路 1 号',
    latitude: here.latitude + 0.5,
    longitude: here.longitude,
  })
  const course = (slug: string, title: string, change: object) =>
    published('courses', {
      title,
      slug,
      kind: 'public-benefit',
      type: 'hobby',
      audiences: ['children'],
      venue: near,
      sessions: [{ start: `${saturday}T02:00:00.000Z`, end: `${saturday}T03:30:00.000Z` }],
      ...change,
    })
  await course('wanted', wanted, {})
  const later = { start: `${saturday}T02:30:00.000Z`, end: `${saturday}T03:30:00.000Z` }
  await course('far', '远处的亲子课', { venue: far, sessions: [later] })
  await course('for-adults', '大人的剪纸', { audiences: [] })
  await course('paid', '收费的亲子课', {
    kind: 'subsidised',
    type: 'fine-art',
    sessions: [
      { start: '2020-01-04T02:00:00.000Z', end: '2020-01-04T03:00:00.000Z' },
      { start: `${saturday}T02:00:00.000Z`, end: `${saturday}T03:30:00.000Z` },
    ],
  })
}

async function open(at: string, options: BrowserContextOptions = {}): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ ...phone, ...options })
  contexts.push(context)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('request', (request) => {
    if (request.url().includes(String(here.latitude))) problems.push(`told where somebody is: ${request.url()}`)
  })
  await page.goto(`${server.url}${at}`)
  return { page, problems }
}

const rows = (page: Page) => page.locator('.row.on:visible h3').allInnerTexts()
const chip = (page: Page, name: string) => page.locator(`.wishes [data-wish=${name}]`)

/** How somebody goes: what their browser is, and how they press something. */
const ways: Record<string, { options: BrowserContextOptions; press: (page: Page, target: Locator) => Promise<void> }> =
  {
    'by touch': { options: {}, press: (_page, target) => target.tap() },
    'by keyboard alone': { options: { hasTouch: false }, press: pressTo },
    'without JavaScript': { options: { javaScriptEnabled: false }, press: (_page, target) => target.tap() },
    'in WeChat': { options: { userAgent: weChat }, press: (_page, target) => target.tap() },
  }
/** The steps to the page of the class, each with where it leads. */
const walks: Record<string, readonly [target: (page: Page) => Locator, path: string][]> = {
  'by what they wish': [
    [(page) => chip(page, 'free'), '/free/'],
    [(page) => chip(page, 'children'), '/whats-on/free/children/'],
    [(page) => page.locator('.day .row.on a', { hasText: wanted }), '/courses/wanted/'],
  ],
  'by a place near by': [
    [(page) => chip(page, 'near'), '/whats-on/near/'],
    [(page) => page.locator('.places a', { hasText: '近处职工之家' }), '/venues/near/'],
    [(page) => page.locator('.row a', { hasText: wanted }), '/courses/wanted/'],
  ],
}

describe.each(Object.keys(ways))('from home into the calendar, on a phone, %s', (way) => {
  it.each(Object.keys(walks))('should bring a free class with a child this Saturday in five taps: %s', async (walk) => {
    const { options, press } = ways[way] ?? { options: {}, press: pressTo }
    const { page, problems } = await open('/', { ...options, permissions: ['clipboard-read', 'clipboard-write'] })
    let taps = 0
    const tap = async (target: Locator): Promise<void> => {
      taps++
      await press(page, target)
    }
    for (const [target, path] of walks[walk] ?? []) {
      // whoever chooses sees that it is free, for children, when and where
      if (path === '/courses/wanted/') {
        const row = page.locator('.row', { hasText: wanted })
        for (const word of ['免费', '职工子女']) expect(await row.innerText()).toContain(word)
        if (walk === 'by what they wish') expect(await row.innerText()).toContain('近处职工之家')
      }
      await tap(target(page))
      await page.waitForURL(`**${path}`)
    }
    const verb = page.locator('.bar .button')
    expect([await verb.count(), await verb.isVisible()]).toEqual([1, true])
    await tap(page.locator('.add-to-calendar > summary'))
    const link = page.locator('#calendar li a')
    await link.waitFor()
    if (way === 'in WeChat') {
      const downloads: unknown[] = []
      page.on('download', (download) => downloads.push(download))
      await tap(link)
      const told = page.getByRole('dialog', { name: '在浏览器打开' })
      expect(await told.innerText()).toContain('点右上角的“···”，选“在浏览器打开”')
      await told.getByRole('button', { name: '知道了' }).tap()
      await told.waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: '复制时间地点' }).tap()
      await page.getByRole('button', { name: '已复制' }).waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('近处职工之家，近处路 1 号')
      expect(await page.getByRole('button', { name: '转发' }).isVisible()).toBe(false)
      expect(downloads).toEqual([])
    } else {
      const [download] = await Promise.all([page.waitForEvent('download'), tap(link)])
      const { events } = readCalendar(readFileSync(await download.path(), 'utf8'))
      expect(events.map(({ summary, start, location }) => [summary, start, location])).toEqual([
        [wanted, Date.parse(`${saturday}T02:00:00.000Z`), '近处职工之家\n近处路 1 号'],
      ])
    }
    expect([taps, problems]).toEqual([5, []])
  })
})

describe('from home, on a phone', () => {
  it('should lead to a free class this Saturday with a child near by in five taps', async () => {
    const { page, problems } = await open('/', { geolocation: here, permissions: ['geolocation'] })
    await chip(page, 'free').tap()
    await page.waitForURL('**/free/')
    await chip(page, 'children').tap()
    await page.waitForURL('**/whats-on/free/children/')
    expect(await rows(page)).toEqual([wanted, '远处的亲子课'])
    await chip(page, 'near').tap()
    await page.getByRole('button', { name: '用我现在的位置' }).tap()
    await expect.poll(() => rows(page)).toEqual([wanted])
    expect(await page.locator('.row:visible .far').innerText()).toBe('约 50 米')
    await page.locator('.row:visible a').tap()
    await page.waitForURL('**/courses/wanted/')
    expect(problems).toEqual([])
  })

  it('should do so without JavaScript, by links to pages that stand', async () => {
    const { page } = await open('/', { javaScriptEnabled: false })
    await chip(page, 'weekend').tap()
    await chip(page, 'free').tap()
    await chip(page, 'children').tap()
    await page.waitForURL('**/whats-on/weekend/free/children/')
    expect(await rows(page)).toEqual([wanted, '远处的亲子课'])
    await page.locator('.row.on a', { hasText: wanted }).tap()
    await page.waitForURL('**/courses/wanted/')
    await page.goto(`${server.url}/whats-on/near/`)
    await page.locator('.places a', { hasText: '近处职工之家' }).tap()
    await page.waitForURL('**/venues/near/')
    expect(await page.locator('main').innerText()).toContain(wanted)
  })

  it('should do so by keyboard, and keep what was chosen for whoever gets the address', async () => {
    const { page } = await open('/whats-on/')
    await chip(page, 'free').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows(page)).toEqual([wanted, '远处的亲子课'])
    expect(new URL(page.url()).search).toBe('?only=free,children')
    const { page: other } = await open(new URL(page.url()).pathname + new URL(page.url()).search)
    await expect.poll(() => rows(other)).toEqual([wanted, '远处的亲子课'])
    expect(await chip(other, 'children').getAttribute('aria-current')).toBe('true')
    expect(await other.locator('[data-count]').innerText()).toBe('2')
    await chip(other, 'children').press('Enter')
    await expect.poll(() => rows(other)).toHaveLength(3)
  })

  it('should say kindly that it may not know where somebody is, and offer places instead', async () => {
    const { page } = await open('/whats-on/', { permissions: [] })
    await chip(page, 'near').tap()
    await page.getByRole('button', { name: '用我现在的位置' }).tap()
    await page.getByText('没有您的允许，我们不知道您在哪里，这没有关系').waitFor()
    await page.getByLabel('或者选一个地方').selectOption('远处文化宫')
    await expect.poll(() => rows(page)).toEqual(['远处的亲子课'])
  })

  it('should have a menu to every part of the site', async () => {
    const { page } = await open('/works/', { javaScriptEnabled: false })
    await page.getByText('菜单', { exact: true }).tap()
    await page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '日历' }).tap()
    await page.waitForURL('**/calendar/')
  })
})

it('should have what is on, the calendar and their days accessible at both widths, with no script but its own', async () => {
  const pages = [
    '/',
    '/whats-on/',
    '/whats-on/today/children/',
    '/free/',
    '/this-week/',
    '/whats-on/near/',
    '/calendar/',
    `/calendar/${saturday}/`,
  ]
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    const { page, problems } = await open('/', { viewport })
    for (const at of pages) {
      await page.goto(`${server.url}${at}`)
      await page.evaluate(axeSource)
      const { violations } = await page.evaluate(
        (tags) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }),
        axeTags,
      )
      expect([at, violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)]).toEqual([at, []])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    }
    expect(problems).toEqual([])
  }
})
