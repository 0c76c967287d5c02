import type { Browser, CDPSession, Page } from 'playwright-core'
import { searchPath } from '../../../site/search/asked/asked.ts'
import { openPagefind } from './pagefind.ts'
import type { Query } from './queries.ts'
import type { SiteServer } from './siteServer.ts'

/** A telephone on a mobile network: slowed by this factor; milliseconds, bytes a second. */
const [slower, latency, throughput] = [4, 40, 10_000_000 / 8]
/** Longest time that a first card may take, in milliseconds. */
const patience = 10_000
/** Between two keys of somebody who types, in milliseconds. */
const betweenKeys = 120

/** Milliseconds from asking to the frame with the first card. */
export interface CardTimes {
  query: Query
  /** Nothing of the index was read before; undefined when no card came. */
  cold: number | undefined
  /** It was typed, and what is offered for it had come. */
  warm: number | undefined
}

/** A page on a slow telephone that keeps nothing of what it has read before. */
class Telephone {
  readonly page: Page
  readonly #session: CDPSession

  private constructor(page: Page, session: CDPSession) {
    this.page = page
    this.#session = session
  }

  static async open(browser: Browser, width: number): Promise<Telephone> {
    const page = await browser.newPage({ viewport: { width, height: 844 }, locale: 'zh-CN' })
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    })
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
    page.setDefaultTimeout(patience)
    return new Telephone(page, session)
  }

  async forget(): Promise<void> {
    await this.#session.send('Network.clearBrowserCache')
  }
}

/** How long our search page takes to its first card. */
export async function ourCardTimes(
  browser: Browser,
  { url }: SiteServer,
  queries: readonly Query[],
): Promise<CardTimes[]> {
  const telephone = await Telephone.open(browser, 390)
  const { page } = telephone
  const open = async (): Promise<void> => {
    await telephone.forget()
    await page.goto(url + searchPath, { waitUntil: 'networkidle' })
  }
  const times: CardTimes[] = []
  for (const query of queries) {
    await open()
    const cold = await submitted(page, query.text)
    await open()
    await page.locator('search-page input[name=q]').focus()
    for (let length = 1; length <= query.text.length; length++) {
      await page.locator('search-page input[name=q]').fill(query.text.slice(0, length))
      await page.waitForTimeout(betweenKeys)
    }
    await page
      .locator('[role=option]')
      .first()
      .waitFor({ timeout: 3000 })
      .catch(() => undefined)
    await page.waitForLoadState('networkidle')
    times.push({ query, cold, warm: await submitted(page, query.text) })
  }
  await page.close()
  return times
}

/** Sends the form off. @returns milliseconds to the frame with the first card; undefined when there is none */
async function submitted(page: Page, text: string): Promise<number | undefined> {
  return page.evaluate(
    async ([text, patience]) => {
      const form = document.querySelector<HTMLFormElement>('search-page form')
      const results = document.querySelector('[data-results]')
      const input = form?.querySelector('input')
      if (form === null || results === null || !input) throw new Error('no search page')
      input.value = text
      const started = performance.now()
      const came = new Promise<boolean>((resolve) => {
        new MutationObserver(() => {
          if (results.querySelector('.status') !== null) resolve(results.querySelector('.hit') !== null)
        }).observe(results, { childList: true, subtree: true })
        setTimeout(() => resolve(false), patience)
      })
      form.requestSubmit()
      if (!(await came)) return undefined
      await new Promise(requestAnimationFrame)
      return performance.now() - started
    },
    [text, patience] as const,
  )
}

/** How long a page with Pagefind takes to its first card. */
export async function pagefindCardTimes(
  browser: Browser,
  server: SiteServer,
  queries: readonly Query[],
): Promise<CardTimes[]> {
  const telephone = await Telephone.open(browser, 390)
  const { page } = telephone
  const times: CardTimes[] = []
  for (const query of queries) {
    await telephone.forget()
    await openPagefind(page, server, true)
    const cold = await foundByPagefind(page, query.text)
    // asked while it was typed, then asked again
    times.push({ query, cold, warm: await foundByPagefind(page, query.text) })
  }
  await page.close()
  return times
}

async function foundByPagefind(page: Page, text: string): Promise<number | undefined> {
  return page.evaluate(async (text) => {
    interface Data {
      meta: { title: string }
      excerpt: string
    }
    const { pagefind } = globalThis as unknown as {
      pagefind: { search: (text: string) => Promise<{ results: { data: () => Promise<Data> }[] }> }
    }
    const started = performance.now()
    const { results } = await pagefind.search(text)
    const first = await results[0]?.data()
    if (first === undefined) return undefined
    const list = document.querySelector('ul')
    if (list !== null) list.innerHTML = `<li><h3>${first.meta.title}</h3><p>${first.excerpt}</p></li>`
    await new Promise(requestAnimationFrame)
    return performance.now() - started
  }, text)
}

/** Milliseconds from choosing a value to narrow by until the results are narrowed, when everything has been read. */
export async function facetTimes(browser: Browser, { url }: SiteServer, queries: readonly Query[]): Promise<number[]> {
  // wide enough for what narrows to stand beside the results
  const { page } = await Telephone.open(browser, 1280)
  const times: number[] = []
  for (const { text } of queries) {
    await page.goto(`${url}${searchPath}?q=${encodeURIComponent(text)}`)
    const choice = page.locator('[data-narrow] .values a').first()
    // what is not found, or has nothing to choose, is no sample
    const isThere = await choice.waitFor({ timeout: 3000, state: 'attached' }).then(
      () => true,
      () => false,
    )
    if (!isThere) continue
    for (const round of [1, 2, 3]) {
      await page.waitForLoadState('networkidle')
      const time = await page.evaluate(async () => {
        const results = document.querySelector('[data-results]')
        const chosen = document.querySelector<HTMLElement>('[data-narrow] .values a')
        if (results === null || chosen === null) return undefined
        const started = performance.now()
        const came = new Promise((resolve) =>
          new MutationObserver(resolve).observe(results, { childList: true, subtree: true }),
        )
        chosen.click()
        await came
        await new Promise(requestAnimationFrame)
        return performance.now() - started
      })
      // on, off, and on again: by then all is there
      if (round === 3 && time !== undefined) times.push(time)
    }
  }
  await page.close()
  return times
}
