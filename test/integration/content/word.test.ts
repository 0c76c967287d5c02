import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Brought, withPictures } from '../../../cms/content/pasting/clean/clean.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { cell, docxOf, paragraph, pictureOf, table, words } from '../../support/docxOf.ts'
import { createEntry, pageText } from '../../support/entries.ts'
import { type Actor, actors, type Cast, castOf } from '../../support/roles/cast.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { untilPublished } from '../../support/untilPublished.ts'

type Answered = Partial<Brought> & { errors?: { message: string; data: { code: string } }[] }

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const send = async (api: Api, name: string, bytes: Uint8Array): Promise<{ status: number; body: Answered }> => {
    const response = await fetch(`${server.url}/api/word?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { Authorization: `JWT ${api.token ?? ''}`, 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })
    return { status: response.status, body: (await response.json()) as Answered }
  }
  const picture = (colour: string): Promise<Buffer> =>
    sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
      .png()
      .toBuffer()
  const pictures = async (): Promise<number> =>
    (await staff.request<{ totalDocs: number }>('GET', '/api/media/count')).body.totalDocs

  it('should read a document with its pictures, store nothing, and give a body that can be published', async () => {
    const docx = docxOf(
      [
        paragraph(words('合唱节通知'), { style: 'Heading1' }),
        paragraph(words('报名'), { list: { level: 0, isNumbered: true } }),
        paragraph(words('网上填表'), { list: { level: 1, isNumbered: false } }),
        table([cell('时间和地点', 2), cell('周六') + cell('文化宫')]),
        paragraph(pictureOf('rId1', '合唱团在台上')),
        paragraph(pictureOf('rId2', '')),
      ].join(''),
      { 'a.png': await picture('#b3261e'), 'b.png': await picture('#1d6a63') },
    )
    const { status, body } = await send(cast.as.editor, '通知.docx', docx)
    expect([status, body.pictures?.map(({ alt }) => alt)]).toEqual([200, ['合唱团在台上', '']])
    expect(await pictures()).toBe(0)

    const ids: string[] = []
    for (const [index, { data, name }] of (body.pictures ?? []).entries()) {
      const form = new FormData()
      const bytes = Buffer.from(data.slice(data.indexOf(',') + 1), 'base64')
      form.set('file', new Blob([bytes], { type: 'image/png' }), name)
      form.set('_payload', JSON.stringify({ alt: `第${index + 1}张` }))
      const { body: made } = await cast.as.editor.request<{ doc: { id: string } }>('POST', '/api/media', form)
      ids.push(made.doc.id)
    }
    const root = { type: 'root', children: withPictures(body.nodes ?? [], ids) }
    const notice = await createEntry(staff, 'notices', {
      title: '合唱节通知',
      kind: 'notice',
      date: new Date().toISOString(),
      body: { root },
    })
    await untilPublished(server)
    const { text } = await pageText(server, `/notices/${notice.slug}/`)
    for (const part of ['<h2>合唱节通知</h2>', '网上填表', 'colspan="2"', 'alt="第1张"', 'alt="第2张"'])
      expect(text).toContain(part)
  })

  it('should read documents for whoever writes entries, and for nobody else', async () => {
    const docx = docxOf(paragraph(words('字')))
    const may = new Set<Actor>(['administrator', 'editor', 'unit-editor'])
    for (const actor of actors)
      expect([actor, (await send(cast.as[actor], 'a.docx', docx)).status]).toEqual([actor, may.has(actor) ? 200 : 403])
  })

  it('should refuse what is none, is hostile, or is too much, with what to do, and go on', async () => {
    const before = await pictures()
    const hostile = docxOf('', {}, { 'word/document.xml': '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>' })
    const bomb = docxOf('', { 'a.bin': Buffer.alloc(1) }, { 'word/document.xml': '<w>'.repeat(200_000) })
    for (const [name, bytes, code] of [
      ['a.docx', hostile, 'word-with-doctype'],
      ['a.docx', bomb, 'word-damaged'],
      ['a.docx', Buffer.from('%PDF-1.7'), 'word-of-another-kind'],
      ['a.pdf', docxOf(''), 'word-of-another-kind'],
      ['a.doc', docxOf(''), 'word-of-old-kind'],
    ] as const) {
      const { status, body } = await send(staff, name, bytes)
      expect([name, status, body.errors?.[0]?.data.code]).toEqual([name, 400, code])
      expect(body.errors?.[0]?.message).toMatch(/请/)
    }
    const large = await send(staff, 'a.docx', Buffer.alloc(20 * 1024 * 1024 + 1))
    expect([large.status, JSON.stringify(large.body)]).toEqual([413, expect.stringContaining('Word 文档最大 20 MB')])
    expect(await pictures()).toBe(before)
    expect((await send(staff, 'a.docx', docxOf(paragraph(words('字'))))).status).toBe(200)
  })
})
