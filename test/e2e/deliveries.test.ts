import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ListAnswer } from '../../cms/features/grassroots/deliveries/rules/answers.ts'
import { accessibilityProblems } from '../support/accessibility.ts'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry } from '../support/entries.ts'
import { takePicture } from '../support/guide.ts'
import { type Phone, phoneOf } from '../support/phone.ts'
import { type Cast, castOf } from '../support/roles/cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** What a clerk of a unit records on a telephone where it takes place (docs/editors/deliveries.md). */

const year = new Date().getFullYear()
let server: TestServer
let staff: Api
let cast: Cast
let browser: Browser
let phone: Phone
let page: Page
let campaign: string

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  cast = await castOf(server, staff)
  const at = (monthAndDay: string): string => `${year}-${monthAndDay}T00:00:00.000+08:00`
  const stored = await createEntry(staff, 'campaigns', {
    ...{ title: '千场文化活动进基层', year, kinds: ['film', 'lecture'] },
    periods: [{ label: '全年', from: at('01-01'), to: at('12-31'), due: at('12-31'), locks: at('12-31') }],
  })
  campaign = stored.id
  browser = await openBrowser()
  phone = await phoneOf(browser, server, cast.as['unit-editor'])
  page = phone.page
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const png = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
const button = (name: string, within: Locator | Page = page) => within.getByRole('button', { name, exact: true })
const status = (text: string) => page.getByRole('status').getByText(text).waitFor()
const listed = (text: string) => page.getByRole('listitem').filter({ hasText: text })
const stored = async () =>
  (await staff.request<ListAnswer>('GET', `/api/grassroots/deliveries?campaign=${campaign}`)).body

/** Fills in what is another thing each time. */
async function fill(place: string, people: string): Promise<void> {
  await page.getByLabel('地点').fill(place)
  await page.getByLabel('参加人数').fill(people)
  await phone.tap(button('记下这一场'))
}

it('should take a delivery with a few taps, and say what it is counted for', async () => {
  await page.goto(`${server.url}/admin/grassroots/record`)
  await page.getByRole('heading', { name: '记一场' }).waitFor()
  // the only campaign and the own unit are there already
  expect(await page.getByLabel('专项').locator('option:checked').innerText()).toBe(`${year} 千场文化活动进基层`)
  expect(await page.getByLabel('单位').locator('option:checked').innerText()).toBe('花城教育工会')
  expect(await page.getByLabel('单位').locator('option').allInnerTexts()).not.toContain('花城建设工会')
  await fill('花城一小操场', '80')
  await status('请选送什么')
  await phone.tap(button('送电影'))
  await phone.tap(button('记下这一场'))
  await status('已记下')
  await status('计入“全年”。')
  await listed('花城一小操场').getByText('花城教育工会').waitFor()
  expect(await page.getByLabel('地点').inputValue()).toBe('')
  for (const one of await page.locator('.gongyun-signups button:visible, .gongyun-record input:visible').all())
    expect((await one.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44)
  await phone.look('record')
  await takePicture(page, 'record')
  expect(await accessibilityProblems(page)).toEqual([])
})

it('should go on without a network, keep it over a reload, and ask about what looks the same', async () => {
  await page.context().setOffline(true)
  await page.getByRole('alert').getByText('现在没有网络').waitFor()
  await fill('礼堂', '120')
  await status('已记在手机里')
  await fill('花城一小（操场）', '75')
  await page.getByText('手机里还有 2 场没有上传').waitFor()
  // a network, and a server that does not answer yet
  await page
    .context()
    .route('**/api/grassroots/deliveries', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText('手机里还有 2 场没有上传').waitFor()
  await page.context().unroute('**/api/grassroots/deliveries')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByText('手机里还有').waitFor({ state: 'detached' })
  const asked = page.getByRole('alert').filter({ hasText: '像是记过了' })
  await asked.getByText('已有：').waitFor()
  // whoever looks at the top of the form sees it, too
  await expect.poll(async () => (await asked.boundingBox())?.y).toBeLessThan(844)
  await phone.look('record-suspected')
  expect((await stored()).total).toBe(2)
  await phone.tap(button('不是，是另一场', asked))
  await asked.waitFor({ state: 'detached' })
  await listed('花城一小（操场）').waitFor()
  // it stands in the list of what waits until the server has it
  await expect
    .poll(async () => (await stored()).sums, { timeout: 20_000 })
    .toMatchObject([{ sessions: 3, people: 80 + 120 + 75 }])
  await page.getByText('共 3 场，275 人次').waitFor()
})

it('should put a delivery right and withdraw one, each with its reason', async () => {
  await phone.tap(button('改', listed('礼堂')))
  await page.getByRole('heading', { name: '改一场' }).waitFor()
  await page.getByLabel('参加人数').fill('１２１')
  await page.getByText('承办、照片、报道、备注').tap()
  const picture = { name: 'scene.png', mimeType: 'image/png', buffer: await png() }
  await page.getByLabel('加照片').setInputFiles(picture)
  await page.getByText('已有 1 张').waitFor()
  await phone.tap(button('保存改动'))
  await status('请写明原因')
  await page.getByLabel('为什么改').fill('按签到表核对')
  await phone.tap(button('保存改动'))
  await status('已改好')
  await listed('121 人次').getByText('改过 1 次').waitFor()
  await listed('121 人次').getByText('照片 1 张').waitFor()
  const doubled = listed('花城一小（操场）')
  await phone.tap(button('撤回', doubled))
  await doubled.getByLabel('为什么撤回').fill('记重了')
  await phone.tap(button('确定撤回', doubled))
  await doubled.waitFor({ state: 'detached' })
  await page.getByText('共 2 场，201 人次').waitFor()
  await phone.look('record-list')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.screenshot({ path: 'test/.artifacts/day-record-wide.png' })
})

it('should be told to the public, with numbers that add up, on a telephone and on a desk', async () => {
  const open = async (width: number): Promise<void> => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${server.url}/grassroots/`)
    await page.screenshot({ path: `test/.artifacts/grassroots-${width}.png`, fullPage: true })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  }
  await expect
    .poll(async () => (await fetch(`${server.url}/grassroots/`)).text(), { timeout: 20_000 })
    .toMatch(/<dd[^>]*>201<\/dd>/)
  for (const width of [390, 1280]) await open(width)
  expect(await page.locator('.delivered dd').allInnerTexts()).toEqual(['2', '201', '1'])
  expect(await page.locator('.delivered-latest').innerText()).toContain('送电影 · 礼堂')
  expect(await accessibilityProblems(page)).toEqual([])
})

it('should be a band of numbers on the home page, which leads to where it was brought', async () => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(server.url)
    const band = page.locator('.delivered-band')
    const told = (await band.innerText()).replace(/\s+/g, ' ')
    expect(told).toContain('送到基层 2场 参加 201人次 开展的单位 1个')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    await band.screenshot({ path: `test/.artifacts/delivered-band-${width}.png` })
  }
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('link', { name: '送到了哪里' }).click()
  await page.getByRole('heading', { level: 1, name: '进基层' }).waitFor()
})
