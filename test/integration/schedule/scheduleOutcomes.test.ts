import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, login, separateReview } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, publish, type Stored, updateEntry } from '../../support/entries.ts'
import type { Cast } from '../../support/roles/cast.ts'
import { nameOf, type ScheduleSite, startScheduleSite, textOf } from '../../support/scheduleSite.ts'
import { ask, plan, publishedVersions, type Refused, schedulesOf, untilState } from '../../support/schedules.ts'

const notice = { title: '放假通知', kind: 'notice', date: '2026-11-21T00:00:00.000Z' }

onEachDatabase((database) => {
  let site: ScheduleSite
  let staff: Api
  let cast: Cast

  beforeAll(async () => {
    site = await startScheduleSite(database)
    ;({ staff, cast } = site)
  })
  afterAll(() => site.stop())

  const draftOf = (data?: object, as?: Api) => site.draft(data, as)
  const statusOf = (entry: Stored) => site.statusOf(entry)
  const untilPage = (entry: Stored, status: number) => site.untilPage(entry, status)
  const inSeconds = (seconds: number) => site.inSeconds(seconds)
  const someone = async (role: string) => {
    const account = { email: `${role}-${Date.now()}@example.org`, password: 'songs-for-workers' }
    const { body } = await staff.request<{ doc: Stored }>('POST', '/api/users', { ...account, name: '小周', role })
    return { id: body.doc.id, api: await login(site.server, account.email, account.password) }
  }

  describe('a schedule that fails', () => {
    it('should say what is missing, wait for a person, and go through when it is tried again', async () => {
      const entry = await draftOf({ slug: `unfinished-${Date.now()}` })
      const emptied = (title: string) => staff.request('PATCH', `/api/notices/${entry.id}?draft=true`, { title })
      // what could not be published by then is not planned either, nor given another time
      await emptied('')
      const refused = await ask(staff, nameOf(entry), 'publish', inSeconds(30))
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('标题')])
      await emptied('先写好的标题')
      const { id } = await plan(staff, nameOf(entry), 'publish', inSeconds(30))
      await emptied('')
      const moved = await staff.request('POST', `/api/schedules/${id}/move`, { at: inSeconds(60) })
      expect([moved.status, JSON.stringify(moved.body)]).toEqual([400, expect.stringContaining('标题')])
      await site.pass(31)
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
      const { id } = await plan(staff, nameOf(entry), 'publish', inSeconds(30))
      const trash = (deletedAt: string | null) => staff.request('PATCH', `/api/notices/${entry.id}`, { deletedAt })
      expect((await trash(inSeconds(0))).status).toBe(200)
      await site.pass(31)
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
      const first = await plan(leaver.api, nameOf(entries[0]), 'publish', inSeconds(30))
      const second = await plan(demoted.api, nameOf(entries[1]), 'publish', inSeconds(30))
      await staff.request('DELETE', `/api/users/${leaver.id}`)
      await staff.request('PATCH', `/api/users/${demoted.id}`, { role: 'auditor' })
      await site.pass(31)
      expect((await untilState(staff, first.id, 'failed')).problem).toContain('账号已被删除')
      expect((await untilState(staff, second.id, 'failed')).problem).toContain('现在的角色是“只读审计”')
      for (const entry of entries) expect(await statusOf(entry)).toBe(404)
    })
  })

  describe('what somebody does by hand before its time', () => {
    const save = (entry: Stored, data: object, query = '') =>
      staff.request('PATCH', `/api/notices/${entry.id}${query}`, data)
    const unpublish = (entry: Stored) => save(entry, { _status: 'draft' })
    const states = async (entry: Stored) =>
      (await schedulesOf(staff, nameOf(entry))).map(({ action, state }) => `${action} ${state}`)

    it('should withdraw the publish, say so, and keep what is written afterwards off the site', async () => {
      const entry = await draftOf()
      const up = await plan(cast.as.editor, nameOf(entry), 'publish', inSeconds(30))
      await plan(cast.as.editor, nameOf(entry), 'unpublish', inSeconds(3600))
      // neither a draft nor what is refused is a publish
      expect((await save(entry, { title: '放假通知（改）' }, '?draft=true')).status).toBe(200)
      expect((await save(entry, { title: '', _status: 'published' })).status).toBe(400)
      expect(await states(entry)).toEqual(['publish waiting', 'unpublish waiting'])
      await publish(staff, 'notices', entry.id)
      expect(await states(entry)).toEqual(['publish cancelled', 'unpublish waiting'])
      const { problem } = await untilState(staff, up.id, 'cancelled')
      expect(problem).toMatch(/^\S+在 \d{4}-\d\d-\d\d \d\d:\d\d 发布了条目，这一项不再执行。以后改的草稿不会自动上线/)
      await save(entry, { title: '没有写完的标' }, '?draft=true')
      await site.pass(31)
      await site.look()
      expect(await publishedVersions(staff, 'notices', entry.id)).toBe(1)
      const { body } = await staff.request<{ docs: { note: string }[] }>(
        'GET',
        `/api/audits?where[document][equals]=${nameOf(entry)}&where[action][equals]=schedule&sort=-at&limit=1`,
      )
      expect(body.docs[0]?.note).toContain(`不再执行：`)
    })

    it('should withdraw the unpublish, so that what goes up again stays, unless that is for a publish to come', async () => {
      const entry = await createEntry(staff, 'notices', notice)
      await plan(staff, nameOf(entry), 'unpublish', inSeconds(30))
      expect((await unpublish(entry)).status).toBe(200)
      expect(await states(entry)).toEqual(['unpublish cancelled'])
      await publish(staff, 'notices', entry.id)
      await plan(staff, nameOf(entry), 'publish', inSeconds(1800))
      await plan(staff, nameOf(entry), 'unpublish', inSeconds(3600))
      await site.pass(31)
      expect(await statusOf(entry)).toBe(200)
      await unpublish(entry)
      expect(await states(entry)).toEqual(['unpublish cancelled', 'publish waiting', 'unpublish waiting'])
    })

    it('should leave the unpublish when nothing goes off the site by it', async () => {
      const entry = await draftOf()
      const up = await plan(staff, nameOf(entry), 'publish', inSeconds(1800))
      await plan(staff, nameOf(entry), 'unpublish', inSeconds(3600))
      await staff.request('POST', `/api/schedules/${up.id}/cancel`)
      for (const [data, query] of [
        [{ _status: 'draft' }, ''],
        [{ deletedAt: inSeconds(0) }, ''],
        [{ deletedAt: null }, '?trash=true'],
      ] as const) {
        expect((await save(entry, data, query)).status).toBe(200)
        expect(await states(entry)).toEqual(['publish cancelled', 'unpublish waiting'])
      }
      // once it is seen, whatever takes it off counts, also while a draft lies beside it
      await publish(staff, 'notices', entry.id)
      await save(entry, { title: '放假通知（改）' }, '?draft=true')
      expect((await save(entry, { deletedAt: inSeconds(0) })).status).toBe(200)
      expect(await states(entry)).toEqual(['publish cancelled', 'unpublish cancelled'])
    })

    it('should withdraw what failed and waits for a person', async () => {
      const entry = await draftOf()
      const { id } = await plan(staff, nameOf(entry), 'publish', inSeconds(30))
      await save(entry, { title: '' }, '?draft=true')
      await site.pass(31)
      await untilState(staff, id, 'failed')
      await publish(staff, 'notices', entry.id, { title: '补上了标题' })
      expect(await states(entry)).toEqual(['publish cancelled'])
    })
  })

  describe('the review', () => {
    beforeAll(() => separateReview(staff, true))
    afterAll(() => separateReview(staff, false))

    it('should let out by itself only what was approved, as it was approved', async () => {
      const step = async (api: typeof staff, id: string, name: string): Promise<void> => {
        const { body } = await api.request<{ updatedAt: string }>('GET', `/api/notices/${id}?depth=0&draft=true`)
        const taken = await api.request('POST', `/api/notices/${id}/review`, { step: name, seen: body.updatedAt })
        expect(taken.status).toBe(200)
      }
      const draft = (title: string) => draftOf({ title }, cast.as.editor)
      const own = await draft('自己写的')
      const approved = await draft('别人审的')
      const changed = await draft('通过以后改过')
      const refused = await cast.as.reviewer.request<Refused>('POST', '/api/schedules/plan', {
        document: nameOf(own),
        action: 'publish',
        at: inSeconds(30),
      })
      expect([refused.status, textOf(refused)]).toEqual([400, expect.stringContaining('只有通过了的稿子可以定时上线')])
      for (const entry of [approved, changed]) {
        await step(cast.as.editor, entry.id, 'submit')
        await step(cast.as.reviewer, entry.id, 'approve')
      }
      const plans = [
        await plan(cast.as.editor, nameOf(changed), 'publish', inSeconds(60)),
        await plan(cast.as.editor, nameOf(approved), 'publish', inSeconds(30)),
      ] as const
      await cast.as.editor.request('PATCH', `/api/notices/${changed.id}?draft=true`, { title: '没有人看过的标题' })
      await site.pass(31)
      await untilState(staff, plans[1].id, 'done')
      await untilPage(approved, 200)
      await site.pass(30)
      expect((await untilState(staff, plans[0].id, 'failed')).problem).toContain('通过以后文字又改过')
      expect([await statusOf(own), await statusOf(changed)]).toEqual([404, 404])
      // once somebody has looked at it, it goes out
      await step(cast.as.editor, changed.id, 'submit')
      await step(cast.as.reviewer, changed.id, 'approve')
      await staff.request('POST', `/api/schedules/${plans[0].id}/retry`)
      await untilState(staff, plans[0].id, 'done')
      await untilPage(changed, 200)
    })
  })

  describe('an announcement that expires', () => {
    it('should leave the site at its time, unless that was put off, and not be published again without another', async () => {
      const due = inSeconds(30)
      const kept = await createEntry(staff, 'notices', { ...notice, expires: due })
      const entry = await createEntry(staff, 'notices', { ...notice, expires: due })
      await updateEntry(staff, 'notices', kept.id, { _status: 'published', expires: inSeconds(3600) })
      expect(await statusOf(entry)).toBe(200)
      await site.pass(31)
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
      expect((await step('move', { at: inSeconds(30) })).status).toBe(200)
      expect((await change({ expires: inSeconds(-60) })).status).toBe(200)
      await site.pass(31)
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

    describe('and is put back with the same time, after a clock that was ahead took it down', () => {
      type Expired = { entry: Stored; id: string; due: string }
      const step = async ({ id }: Expired, name: string) =>
        expect((await staff.request('POST', `/api/schedules/${id}/${name}`)).status).toBe(200)
      const putBack = ({ entry, due }: Expired) => publish(staff, 'notices', entry.id, { expires: due })
      const takeDown = ({ entry }: Expired) => updateEntry(staff, 'notices', entry.id, { _status: 'draft' })
      /** Leaves it public with its expiry failed, as it waits for a person. */
      const fail = async (expired: Expired) => {
        await putBack(expired)
        await site.fail({ id: expired.id, at: expired.due })
      }
      const takenDown = async (): Promise<Expired> => {
        const due = inSeconds(600)
        const entry = await createEntry(staff, 'notices', { ...notice, expires: due })
        await site.pass(3600)
        await untilPage(entry, 404)
        const [{ id } = { id: '' }] = await schedulesOf(staff, nameOf(entry))
        await untilState(staff, id, 'done')
        await site.pass(-3600)
        return { entry, id, due }
      }

      it.each<[string, string, (expired: Expired) => Promise<unknown>]>([
        ['nothing else happened', 'done', async () => undefined],
        [
          'what had failed was done by hand',
          'cancelled',
          async (expired) => {
            await fail(expired)
            await takeDown(expired)
          },
        ],
        [
          'the time was another for a while',
          'cancelled',
          async (expired) => {
            await fail(expired)
            await publish(staff, 'notices', expired.entry.id, { expires: null })
            await step(expired, 'retry')
            expect((await untilState(staff, expired.id, 'cancelled')).problem).toContain('下线时间已改')
          },
        ],
      ])('should leave again at that time when %s', async (_, state, happen) => {
        const expired = await takenDown()
        await happen(expired)
        await untilState(staff, expired.id, state)
        await putBack(expired)
        expect(await statusOf(expired.entry)).toBe(200)
        await site.pass(601)
        await untilPage(expired.entry, 404)
        const schedules = await schedulesOf(staff, nameOf(expired.entry))
        expect(schedules).toHaveLength(2)
        const again = schedules.find(({ id }) => id !== expired.id)
        await untilState(staff, again?.id ?? '', 'done')
        // neither again nor anew as long as it is off the site
        await site.look()
        expect(await schedulesOf(staff, nameOf(expired.entry))).toHaveLength(2)
      })

      it('should stay when a person cancelled that expiry', async () => {
        const expired = await takenDown()
        await fail(expired)
        await step(expired, 'cancel')
        await takeDown(expired)
        await putBack(expired)
        const other = await createEntry(staff, 'notices', { ...notice, expires: expired.due })
        await site.pass(601)
        await untilPage(other, 404)
        expect(await statusOf(expired.entry)).toBe(200)
        expect(await schedulesOf(staff, nameOf(expired.entry))).toMatchObject([{ id: expired.id, state: 'cancelled' }])
      })
    })
  })
})
