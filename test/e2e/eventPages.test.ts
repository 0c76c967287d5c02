import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityProblems } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import {
  catalogueOfStates,
  eventCollections,
  origin,
  pathOf,
  showCatalogue,
  stateNames,
} from '../support/eventStates.ts'

const screenHeight = 844
/** What is closed sells nothing; words of what would. */
const closedStates = ['past', 'cancelled', 'postponed', 'full', 'closed']
const selling = ['去报名', '扫码报名', '打电话报名', '怎样报名', '怎样领票', '怎样参加', '直接来']

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Where things end on the screen, in pixels from its top; undefined for what is not there. */
async function places(page: Page) {
  return page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
    const facts = [...document.querySelectorAll('.screen dd')].map((fact) => fact.getBoundingClientRect().bottom)
    return {
      picture: box('.screen :is(.picture, .poster-picture) :is(img, svg)')?.bottom ?? 0,
      heading: box('.key')?.top ?? 0,
      poster: box('.poster')?.bottom ?? 0,
      title: box('h1')?.bottom,
      date: box('.poster-date, .screen dd')?.bottom,
      facts: Math.max(0, ...facts),
      bar: box('.bar')?.top ?? 0,
      barEnd: box('.bar')?.bottom,
      verb: box('.bar .button')?.bottom,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }
  })
}

describe.each([390, 1280])('the page of something to go to, at %i pixels', (width) => {
  let context: BrowserContext
  let elsewhere: string[]
  beforeAll(async () => {
    const viewport = { width, height: screenHeight }
    context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    elsewhere = await showCatalogue(context, catalogueOfStates())
  })
  afterAll(() => context?.close())

  it.each(eventCollections)('should answer in its first screen, however it stands: %s', async (collection) => {
    const page = await context.newPage()
    for (const state of stateNames) {
      const response = await page.goto(origin + pathOf(collection, state))
      expect([state, response?.status()]).toEqual([state, 200])
      const { picture, heading, poster, title, date, facts, bar, barEnd, verb, overflow } = await places(page)
      expect([state, overflow, barEnd]).toEqual([state, 0, screenHeight])
      for (const bottom of [title, date, facts]) expect(bottom, state).toBeLessThanOrEqual(bar)
      expect(verb, state).toBeLessThanOrEqual(screenHeight)
      if (width < 900) expect(picture, state).toBeLessThanOrEqual(heading)
      else expect(poster, state).toBeLessThanOrEqual(bar)
      expect(await page.locator('.bar .button').count(), state).toBe(1)
    }
    await page.close()
  })

  it.each(eventCollections)('should sell nothing that one can no longer have, and offer something: %s', async (of) => {
    const page = await context.newPage()
    for (const state of closedStates) {
      await page.goto(origin + pathOf(of, state))
      const verb = page.locator('.bar .button')
      expect(selling, state).not.toContain((await verb.textContent())?.trim())
      expect(await page.locator('.terms, dd .free, .sign-up').count(), state).toBe(
        state === 'full' || state === 'closed' ? 1 - Number(of === 'performances') : 0,
      )
      const target = await verb.getAttribute('href')
      expect(await page.locator(target?.startsWith('#') ? target : 'body').count(), state).toBe(1)
    }
    await page.close()
  })

  it('should keep its bar off the end of what is read, and lead with it to how one takes part, by keyboard', async () => {
    const page = await context.newPage()
    await page.goto(origin + pathOf('courses', 'no-picture'))
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    const { end, bar, barEnd, foot } = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
      return {
        end: document.querySelector('.bar')?.previousElementSibling?.getBoundingClientRect().bottom ?? Infinity,
        bar: box('.bar')?.top ?? 0,
        barEnd: box('.bar')?.bottom ?? Infinity,
        foot: box('.foot')?.top ?? 0,
      }
    })
    expect(end).toBeLessThanOrEqual(bar)
    expect(barEnd).toBeLessThanOrEqual(foot)
    await page.evaluate(() => scrollTo(0, 0))
    await page.locator('.bar .button').focus()
    await page.keyboard.press('Enter')
    const reached = await page.evaluate(() => {
      const { top, height } = document.querySelector('#take-part h2')?.getBoundingClientRect() ?? { top: -1, height: 0 }
      const head = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
      return {
        isBelowHead: top >= head,
        bottom: top + height,
        bar: document.querySelector('.bar')?.getBoundingClientRect().top ?? 0,
      }
    })
    expect(reached.isBelowHead).toBe(true)
    expect(reached.bottom).toBeLessThanOrEqual(reached.bar)
    // no stop of the keyboard is under the bar or under the head
    await page.goto(origin + pathOf('courses', 'filled'))
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate(() => {
        const at = document.activeElement
        if (at === null || at === document.body || at.closest('.bar, .top, .skip') !== null) return ''
        const { top, bottom } = at.getBoundingClientRect()
        const bar = document.querySelector('.bar')?.getBoundingClientRect()
        const head = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
        const isUnder = bar !== undefined && bottom > bar.top + 1 && top < bar.bottom - 1
        return isUnder || bottom < head ? at.outerHTML.slice(0, 80) : ''
      })
      expect(hidden).toBe('')
    }
    await page.close()
  })

  it('should be accessible however it stands, open maps by plain links and ask nobody else for anything', async () => {
    const page = await context.newPage()
    for (const collection of eventCollections) {
      for (const state of ['filled', 'full', 'postponed', 'long']) {
        await page.goto(origin + pathOf(collection, state))
        expect([collection, state, await accessibilityProblems(page)]).toEqual([collection, state, []])
        // to pass it on, and to say how many places are left
        expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(2)
      }
    }
    await page.goto(origin + pathOf('performances', 'filled'))
    // a poster of paper is higher than its place
    expect(await page.getByRole('link', { name: '看全图' }).getAttribute('href')).toBe('/media/1/poster.svg')
    const maps = await page
      .locator('.maps a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(maps.map((href) => href.split('?')[0])).toEqual([
      'https://uri.amap.com/marker',
      'https://apis.map.qq.com/uri/v1/marker',
      'geo:24.885500,102.821700',
    ])
    expect(elsewhere).toEqual([])
    await page.close()
  })
})
