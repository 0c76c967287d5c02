import type { Browser, Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mostTargetsIn } from '../../cms/features/grassroots/targets/tablesOfFile.ts'
import { accessibilityProblems } from '../support/accessibility.ts'
import { administrator, type Api, login } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { cell, docxOf, table } from '../support/docxOf.ts'
import { makeCampaign, type TestCampaign } from '../support/grassrootsSite.ts'
import { takePicture } from '../support/guide.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { beyondTelephone } from '../support/tooWide.ts'

/** From the table of targets to the locked form: an editor breaks down, a clerk on a telephone fills in, two levels approve. */

const tables = JSON.parse(readFileSync('test/support/targetTables.json', 'utf8')) as Record<string, string[][]>
const fiveDeliveries = tables['fiveDeliveries'] ?? []

let server: TestServer
let staff: Api
let browser: Browser
let campaign: TestCampaign
let clerk: Api

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  const make = async (collection: string, data: object): Promise<string> => {
    const { status, body } = await staff.request<{ doc: { id: string } }>('POST', `/api/${collection}`, data)
    expect([status, body]).toEqual([201, expect.anything()])
    return body.doc.id
  }
  const leader = await make('units', { name: '市工会', level: 'city' })
  const units = new Map<string, string>()
  for (const { name } of mostTargetsIn([fiveDeliveries], false).targets) {
    const known = name === '财贸工会' ? '平顶山市财贸工会' : name
    units.set(name, await make('units', { name: known, level: 'county', parent: leader }))
  }
  const account = { email: 'clerk@example.org', password: 'songs-for-workers', role: 'unit-editor', name: '小吴' }
  await make('users', { ...account, unit: units.get('汝州市总工会') })
  clerk = await login(server, account.email, account.password)
  campaign = await makeCampaign(staff, leader)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const pageOf = async ({ token = '' }: Api, width: number): Promise<Page> => {
  const context = await browser.newContext({
    ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height: 844 } },
  })
  context.setDefaultTimeout(60_000)
  await context.addCookies([{ name: 'payload-token', value: token, url: server.url }])
  return context.newPage()
}

/** What comes of a link that gives a file. */
const downloaded = async (page: Page, link: string): Promise<{ name: string; bytes: Buffer }> => {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: link, exact: true }).click()
  const file = await coming
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

it('should take the table of 29 units from a document of Word, and say that 600 is stated and 596 is there', async () => {
  const page = await pageOf(staff, 1280)
  await page.goto(`${server.url}/admin/grassroots/targets?campaign=${campaign.id}`)
  await page.getByRole('button', { name: '录入任务分解表' }).click()
  const rows = fiveDeliveries.map((cells) => cells.map((one) => cell(one.replace(/\n/g, ''))).join(''))
  await page
    .locator('.gongyun-grassroots-file input')
    .setInputFiles({ name: '任务分解.docx', mimeType: 'application/octet-stream', buffer: docxOf(table(rows)) })
  await page.getByText('表上写总计 600，各单位加起来 596，少 4').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('「财贸工会」还没有对上单位').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await beyondTelephone(page)).toEqual([])
  await page.getByRole('button', { name: '平顶山市财贸工会' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '改这张表' }).waitFor()
  await page.getByText('表上写总计 600，各单位加起来 596，少 4').waitFor()
  await page.getByText('表上写作“财贸工会”').waitFor()
  await page.getByText('完成情况').click()
  await page.getByAltText('各单位完成任务的百分比，数字见通报').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  expect((await downloaded(page, 'XLSX')).name).toMatch(/完成情况通报.*\.xlsx$/)
  await page.context().close()
})

it('should be filled in on a telephone, be told what does not fit, and go up to the lock', async () => {
  const phone = await pageOf(clerk, 390)
  await phone.goto(`${server.url}/admin/grassroots/returns`)
  await phone.getByRole('link', { name: '汝州市总工会' }).click()
  await phone.getByLabel('送文艺 线下 参加人数').fill('１２00')
  await phone.getByRole('button', { name: '报送', exact: true }).click()
  await phone.getByText('表里有 1 处对不上').waitFor()
  await phone.getByText('「送文艺 线下 参加人数」是 1200，场次却是 0').waitFor()
  expect(await accessibilityProblems(phone)).toEqual([])
  expect(await beyondTelephone(phone)).toEqual([])
  await takePicture(phone, 'return-phone')
  await phone.getByLabel('送文艺 线下 场次').fill('3')
  await phone.getByRole('button', { name: '报送', exact: true }).click()
  await phone.getByRole('button', { name: '撤回', exact: true }).waitFor()
  expect(await phone.getByRole('button', { name: '通过', exact: true }).count()).toBe(0)

  const desk = await pageOf(staff, 1280)
  await desk.goto(`${server.url}/admin/grassroots/returns`)
  await desk.getByRole('button', { name: '待审 1' }).click()
  expect(await accessibilityProblems(desk)).toEqual([])
  await desk.getByRole('link', { name: '汝州市总工会' }).click()
  await desk.getByRole('button', { name: '退回', exact: true }).click()
  await desk.getByText('退回要写明原因').waitFor()
  for (const name of ['通过', '锁定']) await desk.getByRole('button', { name, exact: true }).click()
  await desk.getByText('已锁定').waitFor()
  await takePicture(desk, 'return')
  const paper = await downloaded(desk, 'PDF')
  expect([paper.name.endsWith('.pdf'), paper.bytes.subarray(0, 5).toString()]).toEqual([true, '%PDF-'])
  await desk.goto(`${server.url}/admin/grassroots/returns/roll-up?campaign=${campaign.id}&period=${campaign.period}`)
  const top = desk.getByRole('row', { name: '市工会 1 / 30' })
  await top.waitFor()
  expect(await top.innerText()).toContain('1200')
  await takePicture(desk, 'roll-up')
  // a link that was clicked is paler, by the admin's own style
  expect(await accessibilityProblems(desk)).toEqual([])
  expect(await beyondTelephone(desk)).toEqual([])
  expect((await downloaded(desk, '下载汇总和各单位的表（XLSX）')).name).toMatch(/汇总\.xlsx$/)
})
