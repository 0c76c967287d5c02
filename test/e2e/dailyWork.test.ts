import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import sharp from 'sharp'
import { administrator, type Api } from '../support/api.ts'
import { enterAdmin } from '../support/entryForm.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, pageText, type Stored } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'

const day = 86_400_000
const [start, end] = ['2027-03-10T10:30:00.000Z', '2027-03-10T12:00:00.000Z']

let server: TestServer
let staff: Api
let browser: Browser
let page: Page
let course: Stored

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  course = await createEntry(staff, 'courses', {
    title: '声乐班',
    slug: 'vocal',
    kind: 'subsidised',
    type: 'music',
    tags: '夜校、劳模精神',
    sessions: [
      { start, end, topic: '先学会喘气' },
      { start: '2027-03-17T10:30:00.000Z', end: '2027-03-17T12:00:00.000Z', topic: '哼鸣', cancelled: true },
    ],
  })
  for (const [title, days] of [
    ['十天后的', 10],
    ['上月的', -30],
    ['后天的', 2],
  ] as const)
    await createEntry(staff, 'performances', {
      title,
      kind: 'gala',
      admission: 'free',
      showings: [{ start: new Date(Date.now() + days * day).toISOString() }],
    })
  browser = await openBrowser()
  page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })).newPage()
  page.setDefaultTimeout(60_000)
  await enterAdmin(page, server)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function open(address: string): Promise<void> {
  await page.goto(`${server.url}/admin/collections/${address}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
}

const inputOf = (name: string): Locator => page.locator(`#field-${name} input`)

async function type(name: string, moment: string): Promise<void> {
  const input = inputOf(name)
  await input.fill(moment)
  await input.press('Enter')
  await input.press('Escape')
  // the picker takes the cursor back to its input a moment later, and what is typed into another by then would go there
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** Waits until a field says something, which the form may need a moment for. */
async function says(name: string, text: string): Promise<void> {
  await expect.poll(() => inputOf(name).inputValue()).toBe(text)
}

it('should say in folded rows when and what, and whether it is called off', async () => {
  await open(`courses/${course.id}`)
  await page.locator('#field-sessions').getByRole('button', { name: '全部折叠' }).first().click()
  await page.getByText('2027-03-10 周三 18:30 · 先学会喘气').waitFor()
  await page.getByText('2027-03-17 周三 18:30 · 哼鸣 · 已取消').waitFor()
})

it('should take the end along when the start is changed, offer the old time, and leave an end that was typed', async () => {
  await open(`courses/${course.id}`)
  // rows stay folded for whoever folded them
  await page.locator('#field-sessions').getByRole('button', { name: '显示全部' }).first().click()
  await inputOf('sessions__0__start').waitFor()
  await says('sessions__0__end', '2027-03-10 20:00')
  await type('sessions__0__start', '2027-03-12 19:00')
  await says('sessions__0__end', '2027-03-12 20:30')
  await page.getByRole('button', { name: '这是改期：原定 2027-03-10 18:30' }).click()
  await says('sessions__0__movedFrom', '2027-03-10 18:30')
  await page.screenshot({ path: 'test/.artifacts/moved.png', fullPage: true })
  await type('sessions__0__end', '2027-03-12 21:00')
  await type('sessions__0__start', '2027-03-12 18:00')
  await says('sessions__0__start', '2027-03-12 18:00')
  await page.locator('#field-title').click()
  await says('sessions__0__end', '2027-03-12 21:00')
})

it('should refer to a teacher who is in the talent library at a click, for the form, what is stored and the page', async () => {
  const talent = await createEntry(staff, 'talents', {
    name: '花素岚',
    specialities: ['craft'],
    consent: { given: true },
  })
  await open(`courses/${course.id}`)
  await page.locator('#field-teacher').pressSequentially('柳知秋、花素岚', { delay: 20 })
  await page.getByRole('button', { name: '人才库里有花素岚：改为关联' }).click()
  await expect.poll(() => page.locator('#field-teacher').inputValue()).toBe('柳知秋')
  await page.locator('#field-teachers').getByText('花素岚').waitFor()
  const [saved] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().includes(course.id)),
    page.locator('#action-save').click(),
  ])
  expect(saved.status()).toBe(200)
  const stored = await staff.request<object>('GET', `/api/courses/${course.id}?depth=0`)
  expect(stored.body).toMatchObject({ teacher: '柳知秋', teachers: [talent.id], _status: 'published' })
  await expect
    .poll(async () => (await pageText(server, '/courses/vocal/')).text)
    .toMatch(new RegExp(`href="/talents/${talent.slug}/"[^>]*>\\s*花素岚`))
  await open(`courses/${course.id}`)
  await page.locator('#field-teachers').getByText('花素岚').waitFor()
  expect(await page.locator('#field-teacher').inputValue()).toBe('柳知秋')
})

it('should offer the types that the kind has, and no other', async () => {
  await open('courses/create')
  const offered = async (): Promise<string[]> => {
    const field = page.locator('#field-type')
    await field.locator('.rs__control').click()
    const words = await field.locator('.rs__option').allTextContents()
    await page.keyboard.press('Escape')
    return words
  }
  for (const [kind, types] of [
    ['公益', ['宣讲讲座', '传统文化', '兴趣爱好', '生活健康']],
    ['普惠', ['美术', '音乐', '语言文学', '舞蹈']],
  ] as const) {
    await page.locator('#field-kind .rs__control').click()
    await page.locator('#field-kind .rs__option', { hasText: kind }).click()
    await expect.poll(offered).toEqual(types)
  }
})

it('should offer the tags that others have, and write what is typed in one way', async () => {
  await open('notices/create')
  const input = inputOf('tags')
  await input.pressSequentially('＃非遗 夜', { delay: 20 })
  expect(await input.inputValue()).toBe('＃非遗 夜')
  await page.getByRole('group', { name: '已有的标签' }).getByRole('button', { name: '夜校' }).click()
  expect(await input.inputValue()).toBe('非遗、夜校')
  await input.fill('一 二 三 四 五 六 七 八 九 十 多')
  await page.getByText('有 11 个标签，最多 10 个，请删去 1 个。').waitFor()
})

it('should sort a list by what comes next at a click', async () => {
  await page.goto(`${server.url}/admin/collections/performances`)
  await page.locator('thead').getByText('下一场').waitFor()
  await page.locator('#heading-nextDate .sort-column__asc').click()
  await expect
    .poll(() => page.locator('tbody td.cell-title').allTextContents())
    .toEqual(['后天的', '十天后的', '上月的'])
  await page.locator('thead').getByText('审稿进度').waitFor()
})

it.each([1280, 390])('should show pictures as a grid %i pixels wide', async (width) => {
  const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  for (const name of ['甲', '乙', '丙', '丁']) {
    const form = new FormData()
    form.append('_payload', JSON.stringify({ alt: `${name}图` }))
    form.append('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), `${name}.png`)
    const headers = { authorization: `JWT ${staff.token}` }
    expect((await fetch(`${server.url}/api/media`, { method: 'POST', headers, body: form })).status).toBe(201)
  }
  await page.setViewportSize({ width, height: 900 })
  await page.goto(`${server.url}/admin/collections/media`)
  const boxes = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()))
  const [first, second] = boxes
  expect(boxes.length).toBeGreaterThanOrEqual(4)
  // side by side, and none beyond the edge
  expect(second?.top).toBe(first?.top)
  expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThan(width)
  const picture = await page
    .locator('tbody tr img')
    .first()
    .evaluate((image) => image.getBoundingClientRect().width)
  expect(picture).toBeGreaterThan(100)
  // what lies on a picture can be ticked
  await page.locator('tbody tr').first().getByRole('checkbox').click()
  await page.screenshot({ path: `test/.artifacts/media-${width}.png` })
})
