import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api } from '../support/api.ts'
import { enterAdmin } from '../support/entryForm.ts'
import { type Brought, bringInto } from '../support/bringInto.ts'
import { openBrowser } from '../support/browser.ts'
import { docxOf, paragraph, pictureOf, words } from '../support/docxOf.ts'
import { createEntry, pageText, type Stored } from '../support/entries.ts'
import { freePort, startServer, type TestServer } from '../support/server.ts'
import { untilPublished } from '../support/untilPublished.ts'

let server: TestServer
let staff: Api
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'], env: { PORT: String(await freePort()) } })
  staff = await administrator(server)
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
  await enterAdmin(page, server, '公告动态')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const body = () => page.locator('.ContentEditable__root').first()
const line = () => page.locator('.gongyun-brought')
const shot = (name: string): Promise<unknown> => page.screenshot({ path: `test/.artifacts/pasting-${name}.png` })

/** Opens the form of a new draft. */
async function openNotice(title: string): Promise<Stored> {
  const date = new Date().toISOString()
  const notice = await createEntry(staff, 'notices', { title, kind: 'notice', date, _status: 'draft' })
  await page.goto(`${server.url}/admin/collections/notices/${notice.id}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await body().click()
  return notice
}

/** Does what a browser does when somebody pastes or drops. */
const bring = (event: 'paste' | 'drop', brought: Brought): Promise<void> => bringInto(body(), event, brought)

const clipboard = (name: string): Promise<string> => readFile(`test/support/clipboard/${name}.html`, 'utf8')
const picture = async (width: number): Promise<Buffer> =>
  sharp({ create: { width, height: 300, channels: 3, background: '#1d6a63' } })
    .png()
    .toBuffer()

async function published(notice: Stored): Promise<string> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && !response.url().includes('autosave=true'),
  )
  await page.locator('#action-save').click()
  expect((await answered).status()).toBe(200)
  await untilPublished(server)
  return (await pageText(server, `/notices/${notice.slug}/`)).text
}

it('should take what is copied from Word, say what stays behind, and publish it', async () => {
  const notice = await openNotice('从 Word 粘贴')
  await bring('paste', { html: await clipboard('word') })
  await line().getByText('请改用“导入 Word 文档”').waitFor()
  expect(await body().locator('table td').count()).toBe(7)
  expect(await body().locator('ol ol > li').count()).toBe(2)
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await line().scrollIntoViewIfNeeded()
    await shot(`word-${width}`)
    await body().locator('table').scrollIntoViewIfNeeded()
    await shot(`word-table-${width}`)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  const text = await published(notice)
  for (const part of ['<h2>活动安排</h2>', '<u>认真组织</u>', 'colspan="2"', 'rowspan="2"', '报名表.docx'])
    expect(text).toContain(part)
  expect(text).not.toContain('file:')
})

it('should ask what is on a picture before anything goes into the text, and put it in its place', async () => {
  const notice = await openNotice('从 WPS 粘贴')
  await bring('paste', { html: await clipboard('wps') })
  const dialog = page.locator('dialog.gongyun-pictures')
  await dialog.getByRole('button', { name: '上传并放进正文' }).click()
  await dialog.getByRole('alert').getByText('第 1 张图片还没有说明').waitFor()
  expect(await body().textContent()).not.toContain('推荐书目')
  await dialog.getByRole('button', { name: '取消' }).click()
  await line().getByText('没有粘贴：您取消了。要粘贴的内容还在剪贴板里').waitFor()
  await bring('paste', { html: await clipboard('wps') })
  await dialog.getByLabel('第 1 张的图片说明').fill('文化宫的标志')
  await shot('dialog-1280')
  await dialog.getByRole('button', { name: '上传并放进正文' }).click()
  await line().getByText('wps1.jpg').waitFor()
  const text = await published(notice)
  for (const part of ['<li>现场分享<ul><li>每人五分钟</li></ul></li>', 'alt="文化宫的标志"'])
    expect(text).toContain(part)
})

it('should take articles of WeChat and pages of others without what runs', async () => {
  const article = await openNotice('从微信粘贴')
  await bring('paste', { html: await clipboard('wechat') })
  await line().getByText('2 张图片').waitFor()
  expect(await published(article)).toContain('<strong>五百名职工</strong>')
  const other = await openNotice('从网页粘贴')
  await bring('paste', { html: await clipboard('webPage') })
  await line().getByText('2 个链接').waitFor()
  const text = await published(other)
  expect(text).toContain('<ol start="3"><li>带身份证<ul><li>老年人免带</li>')
  for (const part of ['javascript:', 'stat.example.com', 'track(', 'onclick']) expect(text).not.toContain(part)
})

it('should put in what is pasted where the cursor is, as one step that can be undone', async () => {
  await openNotice('撤销')
  await page.keyboard.type('前后')
  await page.keyboard.press('ArrowLeft')
  await bring('paste', { html: '<p style="color:red">中<b>间</b></p>' })
  await expect.poll(() => body().textContent()).toBe('前中间后')
  await bring('paste', { html: '<h2>小标题</h2><ul><li>甲</li><li>乙</li></ul>' })
  await expect.poll(() => body().locator('li').count()).toBe(2)
  await page.keyboard.press('Control+z')
  await expect.poll(() => body().textContent()).toBe('前中间后')
  // in a list, what is no item of it follows it
  await page.keyboard.press('Control+a')
  await bring('paste', { html: '<ul><li>甲</li></ul>' })
  await bring('paste', { html: '<h2>小标题</h2><table><tr><td>一<td>二</table>' })
  await expect.poll(() => body().locator('ul ~ h2').textContent()).toBe('小标题')
  expect(await body().locator('li').allTextContents()).toEqual(['甲'])
  expect(await body().locator('td').count()).toBe(2)
  // nor does a table stand in a cell
  await body().locator('td').first().click()
  await bring('paste', { html: '<table><tr><td>三<td>四</table>' })
  await line().getByText('1 个表格的格线').waitFor()
  expect(await body().locator('table').count()).toBe(1)
  const before = await body().textContent()
  await bring('paste', { html: '字'.repeat(100_001) })
  await line().getByText('没有粘贴：内容超过 100000 字').waitFor()
  expect(await body().textContent()).toBe(before)
})

it('should bring dropped and pasted pictures into the library, and keep those here that it does not take', async () => {
  const notice = await openNotice('拖进来的图片')
  const files = [
    { name: '海报.png', base64: (await picture(400)).toString('base64') },
    { name: '坏的.png', base64: Buffer.from('不是图片').toString('base64') },
  ]
  await bring('drop', { files })
  const dialog = page.locator('dialog.gongyun-pictures')
  const found = async (alt: string): Promise<number> =>
    (await staff.request<{ totalDocs: number }>('GET', `/api/media/count?where[alt][equals]=${alt}`)).body.totalDocs
  await dialog.getByLabel('第 1 张的图片说明').fill('冬季班的海报')
  await dialog.getByLabel('第 2 张的图片说明').fill('打不开的图')
  await dialog.getByRole('button', { name: '上传并放进正文' }).click()
  await dialog.getByText('图片「坏的.png」').waitFor()
  // what is given up leaves the library again
  await dialog.getByRole('button', { name: '取消' }).click()
  await line().getByText('没有放进正文：您取消了。要放进来的，可以再拖一次。').waitFor()
  expect(await body().locator('img').count()).toBe(0)
  await expect.poll(() => found('冬季班的海报')).toBe(0)
  await bring('drop', { files })
  await dialog.getByLabel('第 1 张的图片说明').fill('冬季班的海报')
  await dialog.getByLabel('不放这张').nth(1).check()
  await dialog.getByRole('button', { name: '上传并放进正文' }).click()
  await line().getByText('「坏的.png」；您没有要').waitFor()
  expect(await published(notice)).toContain('alt="冬季班的海报"')
  expect(await found('冬季班的海报')).toBe(1)
  expect(await found('打不开的图')).toBe(0)
})

it('should take in a document of Word with its pictures', async () => {
  const notice = await openNotice('导入 Word')
  const docx = docxOf(
    paragraph(words('读书会'), { style: 'Heading2' }) +
      paragraph(pictureOf('rId1', '读书会现场')) +
      paragraph(words('欢迎参加')),
    { 'a.png': await picture(500) },
  )
  const chooseWord = async (): Promise<void> => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '导入 Word 文档' }).click()
    await (await chooser).setFiles({ name: '读书会.docx', mimeType: 'application/zip', buffer: docx })
  }
  await chooseWord()
  const dialog = page.locator('dialog.gongyun-pictures')
  await expect.poll(() => dialog.getByLabel('第 1 张的图片说明').inputValue()).toBe('读书会现场')
  await dialog.getByRole('button', { name: '取消' }).click()
  await line().getByText('没有导入：您取消了。Word 文档没有变').waitFor()
  await chooseWord()
  await dialog.getByRole('button', { name: '上传并放进正文' }).click()
  await body().getByText('欢迎参加').waitFor()
  const text = await published(notice)
  for (const part of ['读书会</h', 'alt="读书会现场"', '欢迎参加']) expect(text).toContain(part)
})
