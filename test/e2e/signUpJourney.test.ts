import { mkdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityProblems } from '../support/accessibility.ts'
import { administrator } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry } from '../support/entries.ts'
import { pressTo } from '../support/keyboard.ts'
import { proofFrom } from '../support/proofs.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { shiftedClock } from '../support/shiftedClock.ts'
import { ask, formOf, openActivity, phoneOf, untilOffered } from '../support/signUps.ts'
import { type Rows, wholeDatabase } from '../support/wholeDatabase.ts'

/** The same telephone for everybody; one of them lets no scripts run. */
const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
const parent = { name: '旅程家长甲', phone: '13811110001', child: '旅程孩子甲' }
const other = { name: '旅程候补乙', phone: '13811110002' }
const pictures = path.resolve('test/.artifacts/signUpJourney')
const [hourMs, dayMs] = [3_600_000, 86_400_000]
const clock = shiftedClock()

let browser: Browser
let server: TestServer
let slug: string
let scripted: BrowserContext
let plain: BrowserContext
let parentCode = ''
let otherCode = ''

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  browser = await openBrowser()
  server = await startServer({ args: ['--no-sample'], env: { SIGNUP_PROOF_TRIES: '20000', ...clock.env } })
  const staff = await administrator(server)
  const bookable = await openActivity(staff, { seats: 2, children: { youngest: 4, oldest: 12 } })
  await untilOffered(server.url, bookable)
  const { body } = await staff.request<{ slug: string }>('GET', `/api/activities/${bookable.entry}`)
  slug = body.slug
  scripted = await browser.newContext(phone)
  plain = await browser.newContext({ ...phone, javaScriptEnabled: false })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  clock.remove()
})

/** Looks as whoever holds it does: nothing is wider than the screen, and a reader of screens understands it. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await accessibilityProblems(page)).toEqual([])
  const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  expect(await page.evaluate(wider)).toBe(0)
}

/** Of a page that runs no script, which nothing else can be asked. */
async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true })
}

it('should sign up a parent with a child by keyboard alone, after the work that the server asks for', async () => {
  const page = await scripted.newPage()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(`${new URL(request.url()).pathname} ${request.postData() ?? ''}`)
  })
  const wrong: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  await page.goto(`${server.url}/activities/${slug}/`)
  await pressTo(page, page.getByRole('link', { name: '报名', exact: true }).first())
  await page.waitForURL(`${server.url}/activities/${slug}/sign-up/`)
  await page.getByRole('button', { name: '加一个孩子' }).waitFor()
  const type = async (label: string, text: string) => {
    const field = page.getByLabel(label, { exact: true })
    for (let tabs = 0; tabs < 60; tabs++) {
      if (await field.evaluate((one) => one === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
    if (text === ' ') await page.keyboard.press('Space')
    else await page.keyboard.insertText(text)
  }
  await type('姓名', parent.name)
  await type('手机号', parent.phone)
  await pressTo(page, page.getByRole('button', { name: '加一个孩子' }))
  await page.getByLabel('手机号', { exact: true }).focus()
  await type('孩子 1 的姓名', parent.child)
  await type('年龄（岁）', '7')
  await type('我是孩子的监护人，同意孩子参加，并同意为这次报名使用孩子的姓名和年龄', ' ')
  await type('我同意为这次报名使用上面填的个人信息', ' ')
  await look(page, 'form')
  await pressTo(page, page.getByRole('button', { name: '提交报名' }))
  await page.getByRole('heading', { name: '报名成功' }).waitFor()
  await look(page, 'confirmed')
  parentCode = await codeOn(page)
  expect(asked.map((one) => one.split(' ')[0])).toEqual(['/api/signup/challenge', '/api/signup/registrations'])
  // it was done on a thread of its own, which the policy of the page allows
  expect(asked[1]).toContain('"derivedKey"')
  expect(wrong).toEqual([])
  await page.close()
})

it('should put who comes too late on the waiting list, by a plain form without scripts', async () => {
  const page = await plain.newPage()
  await page.goto(`${server.url}/activities/${slug}/sign-up/`)
  await page.getByLabel('姓名', { exact: true }).fill(other.name)
  await page.getByLabel('手机号').fill(other.phone)
  await page.getByLabel('我也来').check()
  await page.getByLabel('我同意为这次报名').check()
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByRole('heading', { name: '已进入候补，排第 1 位' }).waitFor()
  await picture(page, 'waiting')
  otherCode = await codeOn(page)
  expect(otherCode).toMatch(/^[0-9A-Z]{10}$/)
  expect(page.url()).not.toContain(otherCode)
  await page.close()
})

it('should offer the places to who waits when somebody cancels, who takes one by a plain form, both by keyboard alone', async () => {
  const page = await scripted.newPage()
  // as the message has it: the code behind the sign, the number typed
  await page.goto(`${server.url}/sign-up/#${parentCode}`)
  await page.getByLabel('手机号').focus()
  await page.keyboard.type(parent.phone)
  await pressTo(page, page.getByRole('button', { name: '查我的报名' }))
  await page.getByRole('heading', { name: '报名成功' }).waitFor()
  expect(page.url()).toBe(`${server.url}/sign-up/`)
  await pressTo(page, page.getByText('取消报名', { exact: true }))
  await pressTo(page, page.getByRole('button', { name: '确定取消' }).first())
  await page.getByText('名额已经让出来了').waitFor()
  await page.close()

  const waiting = await findPlain()
  await waiting.getByText('请在', { exact: false }).first().waitFor()
  await picture(waiting, 'offered')
  await pressTo(waiting, waiting.getByRole('button', { name: '要这个名额' }))
  await waiting.getByRole('heading', { name: '报名成功' }).waitFor()
  await waiting.close()
})

it('should erase all of somebody by keyboard alone, and leave it in no row, version, audit, message or file', async () => {
  const before = await wholeDatabase(server.dataDir, undefined)
  const sealed = sealedOf(before)
  expect(sealed.length).toBeGreaterThanOrEqual(2)
  const page = await findPlain()
  await pressTo(page, page.getByText('我的个人信息'))
  await pressTo(page, page.getByRole('button', { name: '确定取消并删去' }))
  await page.getByRole('heading', { name: '已经删去了' }).waitFor()
  await page.close()

  const after = await wholeDatabase(server.dataDir, undefined)
  const text = JSON.stringify(after)
  const [erased, ...others] = (after['registrations'] ?? []).filter((row) => row['erased_at'] !== null)
  expect(others).toEqual([])
  // no two have the same, and both are unique
  const nobody = `erased/${String(erased?.['id'])}`
  expect(erased).toMatchObject({ person: null, phone: null, code: nobody, key: nobody, tell: null })
  // what was sealed of them stands nowhere any more, neither in the registration nor in a message
  const own = (before['registrations'] ?? []).find(({ id }) => id === erased?.['id'])
  const hashes = [own?.['person'], own?.['phone'], own?.['code'], own?.['key']].map(String)
  for (const one of hashes) {
    expect(one.length).toBeGreaterThan(20)
    expect(text).not.toContain(one)
  }
  const messages = (rows: Rows) => (rows['messages'] ?? []).filter((row) => row['registration'] === erased?.['id'])
  expect(messages(before).length).toBeGreaterThan(0)
  for (const message of messages(after)) expect(message['sealed'] ?? null).toBeNull()
  // nor in the free parts of the file, or in the log that it is written by
  const sealedTexts = [...hashes, ...messages(before).map((message) => String(message['sealed']))]
  const left = async () => {
    const names = (await readdir(server.dataDir)).filter((name) => name.startsWith('gongyun.db'))
    const all = await Promise.all(names.map((name) => readFile(path.join(server.dataDir, name), 'latin1')))
    return sealedTexts.filter((one) => all.some((content) => content.includes(one)))
  }
  await expect.poll(left).toEqual([])
  // the other one is as before
  expect(sealedOf(after).length).toBeGreaterThan(0)
  // and nobody ever stood anywhere in the clear
  const words = [...Object.values(parent), parentCode, ...Object.values(other), otherCode]
  const files: [string, string][] = [
    ['the database', text],
    ['the log', server.output()],
  ]
  for (const entry of await readdir(server.dataDir, { recursive: true, withFileTypes: true }))
    if (entry.isFile())
      files.push([entry.name, (await readFile(path.join(entry.parentPath, entry.name))).toString('latin1')])
  for (const [where, content] of files)
    for (const word of words) {
      expect(content.includes(word), `${word} in ${where}`).toBe(false)
      const bytes = Buffer.from(word).toString('latin1')
      expect(content.includes(bytes), `${word} in ${where}`).toBe(false)
    }
  // it is not found again
  const gone = await findPlain()
  await gone.getByText('没有找到报名').waitFor()
  await gone.close()
})

it('should ask after the trial lesson who goes on, let one go on and another drop, by keyboard', async () => {
  // a second try begins as the first
  clock.set(0)
  const staff = await administrator(server)
  const begins = Date.now() + dayMs
  const lesson = (days: number) => ({
    start: new Date(begins + days * dayMs).toISOString(),
    end: new Date(begins + days * dayMs + 2 * hourMs).toISOString(),
  })
  const { id: entry } = await createEntry(staff, 'courses', {
    ...{ title: '旅程声乐班', kind: 'subsidised', type: 'music', price: { list: 3000, subsidy: 1000 } },
    sessions: [lesson(0), lesson(7), lesson(14)],
    signUpHere: {
      ...{ isOn: true, per: 'course', how: 'first-come', seats: 2, mostSeats: 1, hasWaitingList: true, offerHours: 24 },
      hasTrial: true,
    },
  })
  const course = { collection: 'courses', entry } as const
  await untilOffered(server.url, course)
  const claims = []
  for (const number of [1, 2]) {
    const form = formOf(course, number)
    const proof = await proofFrom(server.url, String(form['key']))
    const { status, body } = await ask(server.url, 'registrations', { ...form, proof })
    expect(status).toBe(201)
    claims.push({ code: body.code, phone: phoneOf(number) })
  }
  const now = begins + 3 * hourMs
  clock.set(now - Date.now())
  const page = await scripted.newPage()
  await page.clock.setFixedTime(now)
  const find = async (claim = { code: '', phone: '' }) => {
    await page.goto(`${server.url}/sign-up/`)
    await page.getByRole('button', { name: '查我的报名' }).waitFor()
    await page.getByLabel('报名码').focus()
    await page.keyboard.type(claim.code)
    await page.keyboard.press('Tab')
    await page.keyboard.type(claim.phone)
    await page.keyboard.press('Enter')
    await page.getByText('试听课上完了').waitFor()
  }
  await find(claims[0])
  await look(page, 'trial')
  await pressTo(page, page.getByRole('button', { name: '继续上课' }))
  await page.getByText('到时候出示这个二维码签到').waitFor()
  expect(await page.getByRole('button', { name: '继续上课' }).count()).toBe(0)
  await find(claims[1])
  await pressTo(page, page.getByText('试听以后不来了'))
  await pressTo(page, page.getByRole('button', { name: '确定退出' }))
  await page.getByText('名额已经让出来了').waitFor()
  await page.close()
  const desk = await administrator(server)
  const { body } = await desk.request('GET', `/api/signup/desk/trial?${new URLSearchParams(course).toString()}`)
  expect(body).toMatchObject({ trial: { asked: 0, continues: 1, dropped: 1 } })
})

async function codeOn(page: Page): Promise<string> {
  return ((await page.locator('.ticket .code').textContent()) ?? '').replace(/\s/g, '')
}

/** Finds the registration of who waits, by the plain form. */
async function findPlain(): Promise<Page> {
  const page = await plain.newPage()
  await page.goto(`${server.url}/sign-up/`)
  await page.getByLabel('报名码').fill(otherCode)
  await page.getByLabel('手机号').fill(other.phone)
  await page.getByRole('button', { name: '查我的报名' }).click()
  return page
}

function sealedOf(rows: Rows): unknown[] {
  return (rows['registrations'] ?? []).flatMap(({ person }) => person ?? [])
}
