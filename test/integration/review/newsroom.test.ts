import { describe, expect, it } from 'vitest'
import { type Answer } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import type { Stored } from '../../support/entries.ts'
import { type Refusal, type State, type Doc, message, newsroomSite } from '../../support/newsroomSite.ts'

type Many = { docs: unknown[]; errors: { message: string }[] }

onEachDatabase((database) => {
  const { by, draftBy, stateFor, step, rowsOf, actionsOf, isPublic, staff, cast } = newsroomSite(database)

  describe('the review', () => {
    it('should bring a text from the writer through the reviewer to the public, each step told on the timeline', async () => {
      const id = await draftBy('unit-editor')
      expect((await step('unit-editor', id, 'submit')).status).toBe(200)
      const refused = await step('reviewer', id, 'return', ' ')
      expect([refused.status, message(refused)]).toEqual([403, '请写明退回的意见，例如：请补上演出的时间和地点。'])
      expect((await step('reviewer', id, 'return', '请写全称')).body.doc.stage).toBe('returned')
      await by('unit-editor')('PATCH', `/api/works/${id}?draft=true`, { title: '晨曲（合唱）' })
      await by('unit-editor')('PATCH', `/api/works/${id}?draft=true`, { title: '晨曲（男声合唱）' })
      await step('unit-editor', id, 'submit')
      expect((await step('reviewer', id, 'approve')).body.doc.stage).toBe('approved')
      expect(await isPublic(id)).toBe(false)
      expect((await step('reviewer', id, 'publish')).body.doc._status).toBe('published')
      expect(await isPublic(id)).toBe(true)

      const { timeline, stage } = await stateFor('unit-editor', id)
      expect(stage).toBe('draft')
      expect(timeline.map(({ what }) => what)).toEqual([
        '发布',
        '通过',
        '提交审稿',
        '修改草稿',
        '退回',
        '提交审稿',
        '新建',
      ])
      expect(timeline.find(({ what }) => what === '退回')).toMatchObject({
        name: '审核',
        role: '审核',
        note: '请写全称',
      })
      expect(timeline.find(({ what }) => what === '修改草稿')).toMatchObject({ changes: ['名称'], name: '单位编辑' })
      expect(timeline.every(({ address }) => address === undefined)).toBe(true)
      expect((await stateFor('auditor', id)).timeline[0]?.address).toBe('127.0.0.1')
      expect((await rowsOf(`works/${id}`))[0]).toMatchObject({
        action: 'create',
        role: 'unit-editor',
        user: cast().accounts['unit-editor'],
        address: '127.0.0.1',
        title: '晨曲',
        isDone: true,
      })
    })

    it('should submit what a list shows, and nothing that somebody has changed since it was drawn', async () => {
      const shown = [
        await draftBy('editor'),
        await draftBy('editor', { title: '有公开的一版' }),
        await draftBy('editor'),
      ]
      const [, published = '', changed = ''] = shown
      await step('editor', published, 'submit')
      await step('reviewer', published, 'publish')
      await by('editor')('PATCH', `/api/works/${published}?draft=true`, { title: '有公开的一版（改）' })
      const { body } = await by('editor')<{ docs: { id: string; updatedAt: string }[] }>(
        'GET',
        `/api/works?draft=true&where[id][in]=${shown.join(',')}`,
      )
      const seenOf = new Map(body.docs.map(({ id, updatedAt }) => [id, updatedAt]))
      for (const id of shown) expect(seenOf.get(id)).toBe((await stateFor('editor', id)).seen)
      await by('reviewer')('PATCH', `/api/works/${changed}?draft=true`, { title: '后来改的' })
      const submitted = await Promise.all(
        shown.map((id) =>
          by('editor')<Refusal>('POST', `/api/works/${id}/review`, { step: 'submit', seen: seenOf.get(id) }),
        ),
      )
      expect(submitted.map(({ status }) => status)).toEqual([200, 200, 409])
      expect(submitted[2]?.body.errors?.[0]?.data?.code).toBe('text-changed-meanwhile')
      const stages = await Promise.all(shown.map(async (id) => (await stateFor('editor', id)).stage))
      expect(stages).toEqual(['in-review', 'in-review', 'draft'])
    })

    it('should hold every way of publishing to it', async () => {
      const id = await draftBy('editor')
      const { request } = cast().as.editor
      const [version] = (await request<{ docs: Stored[] }>('GET', `/api/works/versions?where[parent][equals]=${id}`))
        .body.docs
      const tries = [
        await request<Refusal>('PATCH', `/api/works/${id}`, { _status: 'published' }),
        await request<Refusal>('PATCH', `/api/works/${id}?draft=true`, { _status: 'published' }),
        await request<Refusal>('PATCH', `/api/works/${id}`, { _status: 'published', overrideReason: '急用' }),
        await request<Refusal>('PATCH', `/api/works/${id}`, { _status: 'published', writers: [], stage: 'approved' }),
        await request<Refusal>('POST', '/api/works', { title: '直发', genre: 'choir', _status: 'published' }),
        await request<Refusal>('POST', `/api/works/${id}/duplicate?draft=false`, { _status: 'published' }),
        await step('editor', id, 'publish'),
        await step('editor', id, 'approve'),
        await step('editor', id, 'override', '急用'),
      ]
      expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 403))
      expect(message(tries[0] as Answer<Refusal>)).toContain('这一稿您改过文字，要由没有参与写的人来审')
      expect(tries[0]?.body.errors?.[0]?.data?.code).toBe('own-text')
      const { refusals } = await stateFor('editor', id)
      expect(refusals).toMatchObject({ publish: { code: 'own-text' }, submit: null })
      const many = await request<{ docs: unknown[]; errors: { message: string }[] }>(
        'PATCH',
        `/api/works?where[id][equals]=${id}`,
        { _status: 'published' },
      )
      expect(many.body.docs).toEqual([])
      expect(many.body.errors[0]?.message).toContain(message(tries[0] as Answer<Refusal>))
      expect(await isPublic(id)).toBe(false)

      // what somebody else lets through, the writer may publish; a change of it not
      await step('editor', id, 'submit')
      await step('reviewer', id, 'approve')
      const changed = await request<Refusal>('PATCH', `/api/works/${id}`, { _status: 'published', title: '换了' })
      expect(changed.status).toBe(403)
      expect((await request('PATCH', `/api/works/${id}`, { _status: 'published' })).status).toBe(200)
      expect((await request('PATCH', `/api/works/${id}`, { title: '直接改' })).status).toBe(403)
      const versions = await request<{ docs: Stored[] }>('GET', `/api/works/versions?where[parent][equals]=${id}`)
      // whatever is gone back to comes as a draft, and to the public by the review alone
      for (const { id: old } of [versions.body.docs[0], version] as Stored[])
        for (const query of ['', '?draft=false', '?draft=true'])
          expect((await request('POST', `/api/works/versions/${old}${query}`, {})).status).toBe(200)
      expect(await isPublic(id)).toBe(true)
      expect(await stateFor('editor', id)).toMatchObject({ isLive: false, stage: 'draft' })
      expect((await request('PATCH', `/api/works/${id}`, { _status: 'published' })).status).toBe(403)
      expect((await staff().request('GET', `/api/works/${id}`)).body['title']).toBe('晨曲')
      expect(await actionsOf(id)).toEqual(['create', 'submit', 'approve', 'publish', ...Array(6).fill('restore')])
    })

    it('should take nothing off the site that nobody asked to take off', async () => {
      const id = await draftBy('editor', { summary: '公布的' })
      await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'published' })
      await by('editor')('PATCH', `/api/works/${id}?draft=true`, { summary: '草稿' })
      const before = await rowsOf(`works/${id}`)
      const change = { year: 2010 }
      // this site has one language, and what the admin sends for others means nothing
      for (const flag of ['publishAllLocales', 'unpublishAllLocales']) {
        const one = await by('reviewer')<Refusal>('PATCH', `/api/works/${id}?${flag}=true`, change)
        expect([flag, one.status]).toEqual([flag, 409])
        const empty = await draftBy('editor', { genre: null })
        const published = await by('reviewer')('PATCH', `/api/works/${empty}?${flag}=true`, { _status: 'published' })
        expect([flag, published.status, await isPublic(empty)]).toEqual([flag, 400, false])
      }
      for (const actor of ['reviewer', 'administrator'] as const) {
        const one = await by(actor)<Refusal>('PATCH', `/api/works/${id}`, change)
        expect([one.status, message(one)]).toEqual([409, expect.stringContaining('另有一份还没发布的草稿')])
        const many = await by(actor)<Many>('PATCH', `/api/works?where[id][equals]=${id}`, change)
        expect(many.body).toMatchObject({ docs: [], errors: [{ message: expect.stringContaining('draft=true') }] })
      }
      const { body } = await staff().request('GET', `/api/works/${id}`)
      expect([body['_status'], body['summary'], body['year'] ?? null]).toEqual(['published', '公布的', null])
      expect(await rowsOf(`works/${id}`)).toEqual(before)
      // a draft takes it, and what is asked for is done
      expect((await by('editor')('PATCH', `/api/works/${id}?draft=true`, change)).status).toBe(200)
      expect(await isPublic(id)).toBe(true)
      expect((await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'draft' })).status).toBe(200)
      expect(await isPublic(id)).toBe(false)
    })

    it('should take a page down however unfinished the draft is that waits beside it', async () => {
      const day = '2026-11-21T00:00:00.000Z'
      const libraries: [string, object][] = [
        ['works', { title: '撤下的', genre: 'choir' }],
        ['talents', { name: '撤下的', specialities: ['choir'], consent: { given: true } }],
        ['notices', { title: '撤下的', kind: 'notice', date: day }],
        ['venues', { name: '撤下的', kind: 'palace', address: '一条路 1 号' }],
      ]
      for (const [library, data] of libraries) {
        const publish = async () => {
          const made = { ...data, _status: 'published', overrideReason: '要撤下的' }
          const answer = await staff().request<Doc & Refusal>('POST', `/api/${library}`, made)
          expect([library, answer.status, answer.body.errors]).toEqual([library, 201, undefined])
          const { id } = answer.body.doc
          const emptied = (value: unknown) =>
            Array.isArray(value) ? [] : typeof value === 'object' ? { given: false } : ''
          const empty = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, emptied(value)]))
          expect((await by('editor')('PATCH', `/api/${library}/${id}?draft=true`, empty)).status).toBe(200)
          return id
        }
        const down = { _status: 'draft' }
        const ways = [
          (id: string) => by('editor')('PATCH', `/api/${library}/${id}`, down),
          // as the button of the admin does it
          (id: string) => by('editor')('PATCH', `/api/${library}/${id}?unpublishAllLocales=true`, down),
          (id: string) => by('reviewer')('PATCH', `/api/${library}?where[id][equals]=${id}`, down),
          async (id: string) => {
            const { seen } = (await by('reviewer')<State>('GET', `/api/${library}/${id}/review`)).body
            return by('reviewer')('POST', `/api/${library}/${id}/review`, { step: 'unpublish', seen })
          },
        ]
        for (const [number, way] of ways.entries()) {
          const id = await publish()
          expect([library, number, (await way(id)).status]).toEqual([library, number, 200])
          const { body } = await staff().request('GET', `/api/${library}/${id}`)
          expect([library, number, body['_status']]).toEqual([library, number, 'draft'])
          // nothing more than that is let through
          const again = await by('reviewer')('PATCH', `/api/${library}/${id}`, { _status: 'published' })
          expect([library, number, again.status]).toEqual([library, number, 400])
        }
        const id = await publish()
        const more = await by('editor')('PATCH', `/api/${library}/${id}`, { _status: 'draft', summary: '又改的' })
        expect([library, more.status]).toEqual([library, 400])
        for (const nothing of [null, '']) {
          const said = await by('reviewer')<Refusal>('PATCH', `/api/${library}/${id}`, { _status: nothing })
          expect([said.status, message(said)]).toEqual([400, expect.stringContaining('状态 _status 是空的')])
        }
      }
    })

    it('should let a reviewer publish at once what others wrote, and an administrator override with a reason', async () => {
      const other = await draftBy('editor')
      expect((await by('reviewer')('PATCH', `/api/works/${other}`, { _status: 'published' })).status).toBe(200)
      expect(await actionsOf(other)).toEqual(['create', 'approve', 'publish'])

      const own = await draftBy('administrator')
      const refused = await by('administrator')<Refusal>('PATCH', `/api/works/${own}`, { _status: 'published' })
      expect([refused.status, message(refused)]).toEqual([
        403,
        expect.stringContaining('管理员可以写明理由越过审稿') as string,
      ])
      const override = (overrideReason: string) =>
        by('administrator')<Refusal>('PATCH', `/api/works/${own}`, { _status: 'published', overrideReason })
      const long = await override('长'.repeat(501))
      expect([long.status, message(long)]).toEqual([400, expect.stringContaining('最多 500 字') as string])
      const done = await override('台风停演')
      expect(done.status).toBe(200)
      const rows = (await rowsOf(`works/${own}`)).filter(({ note }) => note)
      expect(rows.map(({ action, note }) => [action, note])).toEqual([['override', '台风停演']])
    })
  })
})
