import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { embedPattern } from '../../../site/catalogue/embeds.ts'
import type { Collection, Entries } from '../../../site/catalogue/entries.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { pagesOutput } from '../../../site/publisher/outputs/pagesOutput.ts'
import { loadRenderer } from '../../../site/publisher/astro/renderer.ts'
import type { LinkedNode } from '../../../site/linkedData/node.ts'
import { problemsOf } from '../../support/linkedData.ts'
import { readCatalogue, writeLines } from '../../support/entriesFile.ts'
import { differences, htmlFiles, plainBuild } from '../../support/plainSite.ts'
import { randomEdit } from '../../support/randomEntries.ts'

let folder: string

beforeAll(async () => {
  // inside the checkout: what Astro builds finds its packages from there
  await mkdir('test/.artifacts', { recursive: true })
  folder = await mkdtemp(path.resolve('test/.artifacts/compiled-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const run = promisify(execFile)
const siteUrl = 'https://gongyun.example'

/** A course that has no lessons yet has no run. */
function seriousProblems(node: LinkedNode): string[] {
  return problemsOf(node).filter((problem) => !problem.startsWith('Course lacks hasCourseInstance'))
}

/** Entries of all collections, in every state that random edits bring about, with what HTML must escape. */
function someEntries(): [Collection, Entries[Collection]][] {
  const entries = new Map<string, [Collection, Entries[Collection]]>()
  for (const { collection, id, entry } of fc.sample(randomEdit, { seed: 20261121, numRuns: 500 })) {
    const texts = { summary: '“灯” & <火> "光"', body: '<p>正文 &amp; <b>说明</b></p>' }
    // one genre, or no list of works of one genre would have a second page
    const genre = collection === 'works' ? { genre: 'choir' } : {}
    const page = entry !== undefined && 'slug' in entry ? { ...entry, ...texts, ...genre } : entry
    if (page === undefined) entries.delete(`${collection}/${id}`)
    else entries.set(`${collection}/${id}`, [collection, page as Entries[Collection]])
  }
  return [...entries.values()]
}

/** The pages of a catalogue from the compiled site, by the paths of their files. */
async function compiledPages(catalogue: Catalogue): Promise<Map<string, Buffer>> {
  const output = pagesOutput(catalogue, await loadRenderer(path.resolve('site/.build'), siteUrl), siteUrl)
  const pages = new Map<string, Buffer>()
  for (const url of output.paths()) {
    const content = await output.render(url, new CatalogueView(catalogue))
    if (content === undefined || !('bytes' in content)) throw new Error(`no page ${url}`)
    // what only leads elsewhere is not one of Astro's pages
    if (content.location !== undefined) continue
    pages.set(`${url.slice(1)}${url.endsWith('/') ? 'index.html' : ''}`, Buffer.from(content.bytes))
  }
  return pages
}

describe.each([
  { of: 'a full catalogue', entries: someEntries() },
  { of: 'an empty catalogue', entries: [] },
])('the compiled pages of $of', ({ of, entries }) => {
  let pages: Map<string, Buffer>
  let file: string

  beforeAll(async () => {
    file = path.join(folder, `${of}.ndjson`)
    writeLines(
      file,
      entries.map((entry) => `${JSON.stringify(entry)}\n`),
    )
    pages = await compiledPages(await readCatalogue(file))
  })

  it('should be the same bytes as those of plain `astro build`', async () => {
    const out = path.join(folder, of)
    const { args, env } = plainBuild(file, out)
    await run(process.execPath, args, { env: { ...process.env, ...env } })
    expect(differences(pages, await htmlFiles(out))).toEqual([])
  })

  it('should be of every kind', () => {
    const lists = pageCollections.map((collection) => `${collection}/index.html`)
    const details = pageCollections.map((collection) => new RegExp(`^${collection}/[^/]+/index\\.html$`))
    const numbered = [/^\w+\/page\/1\//, /^\w+\/kind\/[^/]+\/index\.html$/, /^\w+\/kind\/[^/]+\/page\/1\//]
    const kinds = entries.length === 0 ? [] : [...details, ...numbered]
    const names = [...pages.keys()]
    expect(names).toEqual(expect.arrayContaining(['index.html', '404.html', ...lists]))
    expect(kinds.filter((kind) => !names.some((name) => kind.test(name)))).toEqual([])
  })

  it('should say what they are and where, to messengers and search engines', () => {
    for (const [file, page] of pages) {
      const html = page.toString()
      const all = (pattern: RegExp) => Array.from(html.matchAll(pattern), ([, found = '']) => found)
      const addresses = all(/<link rel="canonical" href="([^"]*)">/g)
      // what is not there, and what other sites frame, is nothing to pass on
      if (file === '404.html' || embedPattern.test(`/${file.replace(/index\.html$/, '')}`)) {
        expect([file, addresses, html.includes('og:image')]).toEqual([file, [], false])
        continue
      }
      const address = `${siteUrl}/${file.replace(/index\.html$/, '')}`
      expect([file, addresses, all(/<meta property="og:url" content="([^"]*)">/g)]).toEqual([
        file,
        [address],
        [address],
      ])
      const [picture = ''] = all(/<meta property="og:image" content="([^"]*)">/g)
      expect(picture).toMatch(/^https:\/\/gongyun\.example\/[^"]+\.(png|jpg)$/)
      expect(all(/<img[^>]* src="([^"]*)"/g)[0]).toBe(picture.slice(siteUrl.length))
      for (const property of ['title', 'type', 'site_name', 'locale', 'image:width', 'image:height'])
        expect(all(new RegExp(`<meta property="og:${property}" content="([^"]+)">`, 'g'))).toHaveLength(1)
      for (const data of all(/<script type="application\/ld\+json">(.*?)<\/script>/g))
        expect((JSON.parse(data) as { '@graph': LinkedNode[] })['@graph'].flatMap(seriousProblems)).toEqual([])
    }
  })

  it('should hide drawings from assistive technology', () => {
    for (const page of pages.values())
      expect(page.toString().match(/<svg(?![^>]* aria-hidden="true")[^>]*>/g)).toBeNull()
  })
})
