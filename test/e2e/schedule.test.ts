import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { readMoment } from '../../cms/base/time/typed.ts'
import { writtenMoment } from '../../cms/base/time/wallClock.ts'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, type Stored } from '../support/entries.ts'
import { inSeconds, plan, schedulesOf, untilState } from '../support/schedules.ts'
import { startServer, type TestServer } from '../support/server.ts'

const editor = { name: '周编辑', email: 'editor@gongyun.local', password: 'a-song-for-workers' }
const notice = { kind: 'notice', date: '2026-11-21T00:00:00.000Z', _status: 'draft' }

let server: TestServer
let staff: Api
let browser: Browser
let page: Page
let entry: Stored

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  await staff.request('POST', '/api/globals/newsroom', { separateReview: false, keepMonths: 36 })
  await staff.request('POST', '/api/users', { ...editor, role: 'editor' })
  entry = await createEntry(staff, 'notices', { ...notice, title: '元旦放假安排' })
  browser = await openBrowser()
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'America/New_York' })
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const document = () => `notices/${entry.id}`
const desk = () => page.locator('.gongyun-desk')

it('should let an editor plan, move and cancel in the time of Shanghai, and put right from the desk what failed', async ({
  onTestFailed,
}) => {
  onTestFailed(async () => void (await page.screenshot({ path: 'test/.artifacts/schedule.png', fullPage: true })))
  await page.goto(`${server.url}/admin`)
  await page.locator('#field-email').fill(editor.email)
  await page.locator('#field-password').fill(editor.password)
  await page.getByRole('button', { name: '登录' }).click()
  await desk().getByText('近四周').waitFor()

  await page.goto(`${server.url}/admin/collections/${document()}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('.gongyun-schedule__toggler').click()
  const form = page.locator('.gongyun-schedule__form')
  const submit = form.locator('button[type="submit"]')
  const time = form.getByTitle('时间（北京时间）')
  await time.pressSequentially('下周')
  await time.press('Tab')
  await form.getByText('「下周」看不懂。').waitFor()
  expect([await time.inputValue(), await submit.isDisabled()]).toEqual(['下周', true])
  await time.fill('2026年12月31日 晚上12点')
  await form.getByText('2027年1月1日 星期五 00:00').waitFor()
  await time.fill('2020年1月1日 早上8点')
  await time.press('Tab')
  await form.getByText('时间「2020-01-01 08:00」已经过去').waitFor()
  expect(await submit.isDisabled()).toBe(true)

  const tomorrow = writtenMoment(Date.now() + 86_400_000)
  await time.fill(tomorrow)
  await submit.click()
  await page.locator('.gongyun-schedule__list').getByText(tomorrow).waitFor()
  expect(await schedulesOf(staff, document())).toMatchObject([{ at: readMoment(tomorrow), state: 'waiting' }])
  await form.getByRole('button', { name: '下周一 8 点' }).click()
  await submit.getByText('改为这个时间上线').click()
  await vi.waitUntil(async () => (await schedulesOf(staff, document()))[0]?.at !== readMoment(tomorrow), {
    timeout: 30_000,
  })
  await page.locator('.gongyun-steps').getByRole('button', { name: '取消' }).click()
  await page.locator('.gongyun-schedule__list').getByText('已取消').waitFor()
  // the drawer's form is not the entry's
  const { body } = await staff.request<{ docs: unknown[] }>(
    'GET',
    `/api/notices/versions?where[parent][equals]=${entry.id}`,
  )
  expect(body.docs).toHaveLength(1)

  // whoever publishes by hand is told that the plan does not wait any longer
  await form.getByRole('button', { name: '下周一 8 点' }).click()
  await submit.getByText('定时上线', { exact: true }).click()
  await page.locator('.gongyun-schedule__list li.waiting').waitFor()
  await page.keyboard.press('Escape')
  const toggler = page.locator('.gongyun-schedule__toggler')
  await toggler.getByText(/^定时 .+ 上线$/).waitFor()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByText(/^定于 .+ 的上线已取消。周编辑在 .+ 发布了条目，这一项不再执行。/).waitFor()
  await toggler.getByText('定时', { exact: true }).waitFor()

  const untitled = await createEntry(staff, 'notices', { ...notice, title: '以后会空着的', slug: 'untitled' })
  const failing = await plan(staff, `notices/${untitled.id}`, 'publish', inSeconds(4))
  await staff.request('PATCH', `/api/notices/${untitled.id}?draft=true`, { title: '' })
  await untilState(staff, failing.id, 'failed')
  await page.goto(`${server.url}/admin`)
  const pile = page.locator('#desk-failed')
  expect(await pile.innerText()).toContain('标题')
  await staff.request('PATCH', `/api/notices/${untitled.id}?draft=true`, { title: '补上了标题' })
  await pile.getByRole('button', { name: '再试一次' }).click()
  await untilState(staff, failing.id, 'done')
  await page.reload()
  await desk().getByText('近四周').waitFor()
  expect(await pile.count()).toBe(0)
})
