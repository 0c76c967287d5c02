import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api, visitor } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, type Stored, updateEntry } from '../../support/entries.ts'
import { castOf } from '../../support/roles/cast.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { expectFilesAgree, filesOnDisk } from '../../support/storedFiles.ts'
import { untilPublished } from '../../support/untilPublished.ts'

type Picture = Stored & {
  filename: string
  originalName: string
  width: number
  height: number
  sizes: Record<string, { filename: string | null }>
}

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

  const upload = async (name: string, bytes: Buffer, type = 'image/png', alt = '一张海报') => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
    form.set('_payload', JSON.stringify({ alt }))
    return staff.request<{ doc: Picture; errors?: { message: string }[] }>('POST', '/api/media', form)
  }
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#b3261e' } })

  it('should keep a Chinese file name and show the picture in AVIF and WebP on the page', async () => {
    const { status, body } = await upload('秋季汇演 海报.png', await blank(1200, 1600).png().toBuffer())
    expect(status).toBe(201)
    expect(body.doc.filename).toBe('秋季汇演 海报.png')

    const show = await createEntry(staff, 'performances', {
      title: '秋季汇演',
      kind: 'gala',
      admission: 'free',
      picture: body.doc.id,
    })
    const { text } = await pageText(server, `/performances/${show.slug}/`)
    expect(text).toContain('alt="一张海报"')
    const sources = [...text.matchAll(/(?:src|srcset)="([^"]*\/media\/[^"]*)"/g)].flatMap(([, set]) =>
      (set ?? '').split(',').map((item) => item.trim().split(' ')[0] ?? ''),
    )
    const types = new Set<string | null>()
    for (const source of sources) {
      const response = await fetch(server.url + source)
      expect([source, response.status]).toEqual([source, 200])
      types.add(response.headers.get('content-type'))
      expect(response.headers.get('cache-control')).toContain('immutable')
      await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    }
    // the JPEG is the square one that messengers get
    expect(types).toEqual(new Set(['image/avif', 'image/webp', 'image/png', 'image/jpeg']))
  })

  it('should remove the place where a photograph was taken, and turn it upright', async () => {
    const photo = await blank(400, 200)
      .withExif({
        IFD3: {
          GPSLatitude: '24/1 53/1 8/1',
          GPSLatitudeRef: 'N',
          GPSLongitude: '102/1 49/1 18/1',
          GPSLongitudeRef: 'E',
        },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(photo).metadata()).exif).toBeDefined()

    const { body } = await upload('现场.jpg', photo, 'image/jpeg')
    expect([body.doc.width, body.doc.height]).toEqual([200, 400])
    const folder = path.join(server.dataDir, 'media')
    for (const file of await readdir(folder)) {
      if (!file.startsWith('现场')) continue
      expect((await sharp(await readFile(path.join(folder, file))).metadata()).exif).toBeUndefined()
    }
  })

  it('should serve new bytes at a new address when a picture is replaced', async () => {
    const { body } = await upload('替换.png', await blank(600, 400).png().toBuffer())
    const work = await createEntry(staff, 'works', { title: '替换图片', genre: 'painting', picture: body.doc.id })
    const address = async () =>
      /<img src="(\/media\/[^"]+)"/.exec((await pageText(server, `/works/${work.slug}/`)).text)?.[1] ?? ''
    const before = await address()
    const form = new FormData()
    form.set(
      'file',
      new Blob([new Uint8Array(await blank(800, 500).png().toBuffer())], { type: 'image/png' }),
      '替换.png',
    )
    expect((await staff.request('PATCH', `/api/media/${body.doc.id}`, form)).status).toBe(200)
    const after = await address()
    expect(after).not.toBe(before)
    const response = await fetch(server.url + after)
    expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).width).toBe(800)
  })

  it('should publish the files of pictures that a public page shows, and no others', async () => {
    const { body } = await upload('仅供内部.png', await blank(600, 400).png().toBuffer())
    const draft = await createEntry(staff, 'works', {
      title: '草稿配图',
      genre: 'painting',
      picture: body.doc.id,
      _status: 'draft',
    })
    const files = async () => {
      await untilPublished(server)
      return readdir(path.join(server.dataDir, 'published', 'current', 'media'), { recursive: true }).catch(() => [])
    }
    // what is published after it is public no sooner than it would be
    await createEntry(staff, 'works', { title: '后来上线的', genre: 'painting' })
    expect((await files()).filter((file) => file.includes('仅供内部'))).toEqual([])
    const anonymous = await visitor(server).request('GET', `/api/media/file/${encodeURIComponent(body.doc.filename)}`)
    expect(anonymous.status).toBe(403)

    await updateEntry(staff, 'works', draft.id, { _status: 'published' })
    expect((await files()).filter((file) => file.includes('仅供内部')).length).toBeGreaterThan(0)
  })

  it.each([
    [
      '脚本.svg',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'image/svg+xml',
      '图片「脚本.svg」是 SVG 文件，里面可以藏脚本，不能上传。可以上传 JPG、PNG、WebP、AVIF 图片。',
    ],
    [
      '文件.jpg',
      () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'),
      'image/jpeg',
      '图片「文件.jpg」的内容其实是 PDF 文件。可以上传 JPG、PNG、WebP、AVIF 图片。',
    ],
    ['空.png', () => Buffer.alloc(0), 'image/png', '图片「空.png」是空文件。请检查原文件后重新上传。'],
    [
      '巨幅.png',
      () => blank(10_000, 6000).png().toBuffer(),
      'image/png',
      '图片「巨幅.png」有 10000×6000 共 6000 万像素，最多 4000 万像素。请缩小后再上传。',
    ],
    [
      '细条.png',
      () => blank(3000, 20).png().toBuffer(),
      'image/png',
      '图片「细条.png」有 3000×20，太窄长了：长边最多是短边的 50 倍。请裁去一段，或在上下左右补上空白，再上传。',
    ],
    [
      '断.png',
      async () => (await blank(800, 800).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 5000),
      'image/png',
      '图片「断.png」打不开，文件可能已损坏。请用看图软件另存后再上传。',
    ],
    [
      '说明.png',
      () => Buffer.from('这不是图片'),
      'image/png',
      '图片「说明.png」的内容不是图片。可以上传 JPG、PNG、WebP、AVIF 图片。',
    ],
  ])('should refuse %s with a clear answer and store nothing', async (name, bytes, type, message) => {
    const { status, body } = await upload(name, await bytes(), type)
    expect(status).toBe(400)
    expect(body.errors?.[0]?.message).toBe(message)
    expect(
      (await readdir(path.join(server.dataDir, 'media'))).filter((file) => file.startsWith(name.split('.')[0] ?? '')),
    ).toEqual([])
  })

  it('should refuse a file over 20 MB and a picture without a description', async () => {
    const large = await upload('大.png', Buffer.alloc(21 * 1024 * 1024, 1))
    expect(large.status).toBe(413)
    expect(JSON.stringify(large.body)).toContain('图片最大 20 MB')
    const silent = await upload('无说明.png', await blank(300, 300).png().toBuffer(), 'image/png', '')
    expect(silent.status).toBe(400)
    expect(JSON.stringify(silent.body)).toContain('图片说明')
  })

  const formOf = (bytes: Buffer, name: string, data: object) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name)
    form.set('_payload', JSON.stringify(data))
    return form
  }
  // as narrow as they may be, and large or small
  it.each([
    [3000, 60],
    [60, 3000],
    [1000, 20],
    [1, 50],
  ])('should make all sizes of a picture of %i×%i', async (width, height) => {
    const { status, body } = await upload('窄.png', await blank(width, height).png().toBuffer())
    expect(status).toBe(201)
    const lacking = Object.entries(body.doc.sizes).filter(([, size]) => size.filename === null)
    expect(lacking.map(([name]) => name)).toEqual(Math.max(width, height) < 720 ? ['square'] : [])
  })

  const cut = (x: number, width: number) =>
    `uploadEdits[crop][x]=${x}&uploadEdits[crop][y]=0&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50` +
    `&uploadEdits[widthInPixels]=${width}&uploadEdits[heightInPixels]=200`
  const published = async () => {
    await untilPublished(server)
    return (await readdir(path.join(server.dataDir, 'published', 'current', 'media'), { recursive: true })).sort()
  }

  it('should keep every file, byte for byte, when a write is refused for whatever reason', async () => {
    const cast = await castOf(server, staff)
    const { body } = await upload('不动.png', await blank(600, 400).png().toBuffer())
    const { id } = body.doc
    await staff.request('PATCH', `/api/media/${id}`, { ownerUnit: cast.units.own })
    await createEntry(staff, 'works', { title: '不动', genre: 'painting', picture: id, ownerUnit: cast.units.own })
    const bytes = await blank(500, 300).png().toBuffer()
    const send = (data: object, api = staff, name = '新.png') =>
      api.request('PATCH', `/api/media/${id}`, formOf(bytes, name, data))
    const [before, shown] = [await filesOnDisk(server), await published()]
    const refused = {
      'no description': [400, () => send({ alt: '' })],
      'a long description': [400, () => send({ alt: '长'.repeat(130) })],
      'an outdated form': [409, () => send({ alt: '新', updatedAt: '2020-01-01T00:00:00.000Z' })],
      'a unit editor': [403, () => send({ alt: '新' }, cast.as['unit-editor'])],
      'a reviewer': [403, () => send({ alt: '新' }, cast.as.reviewer)],
      'a visitor': [403, () => send({ alt: '新' }, visitor(server))],
      'another kind of file': [
        400,
        () => staff.request('PATCH', `/api/media/${id}`, formOf(Buffer.from('x'), 'x.png', {})),
      ],
      'a cut outside': [400, () => staff.request('PATCH', `/api/media/${id}?${cut(80, 300)}`, { alt: '新' })],
      'a cut that is too narrow': [400, () => staff.request('PATCH', `/api/media/${id}?${cut(0, 3)}`, { alt: '新' })],
      'a cut that is none': [400, () => staff.request('PATCH', `/api/media/${id}?${cut(180, 300)}`, { alt: '新' })],
      'a cut without a description': [
        400,
        () => staff.request('PATCH', `/api/media/${id}?${cut(0, 300)}`, { alt: '' }),
      ],
      'a focal point outside': [400, () => staff.request('PATCH', `/api/media/${id}`, { focalX: 150, focalY: 50 })],
      'many at once': [
        415,
        () => staff.request('PATCH', `/api/media?where[id][in]=${id}`, formOf(bytes, 'x.png', { alt: '' })),
      ],
      'a cut of many': [
        400,
        () => staff.request('PATCH', `/api/media?where[alt][exists]=true&${cut(0, 300)}`, { alt: '新' }),
      ],
      'a name with dots': [400, () => staff.request('PATCH', `/api/media/${id}`, { 'sizes.webp480.filename': 'x' })],
      'a new one without a description': [400, () => upload('新.png', bytes, 'image/png', '')],
      'a new one of a visitor': [
        403,
        () => visitor(server).request('POST', '/api/media', formOf(bytes, 'x.png', { alt: '新' })),
      ],
      'a copy by a reviewer': [403, () => cast.as.reviewer.request('POST', `/api/media/${id}/duplicate`, {})],
      'a removal by a unit editor': [403, () => cast.as['unit-editor'].request('DELETE', `/api/media/${id}`)],
    } satisfies Record<string, [number, () => Promise<{ status: number }>]>
    for (const [why, [status, write]] of Object.entries(refused))
      expect([why, (await write()).status, await filesOnDisk(server)]).toEqual([why, status, before])
    expect(await published()).toEqual(shown)
    await expectFilesAgree(server, staff)
  })

  it('should believe nobody about the file of a picture or a recording, and publish it as before', async () => {
    const { body } = await upload('实情.png', await blank(640, 480).png().toBuffer())
    const { id } = body.doc
    const work = await createEntry(staff, 'works', { title: '实情', genre: 'painting', picture: id })
    const facts = {
      filesize: 5,
      width: 0,
      height: -3,
      mimeType: 'image/jpeg',
      filename: '不动.png',
      url: '/x.png',
      thumbnailURL: '/x.png',
      sizes: { webp480: { filename: '不动.png', width: 1 } },
    }
    const before = (await staff.request<Picture>('GET', `/api/media/${id}`)).body
    for (const address of [`/api/media/${id}`, `/api/media?where[id][equals]=${id}`])
      expect((await staff.request('PATCH', address, facts)).status).toBe(200)
    const after = (await staff.request<Picture>('GET', `/api/media/${id}`)).body
    for (const name of Object.keys(facts))
      expect([name, after]).toEqual([name, { ...after, [name]: before[name as 'width'] }])
    await updateEntry(staff, 'works', work.id, { summary: '还在线上' })
    expect((await pageText(server, `/works/${work.slug}/`)).text).toContain('还在线上')
    await expectFilesAgree(server, staff)
  })

  it('should take six pictures of one name at once, each with a name and bytes of its own', async () => {
    const names = ['同名.png', '同名.png', '同名.png', '同名.PNG', 'e\u0301cole.png', '\u00c9cole.png']
    const answers = await Promise.all(
      names.map(async (name, index) =>
        upload(
          name,
          await blank(500 + index, 40)
            .png()
            .toBuffer(),
        ),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201))
    const kept = answers.map(({ body }) => body.doc.filename)
    expect(kept.slice(0, 4).sort()).toEqual(['同名-1.png', '同名-2.png', '同名-3.png', '同名.png'])
    expect(new Set(kept.map((name) => name.toLowerCase())).size).toBe(6)
    for (const [index, { body }] of answers.entries()) {
      const file = await sharp(path.join(server.dataDir, 'media', body.doc.filename)).metadata()
      expect([body.doc.filename, file.width, body.doc.width]).toEqual([body.doc.filename, 500 + index, 500 + index])
    }
    await expectFilesAgree(server, staff)
  })

  it('should give new files new names, and remove the old ones, when a picture is replaced, cut, copied or deleted', async () => {
    const { body } = await upload('换.png', await blank(600, 400).png().toBuffer())
    const { id } = body.doc
    type Answered = { doc: Picture & { focalX: number } }
    const cropped = await staff.request<Answered>('PATCH', `/api/media/${id}?${cut(0, 300)}`, { alt: '剪过' })
    expect([cropped.status, cropped.body.doc.filename, cropped.body.doc.width]).toEqual([200, '换-1.png', 300])
    await expectFilesAgree(server, staff)
    const focused = await staff.request<Answered>(
      'PATCH',
      `/api/media/${id}?uploadEdits[focalPoint][x]=20&uploadEdits[focalPoint][y]=30`,
      { alt: '剪过' },
    )
    expect([focused.status, focused.body.doc.filename, focused.body.doc.focalX]).toEqual([200, '换-1.png', 20])
    const copy = await staff.request<Answered>('POST', `/api/media/${id}/duplicate`, {})
    expect([copy.status, copy.body.doc.filename, copy.body.doc.originalName]).toEqual([200, '换.png', '换.png'])
    await expectFilesAgree(server, staff)
    await staff.request('PATCH', `/api/media/${id}`, { deletedAt: new Date().toISOString() })
    await expectFilesAgree(server, staff)
    expect((await staff.request('DELETE', `/api/media/${id}?trash=true`)).status).toBe(200)
    const read = await staff.request('GET', `/api/media/file/${encodeURIComponent('换-1.png')}`)
    expect(read.status).toBeGreaterThanOrEqual(403)
    await expectFilesAgree(server, staff)
  })

  it.each([
    [`${'汉'.repeat(84)}.png`, /^汉{73}\.png$/],
    [`${'a'.repeat(3000)}.png`, /^a{220}\.png$/],
    ['.htaccess.png', /^htaccess\.png$/],
    ['CON.png', /^图片-CON\.png$/],
    ['a%2Fb.png', /^a-2Fb\.png$/],
    ['发票\u202egnp.exe.png', /^发票gnp\.exe\.png$/],
    ['😀.png', /^😀\.png$/],
  ])(
    'should keep the picture %j under a name that every file system takes, and its own as text',
    async (name, kept) => {
      const { status, body } = await upload(name, await blank(1700, 900).png().toBuffer())
      expect(status).toBe(201)
      expect(body.doc.filename).toMatch(kept)
      expect(body.doc.originalName).toBe(name.replace('\u202e', '').slice(0, 255))
      for (const { filename } of Object.values(body.doc.sizes)) {
        const { status } = await staff.request('GET', `/api/media/file/${encodeURIComponent(filename ?? '')}`)
        expect([filename, status]).toEqual([filename, 200])
      }
      const work = await createEntry(staff, 'works', { title: '怪名', genre: 'painting', picture: body.doc.id })
      const { text } = await pageText(server, `/works/${work.slug}/`)
      const source = /<img src="([^"]+)"/.exec(text)?.[1] ?? ''
      expect((await fetch(server.url + source)).status).toBe(200)
    },
  )
})
