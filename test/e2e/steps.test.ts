import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api, separateReview } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { type Actor, type Cast, castOf } from '../support/roles/cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

type Doc = { id: string; title: string; summary?: string; stage: string; updatedAt: string }

let server: TestServer
let staff: Api
let cast: Cast
let browser: Browser

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  cast = await castOf(server, staff)
  await separateReview(staff, true)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Questions of the browser that somebody was asked, and refusals that a page met. */
const trouble: string[] = []

async function pageOf(actor: Exclude<Actor, 'visitor'>, timezoneId = 'Asia/Shanghai'): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId })
  context.setDefaultTimeout(60_000)
  await context.addCookies([{ name: 'payload-token', value: cast.as[actor].token ?? '', url: server.url }])
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    trouble.push(`${dialog.type()} ${dialog.message()}`)
    void dialog.accept()
  })
  page.on('response', (response) => {
    if (response.status() === 409) trouble.push(`409 ${response.url()}`)
  })
  return page
}

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`${server.url}/admin/collections/works/${id}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('.gongyun-stage').waitFor()
}

const draftBy = async (actor: Actor, data: object = {}): Promise<string> =>
  (
    await cast.as[actor].request<{ doc: Doc }>('POST', '/api/works?draft=true', {
      title: '晨曲',
      genre: 'choir',
      ...data,
    })
  ).body.doc.id
const newest = async (id: string): Promise<Doc> =>
  (await staff.request<Doc>('GET', `/api/works/${id}?draft=true&depth=0`)).body
const step = async (actor: Actor, id: string, name: string): Promise<number> => {
  const { updatedAt: seen } = await newest(id)
  return (await cast.as[actor].request('POST', `/api/works/${id}/review`, { step: name, seen })).status
}
const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage))
const locks = async (id: string): Promise<number> =>
  (
    await staff.request<{ totalDocs: number }>(
      'GET',
      `/api/payload-locked-documents?where[document.value][equals]=${id}`,
    )
  ).body.totalDocs
const stage = (page: Page, word: string): Promise<void> => page.locator('.gongyun-stage', { hasText: word }).waitFor()

it('should take a step right after typing, on the whole text, without a question, a card or a refusal', async () => {
  const page = await pageOf('editor')
  const summary = page.locator('#field-summary')
  // when the click comes: just after a save by the form has ended, and while one is under way
  for (const moment of ['after', 'during'] as const) {
    const id = await draftBy('editor')
    await open(page, id)
    await summary.pressSequentially('先写的')
    if (moment === 'after') await page.getByText('草稿已自动保存').waitFor()
    else {
      await page.route('**/api/works/*autosave=true*', async (route) => {
        const answer = await route.fetch()
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        await route.fulfill({ response: answer })
      })
      await page.waitForRequest(/autosave=true/)
    }
    await summary.press('End')
    await summary.pressSequentially('，再写的')
    await page.locator('#step-submit').click()
    await stage(page, '待审')
    await page.unrouteAll({ behavior: 'wait' })
    expect([moment, (await newest(id)).summary, (await newest(id)).stage]).toEqual([
      moment,
      '先写的，再写的',
      'in-review',
    ])
    expect([moment, trouble]).toEqual([moment, []])
    await page.waitForLoadState('networkidle')
    expect([moment, await page.locator('.gongyun-typing').count()]).toEqual([moment, 0])
    expect([moment, await kept(page)]).not.toContain('再写的')
    // and goes on from there, without a clash with oneself
    expect([moment, await locks(id)]).toEqual([moment, 0])
    await summary.press('End')
    await summary.pressSequentially('。又改')
    await page.getByText('草稿已自动保存').waitFor()
    expect((await newest(id)).summary).toBe('先写的，再写的。又改')
    await page.locator('#step-withdraw').click()
    await stage(page, '草稿')
    expect([moment, trouble]).toEqual([moment, []])
  }

  // a save by hand after one by the form leaves nothing unsaved behind
  const id = await draftBy('editor')
  await open(page, id)
  await summary.pressSequentially('自动存的')
  await page.getByText('草稿已自动保存').waitFor()
  await summary.pressSequentially('，手工存的')
  await page.locator('#action-save-draft').click()
  await page.getByText('有没保存的改动').waitFor({ state: 'hidden' })
  await expect.poll(() => kept(page)).not.toContain('手工存的')
  await page.reload()
  await stage(page, '草稿')
  expect([(await newest(id)).summary, trouble]).toEqual(['自动存的，手工存的', []])
  await page.context().close()
})

it('should let no copy of an older version come in the way of saving', async () => {
  const page = await pageOf('editor')
  for (const isStored of [true, false]) {
    const id = await draftBy('editor', { summary: '原来的' })
    const { updatedAt } = await newest(id)
    const said = isStored ? '服务器有的' : '服务器没有的'
    const values = { title: '晨曲', genre: 'choir', summary: said, updatedAt }
    const name = `gongyun-typing:${cast.accounts.editor}:works/${id}`
    await page.goto(`${server.url}/admin`)
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
      name,
      JSON.stringify({ at: Date.now(), values, mine: ['summary'] }),
    ] as const)
    const written = isStored ? `${said} ` : '别处改的'
    await cast.as.editor.request('PATCH', `/api/works/${id}?draft=true`, { summary: written })
    await step('editor', id, 'submit')
    await open(page, id)
    expect(await page.locator('#field-summary').inputValue()).toBe(written.trim())
    await page.locator('#field-title').fill('晨曲（改）')
    await expect.poll(async () => (await newest(id)).title, { timeout: 20_000 }).toBe('晨曲（改）')
    if (isStored) expect(await page.locator('.gongyun-typing').count()).toBe(0)
    else {
      await page.getByText('把我的文字放回').click()
      await expect.poll(async () => (await newest(id)).summary, { timeout: 20_000 }).toBe(said)
    }
    expect(trouble).toEqual([])
  }
  await page.context().close()
})

it('should name who works on an entry, and keep no reviewer out of what was handed in', async () => {
  const id = await draftBy('unit-editor')
  const [writer, reviewer] = [await pageOf('unit-editor'), await pageOf('reviewer', 'America/New_York')]
  await open(writer, id)
  await writer.locator('#field-summary').fill('正在写')
  await expect.poll(() => locks(id)).toBe(1)
  await reviewer.goto(`${server.url}/admin/collections/works/${id}`)
  const dialog = reviewer.locator('.document-locked__content')
  await dialog.getByText('正在编辑这条内容').waitFor()
  const shown = await dialog.innerText()
  expect(shown).toContain('单位编辑 正在编辑这条内容，最近一次改动在 ')
  const clock = new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' })
  expect(shown).toContain(clock.format(Date.now()))
  expect(shown).not.toMatch(/[A-Za-z]/)
  await reviewer.screenshot({ path: 'test/.artifacts/steps-lock.png' })
  await writer.locator('#step-submit').click()
  await stage(writer, '待审')
  await expect.poll(() => locks(id)).toBe(0)
  await open(reviewer, id)
  await reviewer.locator('#step-approve').waitFor()
  expect(await reviewer.locator('.document-locked').count()).toBe(0)

  // a typing error is mended by the reviewer, and agreed to by the writer
  await reviewer.locator('#field-summary').fill('正在写。')
  await reviewer.locator('#step-approve').click()
  await stage(reviewer, '审改待同意')
  await open(writer, id)
  await writer.locator('.gongyun-timeline', { hasText: '审稿时修改' }).waitFor()
  await writer.screenshot({ path: 'test/.artifacts/steps-consent.png', fullPage: true })
  await writer.locator('#step-consent').click()
  await stage(writer, '已通过')
  await open(reviewer, id)
  await reviewer.locator('#action-save').click()
  await stage(reviewer, '已上线')
  expect(trouble).toEqual([])
  await Promise.all([writer.context().close(), reviewer.context().close()])
})

it('should tell of the versions who, when and what, and bring one that was public back as a draft', async () => {
  const id = await draftBy('editor', { title: '旧版', summary: '旧的摘要' })
  await step('editor', id, 'submit')
  expect([await step('reviewer', id, 'approve'), await step('editor', id, 'publish')]).toEqual([200, 200])
  await cast.as['reviewer'].request('PATCH', `/api/works/${id}?draft=true`, { title: '新版', summary: '新的摘要' })
  const page = await pageOf('editor', 'America/New_York')
  await page.goto(`${server.url}/admin/collections/works/${id}/versions`)
  const rows = page.locator('.gongyun-versions tbody tr')
  await rows.first().waitFor()
  const told = await rows.allInnerTexts()
  expect(told[0]).toContain('审核')
  expect(told[0]).toContain('名称、摘要')
  expect(told[1]).toContain('公众现在看到的')
  expect(told[1]).toContain('编辑')
  expect(told.at(-1)).toContain('最早的一版')
  const at = new Date((await newest(id)).updatedAt)
  const clock = new Intl.DateTimeFormat('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  })
  expect(told[0]).toContain(clock.format(at))
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.screenshot({ path: `test/.artifacts/steps-versions-${width}.png`, fullPage: true })
    expect([width, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([width, true])
  }
  await rows.nth(1).locator('a').click()
  const restore = page.locator('.gongyun-restore')
  await restore.waitFor()
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    await page.screenshot({ path: `test/.artifacts/steps-compare-${width}.png`, fullPage: true })
    expect([width, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([width, true])
  }
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Asia/Shanghai' }).format(at)
  expect(await page.locator('.step-nav').innerText()).toContain(day)
  // the browser stands in New York, where it is another time
  for (const label of await page.locator('.gongyun-version-label').allInnerTexts())
    expect(label).toMatch(new RegExp(`${day} ${clock.format(at).slice(0, 2)}:`))
  expect(await page.locator('.gongyun-version-label').count()).toBeGreaterThan(1)

  await restore.click()
  const asked = page.getByRole('dialog').filter({ hasText: '恢复成一份草稿' })
  await asked.waitFor()
  expect(await asked.innerText()).toContain(day)
  await page.screenshot({ path: 'test/.artifacts/steps-restore.png' })
  await asked.locator('#confirm-action').click()
  await page.getByText('已恢复成一份草稿').waitFor()
  await stage(page, '草稿')
  expect(await newest(id)).toMatchObject({ title: '旧版', summary: '旧的摘要' })
  expect((await staff.request<{ _status: string }>('GET', `/api/works/${id}`)).body._status).toBe('published')

  // one that may not come back says why
  await page.goto(`${server.url}/admin/collections/works/${id}/versions`)
  await rows.last().locator('a').click()
  await restore.waitFor()
  await staff.request('PATCH', `/api/works/${id}`, { deletedAt: new Date().toISOString() })
  await restore.click()
  await page.getByRole('dialog').locator('#confirm-action').click()
  await page.getByText('没有恢复这一版。这个条目在垃圾箱里').waitFor()
  expect(trouble).toEqual([])
  await page.context().close()
})
