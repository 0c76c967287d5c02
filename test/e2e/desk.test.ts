import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityProblems } from '../support/accessibility.ts'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { type FakeGateway, startGateway } from '../support/fakeGateways.ts'
import { takePicture } from '../support/guide.ts'
import { pressTo } from '../support/keyboard.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type ShiftedClock, shiftedClock } from '../support/shiftedClock.ts'
import { beyondTelephone } from '../support/tooWide.ts'
import { ask, formOf, openActivity, phoneOf, untilOffered } from '../support/signUps.ts'

/** Goes through the organisers' guide (docs/editors/sign-ups.md) at the desk, on a server that sends its messages to a gateway of the test. */

const minuteMs = 60_000
const desktop = { width: 1280, height: 860 }
/** Who stands in the book of the activity that is worked on: a family of two, one, and one who waits. */
const people = [1, 2, 3]

let server: TestServer
let gateway: FakeGateway
let clock: ShiftedClock
let staff: Api
let browser: Browser
let page: Page
let soon: Awaited<ReturnType<typeof openActivity>>
let later: Awaited<ReturnType<typeof openActivity>>

beforeAll(async () => {
  gateway = await startGateway()
  clock = shiftedClock()
  const env = { ...clock.env, MESSAGES_WEBHOOK_URL: gateway.url, MESSAGES_WEBHOOK_SECRET: '0123456789abcdef' }
  server = await startServer({ args: ['--no-sample'], env })
  staff = await administrator(server)
  const families = { seats: 3, children: { youngest: 3, oldest: 12 } }
  soon = await openActivity(staff, families, { title: '今天的剪纸', startsInMs: 20 * minuteMs })
  later = await openActivity(staff, families, { title: '迎新年联欢' })
  await untilOffered(server.url, soon)
  await untilOffered(server.url, later)
  const family = { children: [{ name: '小满', age: 7 }], guardian: true }
  for (const [number, more] of [
    [1, family],
    [2, {}],
    [3, {}],
  ] as const)
    expect((await ask(server.url, 'registrations', formOf(later, number, more))).status).toBe(201)
  browser = await openBrowser()
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: desktop,
  })
  context.setDefaultTimeout(60_000)
  await context.addCookies([{ name: 'payload-token', value: staff.token ?? '', url: server.url }])
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await gateway?.close()
  clock?.remove()
})

/** Texts that a person was sent, each as often as it was sent. */
const sentTo = (number: number): string[] =>
  gateway.asked
    .map(({ body }) => JSON.parse(body) as { phone: string; text: string })
    .filter(({ phone }) => phone === phoneOf(number))
    .map(({ text }) => text)
const sentWith = (word: string): number[] =>
  people.map((one) => sentTo(one).filter((text) => text.includes(word)).length)
const line = (number: number) => page.getByRole('listitem').filter({ hasText: `${number} 号` })
const said = (text: string) => page.getByRole('status').getByText(text).waitFor()
const openLater = () =>
  page.goto(`${server.url}/admin/signups/bookable?${new URLSearchParams({ ...later })}`).then(() => line(1).waitFor())

/** Looks at a page as a telephone has it: nothing of it stands beyond the edge. */
async function lookOnTelephone(name: string): Promise<void> {
  expect(await beyondTelephone(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await accessibilityProblems(page)).toEqual([])
  await page.screenshot({ path: `test/.artifacts/${name}-390.png`, fullPage: true })
  await page.setViewportSize(desktop)
}

/** Tells all who signed up something, by keyboard alone. */
async function tellAll(text: string): Promise<void> {
  await pressTo(page, page.getByText('通知全部报名的人'))
  await page.getByRole('textbox', { name: '通知', exact: true }).focus()
  await page.keyboard.insertText(text)
  await pressTo(page, page.getByRole('button', { name: '发送' }))
  const asked = page.getByRole('group', { name: '确认通知' })
  await asked.getByText(text).waitFor()
  await page.screenshot({ path: 'test/.artifacts/desk-message.png', fullPage: true })
  await lookOnTelephone('desk-message')
  await pressTo(page, asked.getByRole('button', { name: /^确认发给 \d+ 个报名$/ }))
  await said('通知已排队发送')
}

it('should list today first, with how full each is, and close and open it by keyboard', async () => {
  await page.goto(`${server.url}/admin/signups`)
  const cards = page.locator('.gongyun-signups-list > li')
  await cards.nth(1).waitFor()
  expect(await cards.nth(0).innerText()).toMatch(/今天的剪纸[^]*今天[^]*0 \/ 3，剩 3 · 报名中/)
  expect(await cards.nth(1).innerText()).toMatch(/迎新年联欢[^]*3 \/ 3，剩 0，候补 1 · 报名中/)
  expect(await accessibilityProblems(page)).toEqual([])
  await page.screenshot({ path: 'test/.artifacts/desk-list.png' })
  await takePicture(page, 'signups-list')
  await lookOnTelephone('desk-list')
  await pressTo(page, page.getByRole('link', { name: '今天的剪纸' }))
  await pressTo(page, page.getByRole('button', { name: '关闭', exact: true }))
  await said('报名开关：关闭')
  const closed = await ask(server.url, 'registrations', formOf(soon, 21))
  expect([closed.status, closed.body.errors?.[0]?.data?.code]).toEqual([409, 'sign-up-closed'])
  await pressTo(page, page.getByRole('button', { name: '按设定' }))
  await said('报名开关：按设定')
  expect((await ask(server.url, 'registrations', formOf(soon, 21))).status).toBe(201)
})

it('should tell all who stand in the book, each once', async () => {
  await openLater()
  expect(await page.locator('.when').innerText()).toMatch(/^\d+月\d+日（周.）\d\d:\d\d$/)
  expect(await line(1).innerText()).toMatch(/138\*{4}0001 · 2 人（孩子 1）/)
  await page.screenshot({ path: 'test/.artifacts/desk-bookable.png', fullPage: true })
  await takePicture(page, 'signups-one')
  await lookOnTelephone('desk-bookable')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByText('通知全部报名的人（3 个报名）').waitFor()
  await tellAll('请从西门进')
  await expect.poll(() => sentWith('请从西门进'), { timeout: 60_000 }).toEqual([1, 1, 1])
})

it('should take a place from a family, which is offered to who waits, and cancel whoever has called', async () => {
  await openLater()
  await pressTo(page, line(1).getByRole('button', { name: '减少人数' }))
  expect(await line(1).getByLabel('改为').locator('option').allInnerTexts()).toEqual(['1 人'])
  await pressTo(page, line(1).getByRole('button', { name: '确认改 1 号' }))
  await said('1 号改为 1 人')
  await line(1).getByText('· 1 人').waitFor()
  expect(await line(1).getByRole('button', { name: '减少人数' }).count()).toBe(0)
  await pressTo(page, page.getByRole('button', { name: '候补', exact: true }))
  await line(3).getByText('有 1 个名额等本人确认').waitFor()
  await expect.poll(() => sentTo(3).length, { timeout: 60_000 }).toBe(3)
  await pressTo(page, page.getByRole('button', { name: '名单', exact: true }))
  await pressTo(page, line(2).getByRole('button', { name: '取消报名' }))
  await pressTo(page, line(2).getByRole('button', { name: '确认取消 2 号' }))
  await said('已取消，并通知本人')
  await pressTo(page, page.getByRole('button', { name: '已取消', exact: true }))
  await line(2).waitFor()
  await expect.poll(() => sentTo(2).filter((text) => text.includes('报名已取消')).length, { timeout: 60_000 }).toBe(1)
})

it('should lead to where a date is moved, of which everybody who stands is told exactly once', async () => {
  await openLater()
  await pressTo(page, page.getByRole('link', { name: '改时间地点或取消' }))
  const start = page.locator('#field-dates__0__start input')
  await start.waitFor()
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#field-dates__0__end input').fill('2031-03-08 16:00')
  await start.fill('2031-03-08 14:00')
  await start.press('Tab')
  const [saved] = await Promise.all([
    page.waitForResponse((one) => one.url().includes('/api/activities/') && one.request().method() === 'PATCH'),
    page.locator('#action-save').click(),
  ])
  expect([saved.status(), await saved.text()]).toEqual([200, expect.anything()])
  // two minutes by its clock after it was seen
  let ahead = 0
  const moved = () => sentWith('3月8日（周六）14:00')
  await expect
    .poll(
      () => {
        clock.set((ahead += 90_000))
        return moved()
      },
      { timeout: 120_000, interval: 2_000 },
    )
    .toEqual([1, 0, 1])
  expect(sentTo(1).find((text) => text.includes('3月8日'))).toMatch(/改到3月8日（周六）14:00/)
  // what comes after it has come, and it has not come again
  clock.set((ahead += 10 * minuteMs))
  await openLater()
  await tellAll('签到在二楼')
  await expect.poll(() => sentWith('签到在二楼'), { timeout: 60_000 }).toEqual([1, 0, 1])
  expect(sentWith('变动')).toEqual([1, 0, 1])
})

it('should show on the first page what could not be sent, until it is sent again', async () => {
  await page.goto(`${server.url}/admin`)
  await page.locator('.dashboard').waitFor()
  expect(await page.locator('#desk-messages').count()).toBe(0)
  gateway.answers(422)
  expect((await ask(server.url, 'registrations', formOf(later, 22))).status).toBe(201)
  const pile = page.locator('#desk-messages')
  await expect
    .poll(
      async () => {
        await page.goto(`${server.url}/admin`)
        await page.locator('.dashboard').waitFor()
        return pile.count()
      },
      { timeout: 60_000 },
    )
    .toBe(1)
  expect(await pile.innerText()).toMatch(/报名通知没有发出\s+1[^]*报名成功：迎新年联欢[^]*对方拒收/)
  expect(await pile.innerText()).not.toContain('报名人22')
  await page.screenshot({ path: 'test/.artifacts/desk-dead.png' })
  gateway.answers(202)
  await pressTo(page, pile.getByRole('link', { name: '报名成功' }))
  await page.getByRole('link', { name: /^迎新年联欢，\d+月\d+日（周.）\d\d:\d\d$/ }).waitFor()
  await page.screenshot({ path: 'test/.artifacts/desk-messages.png' })
  await lookOnTelephone('desk-messages')
  const link = await page.getByRole('link', { name: '迎新年联欢，' }).getAttribute('href')
  expect(link).toBe(`/admin/signups/bookable?${new URLSearchParams({ ...later })}`)
  await pressTo(page, page.getByRole('button', { name: '再发一次' }))
  await expect
    .poll(() => gateway.taken().filter(({ phone }) => phone === phoneOf(22)).length, { timeout: 60_000 })
    .toBe(1)
  await page.goto(`${server.url}/admin`)
  await page.locator('.dashboard').waitFor()
  expect(await pile.count()).toBe(0)
})

it('should open who waits for a draw, and ask before somebody goes past it', async () => {
  const rule = { seats: 2, how: 'lottery', children: { youngest: 3, oldest: 12 } }
  const dayMs = 24 * 60 * minuteMs
  const signUpUntil = new Date(Date.now() + 2 * dayMs).toISOString()
  const drawn = await openActivity(staff, rule, { title: '抽签的木版年画', startsInMs: 5 * dayMs, signUpUntil })
  await untilOffered(server.url, drawn)
  for (const number of [31, 32, 33])
    expect((await ask(server.url, 'registrations', formOf(drawn, number))).body.state).toBe('pooled')
  await page.goto(`${server.url}/admin/signups/bookable?${new URLSearchParams({ ...drawn })}`)
  await line(3).waitFor()
  await page.getByText(/候补 0，待抽签 3/).waitFor()
  expect(await page.getByRole('button', { name: '候补和待抽签' }).getAttribute('aria-pressed')).toBe('true')
  await pressTo(page, line(2).getByRole('button', { name: '转为报名成功' }))
  await page.screenshot({ path: 'test/.artifacts/desk-draw.png', fullPage: true })
  await lookOnTelephone('desk-draw')
  await pressTo(page, line(2).getByRole('button', { name: '不改了' }))
  await pressTo(page, line(2).getByRole('button', { name: '转为报名成功' }))
  await pressTo(page, line(2).getByRole('button', { name: '确认不抽签，2 号报名成功' }))
  await said('已转为报名成功')
  await page.getByText(/已报 1，.*待抽签 2/).waitFor()
})
