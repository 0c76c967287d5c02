import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api, separateReview } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry } from '../support/entries.ts'
import { texts, workbook } from '../support/importing.ts'
import { readSpreadsheet } from '../../cms/features/imports/file/spreadsheet.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { readFile } from 'node:fs/promises'

const editor = { name: '文编辑', email: 'editor@gongyun.local', password: 'a-song-for-workers' }
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let server: TestServer
let staff: Api
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  await staff.request('POST', '/api/users', { ...editor, role: 'editor' })
  await createEntry(staff, 'works', { title: '师傅的手', genre: 'vocal' })
  browser = await openBrowser()
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
  await page.goto(`${server.url}/admin`)
  await page.locator('#field-email').fill(editor.email)
  await page.locator('#field-password').fill(editor.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: '作品库' }).first().waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Kept when somebody wants to look: SCREENSHOTS names the folder. */
async function show(name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (!folder) return
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 390, height: 844 })
}

async function upload(rows: string[][]): Promise<void> {
  const buffer = Buffer.from(await workbook({ 作品库: rows }))
  await page.locator('input[name="table"]').setInputFiles({ name: '作品.xlsx', mimeType: xlsx, buffer })
  await page.getByRole('button', { name: '上传并预览' }).click()
}

async function titles(): Promise<string[]> {
  const { body } = await staff.request<{ docs: { title: string }[] }>('GET', '/api/works?draft=true&sort=title')
  return body.docs.map(({ title }) => title).sort()
}

it('should lead from the list to a template, an error, a preview, an import and its undo', async () => {
  await page.goto(`${server.url}/admin/collections/works`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载模板' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('作品库-导入模板.xlsx')
  const sheets = await readSpreadsheet('a.xlsx', await readFile(await download.path()))
  expect(sheets.map(({ name }) => name)).toEqual(['作品库', '音频视频', '获奖', '上送', '填写说明'])
  expect(texts(sheets[0]?.rows[1])[0]).toBe('示例')
  await show('list')

  await page.getByRole('link', { name: '导入表格' }).click()
  await page.getByRole('heading', { name: '表格导入' }).waitFor()
  await show('empty')
  const atOnce = page.getByRole('checkbox', { name: '直接发布' })
  expect(await atOnce.isEnabled()).toBe(true)
  await separateReview(staff, true)
  await page.reload()
  await page.getByText('您导入的要由别人来审').waitFor()
  expect(await atOnce.isDisabled()).toBe(true)
  await show('held')
  await separateReview(staff, false)
  await page.reload()

  await upload([
    ['编号', '名称*', '门类*', '创作年份'],
    ['', '高原晨曲', '大合唱', '1890'],
    ['', '', '合唱', '二〇二四'],
  ])
  await page.getByText('处要改，没有写入任何内容').waitFor()
  const cells = await page.locator('.gongyun-import-table tbody tr').allInnerTexts()
  expect(cells).toHaveLength(3)
  expect(cells[0]).toMatch(/第 2 行[^]*门类[^]*大合唱[^]*只能是/)
  await show('errors')
  expect(await titles()).toEqual(['师傅的手'])

  const known = await staff.request<{ docs: { code: string }[] }>('GET', '/api/works')
  await upload([
    ['编号', '名称*', '门类*', '创作年份'],
    ['', '高原晨曲', '合唱', '2024'],
    [known.body.docs[0]?.code ?? '', '师傅的手（新编）', '声乐', '2023'],
  ])
  await page.getByText('没有写入任何内容').first().waitFor()
  await page.locator('ins', { hasText: '师傅的手（新编）' }).waitFor()
  await show('preview')
  expect(await titles()).toEqual(['师傅的手'])
  expect(await page.locator('tr', { hasText: '高原晨曲' }).innerText()).toMatch(/门类[^]*合唱[^]*创作年份[^]*2024/)
  await page.getByRole('button', { name: '确认导入为草稿（2 条）' }).click()
  await page.getByRole('heading', { name: '已导入：作品.xlsx' }).waitFor()
  await show('done')
  expect(await titles()).toEqual(['师傅的手（新编）', '高原晨曲'].sort())

  await page.getByRole('button', { name: '撤销本批' }).click()
  await page.getByRole('button', { name: '确认撤销 2 条' }).click()
  await page.getByRole('heading', { name: '已撤销：作品.xlsx' }).waitFor()
  await show('undone')
  expect(await titles()).toEqual(['师傅的手'])
})

it('should ask for a second look at what is odd, and undo the rest of what somebody has changed', async () => {
  const table = [
    ['编号', '名称*', '门类*'],
    ['', '师傅的手', '声乐'],
    ['QA-1', '铁水谣', '合唱'],
    ['QA-2', '铁水谣', '合唱'],
  ]
  await upload(table)
  await page.getByText('有 2 行和通常的不一样').waitFor()
  await page.getByText('库里已有同名的 1 条').waitFor()
  await page.getByText('与第 3 行内容相同').waitFor()
  const confirm = page.getByRole('button', { name: '确认导入为草稿（3 条）' })
  expect(await confirm.isDisabled()).toBe(true)
  await page.getByLabel('只看要核对的 2 行').check()
  expect(await page.locator('tr', { hasText: 'QA-1' }).count()).toBe(0)
  await show('odd')
  await page.getByLabel('要核对的都看过了').check()
  await confirm.click()
  await page.getByRole('heading', { name: '已导入：作品.xlsx' }).waitFor()

  await upload(table)
  await page.getByText(/已经导入过同样内容的表格「作品.xlsx」/).waitFor()
  await show('again')
  await page.getByRole('button', { name: '不导入' }).click()

  const { body } = await staff.request<{ docs: { id: string }[] }>(
    'GET',
    '/api/works?draft=true&where[code][equals]=QA-1',
  )
  await staff.request('PATCH', `/api/works/${body.docs[0]?.id}?draft=true`, { summary: '改过' })
  await page.getByRole('button', { name: '撤销本批' }).click()
  await page.getByRole('button', { name: '确认撤销 3 条' }).click()
  await page.getByText(/「铁水谣」（导入之后有人改过）.*其余 2 条没有变过/).waitFor()
  await show('changed')
  await page.getByRole('button', { name: '只撤销其余的' }).click()
  await page.getByRole('heading', { name: '没有全部退回：作品.xlsx' }).waitFor()
  await show('rest')
  expect(await titles()).toEqual(['师傅的手', '铁水谣'])
})
