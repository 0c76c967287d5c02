import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { labels, texts } from '../../cms/base/leftovers.ts'
import { administrator, type Api } from '../support/api.ts'
import { pdf } from '../support/attachments.ts'
import { bodyOf, paragraph, words } from '../support/bodies.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, type Stored } from '../support/entries.ts'
import { previewed, workbook } from '../support/importing.ts'
import { latinWords } from '../support/latinWords.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let staff: Api
let browser: Browser
let page: Page
let notice: Stored
let show: Stored
let picture: { name: string; mimeType: string; buffer: Buffer }

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  notice = await createEntry(staff, 'notices', { title: '开馆通知', kind: 'notice', date: '2026-11-21T00:00:00.000Z' })
  await staff.request('PATCH', `/api/notices/${notice.id}?draft=true`, { date: '2026-11-22T00:00:00.000Z' })
  const showings = ['2026-12-05', '2026-12-06'].map((day) => ({ start: `${day}T11:30:00.000Z` }))
  show = await createEntry(staff, 'performances', { title: '周末晚会', kind: 'gala', showings, _status: 'draft' })
  await createEntry(staff, 'venues', { name: '工人文化宫', kind: 'palace', address: '东风东路 1 号' })
  const red = { create: { width: 900, height: 600, channels: 3 as const, background: '#b3261e' } }
  picture = { name: '合唱.png', mimeType: 'image/png', buffer: await sharp(red).png().toBuffer() }
  await upload('media', picture, { alt: '合唱团' })
  await upload('files', { name: '须知.pdf', mimeType: 'application/pdf', buffer: pdf }, {})
  browser = await openBrowser()
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(20_000)
  await context.addCookies([{ name: 'payload-token', value: staff.token ?? '', url: server.url }])
  page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.accept())
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function upload(collection: string, file: typeof picture, data: object): Promise<void> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(file.buffer)], { type: file.mimeType }), file.name)
  form.set('_payload', JSON.stringify(data))
  expect((await staff.request('POST', `/api/${collection}`, form)).status).toBe(201)
}

async function go(path: string): Promise<void> {
  await page.goto(`${server.url}/admin${path}`)
  await page.waitForLoadState('networkidle')
}

const found = new Map<string, string>()
/** Notes the Latin words that are on the page now, once what was opened is there. */
async function look(where: string, opened?: string): Promise<void> {
  if (opened !== undefined) await page.locator(opened).first().waitFor()
  for (const word of await latinWords(page)) found.set(word, where)
}

const dialog = 'dialog[open], .payload__modal-item'
const text = () => page.locator('.ContentEditable__root').first()

const journeys: Record<string, () => Promise<void>> = {
  'a list': async () => {
    await go('/collections/notices')
    await page.locator('.list-controls__toggle-columns').click()
    await look('columns', '.pill-selector')
    await page.locator('.list-controls__toggle-where').click()
    await page.locator('.where-builder button').first().click()
    for (const [index, what] of ['field', 'operator'].entries()) {
      await page.locator('.condition .rs__control').nth(index).click()
      await look(`filter ${what}`, '.rs__option')
      await page.keyboard.press('Enter')
    }
    for (const button of ['编辑', '发布', '取消发布', '删除']) {
      await go('/collections/notices')
      await page.locator('thead input[type=checkbox]').check()
      await page.locator('.list-selection').getByRole('button', { name: button, exact: true }).click()
      await look(`many: ${button}`, dialog)
    }
  },
  'an entry': async () => {
    for (const action of ['unpublish', 'delete', 'create']) {
      await go(`/collections/notices/${notice.id}`)
      await page.locator('.doc-controls__dots, .doc-controls__popup button').first().click()
      await look('menu of an entry', `#action-${action}`)
      await page.locator(`#action-${action}`).click()
      if (action !== 'create') await look(action, dialog)
    }
    await go('/collections/notices/create')
    for (const title of ['没写完', '']) await page.locator('#field-title').fill(title)
    await page.locator('#action-save').click()
    await look('what is not filled in', '[data-sonner-toast]')
    await page.locator('a[href="/admin/collections/notices"]').first().click()
    await look('leaving', dialog)
  },
  'rows, relations and dates': async () => {
    await go(`/collections/performances/${show.id}`)
    await page.locator('.array-actions__button').first().click()
    await look('menu of a row', '.popup-button-list__button:visible')
    await page.keyboard.press('Escape')
    await page.locator('.field-type.relationship .rs__control').first().click()
    await look('relation', '.rs__menu')
    await page.keyboard.press('Escape')
    await page.locator('.react-datepicker__input-container input').first().click()
    await look('calendar', '.react-datepicker__day')
    await page.keyboard.press('Escape')
    await page.locator('.field-type.upload').first().getByRole('button', { name: '从现有中选择' }).click()
    await look('library', '.list-drawer tbody tr')
    await go(`/collections/performances/${show.id}`)
    await page.locator('.relationship-add-new__add-button').first().click()
    await look('new related', '.doc-drawer form')
  },
  'a body': async () => {
    await go(`/collections/notices/${notice.id}`)
    await text().click()
    await page.keyboard.type('请看这里')
    for (const menu of ['add', 'table', 'blocks', 'text', 'align']) {
      await page.locator(`.fixed-toolbar .toolbar-popup__dropdown-${menu}`).click()
      await look(`toolbar: ${menu}`, '.toolbar-popup__dropdown-items')
      await page.keyboard.press('Escape')
      await text().click()
    }
    await text().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/')
    await look('slash menu', '.slash-menu-popup')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Backspace')
    await page.locator('.fixed-toolbar .toolbar-popup__dropdown-blocks').click()
    await page.locator('.toolbar-popup__dropdown-items button').first().click()
    await look('gallery', '.ContentEditable__root .field-type.upload')
  },
  versions: async () => {
    await go(`/collections/notices/${notice.id}/versions`)
    await page.locator('.gongyun-versions a').first().click()
    await look('compare', '.gongyun-restore')
    await page.locator('.compare-version .rs__control').click()
    await page.locator('.rs__option').last().click()
    await look('more versions', 'dialog .gongyun-versions button')
    await page.locator('dialog .gongyun-versions button').last().click()
    await page.waitForURL(/versionFrom=/)
    await page.locator('.gongyun-restore').click()
    await look('restore', dialog)
    for (const organisation of ['云岭工会', '云岭总工会'])
      expect((await staff.request('POST', '/api/globals/site', { organisation })).status).toBe(200)
    await go('/globals/site/versions')
    expect(await page.locator('.gongyun-versions tbody tr').first().innerText()).toMatch(
      /管理员[^]*主办工会[^]*现在用的/,
    )
    await look('versions of a setting')
    await page.locator('.gongyun-versions a').last().click()
    await page.locator('.gongyun-restore').click()
    await look('restore a setting', dialog)
    await page.getByRole('dialog').locator('#confirm-action').click()
    await page.getByText(/已改回 .* 那一版/).waitFor()
    await look('restored')
  },
  pictures: async () => {
    await go('/collections/media/create')
    await page.locator('input[type=file]').first().setInputFiles(picture)
    await page.locator('.file-field__previewDrawerToggler, .file-field button').first().click()
    await look('cutting', '.edit-upload')
    const { body } = await staff.request<{ docs: { id: string }[] }>('GET', '/api/media?limit=1')
    await go(`/collections/media/${body.docs[0]?.id}`)
    await look('a picture', '.file-meta')
    await go('/collections/media')
    await page.getByRole('button', { name: '批量上传' }).click()
    await page
      .locator('dialog input[type=file], .drawer input[type=file]')
      .last()
      .setInputFiles([picture, { ...picture, name: '另一张.png' }])
    await look('many pictures', '.bulk-upload--actions-bar')
  },
  'a table': async () => {
    const rows = [
      ['编号', '标题*', '类别', '日期'],
      ['', '甲', '公告', '2026-11-30'],
      ['', '开馆通知', '公告', '2031-11-30'],
    ]
    await previewed(server, staff, 'notices', await workbook({ 公告动态: rows }), { name: '公告.xlsx' })
    await go('/collections/notices')
    await page.getByRole('link', { name: '导入表格' }).click()
    await look('preview of an import', '.gongyun-import-table, table')
  },
  'what is not there, and leaving': async () => {
    for (const path of ['/collections/nothing', '/collections/notices/0000', '/unauthorized', '/reset/nothing'])
      await go(path).then(() => look(path))
    // what has no page is called by its kind and name
    await upload('files', { name: '须知二.pdf', mimeType: 'application/pdf', buffer: pdf }, {})
    await expect
      .poll(async () => {
        await go('')
        return page.locator('.gongyun-state').innerText()
      })
      .toContain('附件「须知二.pdf」')
    await look('desk')
    await page.goto(`${server.url}/admin/logout`)
    await look('leaving')
    await page.context().clearCookies()
    await go('/login')
    await page.locator('#field-email').fill('nobody@example.org')
    await page.locator('#field-password').fill('1234567890')
    await page.getByRole('button', { name: '登录' }).click()
    await look('refused log-in', '[data-sonner-toast]')
  },
}

/** Every sentence that is put into Chinese where a package says it, as somebody may write it. */
const sentences = [...texts, ...labels].flatMap(({ words = {}, patterns = [] }) => [
  ...Object.keys(words),
  ...patterns.flatMap(([pattern]) => {
    const samples = fc.sample(fc.stringMatching(pattern).map(plain), { numRuns: 50, seed: 7 })
    return samples.filter((text) => pattern.test(text)).slice(0, 1)
  }),
])
const written = [...new Set([...sentences, 'Edit this programme', 'image/png', '100 bytes', 'text/vtt', '宽度 (px)'])]
/** Without what the server settles by itself, as spaces. */
function plain(text: string): string {
  return text.replaceAll(/[^\x21-\x7e年—]+/g, ' ').trim()
}

it('should leave every letter as people wrote it, beside a live preview and in closed rows', async () => {
  // a form of that many rows is slow to draw
  page.setDefaultTimeout(60_000)
  const named = await createEntry(staff, 'talents', { name: 'Edit link', specialities: [], _status: 'draft' })
  const short = written.filter((text) => text.length <= 60)
  const { id } = await createEntry(staff, 'performances', {
    title: 'Close',
    kind: 'gala',
    body: bodyOf(...written.map((text) => paragraph(words(text)))),
    programme: short.map((title, index) => ({ title, ...(index === 0 && { performers: [named.id] }) })),
    _status: 'draft',
  })
  const stored = async () =>
    (
      await staff.request<{ body: object; programme: { title: string }[]; summary: string }>(
        'GET',
        `/api/performances/${id}?draft=true&depth=0`,
      )
    ).body
  const textsOf = (body: object): string[] =>
    [...JSON.stringify(body).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)].map(([, text]) =>
      String(JSON.parse(text ?? '""')),
    )
  expect(textsOf((await stored()).body)).toEqual(written)
  await go(`/collections/performances/${id}`)
  await page.locator('#live-preview-toggler').click()
  await page.locator('#live-preview-iframe').waitFor()
  // the preview is open from the start
  await go(`/collections/performances/${id}`)
  await page.locator('#live-preview-iframe').waitFor()
  const programme = page.locator('#field-programme')
  await programme.locator('.array-field__header-action').first().click()
  await programme.locator('.collapsible--collapsed').first().waitFor()
  const shown = page.locator('.ContentEditable__root').first()
  await page.locator('#field-summary').pressSequentially('合唱')
  await page.getByText('草稿已自动保存').waitFor()
  const rows = programme.locator('.array-field__row')
  for (const [index, title] of short.entries()) {
    expect(await rows.nth(index).locator('b').first().textContent()).toContain(title.slice(0, 25))
    expect(await page.locator(`#field-programme__${index}__title`).inputValue()).toBe(title)
  }
  expect(await shown.locator('p').allTextContents()).toEqual(written)
  for (const label of await programme.locator('.relationship--multi-value-label').all())
    expect(await label.getAttribute('title')).toBe('Edit link')
  await page.screenshot({ path: 'test/.artifacts/written.png' })
  const now = await stored()
  expect([now.summary, textsOf(now.body), now.programme.map(({ title }) => title)]).toEqual(['合唱', written, short])
  await page.locator('#live-preview-toggler').click()
  await page.locator('#live-preview-iframe').waitFor({ state: 'hidden' })
  // what was written here is on no page that is looked at
  await page.goto('about:blank')
  for (const path of [`performances/${id}`, `talents/${named.id}`])
    expect((await staff.request('DELETE', `/api/${path}`)).status).toBe(200)
})

// the last of them leaves
it.each(Object.keys(journeys))('should have no word of another language in what opens: %s', async (name) => {
  found.clear()
  try {
    await journeys[name]?.()
  } catch (error) {
    await page.screenshot({ path: 'test/.artifacts/opened.png' })
    throw error
  }
  expect(Object.fromEntries(found)).toEqual({})
})
