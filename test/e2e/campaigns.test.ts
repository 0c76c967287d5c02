import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formOf, type StoredForm } from '../../cms/content/campaigns/form.ts'
import { templateNames, templates } from '../../cms/content/campaigns/templates.ts'
import { administrator, type Api } from '../support/api.ts'
import { enterAdmin, idOf } from '../support/entryForm.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, pageText } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** A campaign: its form is filled in with a choice, checked as a whole, and stays inside. */

type Refused = { errors: { data?: { errors?: { path: string; message: string }[] } }[] }

let server: TestServer
let staff: Api
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  browser = await openBrowser()
  page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await enterAdmin(page, server)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const campaign = { title: '千场文化活动进基层', year: 2026, kinds: ['film', 'lecture'], _status: 'published' }
const day = (date: string) => `${date}T04:00:00.000Z`
const stored = async (id: string) => (await staff.request<StoredForm>('GET', `/api/campaigns/${id}?depth=0`)).body

async function refused(data: object): Promise<string[]> {
  const { status, body } = await staff.request<Refused>('POST', '/api/campaigns', { ...campaign, ...data })
  expect(status).toBe(400)
  return (body.errors[0]?.data?.errors ?? []).map(({ path, message }) => `${path} ${message}`).toSorted()
}

async function choose(name: string): Promise<void> {
  const select = page.locator('#field-form__template')
  await select.locator('.rs__control').click()
  await select.locator('.rs__option', { hasText: name }).click()
}

it('should be filled with a form by a program that names nothing but which', async () => {
  const { id } = await createEntry(staff, 'campaigns', { ...campaign, form: { template: 'byChannel' } })
  expect(formOf(await stored(id))).toEqual(templates.byChannel)
  const none = await createEntry(staff, 'campaigns', campaign)
  expect(formOf(await stored(none.id))).toBeUndefined()
})

it('should be refused where its days run backwards, two periods have one name, or the form is not whole', async () => {
  const days = { from: day('2026-04-01'), to: day('2026-11-20'), due: day('2026-11-20'), locks: day('2026-11-30') }
  expect(
    await refused({
      phases: [{ name: '启动', from: day('2026-04-30'), to: day('2026-04-01') }],
      periods: [
        { label: '全年', ...days, due: day('2026-11-19') },
        { label: '全年 ', ...days, locks: null },
      ],
      caption: '进基层（{单位}专场）',
    }),
  ).toEqual([
    expect.stringContaining('caption 「{单位}」不认识'),
    'periods 有两个报送期都叫“全年”，请改成不同的名称，或合成一个。',
    'periods.0.due “报送截止”2026-11-19 早于“最后一天”2026-11-20，请改成同一天或以后。',
    'periods.1.locks 请填写“锁定”。',
    'phases.0.to “最后一天”2026-04-01 早于“第一天”2026-04-30，请改成同一天或以后。',
  ])
  expect(
    await refused({ kinds: [], form: { title: '统计表', layout: 'down' }, formMeasures: [{ measure: 'sessions' }] }),
  ).toEqual([
    'form.layout 这样排的表按类别统计，请先选“送什么”，或改成不分类的表。',
    'form.split 请选分栏。',
    'formMeasures.0.label 不能空着。',
  ])
})

it('should show its phases, its services and its caption as on the screen, and nothing of how units report', async () => {
  const { slug } = await createEntry(staff, 'campaigns', {
    ...campaign,
    phases: [{ name: '动员部署', from: day('2020-04-01'), to: day('2020-04-30'), handIn: '报送实施方案' }],
    caption: '市工会千场文化活动进基层（{专场单位}专场）',
    periods: [
      {
        label: '内部报送期',
        from: day('2026-04-01'),
        to: day('2026-04-02'),
        due: day('2026-04-03'),
        locks: day('2026-04-03'),
      },
    ],
    contact: { name: '不公开的人' },
    form: { template: 'byLevel' },
  })
  const service = { available: true, title: '放映车' }
  await createEntry(staff, 'services', { ...service, kind: 'film' })
  await createEntry(staff, 'services', { ...service, kind: 'film', title: '停开的车', available: false })
  await createEntry(staff, 'services', { ...service, kind: 'reading', title: '书箱' })
  const read = async () => (await pageText(server, `/campaigns/${slug}/`)).text
  await expect.poll(read).toContain('放映车')
  const text = (await read()).replace(/<[^>]*>/g, '')
  for (const said of ['动员部署', '2020年4月1日—4月30日', '报送实施方案', '（某某单位专场）'])
    expect(text).toContain(said)
  for (const kept of ['内部报送期', '不公开的人', '统计表', '停开的车', '书箱']) expect(text).not.toContain(kept)
})

it('should fill the fields of the form in the browser, and ask before anything that was written is replaced', async () => {
  const { id } = await createEntry(staff, 'campaigns', campaign)
  await page.goto(`${server.url}/admin/collections/campaigns/${id}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  const title = page.locator('#field-form__title')
  await choose(templateNames.byLevel)
  await expect.poll(() => title.inputValue()).toBe(templates.byLevel.title)
  // nothing of it was changed, so that nothing is lost
  await choose(templateNames.coverage)
  await expect.poll(() => title.inputValue()).toBe(templates.coverage.title)
  await title.fill('我们的统计表')
  await choose(templateNames.byChannel)
  const replace = page.getByRole('button', { name: '换掉下面的内容' })
  await replace.waitFor()
  expect(await title.inputValue()).toBe('我们的统计表')
  await replace.click()
  await expect.poll(() => title.inputValue()).toBe(templates.byChannel.title)
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect.poll(async () => formOf(await stored(id))).toEqual(templates.byChannel)
  expect(idOf(page)).toBe(id)
})
