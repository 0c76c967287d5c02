import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Most stops that somebody passes on the way to what they look for. */
const mostStops = 150

/** Goes to something as whoever has a keyboard alone does, from where they are, and presses it. */
export async function pressTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < mostStops; stops++) {
    if (await target.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
  }
  expect(await target.innerText(), 'cannot be reached by keyboard').toBe('')
}
