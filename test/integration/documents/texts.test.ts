import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { exportSite } from '../../../cms/publishing/export/exportSite.ts'
import configured from '../../../cms/payload.config.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { pagePolicy } from '../../../site/publisher/outputs/pagePolicy.ts'
import { anyTexts, documentOf, moreTexts } from '../../support/anyTexts.ts'
import { administrator, type Api, separateReview } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { pageText } from '../../support/entries.ts'
import { withoutOwnScripts } from '../../support/ownScripts.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import { openRaw } from '../../support/rawDatabase.ts'
import { makePicture } from '../../support/roles/media.ts'
import { freePort, startServer, type TestServer } from '../../support/server.ts'
import { untilPublished } from '../../support/untilPublished.ts'
import { xmlProblem } from '../../support/wellFormed.ts'

const { collections } = await configured
type Answer = {
  doc?: { id: string; slug: string }
  errors?: { message: string; data?: { errors?: { message: string }[] } }[]
}

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let port: number
  let server: TestServer
  let staff: Api
  let cast: Cast
  // one port for all starts: whoever is logged in stays so
  const start = () =>
    startServer({ dataDir, databaseUrl: database.url, args: ['--no-sample'], env: { PORT: String(port) } })

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-texts-'))
    port = await freePort()
    server = await start()
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
    for (const folder of [dataDir, `${dataDir}-exported`]) await rm(folder, { recursive: true, force: true })
  })

  const textsOf = ({ errors = [] }: Answer): string[] =>
    errors.flatMap(({ message, data }) => [message, ...(data?.errors ?? []).map((one) => one.message)])

  describe('a text', () => {
    it('should be published, exported and served again after a restart, whatever it holds, if the forms take it', async () => {
      const pages: string[] = []
      for (const collection of pageCollections) {
        const fields = collections.find(({ slug }) => slug === collection)?.flattenedFields ?? []
        for (const [number, text] of [...anyTexts, ...moreTexts(5)].entries()) {
          const slug = number === 0 ? 'a'.repeat(80) : undefined
          const data = { ...documentOf(fields, text, slug), _status: 'published' }
          const { status, body } = await staff.request<Answer>('POST', `/api/${collection}`, data)
          const told = [collection, JSON.stringify(text).slice(0, 2000)]
          expect([...told, status, textsOf(body)]).toEqual([...told, 201, []])
          pages.push(`/${collection}/${body.doc?.slug}/`)
        }
      }
      const shown = async (page: string) => (await pageText(server, page)).status === 200
      for (const page of pages) await vi.waitUntil(() => shown(page), { timeout: 60_000, interval: 100 })
      await vi.waitUntil(async () => (await fetch(`${server.url}/healthz`)).status === 200, { timeout: 60_000 })
      await untilPublished(server)

      const folder = `${dataDir}-exported`
      await exportSite({ dataDir, kind: 'folder', to: folder, changedOnly: false })
      const files = await readdir(folder, { recursive: true })
      for (const file of files.filter((name) => name.endsWith('.xml')))
        expect([file, xmlProblem(await readFile(path.join(folder, file), 'utf8'))]).toEqual([file, undefined])
      for (const file of files.filter((name) => name.endsWith('.html'))) {
        const html = await readFile(path.join(folder, file), 'utf8')
        expect(html.slice(0, 600)).toContain(pagePolicy.split(';')[0])
        // within quotes of an attribute a tag is none
        const others = withoutOwnScripts(html).replace(/="[^"]*"/g, '=""')
        expect([file, others]).toEqual([file, expect.not.stringMatching(/<(?:script|img src="?x)/)])
      }

      const before = await Promise.all(pages.map((page) => pageText(server, page)))
      await server.stop()
      server = await start()
      expect(await Promise.all(pages.map((page) => pageText(server, page)))).toEqual(before)
    })

    it('should be refused in Chinese past its limit, as a draft too, with nothing written', async () => {
      const notice = { title: '通知', kind: 'notice', date: '2026-11-21T00:00:00.000Z' }
      const { body } = await staff.request<Answer>('POST', '/api/notices', { ...notice, _status: 'published' })
      const id = body.doc?.id ?? ''
      const stored = async () => (await staff.request('GET', `/api/notices/${id}?draft=true`)).body
      const before = await stored()
      const count = async () => (await staff.request('GET', '/api/notices/versions?limit=0')).body['totalDocs']
      const versions = await count()
      const cell = { type: 'tablecell', headerState: '0"><meta http-equiv="refresh">', children: [] }
      const table = { root: { type: 'root', children: [{ type: 'table', children: [cell] }] } }
      const wrong = [
        { title: '长'.repeat(1_000_000) },
        { slug: 'a'.repeat(300) },
        { summary: '长'.repeat(141) },
        { body: table },
        { body: { root: { type: 'root', children: ['x'] } } },
        { date: '+020000-01-01T00:00:00.000Z' },
        { kind: 'x' },
        { picture: "' or 1=1" },
      ]
      for (const data of wrong)
        for (const [method, to] of [
          ['PATCH', `notices/${id}?draft=true`],
          ['PATCH', `notices/${id}?draft=true&autosave=true`],
          ['PATCH', `notices/${id}`],
          ['PATCH', `notices?where[id][equals]=${id}&draft=true`],
          ['POST', 'notices?draft=true'],
        ] as const) {
          const answer = await staff.request<Answer>(
            method,
            `/api/${to}`,
            method === 'POST' ? { ...notice, ...data } : data,
          )
          expect([to, answer.status]).toEqual([to, 400])
          expect(textsOf(answer.body).join('')).toMatch(/请|可以选/)
          expect(textsOf(answer.body).join('').length).toBeLessThan(600)
        }
      const global = await staff.request<Answer>('POST', '/api/globals/site', { name: '长'.repeat(21) })
      expect([global.status, textsOf(global.body).at(-1)]).toEqual([400, expect.stringContaining('最多 20 字，请改短')])
      expect([await stored(), await count()]).toEqual([before, versions])
    })

    it('should be what was approved: nothing of it moves it afterwards', async () => {
      const { body } = await staff.request<Answer>('POST', '/api/notices', {
        title: '次序',
        kind: 'notice',
        date: '2026-11-21T00:00:00.000Z',
        createdAt: '2001-01-01T00:00:00.000Z',
        _status: 'published',
      })
      const stored = () => staff.request('GET', `/api/notices/${body.doc?.id}`)
      const created = (await stored()).body['createdAt']
      expect(String(created)).not.toContain('2001')
      await staff.request('PATCH', `/api/notices/${body.doc?.id}`, { createdAt: '2001-01-01T00:00:00.000Z' })
      expect((await stored()).body['createdAt']).toBe(created)
    })
  })

  it('should not have a file of a published page changed by one person alone while review is apart', async () => {
    const picture = await makePicture.shown(staff, 'media', cast.units.own)
    const free = await makePicture.plain(staff, 'media', cast.units.own)
    const editor = cast.as.editor
    await separateReview(staff, true)
    for (const data of [{ alt: '别的' }, { credit: '某甲' }, { focalX: 10, focalY: 10 }]) {
      const answer = await editor.request<Answer>('PATCH', `/api/media/${picture.id}`, data)
      expect([answer.status, textsOf(answer.body)]).toEqual([403, [expect.stringContaining('请上传新图片换到草稿里')]])
    }
    expect((await editor.request('PATCH', `/api/media/${free.id}`, { alt: '别的' })).status).toBe(200)
    expect((await staff.request('PATCH', `/api/media/${picture.id}`, { alt: '管理员改的' })).status).toBe(200)
    const trash = { deletedAt: new Date().toISOString() }
    expect((await editor.request('PATCH', `/api/media/${picture.id}`, trash)).status).toBe(403)
    const many = `/api/media?where[id][in]=${picture.id},${free.id}`
    expect((await editor.request<{ docs: unknown[] }>('PATCH', many, trash)).body.docs).toHaveLength(1)
    await separateReview(staff, false)
    expect((await editor.request('PATCH', `/api/media/${picture.id}`, { alt: '别的' })).status).toBe(200)
    for (const focalX of [-1, 101, 1e9]) {
      const answer = await staff.request<Answer>('PATCH', `/api/media/${picture.id}`, { focalX })
      expect([answer.status, textsOf(answer.body).at(-1)]).toEqual([400, expect.stringContaining('只能是 0 到 100')])
    }
  })

  it.each(['media', 'recordings'] as const)(
    'should not have %s of a text change while it is reviewed, and until it is published',
    async (collection) => {
      const file = await makePicture.plain(staff, collection, cast.units.own)
      const shown =
        collection === 'media' ? { pictures: [file.id] } : { recordings: [{ kind: 'audio', file: file.id }] }
      const { body } = await staff.request<Answer>('POST', '/api/works?draft=true', { title: '待审的', genre: 'choir' })
      const id = body.doc?.id ?? ''
      const [editor, reviewer] = [cast.as.editor, cast.as.reviewer]
      // what another entry had in a text that is no longer its newest binds nobody
      const other = await staff.request<Answer>('POST', '/api/works?draft=true', { title: '换掉的', ...shown })
      await staff.request('PATCH', `/api/works/${other.body.doc?.id}?draft=true`, { pictures: [], recordings: [] })
      await staff.request('POST', `/api/works/${other.body.doc?.id}/review`, await step(other.body.doc?.id, 'submit'))
      await editor.request('PATCH', `/api/works/${id}?draft=true`, shown)

      await separateReview(staff, true)
      const [change, trash] = [{ credit: `改于 ${Date.now()}` }, { deletedAt: new Date().toISOString() }]
      const write = async (data: object) =>
        (await editor.request('PATCH', `/api/${collection}/${file.id}`, data)).status
      const take = async (api: Api, name: string) =>
        expect((await api.request('POST', `/api/works/${id}/review`, await step(id, name))).status).toBe(200)
      try {
        expect(await write(change)).toBe(200)
        await take(editor, 'submit')
        expect([await write({ credit: '待审时改的' }), await write(trash)]).toEqual([403, 403])
        await take(reviewer, 'approve')
        const answer = await editor.request<Answer>('PATCH', `/api/${collection}/${file.id}`, { credit: '通过后改的' })
        expect([answer.status, textsOf(answer.body)]).toEqual([403, [expect.stringMatching(/^已通过或待审的内容/)]])
        expect(await write(trash)).toBe(403)
        expect((await editor.request('PATCH', `/api/${collection}/${file.id}`, change)).status).toBe(200)
        await editor.request('PATCH', `/api/works/${id}?draft=true`, { title: '又改的' })
        expect([await write({ credit: '草稿里改的' }), await write(trash)]).toEqual([200, 200])
      } finally {
        await separateReview(staff, false)
      }
    },
  )

  describe('a database that is older than the limits', () => {
    let work: string
    beforeAll(async () => {
      await staff.request('POST', '/api/globals/site', { phone: '010-1' })
      const { body } = await staff.request<Answer>('POST', '/api/works', {
        title: '常改的',
        genre: 'choir',
        _status: 'published',
      })
      work = body.doc?.id ?? ''
      await server.stop()
      const raw = await openRaw(dataDir, database.url)
      await raw.setInVersions('site', 'phone', '1'.repeat(31))
      await raw.addDrafts('works', work, 1_000)
      await raw.close()
      server = await start()
      staff = await administrator(server)
    })

    it('should not have settings of old put back past a limit', async () => {
      const newestOf = async () =>
        (await staff.request<{ docs: { id: string }[] }>('GET', '/api/globals/site/versions?sort=-updatedAt&limit=1'))
          .body.docs[0]?.id
      const stored = async () => (await staff.request('GET', '/api/globals/site')).body
      const [old, before] = [await newestOf(), await stored()]
      const refused = await staff.request<Answer>('POST', `/api/globals/site/versions/${old}`)
      expect([refused.status, textsOf(refused.body).at(-1)]).toEqual([400, expect.stringContaining('最多 30 字')])
      expect([await stored(), await newestOf()]).toEqual([before, old])

      await staff.request('POST', '/api/globals/site', { phone: '010-2' })
      const fine = await newestOf()
      await staff.request('POST', '/api/globals/site', { phone: '010-3' })
      expect((await staff.request('POST', `/api/globals/site/versions/${fine}`)).status).toBe(200)
      expect((await stored())['phone']).toBe('010-2')
    })

    it('should be thinned out to 900 drafts of a document at the first save beyond 1,000', async () => {
      const drafts = async () =>
        (
          await staff.request(
            'GET',
            `/api/works/versions?where[parent][equals]=${work}&where[version._status][equals]=draft&limit=1&depth=0`,
          )
        ).body['totalDocs']
      expect(await drafts()).toBe(1_000)
      expect((await staff.request('PATCH', `/api/works/${work}?draft=true`, { title: '又改的' })).status).toBe(200)
      expect(await drafts()).toBe(900)
      const { body } = await staff.request('GET', `/api/works/${work}?draft=true`)
      expect([body['title'], (await staff.request('GET', `/api/works/${work}`)).body['_status']]).toEqual([
        '又改的',
        'published',
      ])
    })
  })

  async function step(id: string | undefined, name: string): Promise<object> {
    const { body } = await staff.request<{ seen: string }>('GET', `/api/works/${id}/review`)
    return { step: name, seen: body.seen }
  }
})
