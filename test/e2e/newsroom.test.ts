import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api, separateReview } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { pageText } from '../support/entries.ts'
import { type Actor, type Cast, castOf } from '../support/roles/cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let staff: Api
let cast: Cast
let browser: Browser

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  cast = await castOf(server, staff)
  await separateReview(staff, true)
  await staff.request('POST', '/api/wordings', { wrong: '省总', right: '省总工会', level: 'block' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A page of the admin as somebody sees it. */
async function pageOf(actor: Exclude<Actor, 'visitor'>): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  context.setDefaultTimeout(60_000)
  await context.addCookies([{ name: 'payload-token', value: cast.as[actor].token ?? '', url: server.url }])
  return context.newPage()
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${server.url}/admin/collections/works/${path}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
}

/** Clicks what takes a step, and waits until the view shows what came of it. */
async function take(page: Page, button: string, stage: string): Promise<void> {
  await page.locator(button).click()
  await page.locator('.gongyun-stage', { hasText: stage }).waitFor()
}

const steps = (page: Page) => page.locator('.gongyun-timeline li > p:first-child strong').allInnerTexts()
const buttons = (page: Page) =>
  page
    .locator('.gongyun-review-steps button, #action-save, #action-override')
    .evaluateAll((all) => all.map(({ id }) => id))

it('should bring a text from its writer through the reviewer to the public, each step on the timeline', async ({
  onTestFailed,
}) => {
  const [writer, reviewer] = [await pageOf('unit-editor'), await pageOf('reviewer')]
  onTestFailed(async () => {
    await writer.screenshot({ path: 'test/.artifacts/newsroom-writer.png', fullPage: true })
    await reviewer.screenshot({ path: 'test/.artifacts/newsroom-reviewer.png', fullPage: true })
  })

  await open(writer, 'create')
  await writer.locator('#field-title').fill('省总展演：晨曲')
  await writer.locator('#field-genre .rs__control').click()
  await writer.locator('#field-genre .rs__option', { hasText: '合唱' }).click()
  await writer.locator('#action-save-draft').click()
  await writer.locator('.gongyun-stage', { hasText: '草稿' }).waitFor()
  const path = new URL(writer.url()).pathname.split('/').at(-1) ?? ''

  // a forbidden wording is shown, and held back
  expect(await writer.locator('.gongyun-wordings').innerText()).toContain('名称：「省总」应写成「省总工会」')
  await writer.locator('#step-submit').click()
  await writer.getByText('改好以后才能提交和发布').first().waitFor()
  await writer.locator('#field-title').fill('晨曲')
  await take(writer, '#step-submit', '待审')
  expect(await buttons(writer)).toEqual(['step-withdraw'])

  await open(reviewer, path)
  await reviewer.locator('.gongyun-stage', { hasText: '待审' }).waitFor()
  expect(await buttons(reviewer)).toEqual(['action-save', 'step-return', 'step-approve'])
  await reviewer.locator('#step-return').click()
  const dialog = reviewer.getByRole('dialog')
  expect(await dialog.locator('.gongyun-confirm').isDisabled()).toBe(true)
  await dialog.getByLabel('退回的意见').fill('请写明是男声合唱')
  await take(reviewer, '.gongyun-dialog .gongyun-confirm', '已退回')

  await open(writer, path)
  await writer.locator('.gongyun-timeline blockquote', { hasText: '请写明是男声合唱' }).waitFor()
  await writer.locator('#field-title').fill('晨曲（男声合唱）')
  await take(writer, '#step-submit', '待审')

  await open(reviewer, path)
  await take(reviewer, '#action-save', '已上线')
  expect(await steps(reviewer)).toEqual([
    '发布',
    '通过',
    '提交审稿',
    '修改草稿',
    '退回',
    '提交审稿',
    '修改草稿',
    '新建',
  ])
  const slug = String((await staff.request('GET', `/api/works/${path}`)).body['slug'])
  expect((await pageText(server, `/works/${slug}/`)).text).toContain('晨曲（男声合唱）')

  // whoever only looks reads the same, with nothing to press
  const auditor = await pageOf('auditor')
  await open(auditor, path)
  await auditor.locator('.gongyun-timeline li').first().waitFor()
  expect(await steps(auditor)).toEqual(await steps(reviewer))
  expect(await buttons(auditor)).toEqual([])
})

it('should offer an editor no button for the own text, and an administrator one that wants a reason', async ({
  onTestFailed,
}) => {
  const editor = await pageOf('editor')
  onTestFailed(
    async () => void (await editor.screenshot({ path: 'test/.artifacts/newsroom-editor.png', fullPage: true })),
  )
  const work = { title: '灯火', genre: 'choir' }
  const make = async (actor: Actor) =>
    (await cast.as[actor].request<{ doc: { id: string } }>('POST', '/api/works?draft=true', work)).body.doc.id
  await open(editor, await make('editor'))
  await editor.locator('#step-submit').waitFor()
  expect(await buttons(editor)).toEqual(['step-submit'])
  expect(await editor.locator('.gongyun-review').innerText()).toContain('要由没有参与写的人来审')

  const administrating = await pageOf('administrator')
  await open(administrating, await make('administrator'))
  await administrating.locator('#field-title').fill('灯火（加急）')
  await administrating.locator('#action-override').click()
  await administrating.getByLabel('越过审稿的理由').fill('台风停演')
  await take(administrating, '.gongyun-dialog .gongyun-confirm', '已上线')
  await administrating.locator('.gongyun-timeline blockquote', { hasText: '台风停演' }).waitFor()

  // a refused step leaves the reason where it was typed, and marks what lacks, of a saved draft and of typing alike
  const { id } = (
    await cast.as.administrator.request<{ doc: { id: string } }>('POST', '/api/works?draft=true', { title: '无类别' })
  ).body.doc
  const dialog = administrating.getByRole('dialog')
  for (const typed of [false, true]) {
    await open(administrating, id)
    if (typed) await administrating.locator('#field-title').fill('无类别（改）')
    // an answer about the form that is still under way takes the marks off again (Payload 3.90)
    await administrating.waitForLoadState('networkidle')
    await administrating.locator('#action-override').click()
    await dialog.getByLabel('越过审稿的理由').fill('台风停演')
    await dialog.locator('.gongyun-confirm').click()
    await dialog.getByRole('alert').waitFor()
    expect(await dialog.getByLabel('越过审稿的理由').inputValue()).toBe('台风停演')
    await administrating.locator('#field-genre.error, .field-type.error').first().waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()
    await administrating.locator('#action-override').click()
    expect(await dialog.getByLabel('越过审稿的理由').inputValue()).toBe('台风停演')
  }
})

it('should submit the chosen entries of a list as they stand there, and name what somebody has changed since', async () => {
  const page = await pageOf('editor')
  const make = async (title: string) =>
    (await cast.as.editor.request<{ doc: { id: string } }>('POST', '/api/works?draft=true', { title, genre: 'choir' }))
      .body.doc.id
  const ids = [await make('成批提交甲'), await make('成批提交乙')]
  await page.goto(`${server.url}/admin/collections/works?search=${encodeURIComponent('成批提交')}`)
  await page.locator('tbody tr').nth(1).waitFor()
  await page.locator('thead input[type=checkbox]').check()
  const submit = page.getByRole('button', { name: '提交审稿（本页选中的 2 条）' })
  await submit.waitFor()
  await cast.as.reviewer.request('PATCH', `/api/works/${ids[1]}?draft=true`, { summary: '后来写的' })
  await submit.click()
  const told = page.locator('.gongyun-submit-many [role=status]')
  await told.waitFor()
  const said = await told.innerText()
  expect(said).toContain('已提交审稿 1 条，没有提交 1 条')
  expect(said).toMatch(/《成批提交乙》：您打开以后，审核已在 .* 对这一稿做了“修改草稿”，您的操作没有执行。/)
  const stages = await Promise.all(
    ids.map(async (id) => (await staff.request('GET', `/api/works/${id}?draft=true`)).body['stage']),
  )
  expect(stages).toEqual(['in-review', 'draft'])
  await page.context().close()
})
