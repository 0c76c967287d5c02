import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copyInWords } from '../../cms/features/signup/service/copyInWords.ts'
import type { SignUpAnswer } from '../../site/catalogue/signUp/answer.ts'
import { renderAnswer } from '../../site/publisher/astro/renderAnswer.ts'
import { loadRenderer } from '../../site/publisher/astro/renderer.ts'
import { accessibilityProblems } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import { now, origin, showCatalogue } from '../support/eventStates.ts'
import { copyOfEverything } from '../support/registrationCopy.ts'
import { catalogueOfSignUps, FakeSignUps, registrationOf } from '../support/signUpStates.ts'

const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
const claim = { code: '7K3M9PQ2XA', phone: '13800138000' }

let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())
afterEach(() => context.close())

it('should be signed up for without a script, by a form whose fields have the names that the server reads', async () => {
  context = await browser.newContext({ ...phone, javaScriptEnabled: false })
  const catalogue = catalogueOfSignUps()
  await showCatalogue(context, catalogue)
  const render = await loadRenderer(path.resolve('site/.build'), origin)
  const sent: Record<string, string>[] = []
  const answers: ((fields: Record<string, string>) => SignUpAnswer)[] = [
    (fields) => ({
      kind: 'refused',
      message: '还有一处要改。',
      problems: [{ path: 'children.0.age', message: '这里适合 4 到 12 岁的孩子。' }],
      form: { of: 'sign-up', collection: 'activities', entry: 'families' },
      sent: fields,
    }),
    () => ({ kind: 'registration', registration: registrationOf(), claim, isNew: true }),
    () => ({ kind: 'registration', registration: registrationOf({ state: 'cancelled' }), claim, isNew: false }),
    () => ({ kind: 'erased' }),
  ]
  await context.route('**/api/signup/**', async (route) => {
    const request = route.request()
    expect(request.method()).toBe('POST')
    expect(request.headers()['content-type']).toBe('application/x-www-form-urlencoded')
    const fields = Object.fromEntries(new URLSearchParams(request.postData() ?? ''))
    sent.push({ ...fields, at: new URL(request.url()).pathname })
    const answer = answers.shift()?.(fields)
    const body = answer && (await renderAnswer(render, catalogue, answer))
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: body ?? '' })
  })
  page = await context.newPage()
  await page.goto(`${origin}/activities/families/sign-up/`)
  await page.getByText('还剩几个名额，提交以后告诉您').waitFor()
  await page.getByRole('radio', { name: '11月22日' }).check()
  await page.getByLabel('姓名', { exact: true }).fill('柳知秋')
  await page.getByLabel('手机号').fill('13800138000')
  await page.getByLabel('孩子 1 的姓名').fill('小满')
  await page.getByLabel('年龄').first().fill('3')
  await page.getByLabel('围裙').selectOption('要借一条')
  await page.getByLabel('我是孩子的监护人').check()
  await page.getByLabel('我同意为这次报名').check()
  await page.getByRole('button', { name: '提交报名' }).click()
  // what was typed is there again, with what is wrong beside it
  await page.getByText('还有一处要改').waitFor()
  expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('柳知秋')
  expect(await page.getByLabel('孩子 1 的姓名').inputValue()).toBe('小满')
  await page.locator('.child').first().getByText('这里适合 4 到 12 岁的孩子。').waitFor()
  expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
  await page.getByLabel('年龄').first().fill('7')
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByRole('heading', { name: '报名成功' }).waitFor()
  await page.getByRole('img', { name: '报名码 7K3M9PQ2XA 的二维码' }).waitFor()
  // what cannot be taken back is asked for twice
  await page.getByText('取消报名', { exact: true }).click()
  await page.getByRole('button', { name: '确定取消', exact: true }).click()
  await page.getByRole('heading', { name: '已取消' }).waitFor()
  await page.getByText('我的个人信息').click()
  await page.getByRole('button', { name: '确定删去' }).click()
  await page.getByRole('heading', { name: '已经删去了' }).waitFor()

  expect(sent[1]).toEqual({
    at: '/api/signup/registrations',
    collection: 'activities',
    entry: 'families',
    occasion: 'first',
    name: '柳知秋',
    phone: '13800138000',
    unit: '',
    audience: '',
    comes: 'yes',
    child1Name: '小满',
    child1Age: '7',
    child2Name: '',
    child2Age: '',
    child3Name: '',
    child3Age: '',
    child4Name: '',
    child4Age: '',
    'answer.size': '要借一条',
    'answer.scissors': '',
    'price.first': '0',
    'price.second': '0',
    website: '',
    guardian: 'yes',
    consent: 'yes',
  })
  expect(sent.slice(2)).toEqual([
    { at: '/api/signup/cancel', ...claim },
    { at: '/api/signup/erase', ...claim },
  ])
})

it('should show somebody in Chinese all that is kept of them, and give the file for programs beside it', async () => {
  context = await browser.newContext(phone)
  const catalogue = catalogueOfSignUps()
  await showCatalogue(context, catalogue)
  const render = await loadRenderer(path.resolve('site/.build'), origin)
  const server = new FakeSignUps()
  server.answers['registration'] = [{ status: 200, body: registrationOf() }]
  await server.answerIn(context)
  const sent: string[] = []
  await context.route('**/api/signup/export', async (route) => {
    sent.push(route.request().postData() ?? '')
    const answer: SignUpAnswer = { kind: 'copy', parts: copyInWords(copyOfEverything, catalogue), claim }
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: await renderAnswer(render, catalogue, answer),
    })
  })
  page = await context.newPage()
  await page.clock.install({ time: now })
  await page.goto(`${origin}/sign-up/#7K3M9PQ2XA`)
  await page.getByLabel('手机号').fill('13800138000')
  await page.getByRole('button', { name: '查我的报名' }).click()
  await page.getByText('我的个人信息').click()
  await page.getByRole('button', { name: '看我的信息' }).click()
  await page.getByRole('heading', { name: '发给您的通知' }).waitFor()
  await page.getByText('周末剪纸：给窗户剪一朵花').first().waitFor()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.screenshot({ path: `test/.artifacts/copy-${width}.png`, fullPage: true })
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    )
  }
  await page.getByRole('button', { name: '下载 JSON 文件' }).click()
  await expect
    .poll(() => sent)
    .toEqual(['code=7K3M9PQ2XA&phone=13800138000', 'code=7K3M9PQ2XA&phone=13800138000&as=file'])
})

describe('a registration that is found again', () => {
  let server: FakeSignUps
  beforeEach(async () => {
    server = new FakeSignUps()
    context = await browser.newContext({ ...phone, acceptDownloads: true })
    await showCatalogue(context, catalogueOfSignUps())
    await server.answerIn(context)
    page = await context.newPage()
    await page.clock.install({ time: now })
  })

  it('should take the code out of the address, and ask for the telephone number', async () => {
    const claims = () => server.asked.map(({ body }) => JSON.parse(body) as unknown)
    server.answers['registration'] = [
      {
        status: 404,
        body: { errors: [{ message: '没有这个报名，请核对报名码和手机号。', data: { code: 'no-such-registration' } }] },
      },
      { status: 200, body: registrationOf({ state: 'offered', offerUntil: '2026-11-21T02:00:00.000Z' }) },
    ]
    server.answers['accept'] = [{ status: 200, body: registrationOf() }]
    await page.goto(`${origin}/sign-up/#7k3m9-pq2xa`)
    await expect.poll(() => page.getByLabel('报名码').inputValue()).toBe('7K3M9PQ2XA')
    expect(page.url()).toBe(`${origin}/sign-up/`)
    await page.getByRole('button', { name: '查我的报名' }).click()
    await page.getByText('手机号是 11 位数字').waitFor()
    await page.getByLabel('手机号').fill('138 0013 8000')
    await page.getByRole('button', { name: '查我的报名' }).click()
    await page.getByText('没有这个报名').waitFor()
    await page.getByRole('button', { name: '查我的报名' }).click()
    await page.getByRole('heading', { name: '有名额等您确认' }).waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('button', { name: '要这个名额' }).click()
    await page.getByRole('heading', { name: '报名成功' }).waitFor()
    expect(claims()).toEqual([claim, claim, claim])
    expect(server.asked.at(-1)?.path).toBe('/api/signup/accept')
  })

  it('should say of an offer of fewer places what either answer does, and of fewer places who is not known to come', async () => {
    const part = { state: 'offered', seats: 3, offeredSeats: 1, offerUntil: '2026-11-21T02:00:00.000Z' } as const
    const fee = { list: 42000, subsidy: 14000, own: 28000, due: 28000, paid: 56000 }
    server.answers['registration'] = [{ status: 200, body: registrationOf(part) }]
    server.answers['accept'] = [{ status: 200, body: registrationOf({ seats: 1, named: 3, fee }) }]
    await page.goto(`${origin}/sign-up/#7K3M9PQ2XA`)
    await page.getByLabel('手机号').fill('13800138000')
    await page.getByRole('button', { name: '查我的报名' }).click()
    await page.getByText('只有 1 个名额，您要 3 个：接受就只留 1 个').waitFor()
    await page.getByRole('button', { name: '不要，继续排队' }).waitFor()
    await page.getByText('取消报名', { exact: true }).waitFor()
    const look = async (name: string): Promise<void> => {
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 })
        await page.screenshot({ path: `test/.artifacts/${name}-${width}.png`, fullPage: true })
        expect(await accessibilityProblems(page)).toEqual([])
      }
    }
    await look('part-offered')
    await page.getByRole('button', { name: '只要这 1 个' }).click()
    await page.getByText('1 人（报名时填了 3 人，孩子：小满 7 岁）').waitFor()
    await page.getByText('多了，请找主办方退 280 元').waitFor()
    await look('fewer-places')
  })

  it('should be cancelled only when it was asked twice, leave no code in the tab, and be gone when erased', async () => {
    server.answers['registration'] = [{ status: 200, body: registrationOf() }]
    server.answers['cancel'] = ['lost', { status: 200, body: registrationOf({ state: 'cancelled' }) }]
    server.answers['erase'] = [{ status: 200, body: { erased: true } }]
    await page.goto(`${origin}/sign-up/#7K3M9PQ2XA`)
    await page.getByLabel('手机号').fill('13800138000')
    await page.getByRole('button', { name: '查我的报名' }).click()
    await page.getByRole('heading', { name: '报名成功' }).waitFor()
    await page.evaluate((made) => sessionStorage.setItem('signed-up/activities/families', JSON.stringify(made)), {
      code: claim.code,
      until: now + 3_600_000,
    })
    expect(await page.getByRole('button', { name: '确定取消', exact: true }).isVisible()).toBe(false)
    await page.getByText('取消报名', { exact: true }).click()
    await page.getByRole('button', { name: '确定取消', exact: true }).click()
    await page.getByText('没有收到回音').waitFor()
    await page.getByRole('button', { name: '确定取消', exact: true }).click()
    await page.getByRole('heading', { name: '已取消' }).waitFor()
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0)
    await page.getByText('我的个人信息').click()
    await page.getByRole('button', { name: '确定删去' }).click()
    await page.getByRole('heading', { name: '已经删去了' }).waitFor()
    expect(await page.content()).not.toContain('柳知秋')
  })
})
