import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Api } from './api.ts'
import { latinWords } from './latinWords.ts'
import type { TestServer } from './server.ts'

/** Width and height of a telephone's screen, in pixels of CSS. */
const screen = { width: 390, height: 844 }

/** The admin on somebody's telephone. */
export interface Phone {
  page: Page
  /** Opens a form of the admin. @param path below the collections */
  open: (path: string) => Promise<void>
  /** Presses what has to lie within the screen for that, and under nothing else. */
  tap: (target: Locator) => Promise<void>
  /**
   * Looks at what is on the screen: in Chinese, no wider than the screen, no card in the way, and nothing asked by the
   * browser or refused as made from an older version since it was opened. Takes a picture of it.
   */
  look: (name: string) => Promise<void>
}

/** A telephone of somebody who is logged in. */
export async function phoneOf(browser: Browser, { url }: Pick<TestServer, 'url'>, { token = '' }: Api): Promise<Phone> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: screen,
    isMobile: true,
    hasTouch: true,
  })
  context.setDefaultTimeout(60_000)
  await context.addCookies([{ name: 'payload-token', value: token, url }])
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('dialog', (dialog) => {
    trouble.push(`${dialog.type()} ${dialog.message()}`)
    void dialog.accept()
  })
  page.on('response', (response) => {
    if (response.status() === 409 || response.status() >= 500) trouble.push(`${response.status()} ${response.url()}`)
  })
  return {
    page,
    async open(path) {
      await page.goto(`${url}/admin/collections/${path}`)
      await page.locator('form[data-form-ready="true"]').first().waitFor()
    },
    async tap(target) {
      await target.waitFor()
      // a tap would scroll to it; sideways nobody would look for it
      const { x = 0, width = 0 } = (await target.boundingBox()) ?? {}
      expect([x >= 0, x + width <= screen.width]).toEqual([true, true])
      await target.tap()
    },
    async look(name) {
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: `test/.artifacts/day-${name}.png` })
      expect([name, await latinWords(page)]).toEqual([name, []])
      expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, screen.width])
      expect([name, await page.locator('.gongyun-typing').allInnerTexts(), trouble]).toEqual([name, [], []])
    },
  }
}
