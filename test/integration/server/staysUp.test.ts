import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, publish, type Stored } from '../../support/entries.ts'
import { expectWhole } from '../../support/fullRender.ts'
import { openRaw } from '../../support/rawDatabase.ts'
import { childrenOf, freePort, startServer, type TestServer, untilChecked } from '../../support/server.ts'

/** A CMS starts again within seconds; a machine that is busy takes longer. In milliseconds. */
const patience = { timeout: 90_000, interval: 50 }

onEachDatabase(({ name, create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let port: number
  let server: TestServer
  let staff: Api
  let work: Stored

  const start = () =>
    startServer({
      databaseUrl: database.url,
      dataDir,
      args: ['--no-sample'],
      env: {
        PORT: String(port),
        NODE_OPTIONS: `--max-old-space-size=700 --import=${path.resolve('test/support/fillHeap.mjs')}`,
      },
    })
  const health = async () => (await (await fetch(`${server.url}/healthz`)).json()) as Record<string, unknown>
  const untilCmsIs = (state: string) =>
    vi.waitFor(async () => expect(await health()).toMatchObject({ cms: state }), patience)
  const untilAnother = (pid: number) => vi.waitFor(() => expect([0, pid]).not.toContain(server.cmsPid()), patience)

  /** Reads public pages without a pause while something happens. @returns the reads that did not give the page */
  async function whileRead(happens: () => Promise<void>): Promise<{ failed: unknown[]; count: number }> {
    const failed: unknown[] = []
    let [count, isOver] = [0, false]
    const read = async (url: string): Promise<void> => {
      while (!isOver) {
        count++
        const answer = await pageText(server, url).catch((error: unknown) => ({ status: 0, text: String(error) }))
        if (answer.status !== 200 || !answer.text.trimEnd().endsWith('</html>')) failed.push([url, answer])
      }
    }
    const reading = Promise.all(['/', '/works/', `/works/${work.slug}/`].map(read))
    await happens().finally(() => (isOver = true))
    await reading
    return { failed, count }
  }

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-stays-'))
    port = await freePort()
    server = await start()
    staff = await administrator(server)
    work = await createEntry(staff, 'works', { title: '一直都在', slug: 'stays', genre: 'choir' })
    await untilChecked(server)
  })
  afterAll(async () => {
    await server?.kill()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  it.each(['SIGKILL', 'SIGUSR2'] as const)(
    'should answer every visitor and keep every acknowledged save when its CMS ends by %s, and start it again',
    async (signal) => {
      const acknowledged: string[] = []
      const before = await health()
      const ofRequest = path.join(dataDir, 'uploading', randomUUID())
      const { failed, count } = await whileRead(async () => {
        const pid = server.cmsPid()
        mkdirSync(ofRequest, { recursive: true })
        const saves = Array.from({ length: 6 }, async (_, index) => {
          const data = { title: `断电前 ${signal} ${index}`, genre: 'choir', _status: 'published' }
          const { status, body } = await staff.request<{ doc?: { id: string } }>('POST', '/api/works', data)
          if (status === 201) acknowledged.push(body.doc?.id ?? '')
          else expect([502, 503]).toContain(status)
        })
        await saves[0]
        process.kill(pid, signal)
        await Promise.all(saves)
        await untilAnother(pid)
        const api = await staff.request('GET', '/api/users/me')
        expect([api.status, api.headers.get('retry-after')]).toEqual([503, '5'])
        expect(api.body).toEqual({
          errors: [{ message: '后台正在重新启动，请稍候再试。公众网站照常服务。', data: { code: 'cms-restarting' } }],
        })
        const admin = await pageText(server, '/admin')
        expect(admin).toMatchObject({ status: 503, text: expect.stringContaining('后台正在重新启动') })
        await untilCmsIs('ok')
      })
      expect({ failed, isRead: count > 10 }).toEqual({ failed: [], isRead: true })
      expect(existsSync(ofRequest)).toBe(false)
      expect(await health()).toMatchObject({ ok: true, restarts: Number(before['restarts']) + 1 })
      expect(acknowledged.length).toBeGreaterThan(0)
      for (const id of acknowledged) expect((await staff.request('GET', `/api/works/${id}`)).status).toBe(200)
      await publish(staff, 'works', work.id, { title: `又能保存 ${signal}` })
      expect((await pageText(server, '/works/stays/')).text).toContain(`又能保存 ${signal}`)
      await expect.poll(server.output).toContain('后台进程意外结束，自动重新启动')
      await untilChecked(server)
      await expectWhole(server, staff)
    },
  )

  // what follows is about processes and files, in which the database has no part; GONGYUN_RUNS=1 tries it on both
  if (name === 'MongoDB' && process.env['GONGYUN_RUNS'] === undefined) return

  it('should say when its CMS ends again and again, and go on when it no longer does', async () => {
    const { failed } = await whileRead(async () => {
      for (let round = 0, pid = 0; round < 3; round++) {
        await untilAnother(pid)
        pid = server.cmsPid()
        process.kill(pid, 'SIGKILL')
        await vi.waitFor(() => expect(server.cmsPid()).not.toBe(pid), patience)
      }
      await untilCmsIs('crash-looping')
      expect(await pageText(server, '/healthz')).toMatchObject({ status: 503 })
      expect((await pageText(server, '/admin')).text).toContain('后台反复出错、正在重试')
      await expect.poll(server.output).toContain('后台进程反复意外结束')
      await untilCmsIs('ok')
    })
    expect(failed).toEqual([])
  })

  it('should make its release again when what is known of it is damaged while it runs', async () => {
    const state = path.join(dataDir, 'published', 'state')
    const { failed } = await whileRead(async () => {
      const pid = server.cmsPid()
      for (const name of await readdir(state)) if (name.endsWith('-wal')) await rm(path.join(state, name))
      await publish(staff, 'works', work.id, { title: '记录坏了也上线' })
      await untilAnother(pid)
      await untilCmsIs('ok')
    })
    expect(failed).toEqual([])
    await expect.poll(server.output).toContain('公众网站的发布记录损坏')
    expect((await pageText(server, '/works/stays/')).text).toContain('记录坏了也上线')
    expect((await readdir(path.join(dataDir, 'published', 'damaged'))).length).toBe(1)
    await untilChecked(server)
    await expectWhole(server, staff)
  })

  it('should leave nothing running, and neither port nor folder taken, when its front is killed', async () => {
    const cms = server.cmsPid()
    process.kill(server.pid, 'SIGKILL')
    await vi.waitFor(() => expect(existsSync(`/proc/${cms}`)).toBe(false), patience)
    const probe = createServer().listen(port, '127.0.0.1')
    await new Promise((resolve, reject) => probe.once('listening', resolve).once('error', reject))
    await new Promise((resolve) => probe.close(resolve))
    server = await start()
    expect((await pageText(server, '/works/stays/')).status).toBe(200)
    expect(childrenOf(server.pid).length).toBe(1)
  })

  it('should make again at a start whatever can be, and say so', async () => {
    expect(await server.stop()).toBe(0)
    const at = (...names: string[]) => path.join(dataDir, ...names)
    const [name = ''] = (await readdir(at('published', 'state'))).filter((file) => file.endsWith('.db'))
    await writeFile(at('published', 'state', name), Buffer.alloc(200, 'x'), { flag: 'r+' })
    rmSync(at('published', 'current'))
    mkdirSync(at('published', 'current', 'folder'), { recursive: true })
    await truncate(at('secret'), 0)
    await writeFile(at('server.lock'), 'no database'.repeat(1_000))
    await writeFile(at('cms.lock'), 'no database'.repeat(1_000))
    await writeFile(at('sample.json'), '{"anchor"')
    mkdirSync(at('server.json'))

    server = await start()
    staff = await administrator(server)
    for (const text of ['发布记录损坏', 'secret 损坏']) await expect.poll(server.output).toContain(text)
    expect((await readFile(at('secret'), 'utf8')).length).toBe(64)
    await untilChecked(server)
    await expectWhole(server, staff)
  })

  it('should serve and publish all others when an entry has an address that no disk takes, and name it', async () => {
    const long = await createEntry(staff, 'works', { title: '网址太长的作品', slug: 'once-short', genre: 'choir' })
    await server.stop()
    const raw = await openRaw(dataDir, database.url)
    await raw.setSlug('works', long.id, 'x'.repeat(300))
    await raw.name('works/no-such-id')
    await raw.name('nothing')
    await raw.name(`works/${long.id}`)
    await raw.close()

    server = await start()
    await publish(staff, 'works', work.id, { title: '别的照常上线' })
    expect((await pageText(server, '/works/stays/')).text).toContain('别的照常上线')
    await vi.waitFor(
      async () => expect(await health()).toMatchObject({ ok: true, publisher: 'partly', failed: 1 }),
      patience,
    )
    const desk = await fetch(`${server.url}/admin`, { headers: { cookie: `payload-token=${staff.token}` } })
    const text = await desk.text()
    for (const part of ['网址太长的作品', `/admin/collections/works/${long.id}`, '请把条目的网址名改短'])
      expect(text).toContain(part)

    await publish(staff, 'works', long.id, { slug: 'short-again' })
    expect((await pageText(server, '/works/short-again/')).status).toBe(200)
    await vi.waitFor(async () => expect(await health()).toMatchObject({ publisher: 'ok', failed: 0 }), patience)
    await expectWhole(server, staff)
  })
})
