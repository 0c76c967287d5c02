import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { origin, showCatalogue } from '../support/eventStates.ts'
import { catalogueWhere, type WholeState } from '../support/wholeStates.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const lists = [
  '/',
  '/whats-on/',
  '/whats-on/near/',
  '/calendar/',
  '/courses/',
  '/performances/',
  '/talents/',
  '/venues/',
]
const entries = [
  '/courses/course-0/',
  '/performances/show-0/',
  '/activities/activity-0/',
  '/venues/hall/',
  '/brands/talk/',
]

async function visit(state: WholeState, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await showCatalogue(context, catalogueWhere(state))
  await context.route('**/*.js', async (route) => {
    const file = path.join('site/.build/client', new URL(route.request().url()).pathname)
    await route.fulfill({ body: await readFile(file), contentType: 'text/javascript' })
  })
  return context.newPage()
}

/** What of a page reaches beyond the screen, ends with a line of one character, or begins a line with a mark. */
function untidy(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : []
    for (const element of document.querySelectorAll('h1, h3, .said > span, .card p, .person p, .facts dd > a')) {
      const lines = new Map<number, { left: number; right: number; text: string }>()
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        for (let index = 0; index < (node.nodeValue ?? '').length; index++) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + 1)
          const { left, right, bottom, width } = range.getBoundingClientRect()
          if (width === 0) continue
          const line = lines.get(Math.round(bottom / 6)) ?? { left, right, text: '' }
          line.right = right
          line.text += node.nodeValue?.[index] ?? ''
          lines.set(Math.round(bottom / 6), line)
        }
      const texts = [...lines.values()].map(({ text }) => text.trim()).filter((text) => text !== '')
      const last = texts.at(-1) ?? ''
      if (texts.length > 1 && last.replaceAll(/[^\p{L}\p{N}]/gu, '').length < 2) found.push(texts.join(' | '))
      if (texts.slice(1).some((text) => /^[·、，。：；”》）–]/.test(text))) found.push(texts.join(' | '))
    }
    return found
  })
}

describe('the pages of what is on and of the libraries', () => {
  it.each([320, 390, 1280])('should keep long and usual texts tidy at %i pixels', async (width) => {
    for (const state of ['usual', 'long', 'postponed'] as const) {
      const page = await visit(state, width)
      for (const at of [...lists, ...entries]) {
        await page.goto(origin + at)
        expect([state, at, await untidy(page)]).toEqual([state, at, []])
      }
      await page.context().close()
    }
  })

  it('should say what was called off, and sell none of it', async () => {
    for (const [state, word] of [
      ['cancelled', '已取消'],
      ['postponed', '延期'],
    ] as const) {
      const page = await visit(state, 390)
      for (const at of ['/whats-on/', '/free/', '/venues/hall/']) {
        await page.goto(origin + at)
        const main = await page.locator('main').innerText()
        expect([at, /都取消或延期了/.test(main), /歇一歇|坐坐/.test(main)]).toEqual([at, true, false])
        const rows = page.locator('.called-off .row')
        expect(await rows.count()).toBeGreaterThan(0)
        for (const row of await rows.allInnerTexts()) {
          expect(row).toContain(word)
          expect(row).not.toMatch(/名额|免费|凭票|元/)
        }
      }
      await page.goto(`${origin}/calendar/`)
      // of each day something happened to, in the one word that a phone has room for
      expect(await page.locator('.month td:has(a) .sum').allInnerTexts()).toEqual([word, word, word])
      // nothing that one cannot go to is announced as to come
      await page.goto(`${origin}/`)
      expect(await page.locator('.card').count()).toBe(0)
      await page.context().close()
    }
  })

  it('should offer what comes next where nothing is on, and say so of a library that has nothing to come', async () => {
    const later = await visit('later', 390)
    for (const at of ['/', '/whats-on/', '/this-week/', '/free/', '/whats-on/weekend/', '/whats-on/near/']) {
      await later.goto(origin + at)
      expect([at, await later.locator('.instead .row:visible, .week .row').count()]).not.toEqual([at, 0])
      await later.locator('.instead a[href="/feeds/"], .week a[href="/feeds/"]').waitFor()
    }
    // what stands there instead is not counted as what was asked for
    await later.goto(`${origin}/whats-on/`)
    await later.getByRole('link', { name: '下班后' }).click()
    await later.locator('[data-wish=after-work][aria-current]').waitFor()
    expect(await later.locator('[data-count]').innerText()).toBe('0')
    await later.context().close()
    const past = await visit('past', 390)
    for (const [at, isSaid] of [
      ['/courses/', 1],
      ['/performances/', 1],
      ['/talents/', 0],
    ] as const) {
      await past.goto(origin + at)
      expect([at, await past.getByText('眼下没有还能参加的').count()]).toEqual([at, isSaid])
    }
    await past.context().close()
  })

  it('should show the whole date in the bar with letters of twice the size', async () => {
    for (const state of ['usual', 'long', 'cancelled', 'full'] as const) {
      const page = await visit(state, 390)
      for (const at of ['/courses/course-0/', '/performances/show-0/']) {
        await page.goto(origin + at)
        await page.addStyleTag({ content: 'html { font-size: 200% }' })
        const { isCut, height, verb } = await page.evaluate(() => {
          const bar = document.querySelector('.bar')
          const date = bar?.querySelector('p')
          return {
            isCut: date === null || date === undefined || date.scrollWidth > date.clientWidth,
            height: bar?.getBoundingClientRect().height ?? Infinity,
            verb: bar?.querySelector('.button')?.getBoundingClientRect().right ?? Infinity,
          }
        })
        expect([state, at, isCut]).toEqual([state, at, false])
        expect(verb).toBeLessThanOrEqual(390)
        expect(height).toBeLessThan(844 / 3)
      }
      await page.context().close()
    }
  })

  it('should cut nothing of what a row says with letters of twice the size', async () => {
    const page = await visit('usual', 390)
    for (const at of ['/', '/whats-on/', '/venues/hall/', '/courses/course-0/']) {
      await page.goto(origin + at)
      await page.addStyleTag({ content: 'html { font-size: 200% }' })
      const { isWider, cut } = await page.evaluate(() => ({
        isWider: document.documentElement.scrollWidth > innerWidth,
        cut: [...document.querySelectorAll('.row .tag')].filter(
          (tag) => tag.getBoundingClientRect().right > (tag.closest('.rows')?.getBoundingClientRect().right ?? 0),
        ).length,
      }))
      expect([at, isWider, cut]).toEqual([at, false, 0])
    }
    await page.context().close()
  })
})
