import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Api, login, separateReview } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import type { Stored } from '../../support/entries.ts'
import { nameOf, type ScheduleSite, startScheduleSite } from '../../support/scheduleSite.ts'
import { plan, untilState } from '../../support/schedules.ts'

/** What changes after a plan was accepted, what is said of it at once, and how it is mended. */
interface Kind {
  name: string
  change: (entry: Stored, asker: string) => Promise<{ status: number }>
  said: string
  mend: (entry: Stored, asker: string) => Promise<{ status: number }>
}

onEachDatabase((database) => {
  let site: ScheduleSite
  let staff: Api

  beforeAll(async () => {
    site = await startScheduleSite(database)
    staff = site.staff
  })
  afterAll(() => site.stop())

  const step = async (api: Api, { id }: Stored, name: string) => {
    const { body } = await api.request<{ updatedAt: string }>('GET', `/api/notices/${id}?depth=0&draft=true`)
    return api.request('POST', `/api/notices/${id}/review`, { step: name, seen: body.updatedAt })
  }
  const change = ({ id }: Stored, data: object) => staff.request('PATCH', `/api/notices/${id}?draft=true`, data)
  const untilSaid = async (id: string, problem: string | undefined) => {
    await site.look()
    await vi.waitUntil(
      async () => {
        const { body } = await staff.request<{ state: string; problem?: string | null }>('GET', `/api/schedules/${id}`)
        expect(body.state).toBe('waiting')
        return problem === undefined ? !body.problem : body.problem?.includes(problem)
      },
      { timeout: 60_000, interval: 100 },
    )
  }
  let made = 0
  const someone = async () => {
    const account = { email: `leaver-${++made}@example.org`, password: 'songs-for-workers' }
    const data = { ...account, name: '小周', role: 'editor' }
    const { body } = await staff.request<{ doc: Stored }>('POST', '/api/users', data)
    return { id: body.doc.id, api: await login(site.server, account.email, account.password) }
  }

  let wording = ''
  const kinds: Kind[] = [
    {
      name: 'an account that may not publish any more',
      change: (_, asker) => staff.request('PATCH', `/api/users/${asker}`, { role: 'auditor' }),
      said: '现在的角色是“只读审计”',
      mend: (_, asker) => staff.request('PATCH', `/api/users/${asker}`, { role: 'editor' }),
    },
    {
      name: 'an entry in the trash',
      change: ({ id }) => staff.request('PATCH', `/api/notices/${id}`, { deletedAt: site.inSeconds(0) }),
      said: '条目在垃圾箱里，到时间不会上线',
      mend: ({ id }) => staff.request('PATCH', `/api/notices/${id}?trash=true`, { deletedAt: null }),
    },
    {
      name: 'a field that has to be filled in',
      change: (entry) => change(entry, { title: '' }),
      said: '照现在的样子，到时间做不成。标题',
      mend: (entry) => change(entry, { title: '补上了' }),
    },
    {
      name: 'a wording that became forbidden',
      change: async () => {
        const data = { wrong: '放假通知', right: '放假公告', level: 'block' }
        const { status, body } = await staff.request<{ doc: Stored }>('POST', '/api/wordings', data)
        wording = body.doc.id
        return { status: status === 201 ? 200 : status }
      },
      said: '「放假通知」',
      mend: () => staff.request('DELETE', `/api/wordings/${wording}`),
    },
    {
      name: 'an earlier end of the announcement',
      change: (entry) => change(entry, { expires: site.inSeconds(60) }),
      said: '早于上线时间，到时间不会上线',
      mend: (entry) => change(entry, { expires: null }),
    },
    {
      name: 'another text once somebody has to review it',
      change: async (entry) => {
        await separateReview(staff, true)
        return change(entry, { summary: '没有人看过的话' })
      },
      said: '没有通过审稿，或通过以后文字又改过，到时间不会上线',
      mend: async (entry) => {
        expect((await step(staff, entry, 'submit')).status).toBe(200)
        return step(site.cast.as.reviewer, entry, 'approve')
      },
    },
  ]

  describe('a plan that would fail as things stand', () => {
    it('should say so at once, and no longer when it is mended, whatever the reason', async () => {
      const desk = async () => (await staff.request<string>('GET', '/admin')).body
      for (const { name, change: changeOne, said, mend } of kinds) {
        const asker = await someone()
        const entry = await site.draft({ title: '放假通知', slug: `foreseen-${++made}` })
        const { id } = await plan(asker.api, nameOf(entry), 'publish', site.inSeconds(3600))
        // one that was not looked at yet has no problem either
        expect((await change(entry, { title: '' })).status).toBe(200)
        await untilSaid(id, '照现在的样子，到时间做不成。标题')
        expect((await change(entry, { title: '放假通知' })).status).toBe(200)
        await untilSaid(id, undefined)
        expect([name, (await changeOne(entry, asker.id)).status]).toEqual([name, 200])
        await untilSaid(id, said)
        expect(JSON.stringify(await desk())).toContain('定时到时间会做不成')
        expect([name, (await mend(entry, asker.id)).status]).toEqual([name, 200])
        await untilSaid(id, undefined)
        expect((await staff.request('POST', `/api/schedules/${id}/cancel`)).status).toBe(200)
      }
      expect(JSON.stringify(await desk())).not.toContain('定时到时间会做不成')
      await separateReview(staff, false)
    })
  })

  describe('a text whose publish was planned by one person alone', () => {
    it('should go out as it was when review begins meanwhile, and wait for a reader when it was changed after that', async () => {
      await separateReview(staff, false)
      const [kept, changed] = [await site.draft({ slug: 'planned-alone' }), await site.draft({ slug: 'changed-since' })]
      const plans = [
        await plan(staff, nameOf(kept), 'publish', site.inSeconds(30)),
        await plan(staff, nameOf(changed), 'publish', site.inSeconds(30)),
      ] as const
      await separateReview(staff, true)
      expect((await change(changed, { summary: '后来加的' })).status).toBe(200)
      await untilSaid(plans[1].id, '没有通过审稿')
      await untilSaid(plans[0].id, undefined)
      await site.pass(31)
      await untilState(staff, plans[0].id, 'done')
      await site.untilPage(kept, 200)
      expect((await untilState(staff, plans[1].id, 'failed')).problem).toContain('没有通过审稿')
      expect(await site.statusOf(changed)).toBe(404)
      await separateReview(staff, false)
    })
  })
})
