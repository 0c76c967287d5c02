import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pictureOf } from '../../cms/features/sample/picture.ts'
import { tuneOf } from '../../cms/features/sample/tune.ts'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, pageText } from '../support/entries.ts'
import { takePicture } from '../support/guide.ts'
import { copySampleData } from '../support/sampleData.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** Goes through the editors' guide (docs/editors), as an editor whose machine is set to another time zone. */
const editor = { name: '文编辑', email: 'editor@gongyun.local', password: 'a-song-for-workers' }

let dataDir: string
let server: TestServer
let staff: Api
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-guide-'))
  await copySampleData(dataDir)
  server = await startServer({ dataDir })
  staff = await administrator(server)
  await staff.request('POST', '/api/users', { ...editor, role: 'editor' })
  // one person goes through the whole guide; who reviews whom has tests of its own
  await staff.request('POST', '/api/globals/newsroom', { separateReview: false })
  browser = await openBrowser()
  context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 860 },
  })
  context.setDefaultTimeout(30_000)
  page = await context.newPage()
  await page.goto(`${server.url}/admin`)
  await page.locator('#field-email').waitFor()
  await takePicture(page, 'login')
  await page.locator('#field-email').fill(editor.email)
  await page.locator('#field-password').fill(editor.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.dashboard').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function open(address: string): Promise<void> {
  await page.goto(`${server.url}/admin/collections/${address}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
}

/** As a field of dates writes the moment that it says back. */
function written(said: string): string {
  const [, year, month, day, time] = /(\d+)年(\d+)月(\d+)日 \S+ (.+)/.exec(said) ?? []
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')} ${time}`
}

async function choose(field: Locator, text: string): Promise<void> {
  await field.locator('.rs__control').click()
  await field.locator('.rs__option', { hasText: text }).first().click()
}

/** Clicks what saves, waits for the API's answer. @returns the document */
async function save<T>(collection: string, button = page.locator('#action-save-draft')): Promise<T> {
  const [response] = await Promise.all([
    page.waitForResponse(
      (response) =>
        response.url().includes(`/api/${collection}`) && ['POST', 'PATCH'].includes(response.request().method()),
    ),
    button.click(),
  ])
  const body = (await response.json()) as { doc: T }
  expect([response.ok(), response.ok() ? '' : JSON.stringify(body)]).toEqual([true, ''])
  return body.doc
}

const inShanghai = (instant: string) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant))

type Session = { start: string; end: string; seats: number | null; topic: string | null }

it('should fill a course with fifteen Wednesdays in one go, and move them all', async () => {
  await open('courses/create')
  await page.locator('#field-title').fill('扎染：把滇池的水染上身')
  await choose(page.locator('#field-kind'), '普惠')
  await choose(page.locator('#field-type'), '美术')
  // what the settings say is told to whoever does not see them
  const applied = /没有填本课价格，按“网站”里美术的价格：每课原价 \d+ 元，工会补贴 \d+ 元，职工承担 \d+ 元。/
  await page.locator('#field-price').getByText(applied).waitFor()
  await page.getByRole('button', { name: '批量添加课次' }).click()
  const panel = page.getByRole('region', { name: '批量添加课次' })
  await panel.getByText('次数').waitFor()
  expect(await panel.locator('li').count()).toBe(15)
  await panel.getByText(applied).waitFor()
  await panel.scrollIntoViewIfNeeded()
  await takePicture(page, 'series', panel)
  await page.setViewportSize({ width: 390, height: 860 })
  // the menu beside it goes away first
  await expect.poll(() => panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await page.setViewportSize({ width: 1280, height: 860 })
  await panel.getByRole('button', { name: '添加 15 个课次' }).click()
  await page.getByText('已添加 15 个课次').waitFor()
  await page.locator('#field-sessions__14__seats').fill('30')
  const { id, sessions } = await save<{ id: string; sessions: Session[] }>('courses')
  expect(sessions).toHaveLength(15)
  expect(new Set(sessions.map(({ start }) => inShanghai(start)))).toEqual(new Set(['周三18:30']))
  expect(await page.locator('#field-sessions__0__start input').inputValue()).toMatch(/^20\d\d-\d\d-\d\d 18:30$/)

  await open(`courses/${id}`)
  await page.getByRole('button', { name: '批量添加课次' }).click()
  await panel.getByLabel('现有的 15 个改到新日期').check()
  await panel.getByLabel('每周三').uncheck()
  await panel.getByLabel('每周六').check()
  await panel.getByLabel('几点开始').fill('09:00')
  await panel.getByRole('button', { name: '改到这些日期' }).click()
  const moved = await save<{ sessions: Session[] }>('courses')
  expect(moved.sessions).toHaveLength(15)
  expect(new Set(moved.sessions.map(({ start }) => inShanghai(start)))).toEqual(new Set(['周六09:00']))
  expect(moved.sessions.at(-1)?.seats).toBe(30)

  await open(`courses/${id}`)
  await page.getByRole('button', { name: '批量添加课次' }).click()
  await panel.getByLabel('把现有的 15 个再办一轮').check()
  await panel.getByRole('button', { name: '添加 15 个课次' }).click()
  const again = await save<{ sessions: Session[] }>('courses')
  expect(again.sessions.map(({ seats }) => seats).filter(Boolean)).toEqual([30, 30])
  const starts = again.sessions.map(({ start }) => start)
  expect([starts.length, starts]).toEqual([30, starts.toSorted()])
})

it('should take dates as they are written in China, whatever the time zone of the machine', async () => {
  await open('performances/create')
  await page.locator('#field-title').fill('纳凉晚会')
  await choose(page.locator('#field-kind'), '文艺演出')
  await page.getByRole('button', { name: '添加场次', exact: true }).click()
  const input = page.locator('#field-showings__0__start input')
  const field = page.locator('#field-showings__0__start')
  for (const [text, said] of [
    ['2026年12月31日 晚上12点', '2027年1月1日 星期五 00:00'],
    ['2027-10-01', '「2027-10-01」没有写几点'],
    ['晚上7点', '「晚上7点」没有写日期'],
    ['2027年10月1日（周五）19:30', '2027年10月1日 星期五 19:30'],
    ['下周五', '「下周五」没有写几点'],
  ] as const) {
    await input.fill('')
    await input.pressSequentially(text)
    await input.press('Tab')
    await field.getByText(said).waitFor()
    // what was not understood stands as it was typed, and the last moment that was understood is not lost by Enter
    await input.press('Enter')
    expect(await input.inputValue()).toBe(said.startsWith('「') ? text : written(said))
  }
  // nor is anything saved in its place
  const [refused] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/api/performances')),
    page.locator('#action-save-draft').click(),
  ])
  expect([refused.status(), await refused.text()]).toEqual([400, expect.stringContaining('下周五')])
  expect(await input.inputValue()).toBe('下周五')
  await input.fill('2027年7月9日 晚上7点半')
  await field.getByText('2027年7月9日 星期五 19:30').waitFor()
  await input.press('Tab')
  await input.click()
  await page.locator('.react-datepicker').waitFor()
  expect(await page.locator('.react-datepicker__day-names').innerText()).toMatch(/^一/)
  await takePicture(page, 'date', page.locator('.react-datepicker'))
  await input.press('Escape')
  // an end that is typed behind it goes where it belongs, and takes the place of none unasked
  const end = page.locator('#field-showings__0__end input')
  await input.fill('')
  await input.pressSequentially('2027年7月9日 晚上七点到九点')
  await input.press('Tab')
  await expect.poll(() => end.inputValue()).toBe('2027-07-09 21:00')
  expect(await input.inputValue()).toBe('2027-07-09 19:00')
  // nothing is said of it beside an end that the editor has chosen since, or beside none
  for (const chosen of ['2027-07-09 23:00', '', '2027-07-09 21:00']) {
    await end.fill(chosen)
    await end.press('Tab')
    await expect.poll(() => end.inputValue()).toBe(chosen)
    expect(await page.locator('.gongyun-other-end').count()).toBe(0)
  }
  await input.fill('2027-07-09 19:30-22:00')
  await input.press('Tab')
  await page.getByText('“结束”里已有 2027-07-09 21:30，没有改动').waitFor()
  await page.getByRole('button', { name: '改成 2027-07-09 22:00' }).click()
  await expect.poll(() => end.inputValue()).toBe('2027-07-09 22:00')
  const show = await save<{ id: string; showings: { start: string; end: string }[] }>('performances')
  expect(show.showings[0]).toMatchObject({ start: '2027-07-09T11:30:00.000Z', end: '2027-07-09T14:00:00.000Z' })
})

it('should draw a row that is added just before an answer of the server comes', async () => {
  await open('performances/create')
  const [answered, clicked] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  const isForm = (route: Route) => route.request().method() === 'POST'
  await page.route('**/admin/**', async (route) => {
    if (!isForm(route)) return route.fallback()
    const response = await route.fetch()
    answered.resolve(undefined)
    await clicked.promise
    await route.fulfill({ response })
  })
  await page.locator('#field-title').fill('岁末晚会')
  await answered.promise
  await page.getByRole('button', { name: '添加场次', exact: true }).click()
  clicked.resolve(undefined)
  await page.locator('#field-showings__0__start input').waitFor()
  await page.unrouteAll({ behavior: 'wait' })
})

it('should copy an entry into a draft that says so', async () => {
  const { body } = await staff.request<{ docs: { id: string; title: string }[] }>(
    'GET',
    '/api/performances?where[_status][equals]=published&limit=1&depth=0',
  )
  await open(`performances/${body.docs[0]?.id}`)
  await page.locator('.doc-controls__popup button').click()
  await page.locator('#action-duplicate').click()
  await page.waitForURL((url) => !url.pathname.endsWith(body.docs[0]?.id ?? ''))
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  expect(await page.locator('#field-title').inputValue()).toBe(`${body.docs[0]?.title}（副本）`)
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const copy = await staff.request<{ _status: string; slug: string }>('GET', `/api/performances/${id}?draft=true`)
  expect([copy.body._status, copy.body.slug.endsWith('fu-ben')]).toEqual(['draft', true])
})

it('should take a recording with its captions file and play it on the page of the work', async () => {
  await open('recordings/create')
  await page
    .locator('.file-field input[type="file"]')
    .first()
    .setInputFiles({ name: '排练.wav', mimeType: 'audio/wav', buffer: tuneOf("1 2 3 5 | 6 1' 6 5") })
  await page.locator('#field-title').fill('合唱排练')
  await page.locator('.gongyun-captions input[type="file"]').setInputFiles({
    name: '字幕.srt',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('1\n00:00:00,000 --> 00:00:02,000\n咱们工人有力量\n'),
  })
  await page.waitForFunction(() =>
    document.querySelector<HTMLTextAreaElement>('#field-captions')?.value.includes('咱们'),
  )
  await takePicture(page, 'recording')
  const recording = await save<{ id: string }>('recordings', page.locator('#action-save'))
  const work = await createEntry(staff, 'works', {
    title: '咱们工人有力量',
    genre: 'choir',
    recordings: [{ kind: 'audio', file: recording.id }],
  })
  const visit = await context.newPage()
  await visit.goto(`${server.url}/works/${work.slug}/`)
  const length = await visit.locator('audio').evaluate(
    (audio: HTMLAudioElement) =>
      new Promise((resolve) => {
        audio.addEventListener('loadedmetadata', () => resolve(audio.duration), { once: true })
        audio.load()
        audio.preload = 'metadata'
      }),
  )
  expect(length).toBeGreaterThan(3)
  await visit.getByText('文字稿').click()
  await visit.getByText('咱们工人有力量', { exact: true }).last().waitFor()
  await takePicture(visit, 'work')
  await visit.close()
})

it('should keep what matters in a cut picture: its focal point', async () => {
  const bytes = await pictureOf({ scene: 'lake', palette: 'teal', seed: 4, shape: 'portrait' })
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), '竖图.png')
  form.set('_payload', JSON.stringify({ alt: '竖幅海报' }))
  const { body } = await staff.request<{ doc: { id: string } }>('POST', '/api/media', form)
  const show = await createEntry(staff, 'performances', {
    title: '竖图演出',
    kind: 'gala',
    admission: 'free',
    picture: body.doc.id,
  })
  const picture = async () =>
    /<img src="([^"]+)"[^>]*?(?: style="([^"]+)")? alt="竖幅海报"/.exec(
      (await pageText(server, `/performances/${show.slug}/`)).text,
    )
  const before = await picture()
  expect(before?.[2]).toMatch(/^--ratio: [\d.]+$/)

  await open(`media/${body.doc.id}`)
  await page.getByRole('button', { name: '编辑图像' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('.edit-upload__input').nth(0).locator('input').fill('50')
  await drawer.locator('input[name="Y %"]').fill('20')
  await takePicture(page, 'focal-point')
  await drawer.getByRole('button', { name: '应用更改' }).click()
  await save('media', page.locator('#action-save'))
  const after = await picture()
  expect(after?.[2]).toMatch(/^--ratio: [\d.]+; object-position: 50% 20%$/)
  expect(after?.[1]).not.toBe(before?.[1])
})

it('should list what refers to a person', async () => {
  const { body } = await staff.request<{ docs: { id: string }[] }>(
    'GET',
    '/api/talents?where[slug][equals]=mu-xiaochen',
  )
  await open(`talents/${body.docs[0]?.id}`)
  await page.getByText('哪些内容用到它').click()
  const list = page.locator('.gongyun-references')
  await list.getByRole('link', { name: '晚风过雨花' }).waitFor()
  await takePicture(page, 'references', list)
})

it('should publish many at once, and name what cannot be', async () => {
  for (const [name, given] of [
    ['甲师傅', true],
    ['乙师傅', false],
    ['丙师傅', true],
  ] as const)
    await createEntry(staff, 'talents', {
      name,
      specialities: ['vocal'],
      consent: { given },
      summary: '批量发布',
      _status: 'draft',
    })
  await page.goto(`${server.url}/admin/collections/talents?where[or][0][and][0][summary][equals]=批量发布`)
  await page.locator('table tbody tr').nth(2).waitFor()
  await page.locator('thead input[type="checkbox"]').check()
  await page.locator(".list-selection__button[aria-label='发布']").click()
  await page.getByRole('dialog').locator('#confirm-action').click()
  await page.getByText('《乙师傅》：').waitFor()
  await takePicture(page, 'publish-many')
  expect(await page.locator('.toast-container, [data-sonner-toaster]').innerText()).toContain('已更新 2 条（人才库）')
  const { body } = await staff.request<{ docs: { name: string }[] }>(
    'GET',
    '/api/talents?where[summary][equals]=批量发布&where[_status][equals]=published&sort=name',
  )
  expect(body.docs.map(({ name }) => name).toSorted()).toEqual(['丙师傅', '甲师傅'].toSorted())
})
