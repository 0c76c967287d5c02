import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { administrator } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, pageText, type Stored } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'

const editor = { name: '文编辑', email: 'editor@gongyun.local', password: 'a-song-for-workers' }
const posterName = '春之声 海报（终稿）.png'
const posterAlt = '海报：红底上一枝剪纸梅花'
const publicPath = '/performances/chun-zhi-sheng/'

let server: TestServer
let browser: Browser
let context: BrowserContext
let page: Page
let work: Stored
/** Requests of the page that are not answered yet, and when the last answer came. */
let [underWay, lastAnswer] = [0, 0]
/** A form asks a moment after it was changed; when it has not asked for longer than that, it is at rest. */
const quietMs = 700

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  const staff = await administrator(server)
  await staff.request('POST', '/api/users', { ...editor, role: 'editor' })
  await createEntry(staff, 'venues', { name: '工人文化宫剧场', kind: 'palace', address: '东风东路 1 号' })
  await createEntry(staff, 'talents', { name: '杨晓棠', specialities: ['vocal'], consent: { given: true } })
  work = await createEntry(staff, 'works', { title: '师傅的手', genre: 'vocal' })
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
  page.on('request', () => underWay++)
  const noteAnswer = () => {
    underWay--
    lastAnswer = performance.now()
  }
  page.on('requestfinished', noteAnswer)
  page.on('requestfailed', noteAnswer)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const read = async (path: string) => (await pageText(server, path)).text

/** As the editor types it: a day from today in the venue's time. */
function inDays(days: number, time: string): string {
  const day = new Date(Date.now() + days * 86_400_000)
  return `${new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(day)} ${time}`
}

/** Chooses from a select or a relation field, by the text that is read there. */
async function choose(field: Locator, text: string): Promise<void> {
  await field.locator('.rs__control').click()
  await field.locator('.rs__option', { hasText: text }).click()
  await field.locator('.rs__control', { hasText: text }).waitFor()
}

async function typeMoment(field: Locator, moment: string): Promise<void> {
  const input = field.locator('input')
  await input.fill(moment)
  await input.press('Enter')
  await input.press('Escape')
  expect(await input.inputValue()).toBe(moment)
}

/** Clicks what saves, and waits for the API's answer. */
async function save(button: Locator): Promise<void> {
  const [response] = await Promise.all([
    page.waitForResponse(
      (response) =>
        response.url().includes('/api/performances') && ['POST', 'PATCH'].includes(response.request().method()),
    ),
    button.click(),
  ])
  expect([response.status(), response.ok() ? '' : await response.text()]).toEqual([response.status(), ''])
}

/** When the next click reaches the page, in milliseconds since the epoch. */
async function nextClick(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    addEventListener('click', () => (document.body.dataset['clicked'] = String(Date.now())), {
      capture: true,
      once: true,
    })
  })
  return () => page.evaluate(() => Number(document.body.dataset['clicked']))
}

/** Reads a public page again and again until the text stands there. */
async function seenAt(path: string, text: string, signal: AbortSignal): Promise<{ path: string; at: number }> {
  while (!(await read(path)).includes(text)) signal.throwIfAborted()
  return { path, at: Date.now() }
}

async function logIn(): Promise<void> {
  await page.goto(`${server.url}/admin`)
  await page.locator('#field-email').fill(editor.email)
  await page.locator('#field-password').fill(editor.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: '演出' }).first().waitFor()
}

async function uploadPoster(): Promise<void> {
  const field = page.locator('#field-picture')
  await field.getByRole('button', { name: '创建新条目' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('input[type="file"]').setInputFiles({
    name: posterName,
    mimeType: 'image/png',
    buffer: await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#b3261e' } })
      .png()
      .toBuffer(),
  })
  await drawer.locator('#field-alt').fill(posterAlt)
  await drawer.locator('#action-save').click()
  await drawer.waitFor({ state: 'hidden' })
  await field.getByText(posterName).waitFor()
  expect(await widthOf(field.locator('img'))).toBe(480)
}

/** Width in pixels of a picture that has loaded. */
async function widthOf(picture: Locator): Promise<number> {
  return picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))
}

/**
 * Adds a row as a person does, who is slower than the server: an answer about the form that is still under way when the
 * row is added hides it (Payload 3.90).
 */
async function addRow(name: string, clickCount = 1): Promise<void> {
  await vi.waitUntil(() => underWay === 0 && performance.now() - lastAnswer > quietMs, { timeout: 30_000 })
  await page.getByRole('button', { name, exact: true }).click({ clickCount })
}

/** The help of a date stands where that of its neighbour does, below a date and below none. */
async function expectHelpInLine(): Promise<void> {
  const tops = () =>
    Promise.all(
      ['signUpUrl', 'signUpUntil'].map((name) =>
        page.locator(`.field-description-${name}`).evaluate((help) => help.getBoundingClientRect().top),
      ),
    )
  const difference = async () => Math.abs(((await tops())[0] ?? 0) - ((await tops())[1] ?? 0))
  expect(await difference()).toBeLessThan(1)
  const until = page.locator('#field-signUpUntil')
  await until.scrollIntoViewIfNeeded()
  await typeMoment(until, inDays(1, '18:00'))
  await until.getByText(/星期.*18:00/).waitFor()
  expect(await difference()).toBeLessThan(1)
}

async function writeAnnouncement(): Promise<void> {
  await page.goto(`${server.url}/admin/collections/performances/create`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#field-title').fill('春之声')
  await choose(page.locator('#field-kind'), '文艺演出')
  await choose(page.locator('#field-admission'), '凭票入场')
  await uploadPoster()
  await expectHelpInLine()
  for (const [index, days] of [2, 4].entries()) {
    await addRow('添加场次')
    await typeMoment(page.locator(`#field-showings__${index}__start`), inDays(days, '19:30'))
    await choose(page.locator(`#field-showings__${index}__venue`), '工人文化宫剧场')
  }
  await addRow('添加节目')
  await page.locator('#field-programme__0__title').fill('女声独唱《师傅的手》')
  await choose(page.locator('#field-programme__0__work'), '师傅的手')
  await choose(page.locator('#field-programme__0__performers'), '杨晓棠')
  // a second click adds no second row, and folds nothing
  await addRow('添加节目', 2)
  await page.locator('#field-programme__1__title').waitFor()
  expect(await page.locator('[id^="programme-row-"]').count()).toBe(2)
  await page.locator('#field-programme__1__title').fill('合唱《咱们工人有力量》')
  await page.locator('#field-programme__1__performersText').fill('区教育工会教师合唱团')
}

async function expectPreview(): Promise<void> {
  const [preview] = await Promise.all([context.waitForEvent('page'), page.locator('#preview-button').click()])
  await preview.getByRole('heading', { level: 1, name: '春之声' }).waitFor()
  expect(await preview.locator('main').innerText()).toContain('区教育工会教师合唱团')
  expect(await widthOf(preview.getByAltText(posterAlt))).toBeGreaterThan(0)
  await preview.close()
}

/** On its page, in the list and on the home page, on the very first read of each. */
async function expectPublic(title: string): Promise<void> {
  for (const path of [publicPath, '/performances/', '/']) expect(await read(path)).toContain(title)
}

async function expectNotPublic(): Promise<void> {
  expect((await pageText(server, publicPath)).status).toBe(404)
  for (const path of ['/performances/', '/']) expect(await read(path)).not.toContain('春之声')
}

async function expectWholeAnnouncement(): Promise<void> {
  const text = await read(publicPath)
  const parts = [
    '文艺演出',
    '凭票入场',
    '工人文化宫剧场',
    '19:30',
    '女声独唱《师傅的手》',
    `href="/works/${work.slug}/"`,
  ]
  for (const part of [...parts, '杨晓棠', '合唱《咱们工人有力量》', '区教育工会教师合唱团'])
    expect(text).toContain(part)
  const visit = await context.newPage()
  await visit.goto(server.url + publicPath)
  expect(await widthOf(visit.getByAltText(posterAlt))).toBeGreaterThan(0)
  expect(await visit.locator('.rows .row').count()).toBe(2)
  await visit.close()
}

it('should let an editor write, preview, publish, change and take back an announcement', async ({
  signal,
  onTestFailed,
}) => {
  onTestFailed(async () => void (await page.screenshot({ path: 'test/.artifacts/announcement.png', fullPage: true })))
  await logIn()
  await writeAnnouncement()
  await save(page.locator('#action-save-draft'))
  await expectNotPublic()
  await expectPreview()

  const clicked = await nextClick()
  const [, ...seen] = await Promise.all([
    save(page.locator('#action-save')).then(() => expectPublic('春之声')),
    ...[publicPath, '/performances/', '/'].map((path) => seenAt(path, '春之声', signal)),
  ])
  const click = await clicked()
  console.info(`从点“发布”到公众看到：${seen.map(({ path, at }) => `${path} ${at - click} 毫秒`).join('，')}`)
  await expectWholeAnnouncement()

  await page.locator('#field-title').fill('春之声（加演）')
  await save(page.locator('#action-save'))
  await expectPublic('春之声（加演）')

  await page.locator('.doc-controls__popup button').click()
  await page.locator('#action-unpublish').click()
  await save(page.getByRole('dialog').locator('#confirm-action'))
  await expectNotPublic()
})
