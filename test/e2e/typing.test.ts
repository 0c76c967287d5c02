import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api, login } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, pageText, type Stored } from '../support/entries.ts'
import { freePort, startServer, type TestServer } from '../support/server.ts'

const editor = { name: '文编辑', email: 'editor@gongyun.local', password: 'a-song-for-workers' }
const colleague = { name: '李干事', email: 'colleague@gongyun.local', password: 'a-song-for-workers' }
/** Words of Payload's own pages that would be there if one of them were not in Chinese. */
const english = /\b(Version|Compare|Modified only|Restore|Trash|Delete|Columns|Filters)\b/
const options = { args: ['--no-sample'], env: {} as Record<string, string> }

let server: TestServer
let staff: Api
let browser: Browser
let context: BrowserContext
let page: Page
let notice: Stored

beforeAll(async () => {
  options.env = { PORT: String(await freePort()) }
  server = await startServer(options)
  staff = await administrator(server)
  for (const account of [editor, colleague]) await staff.request('POST', '/api/users', { ...account, role: 'editor' })
  notice = await createEntry(staff, 'notices', {
    title: '冬季班报名通知',
    kind: 'notice',
    date: new Date().toISOString(),
    summary: '原来的摘要',
  })
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.accept())
  await logIn()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function logIn(): Promise<void> {
  await page.goto(`${server.url}/admin/login`)
  await page.locator('#field-email').fill(editor.email)
  await page.locator('#field-password').fill(editor.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: '公告动态' }).first().waitFor()
}

async function open(path: string): Promise<void> {
  await page.goto(`${server.url}/admin/collections/${path}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
}

it('should send whoever forgot the password to the administrator, and promise no mail', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const stranger = await context.newPage()
  await stranger.goto(`${server.url}/admin/login`)
  await stranger.getByRole('link', { name: '忘记密码' }).click()
  for (const from of ['/admin/forgot', '/admin/reset/x']) {
    if (from !== '/admin/forgot') await stranger.goto(server.url + from)
    await stranger.getByText('请找管理员：').waitFor()
    expect(new URL(stranger.url()).pathname).toBe('/admin/forgot')
    expect(await stranger.locator('input').count()).toBe(0)
    for (const width of [1280, 390]) {
      await stranger.setViewportSize({ width, height: 800 })
      await stranger.screenshot({ path: `test/.artifacts/forgotten-${width}.png` })
      expect(await stranger.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }
  }
  await stranger.getByRole('link', { name: '返回登录' }).click()
  await stranger.locator('#field-email').waitFor()
  await context.close()
})

const newest = async (): Promise<Record<string, string>> =>
  (await staff.request<Record<string, string>>('GET', `/api/notices/${notice.id}?draft=true&depth=0`)).body
const shot = (name: string): Promise<unknown> => page.screenshot({ path: `test/.artifacts/typing-${name}.png` })
async function shotNarrow(name: string): Promise<void> {
  const wide = page.viewportSize() ?? { width: 1280, height: 720 }
  await page.setViewportSize({ width: 390, height: 844 })
  await shot(`${name}-390`)
  await page.setViewportSize(wide)
}
const saved = () => page.getByText('草稿已自动保存').waitFor()

it('should save a draft when typing pauses, and show it beside the form while the public page stays', async ({
  onTestFailed,
}) => {
  onTestFailed(async () => void (await shot('failed')))
  await open(`notices/${notice.id}`)
  await page.locator('#live-preview-toggler').click()
  const frame = page.frameLocator('#live-preview-iframe')
  await frame.getByRole('heading', { level: 1, name: '冬季班报名通知' }).waitFor()
  await page.locator('#field-title').fill('冬季班报名通知（改）')
  await saved()
  await frame.getByRole('heading', { level: 1, name: '冬季班报名通知（改）' }).waitFor()
  expect((await newest())['title']).toBe('冬季班报名通知（改）')
  expect((await pageText(server, `/notices/${notice.slug}/`)).text).not.toContain('（改）')
  await shot('preview')
  await page.locator('#live-preview-toggler').click()

  for (const title of ['冬季班报名通知（再改）', '冬季班报名通知（三改）']) {
    await page.locator('#field-title').fill(title)
    await expect.poll(async () => (await newest())['title'], { timeout: 20_000 }).toBe(title)
  }
  await page.goto(`${server.url}/admin/collections/notices/${notice.id}/versions`)
  await page.getByText('自动保存').first().waitFor()
  expect(await page.getByText('自动保存').count()).toBe(1)
  expect(await page.locator('tbody tr').count()).toBe(2)
  await shot('versions')
})

it('should keep what is typed while the server is gone, and save it when it is back', async ({ onTestFailed }) => {
  onTestFailed(async () => void (await shot('failed')))
  await open(`notices/${notice.id}`)
  // what the page still asks for when its server goes would take the account off it
  await page.waitForLoadState('networkidle')
  await server.kill()
  await page.locator('#field-summary').fill('断线的时候写的')
  await page.getByText('连不上服务器，文字已保存在这台电脑上，恢复后会再试').waitFor()
  await shot('offline')
  await shotNarrow('offline')
  server = await startServer({ ...options, dataDir: server.dataDir })
  await saved()
  await expect.poll(async () => (await newest())['summary']).toBe('断线的时候写的')
  await shot('saved')
  await shotNarrow('saved')
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain('断线的时候写的')

  // a route that is taken away while the page asks for something else keeps that from being answered
  let breaks = 1
  await page.route('**/api/notices/*autosave=true*', (route) =>
    breaks-- > 0 ? route.abort('connectionreset') : route.continue(),
  )
  await page.locator('#field-summary').fill('存到一半断了的')
  await expect.poll(async () => (await newest())['summary'], { timeout: 20_000 }).toBe('存到一半断了的')
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain('存到一半断了的')
})

it('should put back, after a log-in that lapsed and a closed tab, what was typed, and forget it at a log-out', async ({
  onTestFailed,
}) => {
  onTestFailed(async () => void (await shot('failed')))
  await open('notices/create')
  await page.locator('#field-title').fill('还没有存过的公告')
  await context.clearCookies()
  await page.locator('#field-summary').fill('第一次写的摘要')
  await page.getByText('登录已过期，文字已保存在这台电脑上').waitFor()
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('第一次写的摘要')
  await page.close()
  page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.accept())
  await logIn()
  await open('notices/create')
  await page.getByText('已放回您').waitFor()
  expect(await page.locator('#field-title').inputValue()).toBe('还没有存过的公告')
  expect(await page.locator('#field-summary').inputValue()).toBe('第一次写的摘要')
  await shot('restored')
  await page.goto(`${server.url}/admin/logout`)
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain('第一次写的摘要')
  await context.clearCookies()
  await logIn()
})

it('should show what was typed, as it says, after Back and Forward, and keep it until the server has it', async ({
  onTestFailed,
}) => {
  onTestFailed(async () => void (await shot('failed')))
  const wide = page.viewportSize() ?? { width: 1280, height: 720 }
  await page.setViewportSize({ width: 390, height: 844 })
  const summary = page.locator('#field-summary')
  const ready = () => page.locator('form[data-form-ready="true"]').first().waitFor()
  const kept = (): Promise<string> => page.evaluate(() => JSON.stringify(localStorage))
  const backAndForward = async (before: () => Promise<unknown>): Promise<void> => {
    await page.goBack()
    await before()
    await page.goForward()
    await ready()
    await page.getByText('已放回您').waitFor()
    // at first the page is shown as it was when it was opened; then the server's answer comes
    await page.waitForLoadState('networkidle')
  }

  // right after the first save of a new entry
  await page.goto(`${server.url}/admin/collections/notices`)
  await page.locator('a[href$="/notices/create"]:visible').first().click()
  await ready()
  await page.locator('#field-title').fill('退回去又回来的公告')
  await page.locator('#action-save-draft').click()
  await page.waitForURL((url) => !/\/(create|notices)$/.test(url.pathname))
  await ready()
  await summary.pressSequentially('退回以前写的')
  await backAndForward(() => page.waitForURL(/\/create$/))
  expect(await summary.inputValue()).toBe('退回以前写的')
  expect(await kept()).toContain('退回以前写的')
  await shot('forward-390')

  // and once more, with the card still unanswered
  await summary.press('End')
  await summary.pressSequentially('，又写的')
  await backAndForward(() => page.waitForURL(/\/create$/))
  expect(await summary.inputValue()).toBe('退回以前写的，又写的')
  await page.reload()
  await page.getByText('已放回您').waitFor()
  expect(await summary.inputValue()).toBe('退回以前写的，又写的')
  await page.getByRole('button', { name: '接着写' }).click()
  await saved()
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { body } = await staff.request<{ summary: string }>('GET', `/api/notices/${id}?draft=true&depth=0`)
  expect(body.summary).toBe('退回以前写的，又写的')
  await expect.poll(kept).not.toContain('退回以前写的')
  await page.setViewportSize(wide)
})

it('should tell the one who comes second who was first, and lose neither text', async ({ onTestFailed }) => {
  onTestFailed(async () => void (await shot('failed')))
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(`notices/${notice.id}`)
  const other = await login(server, colleague.email, colleague.password)
  const found = await page.locator('#field-summary').inputValue()
  await other.request('PATCH', `/api/notices/${notice.id}?draft=true&overrideLock=true`, { title: '别人改的标题' })
  await page.locator('#field-summary').fill('后来的人写的摘要')
  const banner = page.getByRole('alert').filter({ hasText: '没有保存' })
  await banner.waitFor()
  const told = await banner.innerText()
  for (const part of [colleague.name, '改了“标题”', '您改了“摘要”']) expect(told).toContain(part)
  expect(await page.locator('#field-summary').inputValue()).toBe('后来的人写的摘要')
  expect((await newest())['summary']).toBe(found)
  await page.waitForFunction(() => JSON.stringify(localStorage).includes('后来的人写的摘要'))
  await expect.poll(() => page.getByText('文档已修改').count()).toBe(0)
  await shot('clash')
  await shotNarrow('clash')

  await banner.getByText('复制我的文字').click()
  await banner.getByText('已复制').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('摘要\n后来的人写的摘要')
  const [theirs] = await Promise.all([context.waitForEvent('page'), banner.getByText('查看对方的版本').click()])
  await theirs.getByText('别人改的标题').first().waitFor()
  expect(theirs.url()).toMatch(/\/versions\/.+/)
  await theirs.close()

  await banner.getByRole('button', { name: '载入最新内容' }).click()
  await page.getByText('把我的文字放回').waitFor()
  expect(await page.locator('#field-title').inputValue()).toBe('别人改的标题')
  expect(await page.locator('#field-summary').inputValue()).toBe(found)
  await shot('aside')
  await shotNarrow('aside')
  await page.getByText('把我的文字放回').click()
  await saved()
  expect(await newest()).toMatchObject({ title: '别人改的标题', summary: '后来的人写的摘要' })
  expect(await page.getByText('把我的文字放回').count()).toBe(0)

  await other.request('PATCH', `/api/notices/${notice.id}?draft=true&overrideLock=true`, { summary: '别人又写的摘要' })
  await page.locator('#field-summary').fill('我定下来的摘要')
  await banner.getByText('看过了，以我的为准').click()
  await banner.waitFor({ state: 'hidden' })
  await expect.poll(async () => (await newest())['summary'], { timeout: 20_000 }).toBe('我定下来的摘要')
})

it('should say why a text is refused and send it again only when it was changed, and wait for a server that is ill', async () => {
  const storageState = await context.storageState()
  const apart = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', storageState })
  apart.setDefaultTimeout(60_000)
  const ordinary = page
  page = await apart.newPage()
  await page.clock.install()
  await open(`notices/${notice.id}`)
  let [asked, status] = [0, 403]
  await page.route('**/api/notices/*autosave=true*', (route) => {
    asked += 1
    return route.fulfill({ status, json: { errors: [{ message: '这一条已转给别的工会' }] } })
  })
  await page.locator('#field-summary').fill('不让存的摘要')
  await page.getByText('没有自动保存，文字已保存在这台电脑上。这一条已转给别的工会。请找编辑或管理员处理').waitFor()
  await shot('refused')
  await shotNarrow('refused')
  await page.clock.runFor(70_000)
  status = 503
  await page.locator('#field-summary').fill('改过的摘要')
  await page.getByText('服务器一时存不了（503），文字已保存在这台电脑上，会再试').waitFor()
  expect(asked).toBe(2)
  await shot('ill')
  await page.unroute('**/api/notices/*autosave=true*')
  await page.clock.runFor(10_000)
  await saved()
  expect((await newest())['summary']).toBe('改过的摘要')
  await apart.close()
  page = ordinary
})

it('should compare two versions and show the trash, in Chinese', async ({ onTestFailed }) => {
  onTestFailed(async () => void (await shot('failed')))
  const { title } = await newest()
  await staff.request('PATCH', `/api/notices/${notice.id}?draft=true&overrideLock=true`, { summary: '最新一版的摘要' })
  await page.goto(`${server.url}/admin/collections/notices/${notice.id}/versions`)
  await page.locator('table a').first().click()
  await page.getByText('比较版本').waitFor()
  await page.getByText('最新一版').first().waitFor()
  const compared = await page.locator('main, .view-version').first().innerText()
  expect(compared).toContain('摘要')
  expect(compared).not.toMatch(english)
  await shot('compare')
  await staff.request('PATCH', `/api/notices/${notice.id}?overrideLock=true`, { deletedAt: new Date().toISOString() })
  await page.goto(`${server.url}/admin/collections/notices/trash`)
  await page
    .locator('table a')
    .getByText(title ?? '')
    .waitFor()
  const trash = await page.locator('body').innerText()
  expect(trash).toContain('垃圾箱')
  expect(trash).not.toMatch(english)
  await shot('trash')
  await page
    .locator('table a')
    .getByText(title ?? '')
    .click()
  await page.getByRole('button', { name: '恢复' }).first().waitFor()
  await shot('trashed')
})
