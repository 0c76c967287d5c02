import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { readCalendar, Subscriber } from '../support/calendarFiles.ts'
import { createEntry, pageText, publish, type Stored, updateEntry } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'

const day = 24 * 60 * 60 * 1000
const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }
const slug = 'qia-si-fa-lang'

let server: TestServer
let browser: Browser
let context: BrowserContext
let staff: Api
let venue: Stored
let course: Stored

/** At ten in the morning in Shanghai, some days from now. */
function inDays(days: number): string {
  return `${new Date(Date.now() + days * day).toISOString().slice(0, 10)}T02:00:00.000Z`
}

function lessons(...starts: string[]) {
  return starts.map((start) => ({ start, end: new Date(Date.parse(start) + 2 * 3_600_000).toISOString() }))
}

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  venue = await createEntry(staff, 'venues', {
    name: '工人文化宫',
    slug: 'palace',
    kind: 'palace',
    address: '东风东路 1 号，三楼',
    latitude: 25.04,
    longitude: 102.72,
  })
  course = await createEntry(staff, 'courses', {
    title: '掐丝珐琅',
    slug,
    kind: 'public-benefit',
    type: 'tradition',
    venue: venue.id,
    sessions: lessons(inDays(3), inDays(10)),
  })
  browser = await openBrowser()
  context = await browser.newContext({ ...phone, permissions: ['clipboard-read', 'clipboard-write'] })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Opens a public page, and in it what leads into the calendar, by keyboard. */
async function openCalendar(path: string, of = context): Promise<Page> {
  const page = await of.newPage()
  await page.goto(server.url + path)
  await page.locator('.add-to-calendar > summary').focus()
  await page.keyboard.press('Enter')
  await page.locator('#calendar').waitFor()
  return page
}

it('should bring a lesson into the calendar from the page of its class, without scripts too', async () => {
  const plain = await browser.newContext({ ...phone, javaScriptEnabled: false })
  for (const of of [context, plain]) {
    const page = await openCalendar(`/courses/${slug}/`, of)
    const link = page.locator('#calendar li a').first()
    expect(await link.innerText()).toContain('第\u00a01/2\u00a0课')
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toMatch(/\.ics$/)
    const { events } = readCalendar(await readFile(await download.path(), 'utf8'))
    expect(events).toEqual([
      expect.objectContaining({
        start: Date.parse(inDays(3)),
        status: 'CONFIRMED',
        summary: '掐丝珐琅（第 1/2 课）',
        location: '工人文化宫\n东风东路 1 号，三楼',
        geo: [25.04, 102.72],
      }),
    ])
    const { headers } = await fetch(server.url + ((await link.getAttribute('href')) ?? ''))
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    await page.close()
  }
  await plain.close()
})

it('should tell in WeChat, where such a file does not open, what to do, and copy time and place', async () => {
  const page = await openCalendar(`/courses/${slug}/`)
  expect(await page.getByText('在浏览器打开').isVisible()).toBe(false)
  await page.getByRole('button', { name: '复制时间地点' }).click()
  await page.getByRole('button', { name: '已复制' }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  for (const part of ['掐丝珐琅', '工人文化宫，东风东路 1 号，三楼', `/courses/${slug}/`])
    expect(copied).toContain(part)
  await page.close()
  const wechat = await browser.newContext({ ...phone, userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50' })
  const inWechat = await openCalendar(`/courses/${slug}/`, wechat)
  await inWechat.getByText('在浏览器打开').waitFor()
  // in place of a link that does nothing there
  await inWechat.locator('#calendar a[href^="webcal:"]').press('Enter')
  const told = inWechat.getByRole('dialog', { name: '在浏览器打开' })
  await told.waitFor()
  await inWechat.keyboard.press('Escape')
  await told.waitFor({ state: 'hidden' })
  await wechat.close()
})

it('should tell whoever subscribed to a venue that a lesson was moved, that one was called off, and where it is now', async () => {
  const page = await openCalendar('/venues/palace/')
  await page.getByRole('button', { name: '复制订阅地址' }).click()
  await page.getByRole('button', { name: '已复制' }).waitFor()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  expect(await page.locator('#calendar a[href^="webcal:"]').getAttribute('href')).toBe(
    address.replace('http', 'webcal'),
  )
  // without scripts it is there to be read, and in WeChat to be copied
  for (const [options, isCopied] of [
    [{ javaScriptEnabled: false }, false],
    [{ userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50' }, true],
  ] as const) {
    const other = await browser.newContext({ ...phone, ...options, permissions: ['clipboard-read', 'clipboard-write'] })
    const there = await openCalendar('/venues/palace/', other)
    expect(await there.locator('#calendar code').innerText()).toBe(address)
    if (isCopied) {
      await there.getByRole('button', { name: '复制订阅地址' }).press('Enter')
      await there.getByRole('button', { name: '已复制' }).waitFor()
      expect(await there.evaluate(() => navigator.clipboard.readText())).toBe(address)
    }
    await other.close()
  }
  await page.goto(`${server.url}/feeds/`)
  await page.getByText('阵地（1）').click()
  expect(await page.locator('code', { hasText: '/venues/' }).innerText()).toBe(address)
  await page.close()

  const subscriber = new Subscriber()
  const look = async (): Promise<string[]> => {
    subscriber.look((await pageText(server, new URL(address).pathname)).text)
    return subscriber.events.map(({ summary, status, start, location }) =>
      [summary, status, new Date(start).toISOString(), location.split('\n').at(-1)].join(' | '),
    )
  }
  const [first, second] = [inDays(3), inDays(10)]
  const at = '东风东路 1 号，三楼'
  await expect
    .poll(look)
    .toEqual([
      `掐丝珐琅（第 1/2 课） | CONFIRMED | ${first} | ${at}`,
      `掐丝珐琅（第 2/2 课） | CONFIRMED | ${second} | ${at}`,
    ])

  // a change is told apart from the one before by seconds, as the format counts
  const laterSecond = () => {
    const now = Date.now()
    return expect.poll(() => Date.now()).toBeGreaterThan(now + 1000)
  }
  await laterSecond()
  const { body } = await staff.request<{ sessions: object[] }>('GET', `/api/courses/${course.id}?depth=0`)
  const [one, two] = body.sessions
  const moved = inDays(5)
  await publish(staff, 'courses', course.id, {
    sessions: [
      { ...one, ...lessons(moved)[0], movedFrom: first },
      { ...two, cancelled: true },
    ],
  })
  await expect
    .poll(look)
    .toEqual([
      `改期：掐丝珐琅（第 1/2 课） | CONFIRMED | ${moved} | ${at}`,
      `已取消：掐丝珐琅（第 2/2 课） | CANCELLED | ${second} | ${at}`,
    ])
  await laterSecond()
  await publish(staff, 'venues', venue.id, { address: '青年路 9 号' })
  await expect
    .poll(async () => (await look()).map((line) => line.split(' | ').at(-1)))
    .toEqual(['青年路 9 号', '青年路 9 号'])

  // the place goes, and comes back: what the class itself is subscribed to tells of both
  const ofCourse = new Subscriber()
  const placesOfCourse = async (): Promise<string[]> => {
    ofCourse.look((await pageText(server, `/calendars/courses/${course.id}.ics`)).text)
    return ofCourse.events.map(({ location }) => location.split('\n').at(-1) ?? '')
  }
  await expect.poll(placesOfCourse).toEqual(['青年路 9 号', '青年路 9 号'])
  await laterSecond()
  await updateEntry(staff, 'venues', venue.id, { _status: 'draft' })
  await expect.poll(placesOfCourse).toEqual(['', ''])
  await laterSecond()
  await publish(staff, 'venues', venue.id, {})
  await expect.poll(placesOfCourse).toEqual(['青年路 9 号', '青年路 9 号'])
  await expect.poll(async () => (await look()).length).toBe(2)

  await updateEntry(staff, 'courses', course.id, { _status: 'draft' })
  await expect.poll(look).toEqual([])
  // whoever subscribed to the class itself gets a calendar of nothing, and no error, at which phones keep what they knew
  const own = await pageText(server, `/calendars/courses/${course.id}.ics`)
  expect([own.status, readCalendar(own.text).events]).toEqual([200, []])
})
