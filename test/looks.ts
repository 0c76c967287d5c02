import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { listPath } from '../site/catalogue/urls.ts'
import { pageCollections } from '../site/catalogue/pageCollections.ts'
import { openBrowser } from './support/browser.ts'
import { addExtremes } from './support/entryStates.ts'
import {
  catalogueOfStates,
  eventCollections,
  origin,
  pathOf,
  showCatalogue,
  stateNames,
} from './support/eventStates.ts'
import { catalogueWhere, wholeStates } from './support/wholeStates.ts'

// Pictures of every kind of page in every state, of lists where everything stands alike, and prints, for people to look at:
// node test/looks.ts FOLDER [ORIGIN …], where ORIGIN is a running site, with the sample content or with none.

const [folder = 'looks', ...origins] = process.argv.slice(2)
const lists = pageCollections.map((collection) => listPath(collection))
const tools = ['/', '/whats-on/', '/whats-on/near/', '/free/', '/this-week/', '/calendar/', '/search/?q=合唱']
const wholes = ['/whats-on/near/', '/free/', '/courses/', '/courses/course-0/', '/venues/hall/', '/brands/talk/']
const others = ['/feeds/', '/open-data/', '/embed/', '/embed/all/', '/nothing/here/']

/** Pages behind the first of some links of a page. */
async function behind(context: BrowserContext, from: string, pattern: RegExp): Promise<string[]> {
  const page = await context.newPage()
  await page.goto(from)
  const found = await page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  await page.close()
  return found.filter((href) => pattern.test(href)).slice(0, 1)
}

/** @param withPrints whether with each picture comes the page as it is printed */
async function shoot(
  context: BrowserContext,
  at: string,
  paths: readonly string[],
  into: string,
  withPrints = false,
): Promise<void> {
  await mkdir(into, { recursive: true })
  const page = await context.newPage()
  for (const where of paths) {
    const name = where.replace(/^\/|\/$/g, '').replace(/[^a-z0-9-]+/g, '_') || 'home'
    await page.goto(at + where, { waitUntil: 'networkidle' })
    await page.screenshot({ path: path.join(into, `${name}.png`) })
    // pictures below the first screen come when they are near
    await page.evaluate(async () => {
      for (const picture of document.images) picture.loading = 'eager'
      await Promise.all([...document.images].map((picture) => picture.decode().catch(() => undefined)))
    })
    await page.screenshot({ path: path.join(into, `${name}.whole.png`), fullPage: true })
    if (withPrints) await page.pdf({ path: path.join(into, `${name}.pdf`), format: 'A4' })
  }
  await page.goto('about:blank')
  await page.close()
}

const browser = await openBrowser()
for (const width of [390, 1280]) {
  const into = path.join(folder, String(width))
  const options = {
    viewport: { width, height: width === 390 ? 844 : 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  }
  const context = await browser.newContext(options)
  const catalogue = catalogueOfStates()
  const extremes = addExtremes(catalogue)
  await showCatalogue(context, catalogue)
  const events = eventCollections.flatMap((collection) => stateNames.map((state) => pathOf(collection, state)))
  await shoot(
    context,
    origin,
    ['/', '/whats-on/', '/calendar/', ...lists, ...events, ...extremes],
    path.join(into, 'states'),
  )
  await context.close()
  for (const state of wholeStates) {
    const context = await browser.newContext(options)
    await showCatalogue(context, catalogueWhere(state))
    const [week] = await behind(context, `${origin}/calendar/`, /^\/calendar\/.*week/)
    const paths = ['/', '/whats-on/', '/calendar/', ...(week === undefined ? [] : [week]), ...wholes]
    await shoot(context, origin, paths, path.join(into, 'whole', state))
    await context.close()
  }
  for (const [number, at] of origins.entries()) {
    const context = await browser.newContext(options)
    const found = [
      ...(await Promise.all(
        lists.map((list) => behind(context, at + list, new RegExp(`^${list}(?!page|kind)[^/]+/$`))),
      )),
      await behind(context, `${at}/calendar/`, /^\/calendar\/.*week/),
      await behind(context, `${at}/calendar/`, /^\/calendar\/\d{4}-\d{2}-\d{2}\//),
      await behind(context, `${at}/works/`, /page/),
    ].flat()
    const paths = [...tools, ...others, ...lists, ...found]
    await shoot(context, at, paths, path.join(into, `site-${number + 1}`), width === 1280)
    await context.close()
  }
}
await browser.close()
