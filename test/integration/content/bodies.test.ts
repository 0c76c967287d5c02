import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tuneOf } from '../../../cms/features/sample/tune.ts'
import { administrator, type Api } from '../../support/api.ts'
import { docm, docx, pdf } from '../../support/attachments.ts'
import { bodyOf, gallery, leadsTo, link, paragraph, shows, table, words } from '../../support/bodies.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, publish, type Stored, updateEntry } from '../../support/entries.ts'
import { withoutOwnScripts } from '../../support/ownScripts.ts'
import { typedTreeOf } from '../../support/richTexts.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { untilPublished } from '../../support/untilPublished.ts'

type Refused = { errors?: { message?: string; data?: { errors?: { message: string }[] } }[] }

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let serial = 0

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const send = (method: string, path: string, name: string, bytes: Buffer, data: object) => {
    const form = new FormData()
    form.set('_payload', JSON.stringify(data))
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), name)
    return staff.request<{ doc: Stored & { filename: string } } & Refused>(method, path, form)
  }
  const png = (background: string, width = 900) =>
    sharp({ create: { width, height: 600, channels: 3, background } }).png().toBuffer()
  const picture = async (alt: string, background = '#b3261e') =>
    (await send('POST', '/api/media', `${alt}.png`, await png(background), { alt })).body.doc
  const attachment = async (name: string, bytes = docx(), title?: string) =>
    (await send('POST', '/api/files', name, bytes, { title })).body.doc
  const notice = (body: object, data: object = {}) =>
    createEntry(staff, 'notices', { title: `公告${++serial}`, kind: 'notice', date: '2026-11-20', body, ...data })
  const textOf = async ({ slug }: Pick<Stored, 'slug'>, collection = 'notices') => {
    await untilPublished(server)
    return (await pageText(server, `/${collection}/${slug}/`)).text
  }
  const messageOf = ({ errors }: Refused) =>
    (errors ?? []).flatMap(({ message = '', data }) => [message, ...(data?.errors ?? []).map((one) => one.message)]).join()

  it('should show pictures, galleries, tables, files, recordings and links on the page', async () => {
    const [one, two] = [await picture('合唱团二十人在台上'), await picture('台下坐满了人')]
    const file = await attachment('冬季班 报名表.docx', docx(), '冬季班报名表')
    const sound = (await send('POST', '/api/recordings', '排练.wav', tuneOf('1 2 3'), { title: '排练录音' })).body.doc
    const venue = await createEntry(staff, 'venues', { name: '工人文化宫', kind: 'palace', address: '东风东路 1 号' })
    const entry = await notice(
      bodyOf(
        paragraph(words('地点在'), leadsTo('venues', venue.id, '工人文化宫'), words('，见下表', 8)),
        shows('media', one.id, '年终汇演 <现场>'),
        gallery([one.id, two.id], '台上台下'),
        table(['班次', '时间'], ['声乐', '周二 19:00']),
        shows('files', file.id),
        shows('recordings', sound.id),
      ),
    )
    const text = await textOf(entry)
    expect(text).toContain(`<a href="/venues/${venue.slug}/">工人文化宫</a><u>，见下表</u>`)
    expect(text.match(/alt="合唱团二十人在台上"/g)).toHaveLength(2)
    expect(text).toMatch(/<source type="image\/avif" srcset="[^"]+ 480w/)
    expect(text).toMatch(/width="900" height="600"[^>]*alt="台下坐满了人"/)
    expect(text).toContain('年终汇演 &lt;现场&gt;')
    expect(text).toContain('<th scope="col"><p>班次</p></th>')
    expect(text).toContain('<audio controls')
    expect(text).toContain('冬季班报名表')
    expect(text).not.toContain('data-shows')
    expect(withoutOwnScripts(text)).not.toContain('<script')
    const [, address = '', name] = /<a href="(\/media\/[^"]+)" download="([^"]+)"/.exec(text) ?? []
    expect(name).toBe('冬季班 报名表.docx')
    const download = await fetch(server.url + address)
    expect(Buffer.from(await download.arrayBuffer()).equals(docx())).toBe(true)
    expect(download.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('冬季班 报名表.docx')}`,
    )
    expect(download.headers.get('x-content-type-options')).toBe('nosniff')
    expect(download.headers.get('content-type')).toContain('wordprocessingml')
    await updateEntry(staff, 'notices', entry.id, { _status: 'draft' })
    await untilPublished(server)
    expect((await fetch(server.url + address)).status).toBe(404)
  })

  it('should lead to an entry wherever it has gone, and nowhere while it is not public', async () => {
    const work = await createEntry(staff, 'works', { title: '师傅的手', genre: 'vocal', slug: 'shi-fu-de-shou' })
    const entry = await notice(bodyOf(paragraph(leadsTo('works', work.id, '这首歌'))))
    expect(await textOf(entry)).toContain('<a href="/works/shi-fu-de-shou/">这首歌</a>')
    await publish(staff, 'works', work.id, { slug: 'xin-ge' })
    expect(await textOf(entry)).toContain('<a href="/works/xin-ge/">这首歌</a>')
    await updateEntry(staff, 'works', work.id, { _status: 'draft' })
    expect(await textOf(entry)).toContain('<p>这首歌</p>')
    await publish(staff, 'works', work.id)
    expect(await textOf(entry)).toContain('<a href="/works/xin-ge/">这首歌</a>')
  })

  it('should follow a picture that is replaced, described anew, put into the trash and taken out', async () => {
    const shown = await picture('旧的说明')
    const entry = await notice(bodyOf(table(['甲'], ['乙']), shows('media', shown.id)))
    const srcOf = (text: string) => /<img src="([^"]+)" width="\d+" height="\d+"[^>]*alt="[^"]*说明"/.exec(text)?.[1]
    const before = srcOf(await textOf(entry))
    expect(before).toBeDefined()
    const replaced = await send('PATCH', `/api/media/${shown.id}`, '新.png', await png('#1d6a63', 800), {
      alt: '新的说明',
    })
    expect(replaced.status).toBe(200)
    const text = await textOf(entry)
    expect(text).toContain('alt="新的说明"')
    expect(srcOf(text)).not.toBe(before)
    expect((await fetch(`${server.url}${srcOf(text)}`)).status).toBe(200)
    expect((await fetch(`${server.url}${before}`)).status).toBe(404)

    const refused = await staff.request<Refused>('DELETE', `/api/media/${shown.id}`)
    expect([refused.status, messageOf(refused.body)]).toEqual([409, expect.stringContaining(`《${entry.title}》`)])
    const moved = await staff.request('PATCH', `/api/media/${shown.id}`, { deletedAt: new Date().toISOString() })
    expect(moved.status).toBe(200)
    expect(await textOf(entry)).not.toContain('新的说明')
    await staff.request('PATCH', `/api/media/${shown.id}?trash=true`, { deletedAt: null })
    expect(await textOf(entry)).toContain('alt="新的说明"')
  })

  it('should say which entries use a picture, a file or an entry, and keep what is used', async () => {
    const [image, file] = [await picture('一面红墙'), await attachment('通知.pdf', pdf)]
    const team = await createEntry(staff, 'teams', { name: '职工合唱团', kind: 'choir' })
    const entry = await notice(
      bodyOf(gallery([image.id]), shows('files', file.id), paragraph(leadsTo('teams', team.id, '合唱团'))),
    )
    for (const document of [`media/${image.id}`, `files/${file.id}`, `teams/${team.id}`]) {
      const { body } = await staff.request<{ references: { field: string; entries: { id: string }[] }[] }>(
        'GET',
        `/api/references?document=${document}`,
      )
      expect(body.references.map(({ field, entries }) => [field, entries.map(({ id }) => id)])).toEqual([
        ['正文', [entry.id]],
      ])
    }
    expect((await staff.request('DELETE', `/api/files/${file.id}`)).status).toBe(409)
    await publish(staff, 'notices', entry.id, { body: bodyOf(paragraph(words('没有了'))) })
    expect((await staff.request('DELETE', `/api/files/${file.id}`)).status).toBe(200)
    expect((await staff.request('DELETE', `/api/media/${image.id}`)).status).toBe(200)
  })

  it('should keep a text whose draft shows what is gone, and refuse to name it anew', async () => {
    const image = await picture('要删的图片')
    const body = bodyOf(paragraph(words('字')), shows('media', image.id))
    const draft = await notice(body, { _status: 'draft' })
    expect((await staff.request('DELETE', `/api/media/${image.id}`)).status).toBe(200)
    await publish(staff, 'notices', draft.id, { body })
    expect(await textOf(draft)).toContain('<p>字</p>')
    const data = { title: '新', kind: 'notice', date: '2026-11-20', body }
    const { status, body: answer } = await staff.request<Refused>('POST', '/api/notices?draft=true', data)
    expect([status, messageOf(answer)]).toEqual([400, expect.stringContaining('正文里选的内容已不在')])
  })

  describe('a link that leads nowhere', () => {
    it.each([
      ['www.kmgh.org.cn', '请写成「https://www.kmgh.org.cn」'],
      ['javascript:alert(1)', '请换成 https:// 开头的网址'],
      ['file:///C:/报名表.docx', '请用“上传”把文件放进正文作附件'],
      ['data:text/html,x', '请换成 https:// 开头的网址'],
      ['', '请填好网址'],
    ])('should be refused in a draft too: %s', async (url, advice) => {
      for (const draft of ['?draft=true', '']) {
        const data = { title: '链接', kind: 'notice', date: '2026-11-20', body: bodyOf(paragraph(link(url))) }
        const { status, body } = await staff.request<Refused>('POST', `/api/notices${draft}`, data)
        expect([status, messageOf(body)]).toEqual([400, expect.stringContaining(advice)])
      }
    })
  })

  it('should take files by their content, and refuse in words what is none', async () => {
    expect((await attachment('其实是 PDF.docx', pdf)).filename).toBe('其实是 PDF.pdf')
    const html = Buffer.from('<!doctype html><script>alert(1)</script>')
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])
    for (const [name, bytes, words] of [
      ['网页.pdf', html, '不是可以识别的文档'],
      ['图.pdf', await png('#fff'), '其实是 PNG 文件'],
      ['宏.docx', docm(), '里有宏'],
      ['旧.doc', old, '另存为 docx'],
      ['断.pdf', pdf.subarray(0, 60), '不完整'],
      ['空.pdf', Buffer.alloc(0), '是空文件'],
    ] as const) {
      const { status, body } = await send('POST', '/api/files', name, bytes, {})
      expect([name, status, messageOf(body)]).toEqual([name, 400, expect.stringContaining(words)])
    }
  })

  it('should publish and show every text that the form takes', async () => {
    const image = await picture('图')
    const file = await attachment('附件.pdf', pdf)
    const id = fc.constantFrom(image.id)
    await fc.assert(
      fc.asyncProperty(typedTreeOf(id), async (tree) => {
        // each kind of thing that is shown has ids of its own
        const body = JSON.parse(
          JSON.stringify(tree, (_key, value: unknown) => {
            const { type, relationTo, linkType } = (value ?? {}) as Record<string, unknown>
            if (type === 'upload' && relationTo !== 'media') return { ...(value as object), relationTo: 'files', value: file.id }
            return linkType === 'internal' ? { linkType: 'custom', url: '/notices/' } : value
          }),
        ) as object
        const entry = await notice(body)
        const { status, text } = await pageText(server, `/notices/${entry.slug}/`)
        expect(status).toBe(200)
        expect(text).not.toMatch(/data-shows|entry:/)
        const shown = JSON.stringify(body).split(`"value":"${image.id}"`).length - 1
        expect(text.split('<img ').length - 1).toBeGreaterThanOrEqual(shown)
      }),
      { numRuns: 15 },
    )
  })
})
