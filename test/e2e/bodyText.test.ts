import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, login } from '../support/api.ts'
import { pdf } from '../support/attachments.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, pageText } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'

const editor = { name: '文编辑', email: 'editor@gongyun.local', password: 'a-song-for-workers' }

let server: TestServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  const staff = await administrator(server)
  await staff.request('POST', '/api/users', { ...editor, role: 'editor' })
  await createEntry(staff, 'venues', { name: '工人文化宫', kind: 'palace', address: '东风东路 1 号' })
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), '报名须知.pdf')
  form.set('_payload', '{}')
  expect((await staff.request('POST', '/api/files', form)).status).toBe(201)
  browser = await openBrowser()
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const text = () => page.locator('.ContentEditable__root')

/** Drops a picture onto the last paragraph, as from a folder of the computer. */
async function dropPicture(): Promise<void> {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#b3261e' } })
    .png()
    .toBuffer()
  const dataTransfer = await page.evaluateHandle((base64) => {
    const data = new DataTransfer()
    const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    data.items.add(new File([content], '合唱.png', { type: 'image/png' }))
    return data
  }, bytes.toString('base64'))
  const target = text().locator('p').last()
  const { x = 0, y = 0 } = (await target.boundingBox()) ?? {}
  await target.dispatchEvent('drop', { dataTransfer, clientX: x + 5, clientY: y + 5 })
  const dialog = page.locator('dialog.gongyun-pictures')
  await dialog.getByLabel('第 1 张的图片说明').fill('合唱团在台上')
  await dialog.getByRole('button', { name: '上传并放进正文' }).click()
  await dialog.waitFor({ state: 'hidden' })
  // the editor draws one of its own, hidden, beside each block
  await text().locator('img:not([data-lexical-decorator-boundary])').waitFor()
}

/** Opens a menu of the toolbar and takes one of what it has. */
async function take(menu: 'add' | 'table' | 'blocks', item: string): Promise<void> {
  await page.locator(`.toolbar-popup__dropdown-${menu}`).click()
  await page.locator('.toolbar-popup__dropdown-items').getByRole('button', { name: item }).click()
}

async function typeTable(): Promise<void> {
  await text().locator('p').last().click()
  await page.keyboard.press('Control+End')
  await take('table', '插入表格')
  await text().locator('table').waitFor()
  for (const word of ['班次', '时间', '地点', '声乐班']) {
    await page.keyboard.type(word)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('周二')
  await take('table', '在下面加一行')
  await expect.poll(() => text().locator('tr').count()).toBe(4)
}

async function insertFile(): Promise<void> {
  await text().locator('> p').last().click()
  await take('add', '上传')
  const drawer = page.getByRole('dialog')
  await drawer.locator('.list-header').waitFor()
  await drawer.locator('.rs__control').first().click()
  await drawer.locator('.rs__option', { hasText: '附件' }).click()
  await drawer.getByText('报名须知.pdf').first().click()
  await text().locator('[data-filename="报名须知.pdf"]').waitFor()
}

it('should let an editor put a picture, a table and a file into a text, and publish it', async ({ onTestFailed }) => {
  onTestFailed(async () => void (await page.screenshot({ path: 'test/.artifacts/body.png', fullPage: true })))
  await page.goto(`${server.url}/admin`)
  await page.locator('#field-email').fill(editor.email)
  await page.locator('#field-password').fill(editor.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: '演出' }).first().waitFor()
  await page.goto(`${server.url}/admin/collections/notices/create`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#field-title').fill('冬季班开始报名')
  await text().click()
  await page.keyboard.type('班次见下表。')
  await page.keyboard.press('Enter')
  await dropPicture()
  await typeTable()
  await insertFile()
  const [answer] = await Promise.all([
    page.waitForResponse(
      (response) => response.url().includes('/api/notices') && /"published"/.test(response.request().postData() ?? ''),
    ),
    page.locator('#action-save').click(),
  ])
  expect(answer.status(), await answer.text()).toBeLessThan(300)
  const { text: html } = await pageText(server, '/notices/dong-ji-ban-kai-shi-bao-ming/')
  expect(html).toContain('<p>班次见下表。</p>')
  expect(html).toContain('alt="合唱团在台上"')
  expect(html).toContain('<th scope="col"><p>班次</p></th>')
  expect(html).toContain('<td><p>周二</p></td>')
  expect(html).toMatch(/<a href="\/media\/[^"]+\.pdf" download="报名须知\.pdf"/)

  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${server.url}/notices/dong-ji-ban-kai-shi-bao-ming/`)
    await page.locator('.prose .table').scrollIntoViewIfNeeded()
    // the table moves within its frame, the page does not
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})

it('should say in Chinese where a link may lead, and leave none that leads nowhere', async ({ onTestFailed }) => {
  onTestFailed(async () => void (await page.screenshot({ path: 'test/.artifacts/link.png', fullPage: true })))
  const { token = '' } = await login(server, editor.email, editor.password)
  await page.context().addCookies([{ name: 'payload-token', value: token, url: server.url }])
  const refused: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(response.url())
  })
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${server.url}/admin/collections/notices/create`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#field-title').fill('请看网页')
  await page.locator('#action-save-draft').click()
  await page.waitForURL(/notices\/(?!create)/)
  await text().click()
  await page.keyboard.type('报名网页')
  await page.keyboard.press('Shift+Home')
  await page.locator('.fixed-toolbar .toolbar-popup__button-link').click()
  const drawer = page.locator('.lexical-link-edit-drawer')
  const url = drawer.locator('#field-url')
  await url.fill('不是网址')
  await drawer.getByRole('button', { name: '保存' }).click()
  await drawer.getByText('链接「不是网址」不能用：只能用 https://').waitFor()
  await page.locator('.drawer__header__close').last().click()
  await drawer.waitFor({ state: 'hidden' })
  await expect.poll(() => text().locator('a').count()).toBe(0)
  expect(await text().innerText()).toContain('报名网页')
  await page.getByText('草稿已自动保存').waitFor()
  // nor was it tried while the drawer was open
  expect(refused).toEqual([])
})
