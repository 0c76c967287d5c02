import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type PageCollection, pageCollections } from '../../site/catalogue/pageCollections.ts'
import { embedGuidePath, embedPath } from '../../site/catalogue/embeds.ts'
import { feedsPath, listPath, openDataPath } from '../../site/catalogue/urls.ts'
import { firstPassword, login } from '../support/api.ts'
import { openBrowser } from '../support/browser.ts'
import { latinWords } from '../support/latinWords.ts'
import { islandsOf } from '../../site/islands/islands.ts'
import { pageText } from '../support/entries.ts'
import { contents } from '../support/fullRender.ts'
import { htmlProblems } from '../support/htmlProblems.ts'
import { brokenLinks } from '../support/links.ts'
import { overweight, weighPages } from '../support/pageWeights.ts'
import { wrongPictures } from '../support/drawnPictures.ts'
import { copySampleData } from '../support/sampleData.ts'
import { startServer, type TestServer } from '../support/server.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const notFound = '/nothing/here/'
/** Libraries whose sample content fills more than one page. */
const severalPages: readonly PageCollection[] = ['courses', 'works', 'talents']

let dataDir: string
let server: TestServer
let browser: Browser
let details: Record<string, string>
/** A list of each library by one value of its facet. */
let ofKind: Record<string, string>

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-pages-'))
  await copySampleData(dataDir)
  server = await startServer({ dataDir })
  browser = await openBrowser()
  const firstOf = async (path: string) =>
    Object.fromEntries(
      await Promise.all(
        pageCollections.map(async (collection) => [collection, await first(collection, path)] as const),
      ),
    )
  details = await firstOf('(?!page/|kind/)[^/"]+')
  ofKind = await firstOf('kind/[^/"]+')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** The first link of a library's list to something of that library. @param path a pattern of what follows the library */
async function first(collection: PageCollection, path: string): Promise<string> {
  const { text } = await pageText(server, listPath(collection))
  const found = new RegExp(`href="(/${collection}/${path}/)"`).exec(text)?.[1]
  if (found === undefined) throw new Error(`nothing like ${path} on ${listPath(collection)}`)
  return found
}

/** What went wrong while a page was loaded, in words. */
function watch(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('requestfailed', (request) => {
    // Next gives up a prefetch when the page is left.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()}`)
  })
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== server.url) problems.push(`another host: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  return problems
}

async function accessibilityProblems(page: Page): Promise<string[]> {
  // Through the debugger: as a script of the page, its own policy would forbid it.
  await page.evaluate(axeSource)
  const { passed, violations } = await page.evaluate(async (tags) => {
    const { passes, violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: tags,
      // all rules run; of those that hold only the first node is described
      resultTypes: ['violations'],
    })
    return { passed: passes.length, violations }
  }, axeTags)
  expect(passed).toBeGreaterThan(10)
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`))
}

/** Of each library its list, and something of it with a picture, where there are such. */
async function pictured(): Promise<string[]> {
  const isPictured = async (path: string) => (await pageText(server, path)).text.includes('<picture')
  const ofLibraries = pageCollections.map(async (collection) => {
    const { text } = await pageText(server, listPath(collection))
    const links = text.matchAll(new RegExp(`href="(/${collection}/(?!page/|kind/|year/|initial/)[^/"]+/)"`, 'g'))
    for (const path of new Set([...links].map(([, path = '']) => path)))
      if (await isPictured(path)) return text.includes('<picture') ? [listPath(collection), path] : [path]
    return []
  })
  return (await Promise.all(ofLibraries)).flat()
}

/** Addresses in the sitemap; without EVERY_URL=1 one of each kind. */
async function knownPaths(): Promise<string[]> {
  const addressesIn = async (path: string) =>
    [...(await pageText(server, path)).text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, url = '']) => new URL(url).pathname,
    )
  const shards = await addressesIn('/sitemap.xml')
  const paths = (await Promise.all(shards.map(addressesIn))).flat()
  if (process.env['EVERY_URL'] === '1') return paths
  const byKind = new Map(paths.map((path) => [kindOf(path), path]))
  return [...byKind.values()]
}

/** What pages of a kind have in common in their addresses: the library, what it is listed by, a day for any day. */
function kindOf(path: string): string {
  const [, section = '', below = '', value] = path.split('/')
  if ((pageCollections as readonly string[]).includes(section))
    return `${section}/${/^(?:kind|page|year|initial)$/.test(below) ? `${below}/*` : below && '*'}`
  return [section, below, value].join('/').replaceAll(/\d+/g, '0')
}

describe.each([1280, 390])('a public page at %i pixels', (width) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await browser.newContext({
      viewport: { width, height: 844 },
      deviceScaleFactor: width === 390 ? 3 : 1,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
  })
  afterAll(() => context?.close())

  const paths: [string, () => string][] = [
    ['home', () => '/'],
    ...pageCollections.flatMap((collection): [string, () => string][] => [
      [`list of ${collection}`, () => listPath(collection)],
      [`${collection} of a kind`, () => ofKind[collection] ?? ''],
      ...(severalPages.includes(collection)
        ? [[`${collection}, the page behind`, () => listPath(collection, 1)] as [string, () => string]]
        : []),
      [`detail of ${collection}`, () => details[collection] ?? ''],
    ]),
    ['what one can subscribe to', () => feedsPath],
    ['open data', () => openDataPath],
    ['what other sites embed', () => embedPath({ unit: undefined, kind: undefined })],
    ['how they do', () => embedGuidePath],
    ['404', () => notFound],
  ]

  it.each(paths)('should be whole, light and accessible: %s', async (_name, pathOf) => {
    const path = pathOf()
    const page = await context.newPage()
    const problems = watch(page)
    const response = await page.goto(server.url + path, { waitUntil: 'load' })
    expect(response?.status()).toBe(path === notFound ? 404 : 200)
    const { scripts, overflow, broken, ragged, torn } = await page.evaluate(async () => {
      for (const image of document.images) image.loading = 'eager'
      await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
      return {
        scripts: document.querySelectorAll('script:not([type="application/ld+json"])').length,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ragged: [...document.querySelectorAll('.list')].filter(
          (list) =>
            (list.lastElementChild?.getBoundingClientRect().right ?? 0) < list.getBoundingClientRect().right - 2,
        ).length,
        broken: [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.src),
        // a space at the end of a box is not drawn
        torn: [...document.querySelectorAll('h1')]
          .map((heading) => [heading.innerText, heading.textContent].map((text) => text.trim().split(/\s+/)))
          .filter(([drawn = [], written = []]) => drawn.length < written.length),
      }
    })
    expect({ scripts, overflow, broken, ragged, torn }).toEqual({
      scripts: islandsOf(path).length,
      overflow: 0,
      broken: [],
      ragged: 0,
      torn: [],
    })
    expect(await page.evaluate(wrongPictures)).toEqual([])
    expect(await accessibilityProblems(page)).toEqual([])
    expect(problems).toEqual(path === notFound ? [`404 ${path}`, expect.stringContaining('status of 404')] : [])
    await page.close()
  })

  it('should leave room for every picture before it comes', async () => {
    const page = await context.newPage()
    let comes: Promise<void> = Promise.resolve()
    await page.route('**/media/**', async (route) => {
      await comes
      await route.continue()
    })
    const boxes = async () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main picture img')].map((image) => {
          const { x, y, width, height } = image.getBoundingClientRect()
          return [x, y, width, height].map(Math.round)
        }),
      )
    for (const path of ['/', ...(await pictured())]) {
      let letCome: () => void = () => undefined
      comes = new Promise((resolve) => (letCome = resolve))
      await page.goto(server.url + path, { waitUntil: 'domcontentloaded' })
      await page.waitForFunction(() => document.styleSheets.length > 0)
      const before = await boxes()
      expect([path, before.length > 0]).toEqual([path, true])
      letCome()
      await page.evaluate(async () => {
        for (const image of document.images) image.loading = 'eager'
        await Promise.all([...document.images].map((image) => image.decode()))
      })
      const after = await boxes()
      // a picture's own proportions differ from those written for it by less than one pixel
      const moved = before.flatMap((box, which) => box.map((side, at) => Math.abs(side - (after[which]?.[at] ?? NaN))))
      expect([path, moved.filter((pixels) => !(pixels <= 1))]).toEqual([path, []])
    }
    await page.close()
  })

  it('should be accessible at every kind of address of the sitemap', async () => {
    const waiting = await knownPaths()
    expect(waiting.length).toBeGreaterThan(40)
    const problems: string[] = []
    const lookOn = async (): Promise<void> => {
      const page = await context.newPage()
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        await page.goto(server.url + path, { waitUntil: 'load' })
        problems.push(...(await accessibilityProblems(page)).map((problem) => `${path} ${problem}`))
      }
      await page.close()
    }
    await Promise.all([lookOn(), lookOn()])
    expect(problems).toEqual([])
  }, 600_000)
})

it('should keep every page within its bytes, and its scripts on the pages that have an island', async () => {
  const weights = await weighPages(path.join(dataDir, 'published', 'current'))
  expect(weights.length).toBeGreaterThan(300)
  expect(weights.flatMap(overweight)).toEqual([])
})

it('should write pages as the standard has them, with links that lead somewhere in every file', async () => {
  const files = await contents(path.join(dataDir, 'published', 'current'))
  const pages = [...files].filter(([file]) => file.endsWith('.html'))
  expect(pages.length).toBeGreaterThan(300)
  expect(pages.flatMap(([file, bytes]) => htmlProblems(file, bytes.toString('utf8')))).toEqual([])
  expect(brokenLinks(files, `http://localhost:${server.port}`)).toEqual([])
})

it('should keep every link on every public page', async () => {
  const waiting = ['/']
  const known = new Map<string, number>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (known.has(path)) continue
    const { status, text } = await pageText(server, path)
    known.set(path, status)
    if (!path.endsWith('/')) continue
    const links = [...text.matchAll(/(?:href|src)="(\/[^"#]*)[^"]*"/g)].map(([, link]) => link ?? '')
    const sources = [...text.matchAll(/srcset="([^"]+)"/g)].flatMap(([, set]) =>
      (set ?? '').split(',').map((source) => source.trim().split(' ')[0] ?? ''),
    )
    waiting.push(...links, ...sources)
  }
  expect([...known].filter(([, status]) => status !== 200)).toEqual([])
  expect(known.size).toBeGreaterThan(200)
})

it('should draw Han characters, not boxes', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' })
  await page.goto(server.url)
  const drawn = await page.evaluate(() => {
    const draw = (text: string, font: string) => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.font = `40px ${font}`
      context.fillText(text, 4, 44)
      return canvas.toDataURL()
    }
    const fonts = [document.body, document.querySelector('h1') ?? document.body].map(
      (node) => getComputedStyle(node).fontFamily,
    )
    return fonts.map((font) => [...'工韵职演'].map((character) => draw(character, font)))
  })
  for (const pictures of drawn) expect(new Set(pictures).size).toBe(4)
  await page.close()
})

describe('the admin', () => {
  let context: BrowserContext
  let page: Page
  let problems: string[]
  beforeAll(async () => {
    context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    page = await context.newPage()
    problems = watch(page)
    await page.goto(`${server.url}/admin`)
    await page.locator('#field-email').fill('admin@gongyun.local')
    await page.locator('#field-password').fill(await firstPassword(server))
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.dashboard').waitFor()
  })
  afterAll(() => context?.close())

  /** Opens the first entry of the list that is shown. */
  async function openFirst(): Promise<void> {
    // A list writes its query into the address when it is shown (Payload 3.90), and Next drops a click before that.
    await page.waitForURL(/[?&]limit=/, { waitUntil: 'commit' })
    await page.locator('table tbody a').first().click()
  }

  /** @param count how many are waited for: they come one by one */
  async function loadedPictures(count: number): Promise<number> {
    const pictures = page.locator('.thumbnail img')
    await pictures.nth(count - 1).waitFor()
    const widths = await pictures.evaluateAll((images: HTMLImageElement[]) =>
      Promise.all(images.map((image) => image.decode().then(() => image.naturalWidth))),
    )
    expect(widths.filter((width) => width === 0)).toEqual([])
    return widths.length
  }

  it('should show its dashboard in Chinese', async () => {
    expect(await latinWords(page)).toEqual([])
    expect(problems).toEqual([])
  })

  it.each([...pageCollections, 'media', 'recordings', 'units', 'users'])(
    'should list and edit %s in Chinese',
    async (collection) => {
      await page.goto(`${server.url}/admin/collections/${collection}`)
      await page.locator('table tbody tr').first().waitFor()
      const list = await latinWords(page)
      await openFirst()
      await page.locator('form[data-form-ready="true"]').first().waitFor()
      const edit = await latinWords(page)
      expect([...list, ...edit]).toEqual([])
      expect(problems).toEqual([])
    },
  )

  it('should show the thumbnails of pictures', async () => {
    await page.goto(`${server.url}/admin/collections/media`)
    expect(await loadedPictures(10)).toBe(10)
    await page.goto(`${server.url}/admin/collections/performances`)
    await openFirst()
    expect(await loadedPictures(1)).toBeGreaterThan(0)
    expect(problems).toEqual([])
  })

  it('should ask for the old password where somebody changes the own one, and forget both when it is saved', async () => {
    await page.goto(`${server.url}/admin/account`)
    await page.locator('#change-password').click()
    await page.getByText('新密码至少 10 个字符').waitFor()
    /**
     * Fills in a field, and waits until the form has looked at it: nobody clicks in the same instant. What is typed
     * while the page renews itself after a save may be taken back, and is typed again as a person would.
     */
    const fill = (id: string, text: string) =>
      vi.waitFor(
        async () => {
          await page.locator(id).fill('')
          await Promise.all([
            page.waitForResponse((response) => response.request().method() === 'POST', { timeout: 5000 }),
            page.locator(id).fill(text),
          ])
          expect(await page.locator(id).inputValue()).toBe(text)
        },
        { timeout: 60_000 },
      )
    await page.locator('#field-password').fill('a-new-song-for-all')
    await page.locator('#field-confirm-password').fill('a-new-song-for-all')
    await fill('#field-currentPassword', 'not-the-old-one')
    await page.locator('#action-save').click()
    await page.getByText('原密码不对').first().waitFor()
    await fill('#field-currentPassword', await firstPassword(server))
    await page.locator('#action-save').click()
    await page.locator('#field-currentPassword').waitFor({ state: 'detached' })
    // the page that renews itself may take the name back between the look at it and the click
    await vi.waitFor(
      async () => {
        await fill('#field-name', '管理员甲')
        const [answer] = await Promise.all([
          page.waitForResponse((response) => response.request().method() === 'PATCH', { timeout: 5000 }),
          page.locator('#action-save').click({ timeout: 5000 }),
        ])
        expect(answer.status()).toBe(200)
      },
      { timeout: 60_000 },
    )
    await login(server, 'admin@gongyun.local', 'a-new-song-for-all')
    problems.splice(0)
  })
})
