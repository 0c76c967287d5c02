import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { systemBrowser } from '../support/browser.ts'
import { hanFonts } from '../support/fonts.ts'
import { summary } from './statistics.ts'
import { table, verdict } from './table.ts'

const version = '13.5.0'
const runs = 5
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
/** Targets: of each category in points, seconds until the largest thing is there, and how much moves. */
const target = { points: 100, lcpS: 1.2, shift: 0 }

const score = z.object({ score: z.number() })
const audit = z.object({ numericValue: z.number() })
const reportSchema = z.object({
  categories: z.object({ performance: score, accessibility: score, 'best-practices': score, seo: score }),
  audits: z.object({ 'largest-contentful-paint': audit, 'cumulative-layout-shift': audit }),
})
type Report = z.infer<typeof reportSchema>

const run = promisify(execFile)

/**
 * Lighthouse as it comes, for a phone, the median of five runs of each page. It is fetched for this alone (176 MB, with
 * the service to which it could send its errors), into a folder that goes with the rest; it sends nothing.
 * @param pages names with addresses
 * @param folder where it may put its files
 * @returns Markdown, or one line that says why there is nothing
 */
export async function lighthouse(pages: readonly (readonly [string, string])[], folder: string): Promise<string> {
  const browser = await systemBrowser()
  if (browser === undefined)
    return 'Lighthouse is not run: it ends with ERR_ABORTED in the Chromium that the tests bring, and this machine has no other.\n'
  const home = path.join(folder, 'lighthouse')
  await mkdir(home, { recursive: true })
  const wanted = ['install', '--prefix', home, '--ignore-scripts', '--no-save', `lighthouse@${version}`]
  const installed = await run('npm', wanted).then(
    () => true,
    () => false,
  )
  if (!installed) return `Lighthouse is not run: lighthouse@${version} could not be installed.\n`
  const rows: string[][] = []
  for (const [name, url] of pages) {
    const reports: Report[] = []
    for (let at = 0; at < runs; at++) reports.push(await visit(url, home, browser))
    rows.push(rowOf(name, reports))
  }
  const heads = ['', ...categories, 'LCP s', 'CLS', 'targets']
  return `### Lighthouse ${version}, as it simulates a phone on slow 4G, median of ${runs}\n\n${table([heads, ...rows])}\n`
}

async function visit(url: string, home: string, browser: string): Promise<Report> {
  const file = path.join(home, 'report.json')
  const options = [
    '--quiet',
    '--no-enable-error-reporting',
    '--output=json',
    `--output-path=${file}`,
    `--only-categories=${categories.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu --lang=zh-CN',
  ]
  const fonts = await hanFonts()
  const env = { ...process.env, CHROME_PATH: browser, ...(fonts && { FONTCONFIG_FILE: fonts }) }
  await run(process.execPath, [path.join(home, 'node_modules/lighthouse/cli/index.js'), url, ...options], { env })
  return reportSchema.parse(JSON.parse(await readFile(file, 'utf8')))
}

function rowOf(name: string, reports: readonly Report[]): string[] {
  const median = (value: (report: Report) => number) => summary(reports.map(value)).p50
  const points = categories.map((category) => Math.round(100 * median((one) => one.categories[category].score)))
  const lcp = Number((median(({ audits }) => audits['largest-contentful-paint'].numericValue) / 1000).toFixed(2))
  const shift = Number(median(({ audits }) => audits['cumulative-layout-shift'].numericValue).toFixed(3))
  const missed = [
    ...points.flatMap((value, at) => (value < target.points ? [`MISSED (100 ${categories[at]})`] : [])),
    ...(lcp > target.lcpS ? [verdict(lcp, target.lcpS, 's LCP')] : []),
    ...(shift > target.shift ? [verdict(shift, target.shift, 'CLS')] : []),
  ]
  return [name, ...points.map(String), lcp.toFixed(2), shift.toFixed(3), missed.join('; ') || 'all met']
}
