import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, updateEntry } from '../../support/entries.ts'
import { printed } from '../../support/printed.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const node = { direction: null, format: '', indent: 0, version: 1 }
const body = (paragraphs: string[]) => ({
  root: {
    ...{ type: 'root', ...node },
    children: paragraphs.map((text) => ({
      ...{ type: 'paragraph', ...node, textFormat: 0, textStyle: '' },
      children: [{ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
    })),
  },
})
/** Letters without an order, the same ones for a seed. */
const letters = (count: number, seed: number): string => {
  let [text, state] = ['', seed]
  for (let index = 0; index < count; index++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    text += String.fromCodePoint(0x4e00 + ((state >> 8) % 800))
  }
  return text
}
const largest = 99_000
const mega = 2 ** 20

onEachDatabase(({ create }) => {
  let place: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast

  beforeAll(async () => {
    place = create()
    server = await startServer({ databaseUrl: place.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await place?.drop()
  })

  const page = async (path: string, api = staff) => {
    const response = await fetch(server.url + path, { headers: { Authorization: `JWT ${api.token}` } })
    const html = await response.text()
    return { status: response.status, html, bytes: Buffer.byteLength(html) }
  }
  const draft = async (collection: string, data: object) =>
    (await createEntry(staff, collection, { ...data, _status: 'draft' })).id
  const redraft = (collection: string, id: string, data: object) =>
    updateEntry(staff, collection, `${id}?draft=true`, data)
  /** The page that compares the two versions of a draft. */
  const compared = async (collection: string, first: object, second: object) => {
    const id = await draft(collection, first)
    await redraft(collection, id, second)
    const query = `where[parent][equals]=${id}&select[parent]=true&sort=-updatedAt`
    const { body } = await staff.request<{ docs: { id: string }[] }>('GET', `/api/${collection}/versions?${query}`)
    const [newest, oldest] = body.docs.map((one) => one.id)
    return page(`/admin/collections/${collection}/${id}/versions/${newest}?versionFrom=${oldest}`)
  }

  describe('the list of versions', () => {
    it('should tell who saved each, when in Shanghai, and which fields it changed, page by page', async () => {
      const { body } = await cast.as['unit-editor'].request<{ doc: { id: string } }>('POST', '/api/works?draft=true', {
        title: '第一稿',
        genre: 'choir',
      })
      const { id } = body.doc
      const change = async (by: Api, query: string, data: object) =>
        expect((await by.request('PATCH', `/api/works/${id}?draft=true${query}`, data)).status).toBe(200)
      await change(cast.as.editor, '', { summary: '编辑写的', year: 2020 })
      await change(cast.as['unit-editor'], '&autosave=true', { title: '第三稿' })
      for (let number = 4; number <= 12; number++) await change(staff, '', { year: 2000 + number })
      const rowsOf = async (by: Api, number: number) => {
        const { status, html } = await page(`/admin/collections/works/${id}/versions?page=${number}`, by)
        expect(status).toBe(200)
        return [...html.matchAll(/<tr>(<td.*?)<\/tr>/gs)].map(([, row = '']) =>
          [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '')),
        )
      }
      for (const by of [cast.as.editor, cast.as['unit-editor'], cast.as.reviewer]) {
        const rows = [...(await rowsOf(by, 1)), ...(await rowsOf(by, 2))]
        expect(rows.map(([, who, what]) => [who, what]).slice(-4)).toEqual([
          ['管理员', '创作年份'],
          ['单位编辑', '名称'],
          ['编辑', '创作年份、摘要'],
          ['单位编辑', '最早的一版'],
        ])
        expect(rows).toHaveLength(12)
        expect(rows.at(-3)?.[3]).toContain('自动保存')
        for (const [at = ''] of rows) {
          const age = Date.now() - Date.parse(`${at.replaceAll('/', '-').replace(' ', 'T')}+08:00`)
          expect([at, age > -5_000 && age < 300_000]).toEqual([at, true])
        }
      }
    })

    it('should tell of a setting who changed what and when, by the audit log, page by page', async () => {
      for (let number = 1; number <= 12; number++)
        expect((await staff.request('POST', '/api/globals/site', { phone: `0871-${number}` })).status).toBe(200)
      expect((await cast.as.administrator.request('POST', '/api/globals/site', { theme: '劳动美' })).status).toBe(200)
      const rows: string[][] = []
      for (const number of [1, 2]) {
        const { status, html } = await page(`/admin/globals/site/versions?page=${number}`)
        expect(status).toBe(200)
        for (const [, row = ''] of html.matchAll(/<tr>(<td.*?)<\/tr>/gs))
          rows.push([...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '')))
      }
      expect(rows.slice(0, 13).map(([, who, what]) => [who, what])).toEqual([
        ['管理员', '主题'],
        ...Array.from({ length: 12 }, (_, index) => [
          expect.any(String),
          index === 11 ? expect.any(String) : '联系电话',
        ]),
      ])
      expect(rows.slice(0, 12).map(([, who]) => who)).not.toContain('没有记录')
      expect(rows.map(([, , , state]) => state).filter((state) => state === '现在用的')).toHaveLength(1)
      expect(rows[0]?.[3]).toBe('现在用的')
    })
  })

  describe('the page of two versions', () => {
    it.each([
      ['one paragraph', (seed: number) => [letters(largest, seed)]],
      ['many paragraphs', (seed: number) => Array.from({ length: 300 }, (_, index) => letters(330, index + seed))],
    ])('should show the largest texts that there may be, in %s', async (_, paragraphs) => {
      const [before, after] = [paragraphs(1), paragraphs(5000)]
      const { status, html, bytes } = await compared(
        'notices',
        { title: '长文', body: body(before) },
        { title: '长文', body: body(after) },
      )
      expect(status).toBe(200)
      expect(html).toContain('没有逐字比较')
      // both texts once each, with the marks of what was changed
      expect(bytes).toBeLessThan(4 * mega)
      expect(await printed(server)).not.toContain('后台进程意外结束')
    })

    it('should mark what was changed in a text, whatever characters it has', async () => {
      const { html } = await compared(
        'notices',
        { title: '甲', summary: '一<b>二&三', body: body(['排练在周五晚上。']) },
        { title: '乙', summary: '一<b>二&四', body: body(['排练在周六晚上。']) },
      )
      // as it stands in what the page brings along for the browser
      const text = html
        .replaceAll(/\\+u003c/g, '<')
        .replaceAll(/\\+u003e/g, '>')
        .replaceAll(/\\+u0026/g, '&')
        .replaceAll(/\\+"/g, '"')
      expect(text).toContain('<span data-match-type="create">六</span>')
      expect(text).toContain('一&lt;b&gt;二&amp;<span data-match-type="create">四</span>')
    })

    it('should show what entries are related to, without what stands in them', async () => {
      const related = await Promise.all(
        [1, 2, 3].map((seed) =>
          createEntry(staff, 'works', { title: `作品${seed}`, genre: 'choir', body: body([letters(largest, seed)]) }),
        ),
      )
      const programme = (order: typeof related) => order.map(({ id, title }) => ({ title, work: id }))
      const { status, html, bytes } = await compared(
        'performances',
        { title: '演出', programme: programme(related) },
        { title: '演出', programme: programme(related.toReversed()) },
      )
      expect(status).toBe(200)
      for (const { title } of related) expect(html).toContain(title)
      expect(bytes).toBeLessThan(mega)
    })
  })

  it('should list versions and entries without the texts that stand in them', async () => {
    const id = await draft('notices', { title: '版本', body: body([letters(largest, 0)]) })
    for (let version = 1; version < 12; version++)
      await redraft('notices', id, { body: body([letters(largest, version)]) })
    const versions = await page(`/admin/collections/notices/${id}/versions?limit=100`)
    expect(versions.status).toBe(200)
    expect(versions.html.match(/\/versions\/[0-9a-f-]+/g)?.length).toBeGreaterThanOrEqual(12)
    const list = await page('/admin/collections/notices?limit=100&columns=["title","body"]')
    expect([list.status, list.html.includes('版本')]).toEqual([200, true])
    // the document itself stands in the frame of its page
    expect([versions.bytes < 1.5 * mega, list.bytes < mega]).toEqual([true, true])
    expect(list.html).not.toContain(letters(largest, 11).slice(0, 40))
  })

  it('should open the form of an entry with as many rows as there may be', async () => {
    const id = await draft('performances', {
      title: '长节目单',
      programme: Array.from({ length: 499 }, (_, index) => ({ title: `节目${index}` })),
      showings: Array.from({ length: 499 }, (_, index) => ({
        start: new Date(Date.UTC(2027, 0, 1, index)).toISOString(),
      })),
    })
    const { status, html, bytes } = await page(`/admin/collections/performances/${id}`)
    expect([status, html.includes('programme-row-498'), html.includes('showings-row-498')]).toEqual([200, true, true])
    // about 11 KB a row: each relation that is searched by pinyin is drawn by the server, with some 350 bytes of its own
    expect(bytes).toBeLessThan(12 * mega)
  })

  it('should open a list that was once sorted by what its reader may not sort by', async () => {
    const title = '按配图排不了的公告'
    await createEntry(staff, 'notices', { title, ownerUnit: cast.units.own })
    const editor = cast.as['unit-editor']
    for (const query of ['?sort=picture.alt', '', '?sort=-picture.alt']) {
      const { status, html } = await page(`/admin/collections/notices${query}`, editor)
      expect([query, status, html.includes(title)]).toEqual([query, 200, true])
    }
    const asked = await editor.request('GET', '/api/notices?sort=picture.alt')
    expect(asked.status).toBe(400)
  })

  it.each([
    '/admin/%2e%2e/api/users?limit=1',
    '/_next/../api/users?limit=1',
    '//../api/users?limit=1',
    '/api/users?limit=1',
  ])('should keep the answer to %s out of every cache', async (path) => {
    const headers = { Authorization: `JWT ${staff.token}` }
    const answered = await new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      get({ port: server.port, path, headers }, (response) => {
        response.resume()
        resolve([response.statusCode, response.headers['cache-control']])
      }).on('error', reject)
    })
    expect(answered).toEqual([200, expect.stringMatching(/no-store|private/)])
  })
})
