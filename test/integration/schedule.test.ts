import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { administrator, type Answer, type Api, login } from '../support/api.ts'
import { onEachDatabase } from '../support/databases.ts'
import { createEntry, pageText, publish, type Stored, updateEntry } from '../support/entries.ts'
import { freshDatabase } from '../support/mongod.ts'
import { printed } from '../support/printed.ts'
import { openRaw, type RawDatabase } from '../support/rawDatabase.ts'
import { actors, type Cast, castOf, places } from '../support/roles/cast.ts'
import { reaches, scheduleExpectations } from '../support/roles/expectations.ts'
import { ask, inSeconds, plan, publishedVersions, type Refused, schedulesOf, untilState } from '../support/schedules.ts'
import { freePort, startServer, type TestServer } from '../support/server.ts'

const notice = { title: '放假通知', kind: 'notice', date: '2026-11-21T00:00:00.000Z' }
const textOf = ({ body }: Answer<Refused>): string =>
  body.errors?.[0]?.data?.errors?.[0]?.message ?? body.errors?.[0]?.message ?? ''

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let port: number
  let server: TestServer
  let staff: Api
  let cast: Cast

  const start = () =>
    startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'], env: { PORT: String(port) } })
  const draftOf = (data: object = {}) => createEntry(staff, 'notices', { ...notice, ...data, _status: 'draft' })
  const nameOf = ({ id }: Stored) => `notices/${id}`
  const statusOf = async ({ slug }: Stored) => (await pageText(server, `/notices/${slug}/`)).status
  const untilPage = (entry: Stored, status: number) =>
    vi.waitUntil(async () => (await statusOf(entry)) === status, { timeout: 30_000, interval: 50 })
  const someone = async (role: string) => {
    const account = { email: `${role}-${Date.now()}@example.org`, password: 'songs-for-workers' }
    const { body } = await staff.request<{ doc: Stored }>('POST', '/api/users', { ...account, name: '小周', role })
    return { id: body.doc.id, api: await login(server, account.email, account.password) }
  }

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-schedule-'))
    port = await freePort()
    server = await start()
    staff = await administrator(server)
    // what the review asks for is held elsewhere
    await staff.request('POST', '/api/globals/newsroom', { separateReview: false })
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  describe('a schedule', () => {
    it('should publish the newest draft at its time, take it down at another, and stand in the audit log', async () => {
      const entry = await draftOf()
      const up = await plan(cast.as.editor, nameOf(entry), 'publish', inSeconds(1.5))
      const down = await plan(cast.as.editor, nameOf(entry), 'unpublish', inSeconds(3))
      await staff.request('PATCH', `/api/notices/${entry.id}?draft=true`, { title: '放假通知（改）' })
      expect(await statusOf(entry)).toBe(404)
      await untilPage(entry, 200)
      expect((await pageText(server, `/notices/${entry.slug}/`)).text).toContain('放假通知（改）')
      await untilPage(entry, 404)
      expect(await untilState(staff, up.id, 'done')).toMatchObject({ attempts: 1, problem: null, late: null })
      await untilState(staff, down.id, 'done')
      const { body } = await staff.request<{ docs: { note: string; name: string }[] }>(
        'GET',
        `/api/audits?where[document][equals]=${nameOf(entry)}&where[action][equals]=schedule&sort=at`,
      )
      expect(body.docs.map(({ note, name }) => `${name} ${note.split('：')[0]}`)).toEqual([
        '编辑 设定',
        '编辑 设定',
        '编辑 已执行',
        '编辑 已执行',
      ])
    })

    it('should be refused where it makes no sense, in words that say what to do', async () => {
      const entry = await draftOf()
      const tries = [
        ask(staff, nameOf(entry), 'publish', inSeconds(-60)),
        ask(staff, nameOf(entry), 'unpublish', inSeconds(60)),
        ask(staff, 'notices/none', 'publish', inSeconds(60)),
        ask(staff, `users/${cast.accounts.editor}`, 'publish', inSeconds(60)),
        ask(staff, nameOf(entry), 'publish', '明天'),
        ask(staff, nameOf(entry), 'delete', inSeconds(60)),
      ]
      expect((await Promise.all(tries)).map((answer) => [answer.status, textOf(answer)])).toEqual([
        [400, expect.stringContaining('已经过去。请填现在以后的时间')],
        [400, '这个条目现在没有上线，不能定下线时间。请先发布，或先定上线时间。'],
        [400, expect.stringContaining('没有条目「notices/none」')],
        [400, expect.stringContaining('没有条目「users/')],
        [400, '时间的写法是 2026-11-30T08:00:00+08:00。'],
        [400, '“做什么”只能是上线（publish）或下线（unpublish）。'],
      ])
      await plan(staff, nameOf(entry), 'publish', inSeconds(3600))
      expect(textOf(await ask(staff, nameOf(entry), 'publish', inSeconds(7200)))).toContain('请改它的时间，或先取消它')
    })

    it('should be moved and cancelled while it waits', async () => {
      const entry = await draftOf()
      const { id } = await plan(staff, nameOf(entry), 'publish', inSeconds(3600))
      const move = (at: string) => staff.request<Refused>('POST', `/api/schedules/${id}/move`, { at })
      expect(textOf(await move(inSeconds(-1)))).toContain('已经过去')
      expect((await move(inSeconds(1))).status).toBe(200)
      await untilState(staff, id, 'done')
      expect(textOf(await staff.request<Refused>('POST', `/api/schedules/${id}/cancel`))).toBe(
        '这个定时现在是“已完成”（上线），不能这样做了。请刷新页面再看。',
      )
      const other = await plan(staff, nameOf(entry), 'unpublish', inSeconds(3600))
      expect((await staff.request('POST', `/api/schedules/${other.id}/cancel`)).status).toBe(200)
      expect(await schedulesOf(staff, nameOf(entry))).toMatchObject([{ state: 'done' }, { state: 'cancelled' }])
    })

    it.each(actors)('should be open to the %s as far as the table says', async (actor) => {
      const { request } = cast.as[actor]
      for (const place of places) {
        const document = nameOf(await draftOf({ ownerUnit: cast.units[place] }))
        const { id } = await plan(staff, document, 'publish', inSeconds(3600))
        const found = ({ body }: Answer<{ docs?: unknown[]; totalDocs?: number }>) =>
          (body.docs?.length ?? body.totalDocs ?? 0) > 0
        const isDone = ({ status }: Answer<unknown>) => status < 300
        const step = (name: string, data: object = {}) => request('POST', `/api/schedules/${id}/${name}`, data)
        const results: Record<keyof typeof scheduleExpectations, boolean> = {
          list: found(await request('GET', `/api/schedules?where[id][equals]=${id}`)),
          read: isDone(await request('GET', `/api/schedules/${id}`)),
          count: found(await request('GET', `/api/schedules/count?where[id][equals]=${id}`)),
          create: isDone(await request('POST', '/api/schedules', { document, action: 'publish', at: inSeconds(60) })),
          update: isDone(await request('PATCH', `/api/schedules/${id}`, { state: 'done' })),
          delete: isDone(await request('DELETE', `/api/schedules/${id}`)),
          plan: isDone(await ask(cast.as[actor], document, 'unpublish', inSeconds(7200))),
          move: isDone(await step('move', { at: inSeconds(1800) })),
          // it waits: whoever may retry is told that there is nothing to retry
          retry: (await step('retry')).status === 409,
          cancel: isDone(await step('cancel')),
        }
        const allowed = Object.entries(scheduleExpectations).map(([name, row]) => [name, reaches(row[actor], place)])
        expect([place, results]).toEqual([place, Object.fromEntries(allowed)])
      }
    })
  })

  describe('a schedule that fails', () => {
    it('should say what is missing, wait for a person, and go through when it is tried again', async () => {
      const entry = await draftOf({ title: '', slug: `unfinished-${Date.now()}` })
      const { id } = await plan(staff, nameOf(entry), 'publish', inSeconds(1))
      const failed = await untilState(staff, id, 'failed')
      expect(failed.problem).toContain('标题')
      expect(failed.attempts).toBe(1)
      expect(await statusOf(entry)).toBe(404)
      await staff.request('PATCH', `/api/notices/${entry.id}?draft=true`, { title: '补上了标题' })
      expect((await staff.request('POST', `/api/schedules/${id}/retry`)).status).toBe(200)
      await untilState(staff, id, 'done')
      await untilPage(entry, 200)
    })

    it('should say that its entry is in the trash, and go through when that was restored', async () => {
      const entry = await draftOf()
      const { id } = await plan(staff, nameOf(entry), 'publish', inSeconds(1.5))
      const trash = (deletedAt: string | null) => staff.request('PATCH', `/api/notices/${entry.id}`, { deletedAt })
      expect((await trash(inSeconds(0))).status).toBe(200)
      expect((await untilState(staff, id, 'failed')).problem).toContain('请先把它从垃圾箱恢复，再点“再试一次”')
      const restored = await staff.request('PATCH', `/api/notices/${entry.id}?trash=true`, { deletedAt: null })
      expect(restored.status).toBe(200)
      await staff.request('POST', `/api/schedules/${id}/retry`)
      await untilState(staff, id, 'done')
      await untilPage(entry, 200)
    })

    it('should be refused when whoever asked may not publish any more, or is gone', async () => {
      const leaver = await someone('editor')
      const demoted = await someone('editor')
      const entries = [await draftOf(), await draftOf()] as const
      const first = await plan(leaver.api, nameOf(entries[0]), 'publish', inSeconds(1.5))
      const second = await plan(demoted.api, nameOf(entries[1]), 'publish', inSeconds(1.5))
      await staff.request('DELETE', `/api/users/${leaver.id}`)
      await staff.request('PATCH', `/api/users/${demoted.id}`, { role: 'auditor' })
      expect((await untilState(staff, first.id, 'failed')).problem).toContain('账号已被删除')
      expect((await untilState(staff, second.id, 'failed')).problem).toContain('现在的角色是“只读审计”')
      for (const entry of entries) expect(await statusOf(entry)).toBe(404)
    })
  })

  it('should be part of what the health says', async () => {
    const response = await fetch(`${server.url}/healthz`)
    const { schedules } = (await response.json()) as { schedules: { lookedAt: string } }
    expect(schedules).toEqual({ scheduler: 'ok', lookedAt: expect.any(String), overdue: 0 })
    expect(Math.abs(Date.now() - Date.parse(schedules.lookedAt))).toBeLessThan(120_000)
  })

  it('should stand in the log as one line when it is refused, as every refusal, without what was written', async () => {
    const secret = '不进日志的文字'
    const entry = await draftOf({ title: secret, slug: `logged-${Date.now()}` })
    const { id } = await plan(staff, nameOf(entry), 'publish', inSeconds(3600))
    const { length } = server.output()
    const refused = [
      await staff.request('PATCH', `/api/notices/${entry.id}`, { title: '', summary: secret, _status: 'published' }),
      await staff.request('PATCH', `/api/notices/${entry.id}`, { summary: secret.repeat(200), _status: 'published' }),
      await staff.request('PATCH', `/api/notices/${entry.id}`, { title: secret, updatedAt: inSeconds(-3600) }),
      await staff.request('POST', `/api/schedules/${id}/retry`, { secret }),
      await ask(staff, nameOf(entry), secret, inSeconds(60)),
      await staff.request('GET', `/api/notices/${encodeURIComponent(secret)}`),
      await staff.request('POST', '/api/users', { email: `${secret}@example.org` }),
      await staff.request('POST', '/api/users/login', { email: 'nobody@example.org', password: secret }),
      await cast.as['unit-editor'].request('POST', '/api/globals/newsroom', { separateReview: secret }),
    ]
    const told = (): Record<string, unknown>[] =>
      server
        .output()
        .slice(length)
        .split('\n')
        .filter((line) => line.includes('请求被拒绝'))
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    await printed(server)
    expect(told().map(({ status }) => status)).toEqual(refused.map(({ status }) => status))
    expect(refused.every(({ status }) => status >= 400 && status < 500)).toBe(true)
    expect(told()[0]).toEqual({
      level: 30,
      time: expect.any(String),
      status: 400,
      method: 'PATCH',
      collection: 'notices',
      msg: '请求被拒绝',
    })
    expect(told().at(-1)).toMatchObject({ route: '/api/globals/newsroom' })
    const written = server.output().slice(length)
    for (const none of ['"level":50', '"level":40', 'stack', secret, encodeURIComponent(secret), 'example.org'])
      expect(written).not.toContain(none)
  })

  describe('the review', () => {
    it('should let out by itself only what was approved, as it was approved', async () => {
      const separate = (separateReview: boolean) =>
        staff.request('POST', '/api/globals/newsroom', { separateReview, keepMonths: 36 })
      const step = async (api: typeof staff, id: string, name: string): Promise<void> => {
        const { body } = await api.request<{ updatedAt: string }>('GET', `/api/notices/${id}?depth=0&draft=true`)
        const taken = await api.request('POST', `/api/notices/${id}/review`, { step: name, seen: body.updatedAt })
        expect(taken.status).toBe(200)
      }
      await separate(true)
      const draft = (title: string) => createEntry(cast.as.editor, 'notices', { ...notice, title, _status: 'draft' })
      const own = await draft('自己写的')
      const approved = await draft('别人审的')
      const changed = await draft('通过以后改过')
      const refused = await cast.as.reviewer.request<Refused>('POST', '/api/schedules/plan', {
        document: nameOf(own),
        action: 'publish',
        at: inSeconds(1),
      })
      expect([refused.status, textOf(refused)]).toEqual([400, expect.stringContaining('只有通过了的稿子可以定时上线')])
      for (const entry of [approved, changed]) {
        await step(cast.as.editor, entry.id, 'submit')
        await step(cast.as.reviewer, entry.id, 'approve')
      }
      const plans = [
        await plan(cast.as.editor, nameOf(changed), 'publish', inSeconds(2)),
        await plan(cast.as.editor, nameOf(approved), 'publish', inSeconds(1)),
      ] as const
      await cast.as.editor.request('PATCH', `/api/notices/${changed.id}?draft=true`, { title: '没有人看过的标题' })
      await untilState(staff, plans[1].id, 'done')
      await untilPage(approved, 200)
      expect((await untilState(staff, plans[0].id, 'failed')).problem).toContain('通过以后文字又改过')
      expect([await statusOf(own), await statusOf(changed)]).toEqual([404, 404])
      // once somebody has looked at it, it goes out
      await step(cast.as.editor, changed.id, 'submit')
      await step(cast.as.reviewer, changed.id, 'approve')
      await staff.request('POST', `/api/schedules/${plans[0].id}/retry`)
      await untilState(staff, plans[0].id, 'done')
      await untilPage(changed, 200)
      await separate(false)
    })
  })

  describe('an announcement that expires', () => {
    it('should leave the site at its time, unless that was put off, and not be published again without another', async () => {
      const due = inSeconds(2)
      const kept = await createEntry(staff, 'notices', { ...notice, expires: due })
      const entry = await createEntry(staff, 'notices', { ...notice, expires: due })
      await updateEntry(staff, 'notices', kept.id, { _status: 'published', expires: inSeconds(3600) })
      expect(await statusOf(entry)).toBe(200)
      await untilPage(entry, 404)
      const schedules = await schedulesOf(staff, nameOf(entry))
      expect(schedules).toMatchObject([{ action: 'unpublish', origin: 'expiry' }])
      await untilState(staff, schedules[0]?.id ?? '', 'done')
      const again = await staff.request<Refused>('PATCH', `/api/notices/${entry.id}`, { _status: 'published' })
      expect([again.status, textOf(again)]).toEqual([400, expect.stringContaining('已经过去，这样发布后会马上下线')])
      await publish(staff, 'notices', entry.id, { expires: null })
      expect(await statusOf(entry)).toBe(200)
      expect([await statusOf(kept), await schedulesOf(staff, nameOf(kept))]).toEqual([200, []])
    })

    it('should not go up past its time, however the schedule or that time came about', async () => {
      const late = expect.stringContaining('请先改条目的下线时间') as string
      const entry = await draftOf({ expires: inSeconds(3600) })
      const asked = await ask(staff, nameOf(entry), 'publish', inSeconds(7200))
      expect([asked.status, textOf(asked)]).toEqual([400, late])
      const { id } = await plan(staff, nameOf(entry), 'publish', inSeconds(1800))
      const step = (name: string, data: object = {}) =>
        staff.request<Refused>('POST', `/api/schedules/${id}/${name}`, data)
      const moved = await step('move', { at: inSeconds(7200) })
      expect([moved.status, textOf(moved)]).toEqual([400, late])
      expect(await schedulesOf(staff, nameOf(entry))).toMatchObject([{ id, state: 'waiting', attempts: 0 }])

      const change = (data: object) => staff.request('PATCH', `/api/notices/${entry.id}?draft=true`, data)
      expect((await change({ expires: inSeconds(-60) })).status).toBe(200)
      // earlier than that time when it was planned, later than what it is by now
      const again = await step('move', { at: inSeconds(900) })
      expect([again.status, textOf(again)]).toEqual([400, late])
      expect((await change({ expires: inSeconds(3600) })).status).toBe(200)
      expect((await step('move', { at: inSeconds(1.5) })).status).toBe(200)
      expect((await change({ expires: inSeconds(-60) })).status).toBe(200)
      expect((await untilState(staff, id, 'failed')).problem).toContain('已经过去，所以没有上线')
      const retried = await step('retry')
      expect([retried.status, textOf(retried)]).toEqual([400, expect.stringContaining('已经过去，所以没有上线')])
      expect([await statusOf(entry), await schedulesOf(staff, nameOf(entry))]).toMatchObject([
        404,
        [{ state: 'failed' }],
      ])
      expect((await change({ expires: null })).status).toBe(200)
      expect((await step('retry')).status).toBe(200)
      await untilPage(entry, 200)
    })
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
      await vi.waitUntil(() => server.output().includes('停机期间错过的'), { timeout: 30_000 })
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
