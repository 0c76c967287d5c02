import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { writtenMoment } from '../../cms/base/time/wallClock.ts'
import { separateReview } from '../support/api.ts'
import { pageText } from '../support/entries.ts'
import { workbook } from '../support/importing.ts'
import { schedulesOf } from '../support/schedules.ts'
import { startTelephones, type Telephones } from '../support/telephones.ts'

/** What else a day brings on a telephone: a table, a plan, an entry that one person publishes, copies and deletes. */

let site: Telephones

beforeAll(async () => {
  site = await startTelephones()
})
afterAll(() => site?.stop())
afterEach(({ task }) => site.putAway(task.result?.state === 'fail'))

const idOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''
const stage = (page: Page, word: string): Promise<void> => page.locator('.gongyun-stage', { hasText: word }).waitFor()
const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage))

it('should import thirty rows, and say of the same file that it has been there', async () => {
  const { phone, server, staff } = site
  const editor = await phone('editor')
  const { page } = editor
  const rows = Array.from({ length: 30 }, (_, index) => ['', `车间组歌第 ${index + 1} 首`, '合唱', '2024'])
  const buffer = Buffer.from(await workbook({ 作品库: [['编号', '名称*', '门类*', '创作年份'], ...rows] }))
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const count = async (): Promise<number> =>
    (await staff.request<{ totalDocs: number }>('GET', '/api/works/count?draft=true')).body.totalDocs
  const before = await count()
  await page.goto(`${server.url}/admin/collections/works`)
  await editor.tap(page.getByRole('link', { name: '导入表格' }))
  const upload = async (): Promise<void> => {
    await page.locator('input[name="table"]').setInputFiles({ name: '作品三十.xlsx', mimeType, buffer })
    await editor.tap(page.getByRole('button', { name: '上传并预览' }))
    await page.getByRole('heading', { name: '预览：作品三十.xlsx' }).waitFor()
  }
  await upload()
  await editor.look('import')
  await editor.tap(page.getByRole('button', { name: '确认导入为草稿（30 条）' }))
  await page.getByRole('heading', { name: '已导入：作品三十.xlsx' }).waitFor()
  await editor.look('imported')
  expect(await count()).toBe(before + 30)

  await upload()
  await page.getByText(/已经导入过同样内容的表格「作品三十.xlsx」/).waitFor()
  await page.getByText('有 30 行和通常的不一样').waitFor()
  // not by a thumb that goes on as before
  expect(await page.getByRole('button', { name: /确认导入为草稿/ }).isDisabled()).toBe(true)
  await editor.look('import-again')
  await editor.tap(page.getByRole('button', { name: '不导入' }))
  expect(await count()).toBe(before + 30)
})

it('should plan what was let pass for 明晚七点, and say which evening that is', async () => {
  const { noticeBy, phone, staff } = site
  await separateReview(staff, true)
  const { id } = await noticeBy(
    'unit-editor',
    { title: '元旦安排' },
    ['unit-editor', 'submit'],
    ['reviewer', 'approve'],
  )
  const editor = await phone('editor')
  const { page } = editor
  await editor.open(`notices/${id}`)
  await editor.tap(page.locator('.gongyun-schedule__toggler'))
  const plan = page.locator('.gongyun-schedule__form')
  const tomorrow = writtenMoment(Date.now() + 86_400_000).slice(0, 10)
  await plan.getByTitle('时间（北京时间）').pressSequentially('明晚七点')
  const [year, month, day] = tomorrow.split('-').map(Number)
  await plan.getByText(`${year}年${month}月${day}日`).waitFor()
  await editor.look('plan')
  await editor.tap(plan.locator('button[type="submit"]'))
  await page.locator('.gongyun-schedule__list').getByText(`${tomorrow} 19:00`).waitFor()
  await editor.look('planned')
  const [planned] = await schedulesOf(staff, `notices/${id}`)
  expect(writtenMoment(planned?.at ?? 0)).toBe(`${tomorrow} 19:00`)
})

it('should publish, copy and delete all that was typed, also while the form saves by itself', async () => {
  const { newest, noticeBy, phone, server, staff } = site
  await separateReview(staff, false)
  const { id } = await noticeBy('editor', { title: '一个人发布' })
  const editor = await phone('editor')
  const { page } = editor
  await editor.open(`notices/${id}`)
  await stage(page, '草稿')
  const summary = page.locator('#field-summary')
  const type = async (text: string): Promise<void> => {
    // it is held while it is saved by hand
    await page.locator('form[data-form-ready="true"]').first().waitFor()
    await summary.press('End')
    await summary.pressSequentially(text)
  }
  for (const [button, typed] of [
    ['#action-save-draft', ['先写的', '，存下的']],
    ['#action-save', ['，又写的', '，发布的']],
  ] as const) {
    await page.route('**/api/notices/*autosave=true*', async (route) => {
      const answer = await route.fetch()
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await route.fulfill({ response: answer })
    })
    const underWay = page.waitForRequest(/autosave=true/)
    await type(typed[0])
    await underWay
    await type(typed[1])
    await editor.tap(page.locator(button))
    await expect.poll(async () => (await newest('notices', id)).summary, { timeout: 20_000 }).toMatch(typed[1])
    await page.unrouteAll({ behavior: 'wait' })
    await editor.look(`alone-${button.slice(1)}`)
  }
  await stage(page, '已上线')
  const { slug } = await newest('notices', id)
  expect((await pageText(server, `/notices/${slug}/`)).text).toContain('先写的，存下的，又写的，发布的')

  await type('，复制的')
  await editor.tap(page.locator('.doc-controls__popup button'))
  await editor.tap(page.locator('#action-duplicate'))
  await page.waitForURL((url) => !url.pathname.endsWith(id))
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await expect.poll(() => summary.inputValue()).toMatch(/，复制的$/)
  await page.waitForLoadState('networkidle')
  const copy = idOf(page)
  await type('，删掉的')
  await editor.tap(page.locator('.doc-controls__popup button'))
  await editor.tap(page.locator('#action-delete'))
  await editor.tap(page.getByRole('dialog').filter({ hasText: '移到垃圾箱' }).locator('#confirm-action'))
  await page.waitForURL(/collections\/notices$/)
  await editor.look('deleted')
  expect((await newest('notices', copy)).summary).toMatch(/，复制的，删掉的$/)
  expect((await newest('notices', id)).summary).toMatch(/，复制的$/)
  expect(await kept(page)).toBe('{}')
})

it('should lose no key that is pressed while a text is put back into the form', async () => {
  const { phone, server } = site
  const first = await phone('editor')
  await first.open('courses/create')
  await first.page.locator('#field-title').pressSequentially('没存的课程')
  await expect.poll(() => kept(first.page)).toContain('没存的课程')
  const page = await first.page.context().newPage()
  await page.route('**/admin/**', async (route) => {
    // the server is slow to say how to show what is put back
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 1_000))
    await route.continue()
  })
  await page.goto(`${server.url}/admin/collections/courses/create`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  const tags = page.locator('#field-tags input')
  await tags.pressSequentially('夜校 劳模', { delay: 60 })
  await page.getByText('已放回您').waitFor()
  await page.waitForLoadState('networkidle')
  expect([await page.locator('#field-title').inputValue(), await tags.inputValue()]).toEqual([
    '没存的课程',
    '夜校 劳模',
  ])
})
