import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import configured from '../../../cms/payload.config.ts'
import { tuneOf } from '../../../cms/features/sample/tune.ts'
import { type Collection, entrySchemas } from '../../../site/catalogue/entries.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { site as siteSchema } from '../../../site/catalogue/schemas/site.ts'
import { find } from '../../../site/search/query/find.ts'
import { SearchReader } from '../../../site/search/query/reader.ts'
import { termsOf } from '../../../site/search/query/terms.ts'
import { fold } from '../../../site/search/text/fold.ts'
import { administrator, type Api, visitor } from '../../support/api.ts'
import { pdf } from '../../support/attachments.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { privateFields, put } from '../../support/privateFields.ts'
import { documentData } from '../../support/randomDocuments.ts'
import { classOf } from '../../support/roles/expectations.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { untilPublished } from '../../support/untilPublished.ts'

const { collections, globals } = await configured
/** What nobody can write to through the collections' API; what people sign up with is looked for in signup/strangers. */
const isClosed = (slug: string) => classOf[slug] === 'closed' || ['audits', 'schedules'].includes(slug)
const isOurs = (slug: string) => !slug.startsWith('payload-') && !isClosed(slug)
const libraries = collections.filter(({ slug }) => isOurs(slug))

/** Values that stand nowhere else; a date is looked for in every way that it is written. */
const number = 73_901
const date = '2093-07-19T04:00:00.000Z'
const draftWord = '只在草稿里'
const written: Record<string, string[]> = { [date]: ['2093-07-19', '2093年'], [number]: [String(number)] }

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  const markers: string[] = []
  const documents: { slug: string; id: string; markers: string[] }[] = []

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    const picture = await fill('media', await mediaForm())
    await fill('recordings', recordingForm())
    await fill('files', fileForm())
    for (const { slug } of libraries) {
      if (['media', 'recordings', 'files'].includes(slug)) continue
      const isLibrary = (pageCollections as readonly string[]).includes(slug)
      const id = await fill(slug, { ...bodyOf(slug), ...(isLibrary && { picture, _status: 'published' }) })
      if (isLibrary) await saveDraft(slug, id)
    }
    // the newsroom's settings hold a switch and a number of months, and all synonyms are public
    for (const { slug, fields } of globals.filter(({ slug }) => slug === 'site')) {
      const data = { name: '网站', organisation: '工会', headline: '好课' } as Record<string, unknown>
      mark(slug, fields, siteSchema, data)
      expect((await staff.request('POST', `/api/globals/${slug}`, data)).status).toBe(200)
    }
    await untilPublished(server)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  /** A whole document of a collection without relations, the fullest of many random ones. */
  function bodyOf(slug: string): Record<string, unknown> {
    if (slug === 'users') return { password: 'a-song-for-workers', role: 'editor' }
    if (slug === 'wordings') return { level: 'warn' }
    if (slug === 'providers') return { kinds: ['film'] }
    const found = fc.sample(documentData[slug as Collection], { seed: 20261121, numRuns: 200 })
    const fullest = found.sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0] ?? {}
    return JSON.parse(
      JSON.stringify(fullest, (_name, value) =>
        Array.isArray(value) ? value.filter((item) => !isRelation(item)) : isRelation(value) ? null : value,
      ),
    )
  }

  function isRelation(value: unknown): boolean {
    return typeof value === 'object' && value !== null && 'related' in value
  }

  /** Fills every private field, and notes what to look for. */
  function mark(
    slug: string,
    fields: (typeof collections)[number]['fields'],
    schema: unknown,
    data: Record<string, unknown>,
  ): string[] {
    return privateFields(fields, schema as Parameters<typeof privateFields>[1]).flatMap(({ path, type, maxLength }) => {
      const text = `密${markers.length}${slug}`.slice(0, maxLength)
      const value = { number, date, email: `secret${markers.length}@private.example` }[type] ?? text
      put(data, path, value)
      const looked = written[value] ?? [String(value)]
      markers.push(...looked)
      return looked.slice(0, 1)
    })
  }

  async function fill(slug: string, data: Record<string, unknown> | FormData): Promise<string> {
    const { fields } = libraries.find((library) => library.slug === slug) ?? { fields: [] }
    const schema = entrySchemas[slug as Collection]
    const marked = data instanceof FormData ? markForm(slug, fields, schema, data) : mark(slug, fields, schema, data)
    const { status, body } = await staff.request<{ doc: { id: string } }>('POST', `/api/${slug}`, data)
    expect([slug, status, status === 201 ? '' : JSON.stringify(body)]).toEqual([slug, 201, ''])
    documents.push({ slug, id: body.doc.id, markers: marked })
    return body.doc.id
  }

  function markForm(
    slug: string,
    fields: (typeof collections)[number]['fields'],
    schema: unknown,
    form: FormData,
  ): string[] {
    const data = slug === 'media' ? { alt: '图' } : { title: '音' }
    const marked = mark(slug, fields, schema, data)
    form.set('_payload', JSON.stringify(data))
    return marked
  }

  async function mediaForm(): Promise<FormData> {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#b3261e' } })
      .png()
      .toBuffer()
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'red.png')
    return form
  }

  function fileForm(): FormData {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'a.pdf')
    form.set('_payload', '{}')
    return form
  }

  function recordingForm(): FormData {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(tuneOf('1'))], { type: 'audio/wav' }), 'tune.wav')
    return form
  }

  async function saveDraft(slug: string, id: string): Promise<void> {
    const label = libraries.find((library) => library.slug === slug)?.admin.useAsTitle ?? 'title'
    const draft = { [label]: draftWord, summary: draftWord, _status: 'draft' }
    expect((await staff.request('PATCH', `/api/${slug}/${id}?draft=true`, draft)).status).toBe(200)
  }

  /** Which markers stand in a text. */
  const found = (text: string) => [...markers, draftWord].filter((marker) => text.includes(marker))

  describe('what is not public', () => {
    it('should be filled in, in every collection that has private fields, and be there for staff', async () => {
      expect(new Set(documents.map(({ slug }) => slug))).toEqual(new Set(libraries.map(({ slug }) => slug)))
      expect(markers.length).toBeGreaterThan(20)
      for (const { slug, id, markers: own } of documents) {
        const text = JSON.stringify((await staff.request('GET', `/api/${slug}/${id}?depth=0`)).body)
        expect([slug, own.filter((marker) => !text.includes(marker))]).toEqual([slug, []])
      }
    })

    it('should be in no file of the published folder: pages, lists, feeds, sitemaps', async () => {
      const root = path.join(server.dataDir, 'published', 'current')
      const files = await readdir(`${root}/`, { recursive: true, withFileTypes: true })
      const names: string[] = []
      for (const entry of files.filter((file) => file.isFile())) {
        const file = path.join(entry.parentPath, entry.name)
        names.push(path.relative(root, file))
        expect([names.at(-1), found(names.at(-1) + (await readFile(file, 'utf8')))]).toEqual([names.at(-1), []])
      }
      // the entries themselves are there
      for (const collection of pageCollections)
        expect(
          names.filter((name) => new RegExp(`^${collection}/(?!page/|kind/)[^/]+/index\\.html$`).test(name)),
        ).toHaveLength(1)
      expect(names).toContain('feed.xml')
    })

    it('should be in no file of the search, whose terms stand in pieces: nothing is found by any of it', async () => {
      const root = path.join(server.dataDir, 'published', 'current')
      const read = async (url: string) => readFile(path.join(root, url)).catch(() => undefined)
      const search = async (text: string) => {
        const reader = new SearchReader(read)
        const terms = termsOf(fold(text, await reader.variants(text)))
        expect([text, terms.length > 0]).toEqual([text, true])
        const { candidates } = await find(terms, await reader.manifest(), reader.index)
        return candidates.length
      }
      for (const marker of [...markers, draftWord]) expect([marker, await search(marker)]).toEqual([marker, 0])
      // what is public is found in the same way
      const { body } = await staff.request<{ docs: Record<string, string>[] }>(
        'GET',
        '/api/notices?draft=false&limit=1',
      )
      expect(await search(body.docs[0]?.['title'] ?? '')).toBeGreaterThan(0)
    })

    it('should be in no answer to a visitor: API, versions, globals, searches, previews', async () => {
      const anyone = visitor(server)
      const answers: [string, number, string][] = []
      const ask = async (url: string) => {
        const { status, body } = await anyone.request('GET', url)
        answers.push([url, status, JSON.stringify(body)])
      }
      for (const { slug, id } of documents) {
        for (const end of [
          '',
          '?depth=3&draft=true&limit=0',
          `/${id}`,
          `/${id}?draft=true&depth=3`,
          '/versions',
          '/count',
        ])
          await ask(`/api/${slug}${end}`)
        await ask(`/preview/${slug}/${id}`)
      }
      for (const { slug } of collections) await ask(`/api/${slug}?limit=0`)
      for (const { slug } of globals)
        for (const end of ['', '/versions', '?draft=true']) await ask(`/api/globals/${slug}${end}`)
      for (const url of ['/api/access', '/api/users/me', '/api/outbox', '/feed.xml', '/', '/healthz']) await ask(url)
      expect(answers.filter(([, , text]) => found(text).length > 0)).toEqual([])
      const refused = answers.filter(([url]) => /^\/api\/[a-z-]+(\?|\/|$)/.test(url) && !/access|\/me$/.test(url))
      expect(refused.filter(([, status]) => status < 400).map(([url, status]) => [url, status])).toEqual([])
    })

    it('should not be guessed by searching for it', async () => {
      const anyone = visitor(server)
      for (const { slug, markers: own } of documents) {
        for (const { path: field } of privateFields(
          libraries.find((library) => library.slug === slug)?.fields ?? [],
          entrySchemas[slug as Collection],
        )) {
          const name = field.filter((step) => step !== '*').join('.')
          const { status } = await anyone.request(
            'GET',
            `/api/${slug}?where[${name}][equals]=${encodeURIComponent(own[0] ?? '')}`,
          )
          expect([slug, name, status >= 400]).toEqual([slug, name, true])
        }
      }
    })
  })
})
