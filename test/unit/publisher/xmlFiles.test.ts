import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { feedOutput } from '../../../site/publisher/outputs/feedOutput.ts'
import type { Output } from '../../../site/publisher/outputs/output.ts'
import { robotsOutput } from '../../../site/publisher/outputs/robotsOutput.ts'
import { sitemapOutput } from '../../../site/publisher/outputs/sitemapOutput.ts'
import { escapeXml } from '../../../site/publisher/outputs/xml.ts'

const siteUrl = 'https://gongyun.example:8443'
const now = Date.parse('2026-11-21T04:00:00Z')
const created = '2026-11-01T00:00:00.000Z'

async function textOf(
  output: Output,
  path: string,
  catalogue: Catalogue,
): Promise<{ text: string; view: CatalogueView }> {
  const view = new CatalogueView(catalogue)
  const content = await output.render(path, view)
  return { text: content !== undefined && 'bytes' in content ? new TextDecoder().decode(content.bytes) : '', view }
}

function notice(catalogue: Catalogue, id: string, fields: object = {}): void {
  const entry = {
    id,
    slug: id,
    created,
    sample: false,
    title: id,
    kind: 'notice',
    date: '2026-11-10T00:00:00.000Z',
    ...fields,
  }
  catalogue.set('notices', id, entrySchemas.notices.parse(entry))
}

function performance(catalogue: Catalogue, id: string, start: string, cancelled = false): void {
  const showings = [{ id: `${id}-1`, start, cancelled }]
  const entry = {
    id,
    slug: id,
    created,
    sample: false,
    title: id,
    kind: 'performance',
    admission: 'free',
    showings,
    audiences: [],
    programme: [],
  }
  catalogue.set('performances', id, entrySchemas.performances.parse(entry))
}

it('should escape what XML reserves and leave out what it cannot hold', () => {
  expect(escapeXml(`花街 <b> & "引" 'x' ]]>`)).toBe('花街 &lt;b&gt; &amp; &quot;引&quot; &apos;x&apos; ]]&gt;')
  expect(escapeXml('a\u0000\u0008\u000b\u001f\ufffe\uffffb\t\n')).toBe('ab\t\n')
  expect(escapeXml('\ud83d\ude00 \ud83d \ude00')).toBe('\ud83d\ude00  ')
})

it('should list every sitemap in the index, and every page in one of them', async () => {
  const catalogue = new Catalogue(now, 3)
  for (let number = 0; number < 10; number++) notice(catalogue, `n-${number}`)
  const output = sitemapOutput(catalogue, siteUrl)
  const paths = [...output.paths()]
  const index = await textOf(output, '/sitemap.xml', catalogue)
  const locations = [...index.text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, location]) => location)
  expect(locations).toEqual(paths.slice(1).map((path) => siteUrl + path))
  const texts = await Promise.all(paths.slice(1).map((path) => textOf(output, path, catalogue)))
  const all = texts.map(({ text }) => text).join('')
  for (let number = 0; number < 10; number++)
    expect(all).toContain(`<loc>${siteUrl}/notices/n-${number}/</loc><lastmod>${created}</lastmod>`)
  // of what is on the ways in are listed: the others are gone in a week, or choose from the same
  const lasting = [...catalogue.paths()].filter((path) => !/^\/(?:whats-on|calendar)\/./.test(path))
  for (const path of ['/', ...lasting]) expect(all).toContain(`<loc>${siteUrl}${path}</loc>`)
  expect(all).toContain(`<loc>${siteUrl}/notices/kind/notice/</loc>`)
  expect((await textOf(output, '/sitemap/notices-1.xml', catalogue)).text).toBe('')
  expect((await textOf(output, '/sitemap/units-1.xml', catalogue)).text).toBe('')
})

it('should touch one sitemap when an entry is edited, whether its address changes or not', async () => {
  const catalogue = new Catalogue(now, 3)
  for (let number = 0; number < 10; number++) notice(catalogue, `n-${number}`)
  const output = sitemapOutput(catalogue, siteUrl)
  const views = await Promise.all([...output.paths()].map(async (path) => (await textOf(output, path, catalogue)).view))
  const touched = (): number =>
    views.filter((view) => [...catalogue.takeChanges().keys].some((key) => view.keys.has(key))).length
  const changesOf = (fields: object): number => {
    catalogue.takeChanges()
    notice(catalogue, 'n-4', fields)
    const { keys } = catalogue.takeChanges()
    return views.filter((view) => [...keys].some((key) => view.keys.has(key))).length
  }
  expect(touched()).toBeGreaterThan(0)
  expect(changesOf({ title: '改了标题', date: '2026-11-20T00:00:00.000Z' })).toBe(1)
  expect(changesOf({ slug: 'another' })).toBe(1)
})

it('should announce notices and performances to come or called off, the newest first, with addresses and ids that last', async () => {
  const catalogue = new Catalogue(now)
  notice(catalogue, 'late', {
    title: '报名 <通知> & 安排',
    summary: '"免费"',
    date: '2026-11-20T00:00:00.000Z',
    sample: true,
  })
  notice(catalogue, 'early')
  performance(catalogue, 'coming', '2026-11-22T11:30:00.000Z')
  performance(catalogue, 'called-off', '2026-11-23T11:30:00.000Z', true)
  performance(catalogue, 'past', '2026-11-01T11:30:00.000Z')
  const { text, view } = await textOf(feedOutput(siteUrl), '/feed.xml', catalogue)
  expect([...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)).toEqual([
    `${siteUrl}/feed.xml`,
    'tag:gongyun.example,2026-11-01:notices/late',
    'tag:gongyun.example,2026-11-01:notices/early',
    'tag:gongyun.example,2026-11-01:performances/called-off',
    'tag:gongyun.example,2026-11-01:performances/coming',
  ])
  expect(text).toMatch(/<summary>[^<]*已取消[^<]*<\/summary>/)
  expect(text).toContain('<title>报名 &lt;通知&gt; &amp; 安排（演示数据）</title>')
  expect(text).toContain('<summary>&quot;免费&quot;</summary>')
  expect(text).toContain(`<link rel="alternate" type="text/html" href="${siteUrl}/performances/coming/"/>`)
  expect(text).toMatch(/<updated>2026-11-20T00:00:00\.000Z<\/updated>\n<author><name>/)
  // two hours after it begins the performance leaves the feed
  expect(view.staleAt).toBe(Date.parse('2026-11-22T13:30:00.000Z'))
})

it('should give a feed of an empty library that never changes by itself', async () => {
  const catalogue = new Catalogue(now)
  const { text, view } = await textOf(feedOutput(siteUrl), '/feeds/works.xml', catalogue)
  expect(text).toContain('<updated>1970-01-01T00:00:00.000Z</updated>')
  expect(view.staleAt).toBe(Infinity)
})

it('should tell search engines where the sitemap is and what is not for them', async () => {
  const { text } = await textOf(robotsOutput(siteUrl), '/robots.txt', new Catalogue(now))
  expect(text).toBe(
    `User-agent: *\nDisallow: /admin\nDisallow: /api\nDisallow: /preview\nDisallow: /search/?\n\nSitemap: ${siteUrl}/sitemap.xml\n`,
  )
})
