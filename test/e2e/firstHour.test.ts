import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import config from '../../cms/payload.config.ts'
import { type Role, roles } from '../../cms/rights/roles.ts'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { separateReview } from '../support/api.ts'
import { beyondTelephone } from '../support/tooWide.ts'
import { createEntry, pageText, type Stored } from '../support/entries.ts'
import { latinWords } from '../support/latinWords.ts'
import { castOf } from '../support/roles/cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const { collections, globals } = await config

let server: TestServer
let staff: Api
let browser: Browser

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function pageOf(api: Api): Promise<Page> {
  return (await contextOf(api)).newPage()
}

async function contextOf(api: Api): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 860 } })
  context.setDefaultTimeout(40_000)
  await context.addCookies([{ name: 'payload-token', value: api.token ?? '', url: server.url }])
  return context
}

it('should greet a new site with what to do first, and let the only account publish', async ({ onTestFailed }) => {
  await separateReview(staff, true)
  const page = await pageOf(staff)
  onTestFailed(async () => void (await page.screenshot({ path: 'test/.artifacts/first-hour.png' })))
  await page.goto(`${server.url}/admin`)
  const first = page.locator('.gongyun-first')
  await first.getByText('给第一位同事开账号').waitFor()
  // the menu is open where there is room for it
  await page.locator('.nav').getByRole('link', { name: '公告动态' }).waitFor()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 860 })
    await page.screenshot({ path: `test/.artifacts/first-desk-${width}.png`, fullPage: true })
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  }
  await page.setViewportSize({ width: 1280, height: 860 })
  const entry = await createEntry(staff, 'notices', {
    title: '开馆通知',
    kind: 'notice',
    date: '2026-11-21T00:00:00.000Z',
    _status: 'draft',
  })
  await page.goto(`${server.url}/admin/collections/notices/${entry.id}`)
  await page.getByText('现在只有您一个账号能审稿').waitFor()
  const published = await staff.request('PATCH', `/api/notices/${entry.id}`, { _status: 'published' })
  expect([published.status, (await pageText(server, `/notices/${entry.slug}/`)).status]).toEqual([200, 200])
  await page.goto(`${server.url}/admin`)
  await first.getByText('给第一位同事开账号').waitFor()
  expect(await first.getByText('发第一条公告').count()).toBe(0)
  await page.context().close()
})

const onePixel = (): Promise<Buffer> =>
  sharp({ create: { width: 1, height: 1, channels: 3, background: '#b3261e' } })
    .png()
    .toBuffer()

/** How many pages are looked at beside one another. */
const walkers = 4

it('should have no word of another language on any page, for any role, and none that a telephone cuts', async () => {
  const cast = await castOf(server, staff)
  const entries: Record<string, Stored> = {}
  for (const slug of ['notices', 'performances'] as const)
    entries[slug] = await createEntry(staff, slug, { title: '标题', ownerUnit: cast.units.own, _status: 'draft' })
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(await onePixel())], { type: 'image/png' }), '海报.png')
  form.set('_payload', JSON.stringify({ alt: '海报', ownerUnit: cast.units.own }))
  const { body } = await staff.request<{ doc: { id: string } }>('POST', '/api/media', form)
  const found = new Map<string, string>()
  const pathsOf = (role: Role): string[] => {
    const isWhole = role === 'administrator'
    const lists = collections.filter(({ slug }) => !slug.startsWith('payload-')).map(({ slug }) => slug)
    return [
      ...['', '/account', ...(isWhole ? ['/login', '/forgot', '/nothing-here', '/import'] : [])],
      ...(isWhole ? lists : ['notices', 'schedules', 'media', 'users']).map((slug) => `/collections/${slug}`),
      ...(isWhole ? lists : ['notices']).map((slug) => `/collections/${slug}/create`),
      ...(isWhole ? globals.map(({ slug }) => `/globals/${slug}`) : []),
      '/collections/notices/trash',
      `/collections/media/${body.doc.id}`,
      ...Object.entries(entries).flatMap(([slug, { id }]) => [
        `/collections/${slug}/${id}`,
        `/collections/${slug}/${id}/versions`,
      ]),
    ]
  }
  const visits = (Object.keys(roles) as Role[]).flatMap((role) => pathsOf(role).map((path) => ({ role, path })))
  const left = visits.values()
  // what the admin is made of is fetched once by each role, not by each walker
  const contexts = new Map<Role, BrowserContext>()
  for (const role of Object.keys(roles) as Role[]) contexts.set(role, await contextOf(cast.as[role]))
  const beyond = new Map<string, string[]>()
  // a page is quiet for half a second before it counts as loaded: others are drawn meanwhile
  const walk = async (): Promise<void> => {
    const pages = new Map<Role, Page>()
    for (const { role, path } of left) {
      const page = pages.get(role) ?? (await contexts.get(role)?.newPage())
      if (page === undefined) continue
      pages.set(role, page)
      await page.goto(`${server.url}/admin${path}`)
      await page.waitForLoadState('networkidle')
      for (const word of await latinWords(page)) found.set(word, `${role} ${path}`)
      // whoever sees all sees what others see of it
      const cut = role === 'administrator' ? await beyondTelephone(page) : []
      if (cut.length > 0) beyond.set(`${role} ${path}`, cut)
    }
  }
  await Promise.all(Array.from({ length: walkers }, walk))
  for (const context of contexts.values()) await context.close()
  expect([Object.fromEntries(found), Object.fromEntries(beyond)]).toEqual([{}, {}])
}, 300_000)
