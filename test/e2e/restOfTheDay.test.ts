import type { Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { writtenMoment } from '../../cms/base/time/wallClock.ts'
import { separateReview } from '../support/api.ts'
import { pageText } from '../support/entries.ts'
import { holdRequests, idOf, kept, stage } from '../support/entryForm.ts'
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

const isPost = (route: Route): boolean => route.request().method() === 'POST'
const isPatch = (route: Route): boolean => route.request().method() === 'PATCH'

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
  const countOf = async (title: string): Promise<number> =>
    (await staff.request<{ totalDocs: number }>('GET', `/api/notices/count?draft=true&where[title][contains]=${title}`))
      .body.totalDocs
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
    const saving = await holdRequests(page, '**/api/notices/*autosave=true*', Boolean, async (route) =>
      route.fulfill({ response: await route.fetch() }),
    )
    await type(typed[0])
    await saving.held
    await type(typed[1])
    await editor.tap(page.locator(button))
    await saving.letGo()
    await expect.poll(async () => (await newest('notices', id)).summary, { timeout: 20_000 }).toMatch(typed[1])
    await editor.look(`alone-${button.slice(1)}`)
  }
  await stage(page, '已上线')
  const { slug } = await newest('notices', id)
  expect((await pageText(server, `/notices/${slug}/`)).text).toContain('先写的，存下的，又写的，发布的')

  await type('，复制的')
  await editor.tap(page.locator('.doc-controls__popup button'))
  // a thumb that is not sure presses twice; it is told what is under way, and there is one copy
  const saving = await holdRequests(page, `**/api/notices/${id}?*`, isPatch, (route) => route.continue())
  await page.locator('#action-duplicate').evaluate((item: HTMLElement) => {
    item.click()
    setTimeout(() => item.click(), 120)
  })
  await page.getByText('正在保存刚写的，然后复制…').waitFor()
  await saving.held
  await page.locator('#action-duplicate').evaluate((item: HTMLElement) => item.click())
  await page.locator('#action-duplicate').waitFor({ state: 'hidden' })
  await saving.letGo()
  await page.waitForURL((url) => !url.pathname.endsWith(id))
  expect(await countOf('一个人发布')).toBe(2)
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
  // the server is slow to say how to show what is put back
  const showing = await holdRequests(page, '**/admin/**', isPost, (route) => route.continue())
  await page.goto(`${server.url}/admin/collections/courses/create`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await showing.held
  const tags = page.locator('#field-tags input')
  await tags.pressSequentially('夜校 劳模', { delay: 60 })
  // whoever closes the page now finds both
  await expect.poll(() => kept(page)).toMatch(/没存的课程[^]*夜校|夜校[^]*没存的课程/)
  await showing.letGo()
  await page.getByText('已放回您').waitFor()
  await page.waitForLoadState('networkidle')
  expect([await page.locator('#field-title').inputValue(), await tags.inputValue()]).toEqual([
    '没存的课程',
    '夜校 劳模',
  ])
})

it('should set aside what the server does not show how to put back, and keep it however much is typed', async () => {
  const { phone, server } = site
  const first = await phone('editor')
  await first.open('courses/create')
  await first.page.locator('#field-title').pressSequentially('断线前写的课程')
  await expect.poll(() => kept(first.page)).toContain('断线前写的课程')
  const page = await first.page.context().newPage()
  await first.page.close()
  const away = await holdRequests(page, '**/admin/**', isPost, (route) => route.abort('connectionrefused'))
  await page.goto(`${server.url}/admin/collections/courses/create`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await away.held
  await away.letGo()
  const card = page.locator('.gongyun-typing')
  await card.getByText('没有放进来，还留在这台电脑上').waitFor()
  await page.screenshot({ path: 'test/.artifacts/day-set-aside.png' })
  const tags = page.locator('#field-tags input')
  await tags.pressSequentially('夜校')
  await expect.poll(() => kept(page)).toContain('夜校')
  expect(await kept(page)).toContain('断线前写的课程')
  await card.getByRole('button', { name: '把我的文字放回' }).tap()
  await expect.poll(() => page.locator('#field-title').inputValue()).toBe('断线前写的课程')
  expect(await tags.inputValue()).toBe('夜校')
})

it('should say of a text that the server does not take how to copy or delete all the same', async () => {
  const { newest, noticeBy, phone, server } = site
  const { id } = await noticeBy('editor', { title: '存不上的一条', summary: '存上的' })
  const editor = await phone('editor')
  const { page } = editor
  await page.route(`**/api/notices/${id}?*`, (route) =>
    isPatch(route) && !(route.request().postData() ?? '').includes('deletedAt":"')
      ? route.fulfill({ status: 400, json: { errors: [{ message: '这段文字不收' }] } })
      : route.continue(),
  )
  const summary = page.locator('#field-summary')
  const dialog = page.locator('dialog.gongyun-dialog')
  const choose = async (item: string): Promise<void> => {
    await editor.tap(page.locator('.doc-controls__popup button'))
    await editor.tap(page.locator(item))
  }
  await editor.open(`notices/${id}`)
  await summary.press('End')
  await summary.pressSequentially('，没存上的')
  await choose('#action-duplicate')
  await dialog.getByText('刚写的没有存上，还没有复制').waitFor()
  await page.screenshot({ path: 'test/.artifacts/day-unsaved-copy.png' })
  await editor.tap(dialog.getByRole('button', { name: '先回去' }))
  expect(await summary.inputValue()).toBe('存上的，没存上的')

  await choose('#action-duplicate')
  await editor.tap(dialog.getByRole('button', { name: '现在就复制' }))
  // Payload asks again
  await editor.tap(page.locator('#confirm-action:visible'))
  await page.waitForURL((url) => !url.pathname.endsWith(id))
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await expect.poll(() => summary.inputValue()).toBe('存上的')

  // what was said of the text that was not saved is true
  await editor.open(`notices/${id}`)
  await page.getByText('已放回您').waitFor()
  expect(await summary.inputValue()).toBe('存上的，没存上的')
  await editor.tap(page.getByRole('button', { name: '接着写' }))
  await choose('#action-delete')
  await dialog.getByText('移到垃圾箱的是最近存上的那一版，没有刚写的').waitFor()
  await page.screenshot({ path: 'test/.artifacts/day-unsaved-delete.png' })
  await editor.tap(dialog.getByRole('button', { name: '现在就删除' }))
  await editor.tap(page.getByRole('dialog').filter({ hasText: '移到垃圾箱' }).locator('#confirm-action'))
  await page.waitForURL(/collections\/notices$/)
  expect((await newest('notices', id)).summary).toBe('存上的')
  expect((await page.request.get(`${server.url}/api/notices/${id}?draft=true&depth=0`)).status()).toBe(404)
})
