import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type axe from 'axe-core'
import fc from 'fast-check'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { longestText } from '../../site/search/asked/asked.ts'
import { administrator } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, pageText } from '../support/entries.ts'
import { copySampleData } from '../support/sampleData.ts'
import { startServer, type TestServer } from '../support/server.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Other engines' syntax, markup, halves of characters, and more than anybody types. */
const strange = [
  'title:合唱 +a -b',
  '合*唱~1^9',
  '"\\\'%_[]{}()',
  '<img src=x onerror=alert(1)>',
  '\u0001\u0007\u200b\u202e',
  '\ud83d合\udc4d',
  '👩‍👩‍👧‍👦🎭',
  '合'.repeat(10_000),
  'a '.repeat(5_000),
  ...fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }), { numRuns: 20, seed: 13 }),
].filter((text) => /\S/.test(text))

/** Names that are rarely typed: a character outside the first plane, a surname of two, a middle dot. */
const rareNames = ['逄𤧛', '亓官䶮', '阿依努尔·买买提']
/** A Saturday, and a free show and one that costs on the day after. */
const saturday = '2027-03-06T12:00:00+08:00'
const sunday = { start: '2027-03-07T10:00:00+08:00' }

let dataDir: string
let server: TestServer
let browser: Browser

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-search-'))
  await copySampleData(dataDir)
  server = await startServer({ dataDir })
  const staff = await administrator(server)
  for (const name of rareNames)
    await createEntry(staff, 'talents', { name, specialities: ['choir'], consent: { given: true } })
  const show = { kind: 'gala', showings: [sunday] }
  await createEntry(staff, 'performances', { ...show, title: '周日音乐会', admission: 'free' })
  await createEntry(staff, 'performances', { ...show, title: '周日售票的戏', admission: 'ticket' })
  // what was published last is found last; the server answers so many a minute
  const isFound = async () => {
    const { text } = await pageText(server, `/search/?q=${encodeURIComponent('周日售票的戏')}`)
    expect(text).toContain('周日售票的戏')
  }
  await vi.waitFor(isFound, { timeout: 120_000, interval: 2000 })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(
    (tags) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags, resultTypes: ['violations'] }),
    axeTags,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

describe.each([
  ['a desktop', 1280],
  ['a telephone', 390],
])('a search on %s', (name, width) => {
  let context: BrowserContext
  let page: Page
  let problems: string[]

  beforeAll(async () => {
    context = await browser.newContext({
      viewport: { width, height: 844 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    page = await context.newPage()
    problems = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
  })
  afterAll(() => context?.close())

  const field = () => page.locator('form.search input[name=q]')
  const options = () => page.locator('[role=option]')
  const hits = () => page.locator('.hit h3')
  const settled = () => page.locator('[data-results]:not([aria-busy]) .status').waitFor()
  const look = async (state: string) => {
    await page.screenshot({ path: `test/.artifacts/search-${state}-${width}.png` })
    expect([state, await accessibilityProblems(page)]).toEqual([state, []])
    const { clientWidth, scrollWidth } = await page.evaluate(() => document.documentElement)
    expect([state, scrollWidth]).toEqual([state, clientWidth])
  }
  async function search(text: string): Promise<string[]> {
    await page.goto(`${server.url}/search/`)
    await field().fill(text)
    await page.keyboard.press('Enter')
    await settled()
    return hits().allInnerTexts()
  }

  it('should begin in the head of every page, and say what can be asked', async () => {
    await page.goto(`${server.url}/works/`)
    await page.locator('header input[name=q]').fill('剪纸')
    await page.keyboard.press('Enter')
    await settled()
    expect(new URL(page.url()).searchParams.get('q')).toBe('剪纸')
    expect(await hits().count()).toBeGreaterThan(0)
    await look('results')
    await page.goto(`${server.url}/search/`)
    await page.getByRole('heading', { name: '从哪里找起' }).waitFor()
    await look('welcome')
  })

  it.each([
    ['hechang', '合唱'],
    ['hc', '合唱'],
  ])('should offer for %s the word that is meant, and follow it by keyboard', async (letters, word) => {
    await page.goto(`${server.url}/search/`)
    await field().pressSequentially(letters, { delay: 20 })
    await options().filter({ hasText: word }).first().waitFor()
    await look(`offers-${letters}`)
    while (
      (
        await page
          .locator('[role=option][aria-selected=true]')
          .innerText({ timeout: 2000 })
          .catch(() => '')
      ).split('\n')[0] !== word
    )
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await settled()
    expect(new URL(page.url()).searchParams.get('q')).toBe(word)
    expect((await hits().allInnerTexts()).some((title) => title.includes(word))).toBe(true)
  })

  it('should find words, a part of a title, Traditional characters and one slip', async () => {
    for (const text of ['合唱', '合唱团', '合唱團']) expect((await search(text)).join()).toContain('合唱')
    const [title = ''] = await search('花街')
    expect(title).toContain('花街')
    const slip = await search('班组合喝赛')
    expect([slip.length > 0, await page.locator('.status').innerText()]).toEqual([
      true,
      expect.stringMatching(/相差一个字|符合其中一部分/),
    ])
  })

  it.each([
    ['逄𤧛', '逄𤧛'],
    ['𤧛', '逄𤧛'],
    ['亓官䶮', '亓官䶮'],
    ['qiguanyan', '亓官䶮'],
    ['阿依努尔', '阿依努尔·买买提'],
    ['阿依努尔买买提', '阿依努尔·买买提'],
    ['阿依努尔•买买提', '阿依努尔·买买提'],
    ['买买提', '阿依努尔·买买提'],
    ['ayinuermaimaiti', '阿依努尔·买买提'],
  ])('should find by %s who is rarely looked for: %s', async (typed, person) => {
    expect(await search(typed)).toContain(person)
    await hits().filter({ hasText: person }).first().getByRole('link').click()
    await page.locator('main h1', { hasText: person }).waitFor()
  })

  it('should understand 周末免费, and show nothing that costs or is over', async () => {
    await page.clock.setFixedTime(saturday)
    const titles = await search('周末免费')
    expect(await page.locator('.status').innerText()).toMatch(/只看：.*免费/)
    expect(titles).toContain('周日音乐会')
    expect(titles).not.toContain('周日售票的戏')
    expect(await page.locator('.hit.over').count()).toBe(0)
    expect(await page.locator('.hit .tag.free').count()).toBe(titles.length)
    await page.clock.setFixedTime('2027-03-08T12:00:00+08:00')
    expect(await search('周末免费')).not.toContain('周日音乐会')
    await page.clock.setFixedTime(Date.now())
  })

  it('should narrow works by art form, year and unit, open one, and come back to the same place', async () => {
    await page.goto(`${server.url}/works/`)
    await page.getByRole('link', { name: '更多筛选和排序' }).click()
    await settled()
    const narrow = page.locator('[data-narrow]')
    if (!(await narrow.evaluate((element: HTMLDetailsElement) => element.open)))
      await narrow.locator('> summary').click()
    const before = await hits().count()
    for (const facet of ['艺术门类', '年份', '单位']) {
      const section = narrow.locator('section', { has: page.getByRole('heading', { name: facet, exact: true }) })
      const value = section.locator('.values a').first()
      if ((await section.count()) === 0) continue
      const [, count = ''] = /(\d+)$/.exec((await value.innerText()).trim()) ?? []
      await value.click()
      await page
        .locator('.status b', { hasText: new RegExp(`^${count}$`) })
        .first()
        .waitFor()
      expect([facet, await hits().count()]).toEqual([facet, Number(count)])
    }
    expect(await hits().count()).toBeLessThan(before)
    // what lies half below the head is for nobody to press
    await page.evaluate(() => scrollTo({ top: 0 }))
    await look('narrowed')
    const [address, titles] = [page.url(), await hits().allInnerTexts()]
    await hits().first().getByRole('link').click()
    await page.locator('main h1').waitFor()
    await page.goBack()
    await settled()
    expect([page.url(), await hits().allInnerTexts()]).toEqual([address, titles])
  })

  it('should come back to where one was in a long list', async () => {
    await page.goto(`${server.url}/search/?in=works`)
    await settled()
    await hits().nth(12).scrollIntoViewIfNeeded()
    const place = await page.evaluate(() => scrollY)
    await hits().nth(12).getByRole('link').click()
    await page.locator('main h1').waitFor()
    await page.goBack()
    await settled()
    await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 3, place)
  })

  it('should say what would help where nothing is found, and where the network is gone', async () => {
    expect(await search('量子火箭')).toEqual([])
    expect(await page.locator('.status').innerText()).toContain('没有找到“量子火箭”')
    await look('empty')
    problems.splice(0)
    await context.setOffline(true)
    await field().fill('二胡独奏')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('没有取到').waitFor()
    await look('offline')
    await context.setOffline(false)
    await page.getByRole('button', { name: '再试一次' }).click()
    await settled()
    // and where what searches had not come yet
    await page.goto(`${server.url}/search/`)
    await context.setOffline(true)
    await field().fill('剪纸')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('没有取到').waitFor()
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('alert').getByText('没有取到').waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: '再试一次' }).click()
    await settled()
    expect(await hits().count()).toBeGreaterThan(0)
    // the browser itself tells of requests that it could not send
    problems.splice(0)
  })

  it('should keep results that are on their way when somebody types on', async () => {
    await page.goto(`${server.url}/search/`)
    let letThrough: () => void = () => undefined
    const held = new Promise<void>((resolve) => (letThrough = resolve))
    await page.route('**/search/index/shards/**', async (route) => {
      await held
      await route.continue()
    })
    await field().fill('剪纸')
    await page.keyboard.press('Enter')
    await field().pressSequentially('班')
    letThrough()
    await settled()
    expect(await hits().count()).toBeGreaterThan(0)
    expect(await field().inputValue()).toBe('剪纸班')
    await page.unroute('**/search/index/shards/**')
  })

  it('should leave the keyboard where it is when a value is chosen', async () => {
    await page.goto(`${server.url}/search/?in=works`)
    await settled()
    const narrow = page.locator('[data-narrow]')
    if (!(await narrow.evaluate((element: HTMLDetailsElement) => element.open)))
      await narrow.locator('> summary').click()
    const value = narrow.locator('.values a').nth(2)
    const name = await value.getAttribute('data-name')
    await value.focus()
    await page.keyboard.press('Enter')
    await narrow.locator(`a.on[data-name="${name}"]`).waitFor()
    await settled()
    const focused = page.locator(':focus')
    expect(await focused.getAttribute('data-name')).toBe(name)
    expect(await page.locator('[data-told]').innerText()).toMatch(/找到 \d+ 条/)
  })

  it('should take whatever is typed, and go on', async () => {
    await page.goto(`${server.url}/search/`)
    for (const text of strange) {
      await field().fill(text)
      await page.keyboard.press('Enter')
      await page.locator('[data-results]:not([aria-busy]) > *').first().waitFor()
      expect(new URL(page.url()).searchParams.get('q')?.length ?? 0).toBeLessThanOrEqual(longestText)
    }
    await field().fill('合唱')
    await page.keyboard.press('Enter')
    await hits().filter({ hasText: '合唱' }).first().waitFor()
  })

  it('should remember on the device what was looked for, until it is told to forget', async () => {
    await search('剪纸')
    await page.goto(`${server.url}/search/`)
    await page.getByRole('heading', { name: '最近找过' }).waitFor()
    await look('recent')
    await page.getByRole('button', { name: '清除' }).click()
    await page.getByRole('heading', { name: '最近找过' }).waitFor({ state: 'detached' })
  })

  it('should have met no error', () => {
    expect([name, problems]).toEqual([name, []])
  })
})

it('should find on a device that keeps nothing', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  await context.addInitScript(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    }),
  )
  const page = await context.newPage()
  await page.goto(`${server.url}/search/`)
  await page.getByRole('heading', { name: '从哪里找起' }).waitFor()
  await page.locator('form.search input[name=q]').fill('合唱')
  await page.keyboard.press('Enter')
  await page.locator('.hit').first().waitFor()
  await context.close()
})

it('should be answered by the server for a browser without scripts', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${server.url}/works/`)
  await page.locator('header input[name=q]').fill('合唱')
  await page.keyboard.press('Enter')
  await page.locator('.hit').first().waitFor()
  expect(await page.locator('form.search input[name=q]').inputValue()).toBe('合唱')
  expect(await page.locator('.status').innerText()).toContain('找到')
  await page
    .getByRole('navigation', { name: '结果所在的栏目' })
    .getByRole('link', { name: /作品库 \d/ })
    .click()
  await page.getByRole('heading', { name: /职工文艺作品库/ }).waitFor()
  await page.screenshot({ path: 'test/.artifacts/search-without-script.png' })
  await page.goto(`${server.url}/search/`)
  expect(await page.locator('noscript p, .status').first().isVisible()).toBe(true)
  await context.close()
})
