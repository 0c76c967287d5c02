import type { Browser, CDPSession } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { pageText } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { budget, htmlBudgetOf } from '../support/pageWeights.ts'
import { lighthouse } from './lighthouse.ts'
import { summary } from './statistics.ts'
import { table, verdict } from './table.ts'

/** A slow 4G of a simulation, as Lighthouse has it, and a phone a quarter as fast as this machine. */
const network = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 768_000 / 8 }
const slowdown = 4
const runs = 5
/** Targets: bytes of all pictures of one screen of a phone's list, seconds until the largest thing is there. */
const target = { pictures: 90 * 1024, lcp: 1.2, shift: 0 }
/** The sample content is loaded at the first start, in milliseconds. */
const patience = 600_000

type Kind = 'Document' | 'Stylesheet' | 'Script' | 'Image'
interface Visit {
  bytes: Record<Kind, number>
  /** In seconds. */
  lcp: number
  shift: number
}

/**
 * What five pages of the sample site weigh on a phone, and when they are there: 390 pixels at three to a pixel, slow 4G,
 * the median of five visits with an empty cache.
 * @returns Markdown
 */
export async function benchPages(folder: string): Promise<string> {
  const server = await startServer({ dataDir: folder, patience })
  const browser = await openBrowser()
  try {
    const rows: string[][] = []
    const pages = await pagesOf(server)
    for (const [name, path] of pages) {
      const visits: Visit[] = []
      for (let run = 0; run < runs; run++) visits.push(await visit(browser, server.url + path))
      rows.push(rowOf(name, path, visits))
    }
    return [
      '### pages, sample site, 390 pixels at 3x, slow 4G, CPU ÷ 4\n',
      table([['', 'HTML KB', 'CSS KB', 'scripts KB', 'pictures KB', 'LCP s', 'CLS', 'targets'], ...rows]),
      '\nThe browser itself measured these, with what comes over the wire held back as it says.\n',
      await lighthouse(
        pages.map(([name, path]) => [`${name} ${path}`, server.url + path] as const),
        folder,
      ),
    ].join('\n')
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Home, what's on, a show, a work and a person; with what has a picture, where there is one. */
async function pagesOf(server: TestServer): Promise<[string, string][]> {
  const first = async (library: string): Promise<string> => {
    const { text } = await pageText(server, `/${library}/`)
    const found = Array.from(text.matchAll(new RegExp(`href="(/${library}/(?!kind|page|year|initial)[^/"]+/)"`, 'g')))
    const paths = [...new Set(found.map(([, path = '']) => path))]
    for (const path of paths) if ((await pageText(server, path)).text.includes('<picture')) return path
    return paths[0] ?? `/${library}/`
  }
  const whatsOn = (await pageText(server, '/whats-on/')).status === 200 ? '/whats-on/' : '/courses/'
  return [
    ['home', '/'],
    ["what's on", whatsOn],
    ['event', await first('performances')],
    ['work', await first('works')],
    ['talent', await first('talents')],
  ]
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const bytes = await counted(session)
    await session.send('Network.emulateNetworkConditions', network)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(url, { waitUntil: 'networkidle' })
    const [lcp, shift] = await page.evaluate(async () => {
      const entries = (type: string) =>
        new Promise<PerformanceEntryList>((resolve) => {
          const observer = new PerformanceObserver((list) => resolve(list.getEntries()))
          observer.observe({ type, buffered: true })
          setTimeout(() => resolve([]), 500)
        })
      const shifts = (await entries('layout-shift')) as (PerformanceEntry & { value: number })[]
      const largest = (await entries('largest-contentful-paint')).at(-1)
      return [largest?.startTime ?? Number.NaN, shifts.reduce((sum, { value }) => sum + value, 0)] as const
    })
    return { bytes, lcp: lcp / 1000, shift }
  } finally {
    await context.close()
  }
}

/** Bytes that come over the wire, heads included, by what they are; counted on as they come. */
async function counted(session: CDPSession): Promise<Record<Kind, number>> {
  const bytes: Record<Kind, number> = { Document: 0, Stylesheet: 0, Script: 0, Image: 0 }
  const kinds = new Map<string, string>()
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? ''
    if (kind in bytes) bytes[kind as Kind] += encodedDataLength
  })
  return bytes
}

function rowOf(name: string, path: string, visits: readonly Visit[]): string[] {
  const of = (value: (visit: Visit) => number) => summary(visits.map(value)).p50
  const [html, css, scripts, pictures] = (['Document', 'Stylesheet', 'Script', 'Image'] as const).map((kind) =>
    of(({ bytes }) => bytes[kind]),
  ) as [number, number, number, number]
  const [lcp, shift] = [of((one) => one.lcp), of((one) => one.shift)]
  const missed = [
    html > htmlBudgetOf(path) && verdict(kilobytes(html), htmlBudgetOf(path) / 1024, 'KB HTML'),
    css > budget.css && verdict(kilobytes(css), budget.css / 1024, 'KB CSS'),
    scripts > budget.js && verdict(kilobytes(scripts), budget.js / 1024, 'KB scripts'),
    pictures > target.pictures && verdict(kilobytes(pictures), target.pictures / 1024, 'KB pictures'),
    lcp > target.lcp && verdict(Number(lcp.toFixed(2)), target.lcp, 's LCP'),
    shift > target.shift && verdict(Number(shift.toFixed(3)), target.shift, 'CLS'),
  ].filter((one) => one !== false)
  const cells = [html, css, scripts, pictures].map((value) => kilobytes(value).toFixed(1))
  return [
    `${name} ${path}`,
    ...cells,
    lcp.toFixed(2),
    shift.toFixed(3),
    missed.length === 0 ? 'all met' : missed.join('; '),
  ]
}

function kilobytes(bytes: number): number {
  return Number((bytes / 1024).toFixed(1))
}
