import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, type Stored } from '../../support/entries.ts'
import { freshDatabase } from '../../support/mongod.ts'
import { openRaw, type RawDatabase } from '../../support/rawDatabase.ts'
import { nameOf } from '../../support/scheduleSite.ts'
import { inSeconds, plan, publishedVersions, schedulesOf, untilState } from '../../support/schedules.ts'
import { freePort, startServer, type TestServer } from '../../support/server.ts'

const notice = { title: '放假通知', kind: 'notice', date: '2026-11-21T00:00:00.000Z' }

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let port: number
  let server: TestServer
  let staff: Api

  const start = () =>
    startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'], env: { PORT: String(port) } })
  const draftOf = (data: object = {}) => createEntry(staff, 'notices', { ...notice, ...data, _status: 'draft' })
  const statusOf = async ({ slug }: Stored) => (await pageText(server, `/notices/${slug}/`)).status
  const untilPage = (entry: Stored, status: number) => expect.poll(() => statusOf(entry)).toBe(status)

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-schedule-'))
    port = await freePort()
    server = await start()
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  describe('a server that was down', () => {
    /** Kills the server, lets time pass in the database, and starts it again. */
    async function whileDown(write: (raw: RawDatabase) => Promise<void>): Promise<void> {
      await server.kill()
      const raw = await openRaw(dataDir, database.url)
      await write(raw)
      await raw.close()
      server = await start()
    }

    it('should do once at its start what it missed or was doing, say so, and keep what is still to come', async () => {
      const hourAgo = inSeconds(-3600)
      const missed = await draftOf({ title: '错过的' })
      const cut = await draftOf({ title: '做到一半的' })
      const over = await draftOf({ title: '已经过期的' })
      const coming = await draftOf({ title: '还没到的' })
      const plans = {
        missed: await plan(staff, nameOf(missed), 'publish', inSeconds(3600)),
        cut: await plan(staff, nameOf(cut), 'publish', inSeconds(3600)),
        up: await plan(staff, nameOf(over), 'publish', inSeconds(3600)),
        down: await plan(staff, nameOf(over), 'unpublish', inSeconds(7200)),
        coming: await plan(staff, nameOf(coming), 'publish', inSeconds(3600)),
      }
      const old = await Promise.all(
        ['done', 'cancelled', 'failed'].map(async (state) => {
          const { id } = await plan(staff, nameOf(await draftOf()), 'publish', inSeconds(3600))
          return { id, state }
        }),
      )
      await whileDown(async (raw) => {
        await raw.setSchedule(plans.missed.id, hourAgo, 'waiting')
        // taken by the server that was killed, whose lease is over
        await raw.setSchedule(plans.cut.id, hourAgo, 'running')
        await raw.setSchedule(plans.up.id, hourAgo, 'waiting')
        await raw.setSchedule(plans.down.id, inSeconds(-1800), 'waiting')
        await raw.setSchedule(plans.coming.id, inSeconds(5), 'waiting')
        for (const { id, state } of old) await raw.setSchedule(id, inSeconds(-91 * 24 * 3600), state)
      })
      const done = await untilState(staff, plans.missed.id, 'done')
      expect(done.late).toBeGreaterThanOrEqual(3600)
      await untilState(staff, plans.cut.id, 'done')
      for (const entry of [missed, cut]) {
        await untilPage(entry, 200)
        expect(await publishedVersions(staff, 'notices', entry.id)).toBe(1)
      }
      expect((await untilState(staff, plans.up.id, 'cancelled')).problem).toContain('以那一项为准')
      await untilState(staff, plans.down.id, 'done')
      expect([await statusOf(over), await publishedVersions(staff, 'notices', over.id)]).toEqual([404, 0])
      await expect.poll(server.output).toContain('停机期间错过的')
      await untilState(staff, plans.coming.id, 'done')
      await untilPage(coming, 200)
      // what is over for three months is gone, what somebody has to decide stays
      const kept = await Promise.all(old.map(({ id }) => staff.request('GET', `/api/schedules/${id}`)))
      expect(kept.map(({ status }) => status)).toEqual([404, 404, 200])
    })
  })
})

describe.skipIf(inject('mongo') === undefined)('two servers on one MongoDB', () => {
  const entriesAtOnce = 8
  let database: ReturnType<typeof freshDatabase>
  let folder: string
  let servers: TestServer[]
  let staff: Api

  beforeAll(async () => {
    database = freshDatabase(inject('mongo') ?? '')
    folder = await mkdtemp(path.join(tmpdir(), 'gongyun-two-'))
    for (const name of ['first', 'second', 'media']) await mkdir(path.join(folder, name))
    for (const name of ['first', 'second']) await symlink(path.join(folder, 'media'), path.join(folder, name, 'media'))
    const launch = (name: string) =>
      startServer({
        dataDir: path.join(folder, name),
        databaseUrl: database.url,
        args: ['--no-sample'],
        env: { SITE_URL: 'http://gongyun.test', ADMIN_PASSWORD: 'one-for-both-servers' },
      })
    // one after the other: the first one makes the indexes
    servers = [await launch('first'), await launch('second')]
    staff = await administrator(servers[0] as TestServer, 'one-for-both-servers')
    await staff.request('POST', '/api/globals/newsroom', { separateReview: false })
  })
  afterAll(async () => {
    for (const server of servers ?? []) await server.stop()
    await database?.drop()
    await rm(folder, { recursive: true, force: true })
  })

  it('should do each schedule and each expiry once between them', async () => {
    const due = inSeconds(10)
    const entries = await Promise.all(
      Array.from({ length: entriesAtOnce }, (_, number) =>
        createEntry(staff, 'notices', { ...notice, title: `通知 ${number}`, slug: `once-${number}`, _status: 'draft' }),
      ),
    )
    const expiring = await createEntry(staff, 'notices', { ...notice, expires: due })
    const plans = await Promise.all(entries.map(({ id }) => plan(staff, `notices/${id}`, 'publish', due)))
    for (const { id } of plans)
      expect(await untilState(staff, id, 'done')).toMatchObject({ attempts: 1, problem: null })
    for (const { id, slug } of entries) {
      expect(await publishedVersions(staff, 'notices', id)).toBe(1)
      for (const server of servers)
        await vi.waitUntil(async () => (await pageText(server, `/notices/${slug}/`)).status === 200, {
          timeout: 30_000,
        })
    }
    await vi.waitUntil(async () => (await schedulesOf(staff, `notices/${expiring.id}`))[0]?.state === 'done', {
      timeout: 30_000,
    })
    expect(await schedulesOf(staff, `notices/${expiring.id}`)).toHaveLength(1)
  })
})
