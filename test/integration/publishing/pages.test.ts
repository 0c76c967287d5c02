import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { loadRenderer } from '../../../site/publisher/astro/renderer.ts'
import { catalogueOfStates } from '../../support/eventStates.ts'
import { fullRender } from '../../support/fullRender.ts'
import { htmlProblems } from '../../support/htmlProblems.ts'
import { brokenLinks } from '../../support/links.ts'
import { anchor, randomEdit, randomHolidays } from '../../support/randomEntries.ts'
import { typedTree } from '../../support/richTexts.ts'

const siteUrl = 'https://gongyun.example'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongyun-pages-'))
  const media = ['poster.svg', 'picture.png', 'recordings/recording.wav', 'files/file.pdf']
  for (const file of media) {
    await mkdir(path.join(folder, 'media', path.dirname(file)), { recursive: true })
    await writeFile(path.join(folder, 'media', file), 'not really a file')
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What is wrong with all files of a site. */
async function problemsOf(catalogue: Catalogue): Promise<string[]> {
  const { files, failed } = await fullRender(catalogue, folder, siteUrl)
  expect(failed).toEqual([])
  const pages = [...files].filter(([file]) => file.endsWith('.html'))
  expect(pages.length).toBeGreaterThan(50)
  return [
    ...pages.flatMap(([file, bytes]) => htmlProblems(file, bytes.toString('utf8'))),
    ...brokenLinks(files, siteUrl),
  ]
}

it('should write valid pages whose links lead somewhere, however something to go to stands', async () => {
  expect(await problemsOf(catalogueOfStates())).toEqual([])
})

it('should write valid pages whose links lead somewhere, whatever entries there are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomEdit, { minLength: 20, maxLength: 160, size: 'max' }),
      randomHolidays,
      async (edits, holidays) => {
        const catalogue = new Catalogue(anchor)
        for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
        catalogue.setHolidays(holidays)
        expect(await problemsOf(catalogue)).toEqual([])
      },
    ),
    { numRuns: Number(process.env['GONGYUN_RUNS'] ?? 3), seed: 20261127 },
  )
}, 300_000)

it('should write valid pages of whatever somebody types into a text', async () => {
  const render = await loadRenderer(path.resolve('site/.build'), siteUrl)
  await fc.assert(
    fc.asyncProperty(typedTree, async (tree) => {
      const catalogue = new Catalogue(anchor)
      const date = new Date(anchor).toISOString()
      const page = { id: 'n', slug: 'n', created: date, sample: false, body: htmlOfRichText(tree) }
      const notice = { ...page, title: '通知', kind: 'notice', date }
      catalogue.set('notices', 'n', entrySchemas.notices.parse(notice))
      const { html } = await render('/notices/n/', new CatalogueView(catalogue))
      expect(htmlProblems('/notices/n/', html)).toEqual([])
    }),
    { numRuns: 100, seed: 20261127 },
  )
})
