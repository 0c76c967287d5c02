import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { pageText, type Stored } from '../../support/entries.ts'
import { printed } from '../../support/printed.ts'
import { actors, type Cast, places } from '../../support/roles/cast.ts'
import { reaches, scheduleExpectations } from '../../support/roles/expectations.ts'
import { nameOf, type ScheduleSite, startScheduleSite, textOf } from '../../support/scheduleSite.ts'
import { ask, plan, type Refused, schedulesOf, untilState } from '../../support/schedules.ts'
import type { TestServer } from '../../support/server.ts'

onEachDatabase((database) => {
  let site: ScheduleSite
  let staff: Api
  let cast: Cast
  let server: TestServer

  beforeAll(async () => {
    site = await startScheduleSite(database)
    ;({ staff, cast, server } = site)
  })
  afterAll(() => site.stop())

  const draftOf = (data?: object, as?: Api) => site.draft(data, as)
  const statusOf = (entry: Stored) => site.statusOf(entry)
  const untilPage = (entry: Stored, status: number) => site.untilPage(entry, status)
  const inSeconds = (seconds: number) => site.inSeconds(seconds)

  describe('a schedule', () => {
    it('should publish the newest draft at its time, take it down at another, and stand in the audit log', async () => {
      const entry = await draftOf()
      const up = await plan(cast.as.editor, nameOf(entry), 'publish', inSeconds(30))
      const down = await plan(cast.as.editor, nameOf(entry), 'unpublish', inSeconds(60))
      await staff.request('PATCH', `/api/notices/${entry.id}?draft=true`, { title: '放假通知（改）' })
      expect(await statusOf(entry)).toBe(404)
      await site.pass(31)
      await untilPage(entry, 200)
      expect((await pageText(server, `/notices/${entry.slug}/`)).text).toContain('放假通知（改）')
      await site.pass(30)
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
      expect((await move(inSeconds(30))).status).toBe(200)
      await site.pass(31)
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

  it('should be part of what the health says', async () => {
    const health = async () => {
      const response = await fetch(`${server.url}/healthz`)
      const { schedules } = (await response.json()) as { schedules: { lookedAt: string } }
      return { ...schedules, isLate: Date.parse(inSeconds(0)) - Date.parse(schedules.lookedAt) > 120_000 }
    }
    await expect.poll(health).toEqual({ scheduler: 'ok', lookedAt: expect.any(String), overdue: 0, isLate: false })
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
    const written = (await printed(server)).slice(length)
    const told = written
      .split('\n')
      .filter((line) => line.includes('请求被拒绝'))
      .slice(0, refused.length)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(told.map(({ status }) => status)).toEqual(refused.map(({ status }) => status))
    expect(refused.every(({ status }) => status >= 400 && status < 500)).toBe(true)
    expect(told[0]).toEqual({
      level: 30,
      time: expect.any(String),
      status: 400,
      method: 'PATCH',
      collection: 'notices',
      msg: '请求被拒绝',
    })
    expect(told.at(-1)).toMatchObject({ route: '/api/globals/newsroom' })
    for (const none of ['"level":50', '"level":40', 'stack', secret, encodeURIComponent(secret), 'example.org'])
      expect(written).not.toContain(none)
  })
})
