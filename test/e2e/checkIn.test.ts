import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readSpreadsheet } from '../../cms/features/imports/file/spreadsheet.ts'
import { accessibilityProblems } from '../support/accessibility.ts'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry } from '../support/entries.ts'
import { takePicture } from '../support/guide.ts'
import { pressTo } from '../support/keyboard.ts'
import { type Phone, phoneOf as telephoneOf } from '../support/phone.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { shiftedClock } from '../support/shiftedClock.ts'
import { ask, formOf, openActivity, phoneOf, untilOffered } from '../support/signUps.ts'

/** Attendance, as an organiser takes it on a telephone at the door, and those who come by themselves (docs/editors/sign-ups.md). */

const [title, email] = ['元旦亲子剪纸', 'one@example.org']
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]

interface Shown {
  bookable: { lessons: { came: { people: number; walkIns: number } }[] }
  registrations: { number: number; attendance: { state: string; at: string }[] }[]
}

/** How a date is written below the title. */
const whenWritten = /^\d+月\d+日（周.）\d\d:\d\d$/

const clock = shiftedClock()
let server: TestServer
let staff: Api
let browser: Browser
let phone: Phone
let page: Page
let bookable: Awaited<ReturnType<typeof openActivity>>
/** Codes by the number of the registration; the fourth is cancelled. */
const codes: string[] = ['']

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'], env: clock.env })
  staff = await administrator(server)
  const families = { seats: 9, children: { youngest: 3, oldest: 12 } }
  bookable = await openActivity(staff, families, { title, startsInMs: 30 * minuteMs })
  await untilOffered(server.url, bookable)
  for (const number of [1, 2, 3, 4]) {
    const child = number === 1 ? { children: [{ name: '小满', age: 7 }], guardian: true, email } : {}
    const { status, body } = await ask(server.url, 'registrations', formOf(bookable, number, child))
    expect([status, body.state]).toEqual([201, 'confirmed'])
    codes.push(body.code)
  }
  await ask(server.url, 'cancel', { code: codes[4], phone: phoneOf(4) })
  browser = await openBrowser()
  phone = await telephoneOf(browser, server, staff)
  page = phone.page
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  clock.remove()
})

const queryOf = (of: object): string => new URLSearchParams(of as Record<string, string>).toString()
const checkInPage = () => `${server.url}/admin/signups/check-in?${queryOf({ ...bookable, lesson: bookable.occasion })}`
const onDesk = async () =>
  (await staff.request<Shown>('GET', `/api/signup/desk/bookable?${queryOf(bookable)}&list=coming`)).body
const attendanceOf = async (number: number) =>
  (await onDesk()).registrations.find((one) => one.number === number)?.attendance[0]
const line = (number: number) => page.getByRole('listitem').filter({ hasText: `${number} 号` })

/** Types a code as whoever holds the telephone does, and sends it by the keyboard. */
async function typeCode(code = ''): Promise<void> {
  await page.getByLabel('10 位报名码').focus()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

it('should take attendance by code, go on without a network, keep it over a reload, and count the earliest', async () => {
  await page.goto(checkInPage())
  await line(3).waitFor()
  await page.locator('.when').getByText(whenWritten).waitFor()
  await typeCode(`${codes[1]?.slice(0, 5)} ${codes[1]?.slice(5).toLowerCase()}`)
  await page.getByRole('status').getByText('已签到，2 人').waitFor()
  await line(1).getByText('✓ 已到').waitFor()
  await typeCode('ZZZZZZZZZZ')
  await page.getByRole('alert').getByText('没有这个报名码').waitFor()
  expect(await page.getByText('正在记录…').count()).toBe(0)
  // what is taken next clears it
  await typeCode(codes[1])
  await page.getByRole('status').getByText('早前已经签到').waitFor()
  expect(await page.getByText('没有这个报名码').count()).toBe(0)
  for (const one of await page.locator('.gongyun-signups button:visible').all())
    expect((await one.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await phone.look('check-in')
  await takePicture(page, 'check-in')

  await page.context().setOffline(true)
  const told = page.getByRole('alert').getByText('现在没有网络')
  await told.waitFor()
  for (const word of ['报名码对不对', '有没有名额', '联网后才核对']) expect(await told.innerText()).toContain(word)
  await typeCode(codes[2])
  await page.getByRole('status').getByText('已记在手机里，联网后核对').waitFor()
  await typeCode(codes[4])
  await pressTo(page, line(3).getByRole('button', { name: '来了' }))
  await pressTo(page, page.getByRole('button', { name: '没报名的来了 1 人' }))
  await page.getByText('手机里还有 4 条没有上传').waitFor()
  await line(3).getByText('（待上传）').waitFor()
  expect(await page.getByRole('button', { name: '其余记为未到' }).isDisabled()).toBe(true)

  // meanwhile another telephone, with a network: the third came before, the second after
  const at = (minutes: number) => new Date(Date.now() + minutes * minuteMs).toISOString()
  const scanned = async (number: number, when: string) => {
    const scan = { id: `of-another-telephone-${number}`, bookable, lesson: bookable.occasion, kind: 'came', at: when }
    const { body } = await staff.request('POST', '/api/signup/attendance', {
      scans: [{ ...scan, of: { code: codes[number] } }],
    })
    expect(JSON.stringify(body)).toContain('"came"')
  }
  const before = at(-9)
  await scanned(3, before)
  await scanned(2, at(0))

  // a network, and a server that does not answer yet: what waits is there after a reload
  await page.context().route('**/api/signup/attendance', (route) => route.abort())
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText('手机里还有 4 条没有上传').waitFor()
  await told.waitFor()
  const kept = await page.evaluate(() => Object.values(localStorage).join())
  expect(kept).not.toContain('报名人')
  const noted = /"at":"([^"]+)"[^}]*\{"code"/.exec(kept)?.[1]
  await page.context().unroute('**/api/signup/attendance')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByText('手机里还有').waitFor({ state: 'detached' })
  await page.getByRole('alert').getByText('这个报名现在是“已取消”').waitFor()
  await page.getByText('到场 5 人（其中没有报名的 1 人）').waitFor()
  expect(await attendanceOf(3)).toMatchObject({ state: 'came', at: before })
  expect(await attendanceOf(2)).toMatchObject({ state: 'came', at: noted })
  expect(await accessibilityProblems(page)).toEqual([])
})

it('should take back who was noted by mistake, and one who had not signed up, and note who stayed away', async () => {
  await page.goto(checkInPage())
  await pressTo(page, line(2).getByRole('button', { name: '撤销签到' }))
  await page.getByText('到场 4 人（其中没有报名的 1 人）').waitFor()
  await pressTo(page, page.getByRole('button', { name: '撤销 1 个没报名的' }))
  await page.getByText('到场 3 人（其中没有报名的 0 人）').waitFor()
  expect(await page.getByRole('button', { name: '撤销 1 个没报名的' }).count()).toBe(0)
  const noteOthers = async (): Promise<void> => {
    await pressTo(page, page.getByRole('button', { name: '其余记为未到' }))
    await pressTo(page, page.getByRole('button', { name: '确定：没有签到的都记为未到' }))
  }
  // the lesson is over
  clock.set(3 * hourMs)
  // the telephone's clock goes with it: what is taken back was noted before
  await page.clock.setSystemTime(Date.now() + 3 * hourMs + minuteMs)
  await noteOthers()
  await page.getByText('已把 1 个没有签到的记为未到').waitFor()
  await line(2).getByText('（未到）').waitFor()
  await phone.look('check-in-absent')
  await pressTo(page, line(2).getByRole('button', { name: '撤销未到' }))
  await line(2).getByText('（未到）').waitFor({ state: 'detached' })
  // it is gone from the line before the server knows of it
  await page.getByText('未到 0 个报名').waitFor()
  await noteOthers()
  await pressTo(page, page.getByRole('button', { name: '全部撤销未到（1 个）' }))
  await page.getByText('已撤销 1 个未到').waitFor()
  await noteOthers()
  await line(2).getByText('（未到）').waitFor()
  clock.set(0)
  await page.clock.setSystemTime(Date.now())
  expect((await onDesk()).bookable.lessons[0]).toMatchObject({ came: { people: 3, walkIns: 0 }, absent: 1 })
})

it('should print the roster with room to sign, export it, and count it among the numbers of the term', async () => {
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.goto(`${server.url}/admin/signups/bookable?${queryOf(bookable)}`)
  await pressTo(page, page.getByRole('link', { name: '打印签名表' }))
  await page.getByRole('cell', { name: '报名人1', exact: false }).waitFor()
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
    ...['序号', '姓名', '手机号', '单位、身份', '人数', '签名'],
  ])
  await takePicture(page, 'roster')
  // it goes round the room: nobody reads the numbers of the others
  const paper = page.locator('table')
  for (const text of [phoneOf(1), email]) expect(await paper.innerText()).not.toContain(text)
  await page.getByLabel('打印完整手机号和邮箱').focus()
  await page.keyboard.press('Space')
  await page.getByText(phoneOf(1)).waitFor()
  expect(await paper.innerText()).toContain(email)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: '打印', includeHidden: true }).isVisible()).toBe(false)
  await page.screenshot({ path: 'test/.artifacts/desk-roster.png' })
  await page.emulateMedia({ media: null })
  expect((await staff.request('GET', '/api/audits?limit=0')).body['docs']).toEqual(
    expect.arrayContaining([expect.objectContaining({ note: '打开打印用的名单' })]),
  )

  const file = await fetch(`${server.url}/api/signup/desk/roster.xlsx?${queryOf(bookable)}`, {
    headers: { Authorization: `JWT ${staff.token}` },
  })
  const [sheet] = await readSpreadsheet('a.xlsx', new Uint8Array(await file.arrayBuffer()))
  expect(sheet?.rows.slice(2).map((row) => [row[1], row[3], row[6]].map(String))).toEqual([
    ...[
      ['报名人1', email, '2'],
      ['报名人2', '', '1'],
      ['报名人3', '', '1'],
    ],
  ])

  await page.goto(`${server.url}/admin/signups`)
  await pressTo(page, page.getByRole('link', { name: '一学期的人数' }))
  const cells = page.getByRole('row', { name: title }).getByRole('cell')
  await cells.first().waitFor()
  // places, signed up, waiting, came, absent, cancelled
  expect(await cells.allInnerTexts()).toEqual(['9', '4', '0', '3', '1', '1'])
  expect(await page.getByRole('row', { name: '合计 1 个' }).getByRole('cell').allInnerTexts()).toEqual(
    await cells.allInnerTexts(),
  )
  expect(await accessibilityProblems(page)).toEqual([])
  await page.screenshot({ path: 'test/.artifacts/desk-numbers.png' })
  await takePicture(page, 'numbers')
  await page.getByLabel('栏目').selectOption('课堂')
  await page.getByText('没有符合的活动').waitFor()
})

it('should let whoever comes check in by themselves, with the digits on the screen, without a script', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${server.url}/admin/signups/door?${queryOf({ ...bookable, lesson: bookable.occasion })}`)
  const digits = page.locator('.digits')
  await digits.waitFor()
  await page.getByRole('img', { name: '自己签到页面的二维码' }).waitFor()
  await page.getByText('已到 3 人').waitFor()
  await page.getByRole('heading', { level: 1 }).getByText(whenWritten).waitFor()
  await takePicture(page, 'door')
  // read from three metres: of a screen 25 cm wide two centimetres and more
  const size = await digits.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
  expect(size).toBeGreaterThan(1280 * 0.12)
  for (const [name, width, height] of [
    ['desk-door', 1280, 800],
    ['desk-door-upright', 800, 1280],
    ['desk-door-phone', 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    expect([name, await page.locator('.gongyun-door').evaluate((one) => one.scrollWidth - one.clientWidth)]).toEqual([
      name,
      0,
    ])
    await page.screenshot({ path: `test/.artifacts/${name}.png` })
  }
  expect(await accessibilityProblems(page)).toEqual([])

  const visitor = await (
    await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  ).newPage()
  await visitor.goto(`${server.url}/sign-up/check-in/`)
  await visitor.getByLabel('报名码').focus()
  await visitor.keyboard.type(codes[2] ?? '')
  await visitor.keyboard.press('Tab')
  await visitor.keyboard.type(phoneOf(2))
  const typeDigits = async (text: string) => {
    await visitor.getByLabel('屏幕上的 6 位数字').focus()
    await visitor.keyboard.type(text)
    await visitor.keyboard.press('Enter')
  }
  const shown = async () => (await digits.innerText()).replace(/\s/g, '')
  await typeDigits((await shown()) === '000000' ? '000001' : '000000')
  await visitor.waitForURL(`${server.url}/api/signup/check-in`)
  expect(await visitor.locator('body').innerText()).toContain('现场的数字不对或已经换了')
  expect(await visitor.locator('#f-door-problem').count()).toBe(1)
  expect(await visitor.getByLabel('报名码').inputValue()).toBe(codes[2])
  await visitor.screenshot({ path: 'test/.artifacts/desk-self-refused.png', fullPage: true })
  await typeDigits(await shown())
  await visitor.getByRole('heading', { name: '签到成功' }).waitFor()
  await visitor.getByText(title).waitFor()
  await visitor.screenshot({ path: 'test/.artifacts/desk-self-done.png', fullPage: true })
  expect(visitor.url()).not.toContain(codes[2])
  await page.getByText('已到 4 人').waitFor()
  expect(await attendanceOf(2)).toMatchObject({ state: 'came' })
})

it('should say when the door opens, and take attendance of the lesson that is chosen', async () => {
  const lesson = (startsInMs: number) => ({
    start: new Date(Date.now() + startsInMs).toISOString(),
    end: new Date(Date.now() + startsInMs + 60 * minuteMs).toISOString(),
  })
  const { id, sessions } = (await createEntry(staff, 'courses', {
    ...{ title: '周末合唱', kind: 'subsidised', type: 'fine-art' },
    sessions: [lesson(10 * minuteMs), lesson(7 * dayMs)],
    signUpHere: { isOn: true, per: 'course', how: 'first-come', seats: 5, mostSeats: 2 },
  })) as unknown as { id: string; sessions: { id: string }[] }
  const course = { collection: 'courses' as const, entry: id }
  await untilOffered(server.url, course)
  expect((await ask(server.url, 'registrations', formOf(course, 11))).status).toBe(201)

  await page.goto(`${server.url}/admin/signups/door?${queryOf({ ...course, lesson: sessions[1]?.id })}`)
  await page.getByText(/还没到签到时间：\d{4}-\d\d-\d\d \d\d:\d\d 起显示签到码/).waitFor()
  expect(await page.locator('.digits').count()).toBe(0)
  await page.screenshot({ path: 'test/.artifacts/desk-door-closed.png' })

  await page.goto(`${server.url}/admin/signups/bookable?${queryOf(course)}`)
  await pressTo(page, page.getByRole('link', { name: '签到', exact: true }))
  const choice = page.getByLabel('签哪一课')
  await choice.waitFor()
  expect(await choice.inputValue()).toBe(sessions[0]?.id)
  await choice.focus()
  await page.keyboard.press('ArrowDown')
  await page.getByText('到场 0 人').waitFor()
  await page.locator('.when').getByText('第 2 课').waitFor()
  // a week ahead: it is asked once, and whoever meant another lesson notes nothing
  const early = page.getByRole('dialog', { name: '还没到时间' })
  await pressTo(page, page.getByRole('button', { name: '来了', exact: true }))
  await early.getByText(/这一场 \d+月\d+日（周.）\d\d:\d\d 开始/).waitFor()
  await page.screenshot({ path: 'test/.artifacts/desk-early.png' })
  await pressTo(page, early.getByRole('button', { name: '不签了' }))
  await early.waitFor({ state: 'detached' })
  await page.getByText('到场 0 人').waitFor()
  await pressTo(page, page.getByRole('button', { name: '来了', exact: true }))
  await pressTo(page, early.getByRole('button', { name: '确认签到' }))
  await page.getByText('到场 1 人').waitFor()
  await page.getByRole('listitem').getByText('✓ 已到').waitFor()
  const { body } = await staff.request<Shown>('GET', `/api/signup/desk/bookable?${queryOf(course)}`)
  expect(body.bookable.lessons.map(({ came }) => came.people)).toEqual([0, 1])
  await page.reload()
  expect(await choice.inputValue()).toBe(sessions[1]?.id)
})
