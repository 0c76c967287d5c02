import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { dataIndexPath, dataLibraries } from '../../../site/catalogue/dataFiles.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { feedPath } from '../../../site/catalogue/urls.ts'
import { dataLicences, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { feedOutput } from '../../../site/publisher/outputs/feedOutput.ts'
import { openDataOutput } from '../../../site/publisher/outputs/openDataOutput.ts'
import { datasetOf } from '../../../site/linkedData/dataset.ts'
import type { Output } from '../../../site/publisher/outputs/output.ts'
import { licenceOf } from '../../../site/text/licence.ts'
import { problemsOf, wishesOf } from '../../support/linkedData.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

const siteUrl = 'https://gongyun.example:8443'

const licence = z.strictObject({ name: z.string(), url: z.url().optional(), text: z.string() })
const index = z.object({
  licence,
  libraries: z.array(z.object({ library: z.string(), schema: z.string(), files: z.array(z.string()) })),
})
const file = z.object({
  licence,
  entries: z.array(z.looseObject({ id: z.string(), url: z.string() })),
})

async function jsonAt(output: Output, path: string, catalogue: Catalogue): Promise<unknown> {
  const content = await output.render(path, new CatalogueView(catalogue))
  return content !== undefined && 'bytes' in content ? JSON.parse(new TextDecoder().decode(content.bytes)) : undefined
}

it('should give every public entry but people once, as its schema says, without its text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(randomEdit, { maxLength: 60 }), async (edits) => {
      const catalogue = new Catalogue(anchor, 5, { cards: 2, facets: 3 })
      for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
      const output = openDataOutput(catalogue, siteUrl)
      const { libraries, licence: terms } = index.parse(await jsonAt(output, dataIndexPath, catalogue))
      expect(terms).toEqual(licenceOf(catalogue.site, siteUrl))
      expect(libraries.map(({ library }) => library)).toEqual(dataLibraries)
      const named = [dataIndexPath, ...libraries.flatMap(({ schema, files }) => [schema, ...files])]
      expect(named.map((url) => url.replace(siteUrl, '')).sort()).toEqual([...output.paths()].sort())
      // what a person is led to is the same, and each file has as many entries as is said there
      const view = new CatalogueView(catalogue)
      const shown = libraries.map(({ library }) => view.dataFiles(library as 'works'))
      expect(shown.map((own) => own.map(({ path }) => siteUrl + path))).toEqual(libraries.map(({ files }) => files))
      for (const { path, entries } of shown.flat())
        expect(file.parse(await jsonAt(output, path, catalogue)).entries).toHaveLength(entries)
      for (const { library, schema, files } of libraries) {
        const own = catalogue.all(library as 'works')
        const reader = z.fromJSONSchema(
          (await jsonAt(output, schema.slice(siteUrl.length), catalogue)) as Parameters<typeof z.fromJSONSchema>[0],
        )
        const found: { id: string; url: string }[] = []
        for (const url of files) {
          const { entries } = file.parse(await jsonAt(output, url.slice(siteUrl.length), catalogue))
          expect(entries.length).toBeLessThanOrEqual(3)
          for (const entry of entries) {
            expect(reader.safeParse(entry).error).toBeUndefined()
            expect([entry['body'], entry['formerSlugs']]).toEqual([undefined, undefined])
          }
          found.push(...entries)
        }
        expect(found.map(({ id, url }) => `${id} ${url}`).sort()).toEqual(
          [...own].map(({ id, slug }) => `${id} ${siteUrl}/${library}/${slug}/`).sort(),
        )
      }
      expect([...output.paths()].filter((path) => path.includes('talents'))).toEqual([])
    }),
    { numRuns: 30 },
  )
})

it('should have the page of the data made again when an entry comes or goes, and not for what is written in one', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 60 }), (edits) => {
      const catalogue = new Catalogue(anchor, 5, { cards: 2, facets: 3 })
      const stateOf = () => {
        const view = new CatalogueView(catalogue)
        const files = dataLibraries.map((library) => view.dataFiles(library))
        return { files: JSON.stringify(files), keys: view.keys }
      }
      for (const { collection, id, entry } of edits) {
        const before = stateOf()
        const isThere = catalogue.get(collection, id) !== undefined
        catalogue.set(collection, id, entry)
        const isTold = [...catalogue.takeChanges().keys].some((key) => before.keys.has(key))
        if (stateOf().files !== before.files) expect(isTold).toBe(true)
        if (isThere === (entry !== undefined)) expect(isTold).toBe(false)
      }
    }),
    { numRuns: 30 },
  )
})

it('should name the licence that the union has chosen, in words and for search engines, and grant nothing by itself', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.constantFrom(...valuesOf(dataLicences)), { nil: undefined }),
      text,
      text,
      async (chosen, name, organisation) => {
        const catalogue = new Catalogue(anchor)
        const site = { ...catalogue.site, name, organisation, licence: chosen }
        catalogue.setSite(site)
        const terms = licence.parse(
          index.parse(await jsonAt(openDataOutput(catalogue, siteUrl), dataIndexPath, catalogue)).licence,
        )
        const isGranted = chosen !== undefined && chosen !== 'undeclared'
        expect(terms.name).toBe(dataLicences[chosen ?? 'undeclared'])
        expect(terms.url !== undefined).toBe(isGranted)
        expect(/可以|按这份许可/.test(terms.text)).toBe(isGranted)
        // works are their authors', whatever is granted of the rest
        expect(terms.text).toContain('著作权归作者')
        if (chosen !== 'cc0-1.0') expect(terms.text).toContain(organisation)
        const node = datasetOf(site, siteUrl)
        expect([node['license'], problemsOf(node), wishesOf(node)]).toEqual([terms.url, [], []])
      },
    ),
    { numRuns: 60 },
  )
})

it('should give the feeds as JSON Feed 1.1 too, with the same entries', async () => {
  const catalogue = new Catalogue(anchor)
  for (const day of ['10', '20'])
    catalogue.set(
      'notices',
      day,
      entrySchemas.notices.parse({
        id: day,
        slug: `n-${day}`,
        created: '2026-11-01T00:00:00.000Z',
        updated: '2026-11-20T08:00:00.000Z',
        sample: false,
        title: `通知 "${day}"`,
        kind: 'notice',
        date: `2026-11-${day}T00:00:00.000Z`,
      }),
    )
  const output = feedOutput(siteUrl)
  expect([...output.paths()]).toHaveLength(26)
  expect(await jsonAt(output, feedPath('notices', 'json'), catalogue)).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: '公告与动态 · 工韵',
    home_page_url: `${siteUrl}/notices/`,
    feed_url: `${siteUrl}/feeds/notices.json`,
    language: 'zh-CN',
    authors: [{ name: '工会' }],
    items: ['20', '10'].map((day) => ({
      id: `tag:gongyun.example,2026-11-01:notices/${day}`,
      url: `${siteUrl}/notices/n-${day}/`,
      title: `通知 "${day}"`,
      content_text: `通知 "${day}"`,
      date_published: `2026-11-${day}T00:00:00.000Z`,
      date_modified: '2026-11-20T08:00:00.000Z',
    })),
  })
})
