import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writtenDay } from '../../cms/base/time/wallClock.ts'
import { orderAnswer, listAnswer } from '../../cms/features/grassroots/orders/rules/answers.ts'
import type { OrderStep } from '../../cms/features/grassroots/orders/rules/contract.ts'
import { accessibilityProblems } from '../support/accessibility.ts'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry } from '../support/entries.ts'
import { takePicture } from '../support/guide.ts'
import { pressTo } from '../support/keyboard.ts'
import { type Phone, phoneOf } from '../support/phone.ts'
import { type Cast, castOf } from '../support/roles/cast.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { beyondTelephone } from '../support/tooWide.ts'

/** From the menu to the stars: a unit orders on a telephone, the city union arranges at a desk (docs/editors/orders.md). */

// what is ordered for today can be brought today
const today = writtenDay(Date.now())
const year = Number(today.slice(0, 4))
let server: TestServer
let staff: Api
let cast: Cast
let browser: Browser
let phone: Phone
let page: Page
let desk: Page
let choir: string

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  cast = await castOf(server, staff)
  const at = (monthAndDay: string): string => `${year}-${monthAndDay}T00:00:00.000+08:00`
  await createEntry(staff, 'campaigns', {
    ...{ title: '千场文化活动进基层', year, kinds: ['performance', 'film'] },
    periods: [{ label: '全年', from: at('01-01'), to: at('12-31'), due: at('12-31'), locks: at('12-31') }],
  })
  const team = await createEntry(staff, 'teams', { name: '花城职工合唱团', kind: 'choir' })
  choir = team.id
  await createEntry(staff, 'teams', { name: '花城读书会', kind: 'volunteers' })
  const menu = { available: true, ordering: '在后台点单', summary: '到工地、车间去' }
  await createEntry(staff, 'services', {
    ...{ ...menu, title: '工地上的四十分钟小舞台', kind: 'performance', teams: [team.id] },
    requirements: '三十平方米空地、一路 220 伏电源',
  })
  await createEntry(staff, 'services', { ...menu, title: '劳模讲堂', kind: 'lecture', daysAhead: 7 })
  browser = await openBrowser()
  phone = await phoneOf(browser, server, cast.as['unit-editor'])
  page = phone.page
  const context = await browser.newContext({
    ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 900 } },
  })
  context.setDefaultTimeout(60_000)
  await context.addCookies([{ name: 'payload-token', value: cast.as.editor.token ?? '', url: server.url }])
  desk = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const address = '/admin/grassroots/orders'
const button = (name: string, within: Locator | Page = page) => within.getByRole('button', { name, exact: true })
const status = (text: string, on = page) => on.getByRole('status').getByText(text).waitFor()
const listed = async () => listAnswer.parse((await staff.request('GET', '/api/grassroots/orders')).body)
const orderOf = async (place: string): Promise<string> =>
  (await listed()).orders.find((one) => one.place === place)?.id ?? ''
const read = async (id: string) =>
  orderAnswer.parse((await staff.request('GET', `/api/grassroots/orders/one?id=${id}`)).body).order
const take = async (id: string, step: OrderStep): Promise<void> => {
  const { revision } = await read(id)
  const { status, body } = await staff.request('POST', '/api/grassroots/orders/step', { id, revision, do: step })
  expect([status, body]).toEqual([200, expect.anything()])
}

/** The server has what is sent meanwhile, and the telephone is not told. */
async function loseAnswers(meanwhile: () => Promise<void>): Promise<void> {
  const orders = '**/api/grassroots/orders'
  await page.context().route(orders, async (route) => {
    if (route.request().method() === 'POST') await route.fetch()
    await route.abort()
  })
  await meanwhile()
  await page.context().unroute(orders)
}

it('should be ordered on a telephone in a minute, and say at its field what is missing', async () => {
  await page.goto(`${server.url}${address}`)
  await page.getByText('还没有点单').waitFor()
  await phone.tap(page.getByRole('link', { name: '点一单', exact: true }))
  await page.getByRole('heading', { name: '点一单' }).waitFor()
  // the own unit is there already, and none but it and those below
  expect(await page.getByLabel('给哪个单位').locator('option:checked').innerText()).toBe('花城教育工会')
  expect(await page.getByLabel('给哪个单位').locator('option').allInnerTexts()).not.toContain('花城建设工会')
  await page.getByLabel('点什么').selectOption({ label: '劳模讲堂' })
  await page.getByText('要提前 7 天点').waitFor()
  await page.getByLabel('哪一天').fill(today)
  await page.getByLabel('在哪里').fill('花城一小操场')
  await page.getByLabel('怎么联系您').fill('工会办公室 2862000')
  await phone.tap(button('点这一单'))
  await page.getByText('请填大约多少人').waitFor()
  expect(await page.getByLabel('大约多少人').evaluate((one) => one === document.activeElement)).toBe(true)
  await page.getByLabel('大约多少人').fill('１２0')
  await phone.tap(button('点这一单'))
  await page.getByText('要提前 7 天点，最早').waitFor()
  expect(await page.getByLabel('哪一天').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('点什么').selectOption({ label: '工地上的四十分钟小舞台' })
  await page.getByText('请准备：三十平方米空地').waitFor()
  // which day is possible depends on what is ordered
  expect(await page.getByLabel('哪一天').getAttribute('aria-invalid')).toBe('false')
  for (const one of await page.locator('.gongyun-orders :is(button, input, select):visible').all())
    expect((await one.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44)
  expect(await accessibilityProblems(page)).toEqual([])
  await phone.look('order-form')
  await page.evaluate('document.activeElement.blur(), scrollTo(0, 0)')
  await takePicture(page, 'order-form')
})

it('should be one order, though its answer is lost, the page read anew and the button tapped twice', async () => {
  await loseAnswers(async () => {
    await phone.tap(button('点这一单'))
    await page.getByRole('alert').getByText('连不上服务器').waitFor()
  })
  expect((await listed()).total).toBe(1)
  await page.reload()
  await page.getByRole('heading', { name: '点一单' }).waitFor()
  expect(await page.getByLabel('在哪里').inputValue()).toBe('花城一小操场')
  await button('点这一单').evaluate((one: HTMLElement) => {
    one.click()
    one.click()
  })
  await status('点好了，编号')
  await page.getByText('等工会安排').waitFor()
  expect((await listed()).total).toBe(1)
  await phone.look('order-placed')
  // back is the list, and not a form that is sent
  await page.goBack()
  await page.getByRole('button', { name: '待安排 1' }).waitFor()
  await page.getByRole('listitem').getByText('花城一小操场').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await phone.look('order-list')
  // the next one is another one
  await phone.tap(page.getByRole('link', { name: '点一单', exact: true }))
  await page.getByLabel('点什么').selectOption({ label: '工地上的四十分钟小舞台' })
  expect(await page.getByLabel('在哪里').inputValue()).toBe('')
  for (const [label, text] of [
    ['哪一天', today],
    ['几点', '14:30'],
    ['在哪里', '花城二小礼堂'],
    ['大约多少人', '200'],
    ['怎么联系您', '传达室'],
  ] as const)
    await page.getByLabel(label).fill(text)
  // its answer is lost, too, and then the form is changed: what was sent is told, and not done twice
  await loseAnswers(async () => {
    await phone.tap(button('点这一单'))
    await page.getByRole('alert').getByText('连不上服务器').waitFor()
  })
  await page.getByLabel('大约多少人').fill('210')
  await phone.tap(button('点这一单'))
  await page.getByRole('alert').getByText('上次送出的已经收到').waitFor()
  expect((await listed()).total).toBe(2)
  expect(await page.getByLabel('大约多少人').inputValue()).toBe('210')
})

it('should be matched at a desk by keyboard: who is taken is asked about once, what is outdated is told', async () => {
  const match = {
    step: 'match',
    host: { kind: 'team', id: choir },
    day: today,
    time: '',
    note: '',
    isSure: false,
  } as const
  await take(await orderOf('花城一小操场'), match)
  const second = await orderOf('花城二小礼堂')
  await desk.goto(`${server.url}${address}?state=asked`)
  await pressTo(desk, desk.getByRole('listitem').filter({ hasText: '花城二小礼堂' }).getByRole('link'))
  const form = desk.getByRole('radiogroup', { name: '由谁去' })
  await form.getByText('已经去：花城一小操场').waitFor()
  // who fits stands first, and what speaks for it
  expect(await form.getByRole('radio').first().getAttribute('aria-label')).toContain('花城职工合唱团')
  expect([await desk.getByLabel('哪一天去').inputValue(), await desk.getByLabel('几点').inputValue()]).toEqual([
    today,
    '14:30',
  ])
  expect(await accessibilityProblems(desk)).toEqual([])
  expect(await beyondTelephone(desk)).toEqual([])
  await takePicture(desk, 'order-match')
  await pressTo(desk, button('安排好，请单位确认', desk))
  await form.getByText('请选由谁去').waitFor()
  // the first problem has the focus, and the radio buttons come next
  await desk.keyboard.press('Tab')
  await desk.keyboard.press('Space')
  await desk.getByLabel('给单位的话').fill('合唱团 14:00 到')
  // a colleague is faster
  await take(second, { ...match, host: { kind: 'team', id: choir }, note: '同事先排的', time: '15:00', isSure: true })
  await pressTo(desk, button('安排好，请单位确认', desk))
  await desk.getByRole('alert').getByText('有人刚办过').waitFor()
  await pressTo(desk, button('看最新的（填的还在）', desk))
  await desk.getByText('同事先排的').first().waitFor()
  // what was typed stays, what was not is as it is now
  expect(await desk.getByLabel('几点').inputValue()).toBe('15:00')
  expect(await desk.getByLabel('给单位的话').inputValue()).toBe('合唱团 14:00 到')
  await pressTo(desk, button('安排好，请单位确认', desk))
  await desk.getByRole('alert').getByText('已经安排去：花城一小操场').waitFor()
  expect((await read(second)).arranged?.note).toBe('同事先排的')
  await pressTo(desk, button('赶得过来，仍然安排', desk))
  await status('安排好了', desk)
  expect(await read(second)).toMatchObject({ state: 'matched', arranged: { time: '15:00', note: '合唱团 14:00 到' } })
})

it('should be arranged anew where it does not suit, and confirmed', async () => {
  await page.goto(`${server.url}${address}`)
  await phone.tap(page.getByRole('listitem').filter({ hasText: '花城二小礼堂' }).getByRole('link'))
  await page.getByText('合唱团 14:00 到').waitFor()
  await takePicture(page, 'order-confirm')
  await phone.tap(button('请重新安排'))
  await phone.tap(button('请工会重新安排'))
  await page.getByText('请填原因').waitFor()
  await page.getByLabel('为什么不合适').fill('下午有考试，请改到晚上')
  await phone.tap(button('请工会重新安排'))
  await status('已经退回工会重新安排')
  const id = await orderOf('花城二小礼堂')
  const host = { kind: 'team', id: choir } as const
  await take(id, { step: 'match', host, day: today, time: '19:00', note: '', isSure: true })
  await page.reload()
  await page.getByText('等单位确认').waitFor()
  await page.getByText('经过').tap()
  await page.getByText('下午有考试，请改到晚上').waitFor()
  await phone.tap(button('确认'))
  await status('确认好了')
  expect(await accessibilityProblems(page)).toEqual([])
  await phone.look('order-confirmed')
  // the other one is not needed any more: that is asked once
  await page.goto(`${server.url}${address}?id=${await orderOf('花城一小操场')}`)
  await phone.tap(button('取消点单'))
  await page.getByLabel('为什么取消').fill('操场在修')
  await phone.tap(button('确定取消'))
  await page.getByText('已经取消。原因：操场在修').waitFor()
  await page.getByText('办完已经删除').waitFor()
  expect(await page.getByRole('region', { name: '办理' }).count()).toBe(0)
})

it('should be counted for its campaign once it was brought', async () => {
  await desk.goto(`${server.url}${address}?id=${await orderOf('花城二小礼堂')}`)
  await desk.getByLabel('到场人数').fill('186')
  await button('登记', desk).click()
  await desk.getByText('请选记入哪个专项').waitFor()
  await desk.getByLabel('记入哪个专项').selectOption({ index: 1 })
  await desk.getByText('请选记入哪个专项').waitFor({ state: 'detached' })
  await takePicture(desk, 'order-deliver')
  await button('登记', desk).click()
  await status('登记好了', desk)
  await desk.getByRole('link', { name: '已经记为一场' }).click()
  await desk.getByRole('heading', { name: '记一场' }).waitFor()
  const recorded = desk.getByRole('listitem').filter({ hasText: '花城二小礼堂' })
  await recorded.getByText('186 人次').waitFor()
  await recorded.getByText('承办：花城职工合唱团').waitFor()
})

it('should be rated by both, with stars by finger and by keyboard', async () => {
  const path = `${address}?id=${await orderOf('花城二小礼堂')}`
  await page.goto(`${server.url}${path}`)
  await page.getByRole('radio', { name: '5 星' }).check()
  await page.getByLabel('评语').fill('唱得好，大家都跟着唱')
  await phone.tap(button('提交评价'))
  await status('评价已经记下')
  await page.getByText('★★★★★ 5 星 唱得好').waitFor()
  await phone.look('order-rated')
  await desk.goto(`${server.url}${path}`)
  await desk.getByText('唱得好').waitFor()
  await pressTo(desk, button('评价单位', desk))
  await pressTo(desk, button('评价单位', desk))
  await desk.getByRole('radio', { name: '1 星' }).waitFor()
  await desk.keyboard.press('Tab')
  await desk.keyboard.press('Space')
  for (let stars = 1; stars < 4; stars++) await desk.keyboard.press('ArrowRight')
  await desk.getByLabel('评语').fill('场地、电源都备好了')
  await pressTo(desk, button('提交评价', desk))
  await status('评价已经记下', desk)
  await desk.getByText('★★★★☆ 4 星').waitFor()
  expect(await accessibilityProblems(desk)).toEqual([])
  expect(await beyondTelephone(desk)).toEqual([])
  await takePicture(desk, 'order-rated')
  await desk.goto(`${server.url}${address}`)
  await button('已送到 1', desk).click()
  expect(new URL(desk.url()).search).toBe('?state=delivered')
  await desk.getByRole('listitem').getByText('花城二小礼堂').waitFor()
  await desk.screenshot({ path: 'test/.artifacts/day-orders-wide.png' })
})
