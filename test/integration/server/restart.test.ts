import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, type Stored } from '../../support/entries.ts'
import { expectWhole } from '../../support/fullRender.ts'
import { openRaw, type RawDatabase } from '../../support/rawDatabase.ts'
import { makePicture } from '../../support/roles/media.ts'
import { freePort, startServer, type TestServer, untilChecked } from '../../support/server.ts'
import { expectFilesAgree } from '../../support/storedFiles.ts'

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let port: number
  let server: TestServer
  let staff: Api
  let work: Stored

  // one port for all starts: the address of the site, and so the release, stays the same, and so does the login
  const start = () =>
    startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'], env: { PORT: String(port) } })
  const page = () => pageText(server, `/works/${work.slug}/`)

  const adminStatus = async (path: string) =>
    (await fetch(server.url + path, { headers: { cookie: `payload-token=${staff.token}`, origin: server.url } })).status

  /** Stops the server, lets somebody else write, and starts it again. */
  async function whileDown(write: (raw: RawDatabase) => Promise<void>): Promise<void> {
    await server.stop()
    const raw = await openRaw(dataDir, database.url)
    await raw.clearOutbox()
    await write(raw)
    await raw.close()
    server = await start()
  }

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-restart-'))
    port = await freePort()
    server = await start()
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })
  beforeEach(async () => {
    work = await createEntry(staff, 'works', { title: '停机之前', genre: 'choir' })
  })

  it('should show at the start what another process wrote while the server was down, even in the same millisecond', async () => {
    await whileDown(async (raw) => {
      // the instant of its last change stays as it was
      await raw.setTitle('works', work.id, '停机时改的')
      await raw.name(`works/${work.id}`)
    })
    expect((await page()).text).toContain('停机时改的')
  })

  it('should not show at the start what was deleted while the server was down', async () => {
    await whileDown((raw) => raw.remove('works', work.id))
    expect((await page()).status).toBe(404)
    expect((await pageText(server, '/works/')).text).not.toContain(`/works/${work.slug}/`)
  })

  it('should show the admin in spite of preferences that were left in another shape', async () => {
    const spoilt = [
      [
        'dashboard-layout',
        { layouts: [{ id: 'collections-0', width: 'full' }] },
        [{ layouts: 'x' }, { layouts: [null] }],
      ],
      ['nav', { open: true }, [{ groups: 5 }, 'x']],
      ['collection-works', { limit: 10 }, [{ columns: 5, limit: 'x', preset: 'x' }, [5]]],
      [`collection-works-${work.id}`, { fields: {} }, [{ fields: { awards: { collapsed: 5 } } }, { fields: 5 }]],
    ] as const
    for (const [key, value] of spoilt)
      expect((await staff.request('POST', `/api/payload-preferences/${key}`, { value })).status).toBe(200)
    for (const round of [0, 1] as const) {
      await whileDown(async (raw) => {
        for (const [key, , values] of spoilt) await raw.setPreference(key, values[round])
      })
      for (const path of ['/admin', '/admin/collections/works', `/admin/collections/works/${work.id}`])
        expect([path, await adminStatus(path)]).toEqual([path, 200])
      for (const [key] of spoilt) {
        const { body } = await staff.request<{ value: unknown }>('GET', `/api/payload-preferences/${key}`)
        expect([key, JSON.stringify(body.value)]).not.toContain('x')
      }
    }
  })

  it('should find soon after the start what was written without a trace', async () => {
    await whileDown((raw) => raw.setTitle('works', work.id, '悄悄改的'))
    await untilChecked(server)
    expect((await page()).text).toContain('悄悄改的')
    await expectWhole(server, staff)
  })

  it('should name on the desk whose files are gone from the disk, until they are uploaded again', async () => {
    const picture = await makePicture.shown(staff, 'media', await unit())
    const deskOf = async () => {
      const html = await (
        await fetch(`${server.url}/admin`, { headers: { cookie: `payload-token=${staff.token}` } })
      ).text()
      return /id="desk-missing"(.*?)<\/section>/s.exec(html)?.[1] ?? ''
    }
    const health = async () => ((await (await fetch(`${server.url}/healthz`)).json()) as { files: unknown }).files
    await vi.waitFor(async () => expect(await health()).toEqual({ missing: 0 }), { timeout: 60_000 })
    expect(await deskOf()).toBe('')

    await whileDown(() => rm(path.join(dataDir, 'media', picture.filename)))
    await vi.waitFor(async () => expect(await health()).toEqual({ missing: 1 }), { timeout: 60_000 })
    const desk = await deskOf()
    expect(desk).toContain(`href="/admin/collections/media/${picture.id}"`)
    expect(desk).toContain('少了 1 个文件')
    expect(desk).toContain('重新上传原来的文件')
    const read = await staff.request<{ errors: { message: string }[] }>(
      'GET',
      `/api/media/file/${encodeURIComponent(picture.filename)}`,
    )
    expect([read.status, read.body.errors[0]?.message]).toEqual([
      404,
      `文件「${picture.filename}」不在服务器上。请打开这张图片或这个音视频，重新上传原来的文件。`,
    ])

    const form = new FormData()
    form.set('file', new Blob([await pictureBytes()], { type: 'image/png' }), '补上.png')
    form.set('_payload', JSON.stringify({ alt: '补上的图' }))
    expect((await staff.request('PATCH', `/api/media/${picture.id}`, form)).status).toBe(200)
    await expect.poll(health).toEqual({ missing: 0 })
    expect(await deskOf()).toBe('')
    await expectFilesAgree(server, staff)
  })

  const unit = async () => {
    const data = { name: '花城区总工会', level: 'county' }
    return (await staff.request<{ doc: Stored }>('POST', '/api/units', data)).body.doc.id
  }
  const pictureBytes = async () =>
    new Uint8Array(
      await sharp({ create: { width: 500, height: 30, channels: 3, background: '#1d6a63' } })
        .png()
        .toBuffer(),
    )
})
