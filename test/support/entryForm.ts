import type { Page, Route } from 'playwright-core'
import { firstPassword } from './api.ts'
import type { TestServer } from './server.ts'

/** The id of the document whose form a page shows. */
export const idOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** Logs the first administrator in, and waits for the menu. @param link one of those in it */
export async function enterAdmin(page: Page, server: TestServer, link = '课堂'): Promise<void> {
  await page.goto(`${server.url}/admin/login`)
  await page.locator('#field-email').fill('admin@gongyun.local')
  await page.locator('#field-password').fill(await firstPassword(server))
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: link }).first().waitFor()
}

/** Waits until the form says that its entry is in a stage of the review. */
export const stage = (page: Page, word: string): Promise<void> =>
  page.locator('.gongyun-stage', { hasText: word }).waitFor()

/** What the browser keeps of a site. */
export const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage))

/**
 * Holds requests of a page where they are until they are let go.
 * @param isHeld which ones; the others go on at once
 * @param goOn what becomes of one that is let go
 * @returns waits for the first one that is held, and lets all go, which ends the holding
 */
export async function holdRequests(
  page: Page,
  address: string,
  isHeld: (route: Route) => boolean,
  goOn: (route: Route) => Promise<void>,
): Promise<{ held: Promise<void>; letGo: () => Promise<void> }> {
  const first = Promise.withResolvers<undefined>()
  const gate = Promise.withResolvers<undefined>()
  await page.route(address, async (route) => {
    if (!isHeld(route)) return route.fallback()
    first.resolve(undefined)
    await gate.promise
    await goOn(route)
  })
  const letGo = async (): Promise<void> => {
    gate.resolve(undefined)
    await page.unrouteAll({ behavior: 'wait' })
  }
  return { held: first.promise, letGo }
}
