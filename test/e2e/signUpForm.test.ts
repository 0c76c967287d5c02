import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ShownPlace } from '../../site/catalogue/signUp/shapes.ts'
import { registrationShown, signUpAsked } from '../../cms/features/signup/asked/contract.ts'
import { digestOf, inDrawnOrder } from '../../cms/features/signup/rules/draw.ts'
import { accessibilityProblems } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import { now, origin, showCatalogue } from '../support/eventStates.ts'
import { pressTo } from '../support/keyboard.ts'
import { catalogueOfSignUps, FakeSignUps, registrationOf } from '../support/signUpStates.ts'

const path = '/activities/families/sign-up/'
const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
const made = { status: 201, body: registrationOf() }

let browser: Browser
let context: BrowserContext
let page: Page
let server: FakeSignUps

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  server = new FakeSignUps()
  server.places = {
    first: { state: 'open', left: 3, waiting: 0 },
    second: { state: 'waiting-list', left: 0, waiting: 2 },
    only: { state: 'open', left: 12, waiting: 0 },
  }
  context = await browser.newContext(phone)
  await showCatalogue(context, catalogueOfSignUps())
  await server.answerIn(context)
  page = await context.newPage()
  await page.clock.install({ time: now })
})
afterEach(() => context.close())

/** Fills in all that has to be, for one adult at the first date. */
async function fillIn(): Promise<void> {
  await page.getByRole('radio', { name: '11月22日' }).check()
  await page.getByLabel('姓名').fill('柳知秋')
  await page.getByLabel('手机号').fill('138 0013-8000')
  await page.getByLabel('围裙').selectOption('要借一条')
  await page.getByLabel('我同意为这次报名').check()
}

const send = () => page.getByRole('button', { name: '提交报名' })
const bodies = () => server.asked.map(({ body }) => signUpAsked.parse(JSON.parse(body)))

it('should sign up a family by keyboard alone, and say code, place and what next', async () => {
  server.answers['registrations'] = [made]
  await page.goto(origin + path)
  await page.getByText('还剩 3 个名额').waitFor()
  const type = async (label: string, text: string) => {
    const field = page.getByLabel(label, { exact: true })
    await expect
      .poll(async () => {
        if (await field.evaluate((one) => one === document.activeElement)) return true
        await page.keyboard.press('Tab')
        return false
      })
      .toBe(true)
    await page.keyboard.insertText(text)
  }
  const goTo = async (label: string) => type(label, '')
  await page.getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  await type('姓名', '柳知秋')
  await type('手机号', '+86 138 0013 8000')
  await pressTo(page, page.getByRole('button', { name: '加一个孩子' }))
  await page.keyboard.press('Shift+Tab')
  await page.getByLabel('孩子 1 的姓名').focus()
  await page.keyboard.insertText('小满')
  await type('年龄（岁）', '7')
  await goTo('围裙')
  await page.keyboard.press('ArrowDown')
  await goTo('我是孩子的监护人，同意孩子参加，并同意为这次报名使用孩子的姓名和年龄')
  await page.keyboard.press('Space')
  await goTo('我同意为这次报名使用上面填的个人信息')
  await page.keyboard.press('Space')
  await pressTo(page, send())
  await page.getByRole('heading', { name: '报名成功' }).waitFor()

  expect(bodies()).toEqual([
    expect.objectContaining({
      bookable: { collection: 'activities', entry: 'families', occasion: 'first' },
      name: '柳知秋',
      phone: '13800138000',
      comes: true,
      children: [{ name: '小满', age: 7 }],
      answers: { size: '自己带' },
      // what the page has said of it
      price: 0,
      guardian: true,
      website: '',
    }),
  ])
  expect(server.asked[0]?.path).toBe('/api/signup/registrations')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('报名成功')
  await page.getByText('7K3M9 PQ2XA').waitFor()
  await page.getByRole('img', { name: '报名码 7K3M9PQ2XA 的二维码' }).waitFor()
  await page.getByText('11月22日 周日 10:00–12:00').waitFor()
  expect(await page.getByRole('link', { name: '加入日历' }).getAttribute('href')).toMatch(/\.ics$/)
  expect(page.url()).toBe(origin + path)
  // nothing of it stays in the tab but its code, for an hour
  const kept = await page.evaluate(() =>
    Object.entries(sessionStorage).map(([name, value]) => [name, JSON.parse(String(value)) as object]),
  )
  expect(kept).toEqual([['signed-up/activities/families', { code: '7K3M9PQ2XA', until: expect.any(Number) }]])
  expect(await accessibilityProblems(page)).toEqual([])
})

it('should name each field that is wrong beside it, go to the first, and ask nobody', async () => {
  await page.goto(origin + path)
  await page.getByRole('button', { name: '加一个孩子' }).click()
  await page.getByLabel('年龄（岁）').fill('3')
  await page.getByLabel('手机号').fill('12345')
  await send().click()
  await page.getByRole('alert').getByText('处要改').waitFor()
  const wrong = await page.evaluate(() =>
    [...document.querySelectorAll('.problem[id]')].map(({ id, textContent }) => [
      document.querySelector(`[aria-describedby~="${id}"]`)?.getAttribute('name'),
      textContent,
    ]),
  )
  expect(wrong).toEqual([
    ['occasion', '请选一次。'],
    ['name', '请填姓名。'],
    ['phone', '手机号是 11 位数字，例如 13800138000。'],
    ['child1Name', '请填孩子的姓名。'],
    ['child1Age', '这里适合 4 到 12 岁的孩子。'],
    ['answer.size', '请选一个。'],
    ['guardian', '带孩子来，要由监护人勾选同意。'],
    ['consent', '请先看个人信息怎样使用，并勾选同意。'],
  ])
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('occasion')
  expect(await accessibilityProblems(page)).toEqual([])
  // once they are right, the same form goes through
  server.answers['registrations'] = [made]
  await page.getByRole('button', { name: '去掉' }).click()
  await fillIn()
  await send().click()
  await page.getByRole('heading', { name: '报名成功' }).waitFor()
  expect(server.asked).toHaveLength(1)
})

it('should ask again with the same key when no answer comes, and keep what was typed over a reload', async () => {
  server.answers['registrations'] = ['lost', { status: 503, body: {} }, 'lost', 'lost', 'lost']
  await page.goto(origin + path)
  await fillIn()
  await send().click()
  await page.getByText('没有收到回音，正在再试').waitFor()
  await expect
    .poll(async () => {
      await page.clock.runFor(1000)
      return page.getByRole('button', { name: '再试一次' }).isVisible()
    })
    .toBe(true)
  expect(server.asked.length).toBe(4)

  await page.reload()
  expect(await page.getByLabel('姓名').inputValue()).toBe('柳知秋')
  expect(await page.getByRole('radio', { name: '11月22日' }).isChecked()).toBe(true)
  server.answers['registrations'] = [{ ...made, status: 200 }]
  await send().click()
  await page.getByRole('heading', { name: '报名成功' }).waitFor()
  expect(new Set(bodies().map(({ key }) => key)).size).toBe(1)
})

it('should say after a reload that one is signed up already, until it is cancelled', async () => {
  server.answers['registrations'] = [made]
  server.answers['cancel'] = [{ status: 200, body: registrationOf({ state: 'cancelled' }) }]
  await page.goto(origin + path)
  await fillIn()
  await send().click()
  await page.getByRole('heading', { name: '报名成功' }).waitFor()
  await page.reload()
  await page.getByText('您刚报过名（报名码 7K3M9 PQ2XA）').waitFor()
  expect(await page.getByLabel('姓名').inputValue()).toBe('')
  expect(await page.getByRole('link', { name: '查看我的报名' }).getAttribute('href')).toBe('/sign-up/#7K3M9PQ2XA')
  await page.screenshot({ path: 'test/.artifacts/made-before-390.png', fullPage: true })
  expect(await accessibilityProblems(page)).toEqual([])
  // for somebody else too
  await fillIn()
  await send().click()
  await page.getByText('取消报名', { exact: true }).click()
  await page.getByRole('button', { name: '确定取消' }).click()
  await page.getByRole('heading', { name: '已取消' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '加一个孩子' }).waitFor()
  expect(await page.getByText('您刚报过名').count()).toBe(0)
})

it('should be one question however often it is tapped', async () => {
  server.answers['registrations'] = [made]
  await page.goto(origin + path)
  await fillIn()
  await send().evaluate((button: HTMLElement) => {
    for (let tap = 0; tap < 5; tap++) button.click()
  })
  await page.getByRole('heading', { name: '报名成功' }).waitFor()
  expect(server.asked).toHaveLength(1)
})

it('should show what the server refuses beside its field, and the rest below the form, and lose nothing', async () => {
  const errors = [{ path: 'phone', message: '这个手机号已经报过这一次。' }]
  server.answers['registrations'] = [
    {
      status: 400,
      body: { errors: [{ message: '已经报过名了，请查“我的报名”。', data: { code: 'already', errors } }] },
    },
    { status: 409, body: { errors: [{ message: '刚刚报满了，可以候补。', data: { code: 'full' } }] } },
  ]
  await page.goto(origin + path)
  await fillIn()
  await send().click()
  await page.locator('.field.wrong').getByText('这个手机号已经报过这一次。').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('phone')
  server.places['first'] = { state: 'full', left: 0, waiting: 0 }
  await send().click()
  await page.getByRole('status').getByText('刚刚报满了').waitFor()
  // what is left is asked for anew
  await page.getByText('已满', { exact: false }).first().waitFor()
  expect(await page.getByLabel('姓名').inputValue()).toBe('柳知秋')
})

it('should be another form when what was sent before is stored, and keep what was typed', async () => {
  const used = { message: '这张表前面已经报上了一次。', data: { code: 'key-used-elsewhere' } }
  server.answers['registrations'] = [{ status: 409, body: { errors: [used] } }, made]
  await page.goto(origin + path)
  await fillIn()
  await send().click()
  await page.getByRole('status').getByText('前面已经报上了一次').waitFor()
  // also for whoever reloads before
  await page.reload()
  expect(await page.getByLabel('姓名').inputValue()).toBe('柳知秋')
  await send().click()
  await page.getByRole('heading', { name: '报名成功' }).waitFor()
  const [first, second] = bodies()
  expect(second).toEqual({ ...first, key: expect.any(String) })
  expect(second?.key).not.toBe(first?.key)
})

it('should say before it is sent that fewer places are left than are asked for, and let nobody ask for more than there are', async () => {
  server.places['first'] = { state: 'open', left: 1, waiting: 0 }
  await page.goto(origin + path)
  await page.getByRole('radio', { name: '11月22日' }).check()
  expect(await page.getByText('只剩 1 个，').count()).toBe(0)
  await page.getByRole('button', { name: '加一个孩子' }).click()
  await page.getByText('只剩 1 个，您要 2 个：会先排候补，有 1 个名额时先问您。').waitFor()
  await page.screenshot({ path: 'test/.artifacts/fewer-390.png', fullPage: true })
  expect(await accessibilityProblems(page)).toEqual([])
})

it('should say where one stands on the waiting list', async () => {
  server.answers['registrations'] = [
    { status: 201, body: registrationOf({ state: 'waitlisted', position: 3, children: [], seats: 1 }) },
  ]
  await page.goto(origin + path)
  await fillIn()
  await send().click()
  await page.getByRole('heading', { name: '已进入候补，排第 3 位' }).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
})

it('should take over what was typed before the script came', async () => {
  let release = () => undefined as unknown
  const held = new Promise((resolve) => (release = () => resolve(undefined)))
  await context.route('**/*.js', async (route) => {
    await held
    await route.fallback()
  })
  await page.goto(origin + path, { waitUntil: 'commit' })
  await page.getByLabel('姓名', { exact: true }).fill('柳知秋')
  release()
  await page.getByRole('button', { name: '加一个孩子' }).waitFor()
  expect(await page.getByLabel('姓名').inputValue()).toBe('柳知秋')
})

it.each([
  ['/activities/before/sign-up/', '报名还没开始'],
  ['/activities/closed/sign-up/', '报名已截止'],
  ['/courses/whole/sign-up/', '整门课一起报名'],
  ['/sign-up/', '我的报名'],
])('should stand in %s as it is: %s', async (at, words) => {
  server.places = {}
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    expect((await page.goto(origin + at))?.status()).toBe(200)
    await page.locator('main').getByText(words).first().waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    )
  }
})

it('should let one sign up as soon as staff have opened it, whatever the page was made of', async () => {
  const only = (state: ShownPlace['state']) => ({ only: { state, left: state === 'open' ? 12 : 0, waiting: 0 } })
  for (const [slug, notice, state, left] of [
    ['before', '报名还没开始', 'before', '名额 20 个，抽签'],
    ['closed', '报名已截止', 'closed', '还剩 12 个名额'],
  ] as const) {
    server.places = only(state)
    await page.goto(`${origin}/activities/${slug}/sign-up/`)
    await page.getByText('主办方已经开放报名').waitFor({ state: 'hidden' })
    await page.getByRole('heading', { name: notice }).waitFor()
    expect(await page.getByLabel('姓名').isVisible()).toBe(false)

    server.places = only('open')
    await page.reload()
    await page.getByText(left).waitFor()
    expect(await page.getByRole('heading', { name: notice }).count()).toBe(0)
    expect(await page.getByLabel('姓名').isVisible()).toBe(true)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      await page.screenshot({ path: `test/.artifacts/opened-${slug}-${width}.png`, fullPage: true })
      expect(await accessibilityProblems(page)).toEqual([])
    }

    // the page of the entry leads there
    await page.goto(`${origin}/activities/${slug}/`)
    await page.locator('.bar').getByRole('link', { name: '报名', exact: true }).waitFor()
    await page.getByText('主办方开放了报名。').waitFor()
    await page.locator('.bar').getByRole('link', { name: '报名', exact: true }).click()
    await page.getByText(left).waitFor()
  }
})

it('should have the form of what is not open where no script runs: the server says whether staff have opened it', async () => {
  const plain = await browser.newContext({ ...phone, javaScriptEnabled: false })
  await showCatalogue(plain, catalogueOfSignUps())
  const read = await plain.newPage()
  for (const slug of ['before', 'closed']) {
    await read.goto(`${origin}/activities/${slug}/sign-up/`)
    expect(await read.getByLabel('姓名').isVisible()).toBe(false)
    await read.getByText('主办方已经开放报名？打开报名表').click()
    expect(await read.getByLabel('姓名').isVisible()).toBe(true)
    expect(await read.locator('form.sign-up-form').getAttribute('action')).toBe('/api/signup/registrations')
    for (const width of [1280, 390]) {
      await read.setViewportSize({ width, height: 844 })
      await read.screenshot({ path: `test/.artifacts/early-${slug}-${width}.png`, fullPage: true })
    }
  }
  await plain.close()
})

it('should show what a draw is held to, and afterwards draw it again in the browser', async () => {
  const seed = '5e'.repeat(32)
  const digest = digestOf(seed)
  const [lottery, pool] = ['/activities/before/sign-up/', [1, 2, 3, 4, 5, 6].map((number) => ({ number }))]
  server.draw = { digest }
  await page.goto(origin + lottery)
  await page.getByText('还没有抽签').waitFor()
  await page.getByText(digest).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])

  const order = inDrawnOrder(pool, seed).map(({ number }) => number)
  server.draw = { digest, seed, order, drawnAt: new Date(now - 3_600_000).toISOString() }
  await page.reload()
  await page.getByText(order.join('、'), { exact: true }).waitFor()
  await page.getByRole('button', { name: '在浏览器里验算' }).click()
  await page.getByText('验算一致').waitFor()
  await page.getByText('用 Python 验算').click()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.screenshot({ path: `test/.artifacts/draw-${width}.png`, fullPage: true })
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    )
  }

  server.draw = { ...server.draw, order: order.toReversed() }
  await page.reload()
  await page.getByRole('button', { name: '在浏览器里验算' }).click()
  await page.getByText('验算不一致').waitFor()
})

it('should speak of no draw any more where it was held and sign-up is open again', async () => {
  const lottery = '/activities/before/'
  await page.goto(origin + lottery)
  await page.locator('[data-by-lot]').waitFor()
  await page.getByText('名额 20 个，抽签').waitFor()
  server.places = { only: { state: 'open', left: 2, waiting: 0, isDrawn: true } }
  await page.goto(origin + lottery)
  await page.getByText('还剩 2 个名额').waitFor()
  await page.locator('[data-by-lot]').waitFor({ state: 'hidden' })
  await page.goto(`${origin}${lottery}sign-up/`)
  await page.getByText('余下的名额先到先得').waitFor()
  await page.getByText('还剩 2 个名额').waitFor()
  await send().waitFor()
  expect(await page.getByText('等待抽签').count()).toBe(0)
})

it('should be gone once all of it is over, and be led to by the page of the entry while it is open', async () => {
  expect((await page.goto(`${origin}/activities/over/sign-up/`))?.status()).toBe(404)
  await page.goto(`${origin}/activities/families/`)
  await page.locator('.bar').getByText('还剩 3 个名额').waitFor()
  await page.locator('.rows').getByText('已满，可以候补').waitFor()
  await page.getByRole('link', { name: '报名', exact: true }).click()
  await page.getByRole('heading', { name: '周末剪纸' }).waitFor()
  expect(page.url()).toBe(origin + path)
})

it('should speak in the bar of the date that its button leads to, where the first is closed', async () => {
  const bar = page.locator('.bar')
  server.places['first'] = { state: 'closed', left: 3, waiting: 0 }
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`${origin}/activities/families/`)
    await bar.getByText('已满，可以候补').waitFor()
    expect(await bar.innerText()).toMatch(/11月29日[^]*免费入场 · 已满，可以候补 · [^]*报名$/)
    expect(await bar.innerText()).not.toContain('11月22日')
    await page.locator('.rows').getByText('· 报名已截止').waitFor()
    await page.screenshot({ path: `test/.artifacts/bar-${width}.png`, fullPage: true })
    expect(await accessibilityProblems(page)).toEqual([])
  }
})

it('should answer as the schema of the server says, so that the tests above speak its language', () => {
  expect(registrationShown.parse(registrationOf())).toEqual(registrationOf())
})
