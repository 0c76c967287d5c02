import { execFile } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { administrator, type Api, separateReview } from '../../support/api.ts'
import { type BackUp, backUp } from '../../support/backUp.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, publish, type Stored } from '../../support/entries.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import { makePicture } from '../../support/roles/media.ts'
import { freePort, type ServerOptions, startServer, type TestServer } from '../../support/server.ts'

type Row = { id: string; name: string }
type Answered = { errors?: { message: string }[]; doc?: Stored }

onEachDatabase(({ name, create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let port: number
  let server: TestServer
  let staff: Api
  let cast: Cast

  const start = (more: Pick<ServerOptions, 'answersAt'> = {}) =>
    startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'], env: { PORT: String(port) }, ...more })
  const health = async () =>
    (await (await fetch(`${server.url}/healthz`)).json()) as {
      database: string
      publisher: string
      failed: number
      files: { missing: number | null }
    }
  const said = ({ body }: { body: Answered }) => JSON.stringify(body.errors ?? body)
  const inFolder = (...names: string[]) => path.join(dataDir, ...names)
  const trash = (collection: string, id: string, deletedAt: string | null = new Date().toISOString()) =>
    staff.request<Answered>('PATCH', `/api/${collection}/${id}${deletedAt === null ? '?trash=true' : ''}`, {
      deletedAt,
    })

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-safety-'))
    port = await freePort()
    server = await start()
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  describe('rows with one id', () => {
    const awardsOf = async (id: string, query = '') =>
      (await staff.request<{ awards: Row[] }>('GET', `/api/works/${id}?depth=0${query}`)).body.awards
    const names = (rows: Row[]) => rows.map(({ name }) => name)

    it('should all be published that a unit editor wrote and a reviewer passed', async () => {
      const { id, slug } = await createEntry(staff, 'works', {
        title: '获奖的歌',
        genre: 'choir',
        ownerUnit: cast.units.own,
        awards: [{ name: '旧奖' }],
      })
      await separateReview(staff, true)
      const [writer, reviewer] = [cast.as['unit-editor'], cast.as.reviewer]
      const seen = async () =>
        (await staff.request<{ updatedAt: string }>('GET', `/api/works/${id}?draft=true&depth=0`)).body.updatedAt
      const awards = [
        { id: 'z', name: '一等奖' },
        { id: 'z', name: '二等奖' },
      ]
      const saved = await writer.request('PATCH', `/api/works/${id}?draft=true`, { awards })
      const submitted = await writer.request('POST', `/api/works/${id}/review`, { step: 'submit', seen: await seen() })
      const passed = await reviewer.request('POST', `/api/works/${id}/review`, { step: 'publish', seen: await seen() })
      await separateReview(staff, false)
      expect([saved.status, submitted.status, passed.status]).toEqual([200, 200, 200])
      const stored = await awardsOf(id)
      expect(names(stored)).toEqual(['一等奖', '二等奖'])
      // the form that made the first knows it by this
      expect(stored[0]?.id).toBe('z')
      expect(new Set(stored.map((row) => row.id)).size).toBe(2)
      await expect.poll(async () => (await pageText(server, `/works/${slug}/`)).text).toMatch(/一等奖.*二等奖/s)
    })

    it('should be told apart when one came from another entry, which keeps its own', async () => {
      const make = (title: string) =>
        createEntry(staff, 'works', { title, genre: 'choir', awards: [{ name: `${title}一` }, { name: `${title}二` }] })
      const [one, other] = [await make('甲'), await make('乙')]
      const [ofOne, ofOther] = [await awardsOf(one.id), await awardsOf(other.id)]
      const awards = [...ofOther, { ...ofOne[0], name: '抄来的' }]
      const draft = await staff.request('PATCH', `/api/works/${other.id}?draft=true`, { awards })
      expect(draft.status).toBe(200)
      await publish(staff, 'works', other.id)
      expect(names(await awardsOf(other.id))).toEqual(['乙一', '乙二', '抄来的'])
      expect((await awardsOf(other.id)).slice(0, 2)).toEqual(ofOther)
      expect(await awardsOf(one.id)).toEqual(ofOne)
    })
  })

  it('should give a version that is gone back to a free address, and say whose a taken one is', async () => {
    const entry = await createEntry(staff, 'works', { title: '先来的', genre: 'choir', slug: 'xian-lai-de' })
    await publish(staff, 'works', entry.id, { slug: 'lai-xin' })
    const other = await createEntry(staff, 'works', { title: '后来的', genre: 'choir', slug: 'xian-lai-de' })
    const { docs } = (
      await staff.request<{ docs: { id: string; version: { slug: string } }[] }>(
        'GET',
        `/api/works/versions?where[parent][equals]=${entry.id}&depth=0&limit=0`,
      )
    ).body
    const old = docs.find(({ version }) => version.slug === 'xian-lai-de')?.id
    expect((await staff.request('POST', `/api/works/versions/${old}?draft=true`)).status).toBe(200)
    expect((await publish(staff, 'works', entry.id)).slug).not.toBe('xian-lai-de')
    expect((await staff.request<Stored>('GET', `/api/works/${other.id}`)).body.slug).toBe('xian-lai-de')

    for (const [field, advice] of [
      ['slug', '请换一个网址名'],
      ['code', '请换一个编号'],
    ] as const) {
      const value = (await staff.request<Record<string, string>>('GET', `/api/works/${other.id}`)).body[field]
      const refused = await staff.request<Answered>('POST', '/api/works', {
        title: '第三个',
        genre: 'choir',
        [field]: value,
        _status: 'published',
      })
      expect([refused.status, said(refused)]).toEqual([400, expect.stringContaining('已被《后来的》使用')])
      expect(said(refused)).toContain(advice)
    }

    await trash('works', entry.id)
    const inTrash = await staff.request<Answered>('POST', `/api/works/versions/${old}`)
    expect([inTrash.status, said(inTrash)]).toEqual([400, expect.stringContaining('请先把它移出垃圾箱')])
  })

  it('should not delete for ever what a page shows or is about to', async () => {
    const picture = await makePicture.plain(staff, 'media', cast.units.own)
    const work = await createEntry(staff, 'works', { title: '有图的', genre: 'choir', picture: picture.id })
    const remove = (query = '') => staff.request<Answered>('DELETE', `/api/media/${picture.id}${query}`)
    const refused = await remove()
    expect([refused.status, said(refused)]).toEqual([409, expect.stringContaining('《有图的》（作品库，已发布）')])
    await trash('media', picture.id)
    expect((await remove('?trash=true')).status).toBe(409)
    await trash('media', picture.id, null)

    await staff.request('PATCH', `/api/works/${work.id}`, { _status: 'draft' })
    const seen = (await staff.request<{ updatedAt: string }>('GET', `/api/works/${work.id}?draft=true`)).body.updatedAt
    await staff.request('POST', `/api/works/${work.id}/review`, { step: 'submit', seen })
    const waiting = await remove()
    expect([waiting.status, said(waiting)]).toEqual([409, expect.stringContaining('在审稿中')])
    await trash('media', picture.id)
    expect((await remove('?trash=true')).status).toBe(200)
  })

  it.each(['2026-02-31', '1', '2026-13-01', 'Tue'])('should refuse %s as a date', async (date) => {
    const data = { title: '哪天', kind: 'notice', date }
    const refused = await staff.request<Answered>('POST', '/api/notices?draft=true', data)
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('不是日期')])
  })

  describe('a picture whose files are damaged', () => {
    const ofPicture = async (filename: string) => {
      const stem = path.parse(filename).name
      const all = await readdir(inFolder('media'))
      return all.filter((file) => file.startsWith(stem)).map((file) => inFolder('media', file))
    }
    const sources = async (slug: string) => {
      const { status, text } = await pageText(server, `/works/${slug}/`)
      const found = [...text.matchAll(/(?:src|srcset)="([^"]*\/media\/[^"]*)"/g)].flatMap(([, list = '']) =>
        list.split(/,\s+/).map((one) => one.trim().split(' ')[0] ?? ''),
      )
      const sizes = [...new Set(found)].map(async (source) => {
        const response = await fetch(server.url + source)
        return [response.status, (await response.arrayBuffer()).byteLength > 0]
      })
      return { status, files: await Promise.all(sizes) }
    }
    const again = async () => {
      await server.stop()
      server = await start()
      await vi.waitFor(async () => expect((await health()).publisher).toBeOneOf(['ok', 'partly']), { timeout: 60_000 })
    }

    it('should be kept off the site and named at once, and be published when they are put back', async () => {
      await vi.waitFor(async () => expect((await health()).files.missing).toBe(0), { timeout: 60_000 })
      const whole = await makePicture.plain(staff, 'media', cast.units.own)
      const kept = await createEntry(staff, 'works', { title: '好图', genre: 'choir', picture: whole.id })
      const before = await sources(kept.slug)
      expect(before.files.length).toBeGreaterThan(0)

      const broken = await makePicture.plain(staff, 'media', cast.units.own)
      await cp(inFolder('media'), inFolder('backup'), { recursive: true })
      for (const file of await ofPicture(broken.filename)) await truncate(file, 0)
      await publish(staff, 'works', kept.id, { picture: broken.id })
      const fresh = await createEntry(staff, 'works', { title: '坏图', genre: 'choir', picture: broken.id })
      // what was published stands, and nothing of the picture is public
      expect(await sources(kept.slug)).toEqual(before)
      expect((await sources(fresh.slug)).status).toBe(404)
      await expect.poll(health).toMatchObject({ failed: 2, files: { missing: 1 } })
      const desk = await fetch(`${server.url}/admin`, { headers: { cookie: `payload-token=${staff.token}` } })
      expect(await desk.text()).toContain('大小不对，可能已损坏')

      await again()
      expect(await sources(kept.slug)).toEqual(before)
      await expect.poll(health).toMatchObject({ failed: 2 })

      await cp(inFolder('backup'), inFolder('media'), { recursive: true })
      await again()
      await vi.waitFor(async () => expect(await health()).toMatchObject({ failed: 0, files: { missing: 0 } }), {
        timeout: 60_000,
      })
      for (const { slug } of [kept, fresh]) {
        const { status, files } = await sources(slug)
        expect([status, files.length > 0, files.every(([code, isFull]) => code === 200 && isFull)]).toEqual([
          200,
          true,
          true,
        ])
      }
    })
  })

  it('should have every file in a back-up that is made as the manual says, whatever is replaced meanwhile', async () => {
    const manual = await readFile('docs/operators.md', 'utf8')
    const [, steps = ''] = /## Back up and restore[^]*?```sh\n([^]*?)```/.exec(manual) ?? []
    const backup = `${dataDir}-back-up`
    await mkdir(backup)
    const step = (line: string) =>
      promisify(execFile)('sh', ['-c', line.replaceAll('/backup/', `${backup}/`).replaceAll('data/', `${dataDir}/`)])
    const [replaced, deleted] = [
      await makePicture.plain(staff, 'media', cast.units.own),
      await makePicture.plain(staff, 'media', cast.units.own),
    ]
    const one = (id: string) => `/api/media/${id}`
    let copy: BackUp | undefined
    for (const line of steps.trim().split('\n')) {
      if (!line.includes('VACUUM INTO')) await step(line)
      else if (database.url === undefined) await step(line)
      else copy = await backUp(dataDir, database.url)
      if (!line.includes('VACUUM INTO')) continue
      const form = new FormData()
      form.set('_payload', JSON.stringify({ alt: '换过的' }))
      const other = await sharp({ create: { width: 500, height: 300, channels: 3, background: 'red' } })
        .png()
        .toBuffer()
      form.set('file', new File([new Uint8Array(other)], '换.png', { type: 'image/png' }))
      expect((await staff.request('PATCH', one(replaced.id), form)).status).toBe(200)
      expect((await staff.request('DELETE', one(deleted.id))).status).toBe(200)
      await makePicture.plain(staff, 'media', cast.units.own)
    }
    await server.stop()
    await rm(inFolder('media'), { recursive: true })
    await cp(`${backup}/media`, inFolder('media'), { recursive: true })
    if (copy === undefined) {
      for (const ending of ['-wal', '-shm']) await rm(inFolder(`gongyun.db${ending}`), { force: true })
      await cp(`${backup}/gongyun.db`, inFolder('gongyun.db'))
    } else await copy.restore()
    await rm(backup, { recursive: true })
    server = await start()
    await vi.waitFor(async () => expect((await health()).files.missing).toBe(0), { timeout: 60_000 })
    for (const picture of [replaced, deleted]) {
      const { status } = await staff.request('GET', `/api/media/file/${encodeURIComponent(picture.filename)}`)
      expect([picture.filename, status]).toEqual([picture.filename, 200])
    }
  })

  it('should start, say so and go on when the folders of uploads are not what they should be', async () => {
    await server.stop()
    await mkdir(inFolder('pending-files', 'x.json'), { recursive: true })
    server = await start()
    await expect.poll(server.output).toContain('pending-files 里有一条记录读不了')
    await server.stop()
    for (const folder of ['pending-files', 'media']) {
      await rm(inFolder(folder), { recursive: true, force: true })
      await writeFile(inFolder(folder), 'x')
    }
    server = await start()
    await expect.poll(server.output).toContain('已移到旁边')
    expect((await makePicture.plain(staff, 'media', cast.units.own)).id).toBeTruthy()
  })

  it.runIf(name === 'SQLite')(
    'should say everywhere that the database is damaged, and serve what is published',
    async () => {
      const text = { type: 'text', text: '占满几页的一段话。'.repeat(4_000) }
      const paragraph = (children: object[]) => ({
        root: { type: 'root', children: [{ type: 'paragraph', children }] },
      })
      const entry = await createEntry(staff, 'works', {
        title: '库坏了也看得到',
        genre: 'choir',
        body: paragraph([text]),
      })
      await server.stop()
      const page = 4096
      const whole = new DatabaseSync(inFolder('gongyun.db'))
      whole.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      whole.close()
      const bytes = await readFile(inFolder('gongyun.db'))
      // the pages that hold nothing else
      const full = Array.from({ length: bytes.length / page }, (_, number) => number * page).filter(
        (at) => bytes.toString('utf8', at, at + page).split('占满几页').length > 100,
      )
      expect(full.length).toBeGreaterThan(10)
      const file = openSync(inFolder('gongyun.db'), 'r+')
      for (const at of full) writeSync(file, Buffer.alloc(page, 0xff), 0, page, at)
      closeSync(file)
      server = await start({ answersAt: '/' })
      await vi.waitFor(async () => expect((await health()).database).toBe('damaged'), { timeout: 60_000 })
      await expect.poll(server.output).toContain('从备份恢复')
      expect((await pageText(server, `/works/${entry.slug}/`)).text).toContain('占满几页的一段话')
      const desk = await fetch(`${server.url}/admin`, { headers: { cookie: `payload-token=${staff.token}` } })
      expect(await desk.text()).toContain('数据库已损坏')
    },
  )
})
