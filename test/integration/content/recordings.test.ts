import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tuneOf } from '../../../cms/features/sample/tune.ts'
import { administrator, type Api, visitor } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, type Stored, updateEntry } from '../../support/entries.ts'
import { withoutOwnScripts } from '../../support/ownScripts.ts'
import { printed } from '../../support/printed.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { untilPublished } from '../../support/untilPublished.ts'

type Recording = Stored & { filename: string; mimeType: string }

const tune = tuneOf("1 2 3 5 | 6 1' 6 5")
const captions = '1\n00:00:00,000 --> 00:00:02,000\n师傅的手，摸得出铁的温度\n'

/** A video as far as its first bytes go: enough for what looks at its content. */
const video = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypisom'),
  Buffer.from([0, 0, 2, 0]),
  Buffer.from('isommp42'),
  Buffer.from([0, 0, 16, 8]),
  Buffer.from('mdat'),
  Buffer.alloc(4096, 7),
])

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const form = (name: string, bytes: Buffer, data: object, type = 'application/octet-stream') => {
    const body = new FormData()
    body.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
    body.set('_payload', JSON.stringify(data))
    return body
  }
  const upload = (name: string, bytes: Buffer, data: object = { title: '排练录音' }) =>
    staff.request<{ doc: Recording; errors?: { message: string }[] }>(
      'POST',
      '/api/recordings',
      form(name, bytes, data),
    )
  const published = async () => {
    await untilPublished(server)
    return readdir(path.join(server.dataDir, 'published', 'current', 'media'), { recursive: true }).catch(() => [])
  }
  const uploading = () => readdir(path.join(server.dataDir, 'uploading'))
  const addressIn = (text: string, attribute: RegExp) => attribute.exec(text)?.[1] ?? ''

  it('should play a sound on the page of its work, with the words beside it', async () => {
    const { status, body } = await upload('师傅的手 排练.wav', tune, { title: '排练录音', captions })
    expect([status, body.doc.filename, body.doc.mimeType]).toEqual([201, '师傅的手 排练.wav', 'audio/wav'])
    expect((await published()).filter((file) => file.endsWith('.wav'))).toEqual([])

    const work = await createEntry(staff, 'works', {
      title: '师傅的手',
      genre: 'vocal',
      recordings: [{ kind: 'audio', file: body.doc.id }],
    })
    const { text } = await pageText(server, `/works/${work.slug}/`)
    expect(text).toMatch(/<audio controls preload="none" aria-label="排练录音"/)
    expect(text).toContain('<p>师傅的手，摸得出铁的温度</p>')
    expect(withoutOwnScripts(text)).not.toContain('<script')
    const sound = await fetch(server.url + addressIn(text, /<source src="([^"]+)"/))
    expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/wav'])
    expect(Buffer.from(await sound.arrayBuffer()).equals(tune)).toBe(true)

    await updateEntry(staff, 'works', work.id, { _status: 'draft' })
    expect((await published()).filter((file) => file.endsWith('.wav') || file.endsWith('.vtt'))).toEqual([])
  })

  it('should take captions as long as their limit says', async () => {
    const cue = (at: number) => {
      const clock = (second: number) => new Date(second * 1000).toISOString().slice(11, 23).replace('.', ',')
      return `${at + 1}\n${clock(at)} --> ${clock(at + 1)}\n${'唱'.repeat(40)}\n\n`
    }
    const long = Array.from({ length: 2400 }, (_, at) => cue(at)).join('')
    expect(long.length).toBeGreaterThan(180_000)
    const { status } = await upload('长.wav', tune, { title: '长录音', captions: long })
    expect(status).toBe(201)
  })

  it('should play a video on the page of its show, in ranges and with captions, without a second copy on the disk', async () => {
    const { body } = await upload('汇演.mov', video, { title: '汇演录像', captions })
    expect(body.doc).toMatchObject({ filename: '汇演.mp4', mimeType: 'video/mp4' })
    const show = await createEntry(staff, 'performances', {
      title: '年终汇演',
      kind: 'gala',
      admission: 'free',
      recording: body.doc.id,
    })
    const { text } = await pageText(server, `/performances/${show.slug}/`)
    const track = await fetch(server.url + addressIn(text, /<track kind="captions" src="([^"]+)" srclang="zh"/))
    expect([track.status, track.headers.get('content-type')]).toEqual([200, 'text/vtt; charset=utf-8'])
    expect(await track.text()).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n师傅的手，摸得出铁的温度\n')

    const address = server.url + addressIn(text, /<source src="([^"]+)" type="video\/mp4"/)
    const ask = async (headers: Record<string, string>) => {
      const response = await fetch(address, { headers })
      return { response, bytes: Buffer.from(await response.arrayBuffer()) }
    }
    const whole = await ask({})
    expect(whole.response.headers.get('accept-ranges')).toBe('bytes')
    expect(whole.bytes.equals(video)).toBe(true)
    const part = await ask({ range: 'bytes=4-11', 'if-range': whole.response.headers.get('etag') ?? '' })
    expect([part.response.status, part.response.headers.get('content-range'), part.bytes.toString()]).toEqual([
      206,
      `bytes 4-11/${video.length}`,
      'ftypisom',
    ])
    expect((await ask({ range: `bytes=${video.length}-` })).response.status).toBe(416)

    const file = (await published()).find((name) => name.endsWith('汇演.mp4')) ?? ''
    const copy = path.join(server.dataDir, 'published', 'current', 'media', file)
    expect((await stat(copy)).nlink).toBe(2)
    await expect.poll(uploading).toEqual([])
  })

  it('should serve a replaced recording at a new address, and keep the old bytes nowhere', async () => {
    const { body } = await upload('同名.wav', tune)
    const work = await createEntry(staff, 'works', {
      title: '同名录音',
      genre: 'vocal',
      recordings: [{ kind: 'audio', file: body.doc.id }],
    })
    const address = async () =>
      addressIn((await pageText(server, `/works/${work.slug}/`)).text, /<source src="([^"]+)"/)
    const before = await address()
    const other = tuneOf("5 3 2 1 | 6 1' 6 5")
    expect(other.length).toBe(tune.length)
    const answer = await staff.request('PATCH', `/api/recordings/${body.doc.id}`, form('同名.wav', other, {}))
    expect(answer.status).toBe(200)
    const after = await address()
    expect(after).not.toBe(before)
    expect(Buffer.from(await (await fetch(server.url + after)).arrayBuffer()).equals(other)).toBe(true)
    expect((await fetch(server.url + before)).status).toBe(404)
  })

  it.each([
    ['图.mp4', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), {}, '音视频「图.mp4」的内容其实是 PNG 文件。'],
    ['说明.mp3', Buffer.from('这不是录音'), {}, '音视频「说明.mp3」不是音频或视频，或文件已损坏。'],
    // what a phone leaves when it is unplugged while it copies
    ['断.mp4', video.subarray(0, 2000), {}, '碎成了太多小段，不完整，或已损坏。'],
    ['碎.mp4', Buffer.concat([video, Buffer.alloc(8 * 20_000, Buffer.from('\0\0\0\x08free'))]), {}, '碎成了太多小段，不完整，或已损坏。'],
    ['空.wav', Buffer.alloc(0), {}, '音视频「空.wav」是空文件。'],
    ['乱.wav', tune, { captions: '00:05.000 --> 00:04.000\n反了' }, '结束时间要晚于开始时间'],
    ['无题.wav', tune, { title: '' }, '标题'],
  ])('should refuse %s with a clear answer and store nothing', async (name, bytes, data, message) => {
    const { status, body } = await upload(name, bytes, { title: '录音', ...data })
    expect([status, JSON.stringify(body.errors)]).toEqual([400, expect.stringContaining(message)])
    const kept = await readdir(path.join(server.dataDir, 'media', 'recordings'))
    expect(kept.filter((file) => file.startsWith(name.split('.')[0] ?? ''))).toEqual([])
    await expect.poll(uploading).toEqual([])
    // what somebody sends is no fault of the server
    expect(await printed(server)).not.toContain('"level":50')
  })

  it('should take a large file from staff only, and a large picture from nobody', async () => {
    // more than a picture may have, and more than Payload takes by default in one request
    const large = Buffer.concat([video, Buffer.alloc(60 * 1024 * 1024)])
    const anyone = visitor(server)
    expect((await anyone.request('POST', '/api/recordings', form('大.mp4', large, { title: '大' }))).status).toBe(403)
    expect((await anyone.request('POST', '/api/recordings', form('小.mp4', video, { title: '小' }))).status).toBe(403)
    expect((await upload('大.mp4', large, { title: '大录像' })).status).toBe(201)
    expect((await staff.request('POST', '/api/media', form('大.png', large, { alt: '大' }))).status).toBe(413)
    expect((await readFile(path.join(server.dataDir, 'media', 'recordings', '大.mp4'))).length).toBe(large.length)
    await expect.poll(uploading).toEqual([])
  })

  it('should tell staff what refers to an entry, and nobody else', async () => {
    const talent = await createEntry(staff, 'talents', {
      name: '杨晓棠',
      specialities: ['vocal'],
      consent: { given: true },
    })
    await createEntry(staff, 'works', { title: '她写的歌', genre: 'vocal', authors: [talent.id] })
    await createEntry(staff, 'performances', {
      title: '她演的戏',
      kind: 'gala',
      admission: 'free',
      programme: [{ title: '独唱', performers: [talent.id] }],
      _status: 'draft',
    })
    const { body } = await staff.request<{ references: object[] }>(
      'GET',
      `/api/references?document=talents/${talent.id}`,
    )
    expect(body.references).toMatchObject([
      {
        collection: 'performances',
        field: '节目单：演员',
        total: 1,
        entries: [{ title: '她演的戏', isPublished: false }],
      },
      { collection: 'works', field: '作者（人才库）', total: 1, entries: [{ title: '她写的歌', isPublished: true }] },
    ])
    for (const [api, query, status] of [
      [visitor(server), `talents/${talent.id}`, 403],
      [staff, 'talents/nobody', 404],
      [staff, 'nothing/1', 400],
      [staff, 'users', 400],
    ] as const)
      expect([query, (await api.request('GET', `/api/references?document=${query}`)).status]).toEqual([query, status])
  })
})
