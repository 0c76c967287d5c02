import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { administrator, type Answer, type Api, separateReview } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import type { Stored } from '../../support/entries.ts'
import { documentData } from '../../support/randomDocuments.ts'
import { type Ids, withIds } from '../../support/randomWrites.ts'
import { openRaw } from '../../support/rawDatabase.ts'
import { type Actor, type Cast, castOf } from '../../support/roles/cast.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Refusal = { errors?: { message: string; data?: { code: string } }[] }
type Row = {
  isDone: boolean
  action: string
  name: string
  role: string
  address: string
  changes?: string
  note?: string
  user: string
}
type State = {
  stage: string
  seen: string
  isLive: boolean
  refusals: Record<string, { code: string; message: string } | null>
  wordings: { place: string; wrong: string; right: string }[]
  timeline: { what: string; name: string; changes: string[]; note?: string; address?: string }[]
}
type Many = { docs: unknown[]; errors: { message: string }[] }
type Doc = { doc: Stored & { _status: string; stage?: string; updatedAt: string } }

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast

  let dataDir: string
  const start = () =>
    startServer({ dataDir, databaseUrl: database.url, args: ['--no-sample'], env: { LOG_LEVEL: 'fatal' } })

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-newsroom-'))
    server = await start()
    staff = await administrator(server)
    cast = await castOf(server, staff)
    await separateReview(staff, true)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const by = (actor: Actor) => cast.as[actor].request
  const message = ({ body }: Answer<Refusal>): string => body.errors?.[0]?.message ?? ''
  const draftBy = async (actor: Actor, data: object = {}) =>
    (await by(actor)<Doc>('POST', '/api/works?draft=true', { title: '晨曲', genre: 'choir', ...data })).body.doc.id
  const stateFor = async (actor: Actor, id: string) => (await by(actor)<State>('GET', `/api/works/${id}/review`)).body
  /** Takes a step on what the person sees now. */
  const step = async (actor: Actor, id: string, name: string, comment?: string) => {
    const { seen } = await stateFor(actor, id)
    return by(actor)<Doc & Refusal>('POST', `/api/works/${id}/review`, { step: name, seen, comment })
  }
  const rowsOf = async (document: string) =>
    (await staff.request<{ docs: Row[] }>('GET', `/api/audits?where[document][equals]=${document}&sort=at&limit=0`))
      .body.docs
  const actionsOf = async (id: string) => (await rowsOf(`works/${id}`)).map(({ action }) => action)
  const isPublic = async (id: string) =>
    (await staff.request('GET', `/api/works/${id}`)).body['_status'] === 'published'

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
        user: cast.accounts['unit-editor'],
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
      const { request } = cast.as.editor
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
      expect((await staff.request('GET', `/api/works/${id}`)).body['title']).toBe('晨曲')
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
      const { body } = await staff.request('GET', `/api/works/${id}`)
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
          const answer = await staff.request<Doc & Refusal>('POST', `/api/${library}`, made)
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
          const { body } = await staff.request('GET', `/api/${library}/${id}`)
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

    it('should let nobody hand in, let pass or plan what could not be published, in any library', async () => {
      const day = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
      const unfinished: [string, object, string][] = [
        ['works', { title: '没有类别' }, '类'],
        ['notices', { title: '', kind: 'notice' }, '标题'],
        ['talents', { name: '没有同意', specialities: ['choir'] }, '同意'],
        ['venues', { name: '没有地址', kind: 'palace' }, '地址'],
        [
          'courses',
          { title: '倒着上的课', kind: 'subsidised', type: 'music', sessions: [{ start: day(26), end: day(25) }] },
          '结束',
        ],
      ]
      for (const [library, data, missing] of unfinished) {
        const path = `/api/${library}`
        const made = await by('editor')<Doc & Refusal>('POST', `${path}?draft=true`, data)
        expect([library, made.status]).toEqual([library, 201])
        const { id } = made.body.doc
        const take = async (actor: Actor, name: string) => {
          const { seen } = (await by(actor)<State>('GET', `${path}/${id}/review`)).body
          return by(actor)<Refusal>('POST', `${path}/${id}/review`, { step: name, seen })
        }
        const submitted = await take('editor', 'submit')
        // as the publish itself would say it
        const published = await by('reviewer')<Refusal>('PATCH', `${path}/${id}`, { _status: 'published' })
        expect([library, submitted.status, published.status]).toEqual([library, 400, 400])
        expect([library, submitted.body.errors]).toEqual([library, published.body.errors])
        expect(JSON.stringify(submitted.body)).toContain(missing)
        await separateReview(staff, false)
        const planned = await by('editor')<Refusal>('POST', '/api/schedules/plan', {
          document: `${library}/${id}`,
          action: 'publish',
          at: day(1),
        })
        await separateReview(staff, true)
        expect([library, planned.status, planned.body.errors]).toEqual([library, 400, published.body.errors])
        expect((await stateFor('editor', id)).stage ?? 'draft').toBe('draft')
      }

      // what was whole when it was handed in may have been emptied since
      const id = await draftBy('editor')
      expect((await step('editor', id, 'submit')).status).toBe(200)
      await by('editor')('PATCH', `/api/works/${id}?draft=true`, { genre: null })
      expect((await step('reviewer', id, 'approve')).status).toBe(400)
      expect((await stateFor('editor', id)).stage).toBe('in-review')
    })

    it('should publish what the reviewer mended once the writer agrees, or another reviewer', async () => {
      const mended = async (): Promise<string> => {
        const id = await draftBy('unit-editor')
        await step('unit-editor', id, 'submit')
        await by('reviewer')('PATCH', `/api/works/${id}?draft=true`, { summary: '改了一个字' })
        expect((await by('reviewer')<Refusal>('PATCH', `/api/works/${id}`, { _status: 'published' })).status).toBe(403)
        expect((await step('reviewer', id, 'approve')).body.doc.stage).toBe('mended')
        for (const name of ['publish', 'approve', 'consent'])
          expect([name, (await step('reviewer', id, name)).status]).toEqual([name, 403])
        return id
      }
      const agreed = await mended()
      expect((await stateFor('unit-editor', agreed)).refusals['consent']).toBe(null)
      expect((await step('unit-editor', agreed, 'consent')).body.doc.stage).toBe('approved')
      expect((await step('reviewer', agreed, 'publish')).body.doc._status).toBe('published')
      expect((await stateFor('unit-editor', agreed)).timeline.map(({ what }) => what)).toEqual([
        '发布',
        '同意修改',
        '通过',
        '审稿时修改',
        '提交审稿',
        '新建',
      ])
      expect((await stateFor('editor', agreed)).timeline[3]).toMatchObject({ name: '审核', changes: ['摘要'] })
      const seen = await mended()
      expect((await step('editor', seen, 'publish')).body.doc._status).toBe('published')
      // whoever goes back to it has the words of both
      const again = await mended()
      const { body } = await by('reviewer')<{ docs: Stored[] }>(
        'GET',
        `/api/works/versions?where[parent][equals]=${again}&limit=1`,
      )
      await by('reviewer')('POST', `/api/works/versions/${body.docs[0]?.id}`, {})
      expect((await step('reviewer', again, 'publish')).body.errors?.[0]?.data?.code).toBe('own-text')
    })

    it('should take an approval back when the text is changed', async () => {
      const id = await draftBy('unit-editor')
      await step('unit-editor', id, 'submit')
      await step('editor', id, 'approve')
      await by('unit-editor')('PATCH', `/api/works/${id}?draft=true`, { title: '偷换' })
      expect(await stateFor('unit-editor', id)).toMatchObject({ stage: 'draft' })
    })

    it('should do one step of two that are taken at once, and tell the other what happened', async () => {
      const id = await draftBy('unit-editor')
      await step('unit-editor', id, 'submit')
      const { seen } = await stateFor('reviewer', id)
      const answers = await Promise.all([
        by('reviewer')<Refusal>('POST', `/api/works/${id}/review`, { step: 'approve', seen }),
        by('editor')<Refusal>('POST', `/api/works/${id}/review`, { step: 'return', seen, comment: '太短' }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const late = answers.find(({ status }) => status === 409) as Answer<Refusal>
      expect(message(late)).toMatch(/^您打开以后，(审核|编辑)已在 .+ 对这一稿做了“(通过|退回)”，您的操作没有执行。/)
      expect((await actionsOf(id)).length).toBe(3)
    })

    it('should refuse a request that makes no sense, in Chinese', async () => {
      const id = await draftBy('editor')
      const path = `/api/works/${id}/review`
      for (const body of [{ step: 'burn', seen: '' }, { step: 'submit' }, undefined])
        expect(message(await by('editor')<Refusal>('POST', path, body))).toMatch(/\p{Script=Han}/u)
      expect((await stateFor('editor', id)).stage).toBe('draft')
    })

    it('should keep who wrote from everybody', async () => {
      const id = await draftBy('editor')
      for (const path of [
        `/api/works/${id}?draft=true&showHiddenFields=true`,
        `/api/works/versions?where[parent][equals]=${id}`,
      ])
        expect(JSON.stringify((await staff.request('GET', path)).body)).not.toContain('writers')
      expect((await staff.request('GET', '/api/works?where[writers][exists]=true')).status).toBe(400)
    })
  })

  describe('a unit editor', () => {
    it("should not see another unit's draft by any list, search, relation field, version or API", async () => {
      const secret = '尚未公布的名单'
      const talent = (
        await staff.request<Doc>('POST', '/api/talents?draft=true', { name: secret, ownerUnit: cast.units.other })
      ).body.doc
      const work = await draftBy('administrator', { title: secret, ownerUnit: cast.units.other, authors: [talent.id] })
      const own = await draftBy('unit-editor', { authors: [talent.id] })
      const paths = [
        `/api/works/${work}`,
        `/api/works/${work}?draft=true`,
        `/api/works/${work}/review`,
        '/api/works?limit=0&draft=true&depth=3',
        `/api/works?draft=true&where[title][like]=${secret}`,
        `/api/works/versions?limit=0&depth=3`,
        `/api/works/versions?where[parent][equals]=${work}`,
        `/api/talents?draft=true&where[name][like]=${secret}`,
        `/api/works/${own}?draft=true&depth=3`,
        `/api/works/${own}/review`,
        `/api/audits?where[document][equals]=works/${work}`,
        `/preview/works/${work}`,
        `/preview/works/${own}`,
      ]
      for (const path of paths) {
        const { body } = await by('unit-editor')('GET', path)
        expect([path, JSON.stringify(body).includes(secret)]).toEqual([path, false])
      }
      const taken = await by('unit-editor')('POST', `/api/works/${work}/review`, { step: 'submit', seen: '' })
      expect(taken.status).toBe(404)
    })
  })

  describe('the wording check', () => {
    it('should warn of some forms and hold others back, wherever they stand', async () => {
      await by('editor')('POST', '/api/wordings', { wrong: '省总', right: '省总工会', level: 'block' })
      await by('editor')('POST', '/api/wordings', { wrong: '登陆', right: '登录', level: 'warn' })
      const id = await draftBy('editor', {
        title: '省总工会展演',
        summary: '请登陆报名',
        awards: [{ name: '省总一等奖' }],
      })
      expect((await stateFor('editor', id)).wordings).toMatchObject([
        { place: '摘要', wrong: '登陆', right: '登录', level: 'warn' },
        { place: '获奖第 1 行的奖项', wrong: '省总', level: 'block' },
      ])
      const refused = await step('editor', id, 'submit')
      expect([refused.status, message(refused)]).toEqual([
        400,
        '有 1 处用语表禁止的写法，改好以后才能提交和发布：获奖第 1 行的奖项的「省总」应写成「省总工会」。',
      ])
      expect((await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'published' })).status).toBe(400)
      await by('editor')('PATCH', `/api/works/${id}?draft=true`, { awards: [{ name: '省总工会一等奖' }] })
      expect((await step('editor', id, 'submit')).status).toBe(200)
    })
  })

  describe('the audit log', () => {
    it('should tell of accounts, settings, log-ins, old versions and deletions too', async () => {
      const account = (
        await staff.request<Doc>('POST', '/api/users', {
          name: '陈某',
          email: 'chen@example.org',
          password: 'songs-for-workers',
          role: 'editor',
        })
      ).body.doc.id
      await staff.request('PATCH', `/api/users/${account}`, { role: 'reviewer', password: 'songs-for-all-workers' })
      await staff.request('DELETE', `/api/users/${account}`)
      expect(
        (await rowsOf(`users/${account}`)).map(({ action, changes, note }) => [action, changes ?? null, note ?? null]),
      ).toEqual([
        ['create', null, '角色：编辑'],
        ['change', '角色；密码', '角色：编辑 → 审核'],
        ['delete', null, null],
      ])
      expect((await rowsOf(`users/${cast.accounts.reviewer}`)).map(({ action }) => action)).toContain('login')
      expect((await rowsOf('newsroom')).at(-1)).toMatchObject({ action: 'change', changes: '写稿和审稿分开' })

      const id = await draftBy('editor')
      await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'published' })
      await by('editor')('PATCH', `/api/works/${id}?draft=true`, { title: '改过' })
      const { body } = await by('editor')<{ docs: Stored[] }>(
        'GET',
        `/api/works/versions?where[parent][equals]=${id}&sort=createdAt`,
      )
      await by('editor')('POST', `/api/works/versions/${body.docs[0]?.id}?draft=true`, {})
      await by('editor')('PATCH', `/api/works/${id}`, { _status: 'draft' })
      await by('editor')('PATCH', `/api/works/${id}`, { deletedAt: new Date().toISOString() })
      await by('editor')('PATCH', `/api/works/${id}?trash=true`, { deletedAt: null })
      await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'published' })
      await by('editor')('PATCH', `/api/works/${id}`, { deletedAt: new Date().toISOString() })
      await staff.request('DELETE', `/api/works/${id}?trash=true`)
      const rows = await rowsOf(`works/${id}`)
      expect(rows.map(({ action }) => action)).toEqual([
        'create',
        'approve',
        'publish',
        'edit',
        'restore',
        'unpublish',
        'trash',
        'untrash',
        'approve',
        'publish',
        'trash',
        'unpublish',
        'delete',
      ])
      expect(rows.every(({ isDone }) => isDone)).toBe(true)
    })

    it.each(pageCollections)('should tell every step of %s, whatever fields are filled in', async (collection) => {
      // what has the most rows of all that an editor might fill in
      const samples = fc.sample(documentData[collection], { seed: 12, numRuns: 30 })
      const none = new Proxy({}, { get: () => [] }) as Ids
      const filled = (data: unknown) => JSON.stringify(data).length
      const [data] = samples.map((sample) => withIds(sample, none) as object).sort((a, b) => filled(b) - filled(a))
      const slug = `every-step-of-${collection}`
      const made = await by('editor')<Doc>('POST', `/api/${collection}?draft=true`, { ...data, slug, _status: 'draft' })
      const { id } = made.body.doc
      const take = async (actor: Actor, name: string, comment?: string) => {
        const { body } = await by(actor)<State>('GET', `/api/${collection}/${id}/review`)
        const asked = { step: name, seen: body.seen, comment }
        expect((await by(actor)('POST', `/api/${collection}/${id}/review`, asked)).status, name).toBe(200)
      }
      await take('editor', 'submit')
      await take('reviewer', 'return', '请补摘要')
      await by('editor')('PATCH', `/api/${collection}/${id}?draft=true`, { summary: '补上的摘要' })
      await take('editor', 'submit')
      await take('reviewer', 'approve')
      await take('reviewer', 'publish')
      const taken = await by('administrator')('PATCH', `/api/${collection}/${id}`, { _status: 'draft' })
      expect(taken.status).toBe(200)
      const rows = await rowsOf(`${collection}/${id}`)
      const told = ['create', 'submit', 'return', 'edit', 'submit', 'approve', 'publish', 'unpublish']
      expect(rows.map(({ action }) => action)).toEqual(told)
      expect(rows.map(({ isDone }) => isDone)).toEqual(told.map(() => true))
      expect(rows[2]?.note).toBe('请补摘要')
    })

    it('should know the address as the server saw it, whatever a client claims', async () => {
      const logIn = (headers: Record<string, string>) =>
        fetch(`${server.url}/api/users/login`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'x-gongyun-address': '203.0.113.6', ...headers },
          body: JSON.stringify({ email: 'auditor@example.org', password: 'songs-for-workers' }),
        })
      await logIn({})
      // a proxy on this machine is believed
      await logIn({ 'x-forwarded-for': '198.51.100.1, 192.0.2.7' })
      const rows = await rowsOf(`users/${cast.accounts.auditor}`)
      expect(rows.slice(-2).map(({ address }) => address)).toEqual(['127.0.0.1', '192.0.2.7'])
    })

    it('should not call an attempt done that failed', async () => {
      const { body } = await by('administrator')<Doc>('POST', '/api/works?draft=true', { title: '缺类别' })
      const refused = await by('reviewer')('PATCH', `/api/works/${body.doc.id}`, { _status: 'published' })
      expect(refused.status).toBe(400)
      expect((await stateFor('reviewer', body.doc.id)).timeline.map(({ what }) => what)).toEqual(['新建'])
    })

    it('should keep its rows for as long as the setting says, and settle after a crash what was done', async () => {
      expect((await staff.request('POST', '/api/globals/newsroom', { keepMonths: 5 })).status).toBe(400)
      await staff.request('POST', '/api/globals/newsroom', { keepMonths: 12 })
      const published = await draftBy('editor', { title: '断电前发布' })
      const tried = await draftBy('editor', { title: '断电前没有发成' })
      const day = 24 * 60 * 60_000
      const [old, changed] = [await draftBy('editor', { title: '旧稿' }), await draftBy('editor', { title: '旧稿' })]
      for (const id of [old, changed]) {
        await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'published' })
        for (const title of ['改过的旧稿', '再改的旧稿'])
          await by('editor')('PATCH', `/api/works/${id}?draft=true`, { title })
      }
      await by('reviewer')('PATCH', `/api/works/${published}`, { _status: 'published' })
      await server.stop()
      const raw = await openRaw(dataDir, database.url)
      const row = { name: '某人', title: '某条', isDone: false, at: new Date() }
      for (const [document, age] of [
        ['works/old', 367],
        ['works/young', 364],
      ] as const)
        await raw.addAudit({ ...row, action: 'edit', document, at: new Date(Date.now() - age * day), isDone: true })
      const ago = (...days: number[]) => days.map((age) => new Date(Date.now() - age * day))
      await raw.ageVersions('works', old, ago(900, 800, 500, 400))
      await raw.ageVersions('works', changed, ago(900, 800, 500, 10))
      await raw.unsettle(`works/${published}`, ['approve', 'publish'])
      await raw.addAudit({ ...row, action: 'publish', document: `works/${tried}` })
      await raw.addAudit({ ...row, action: 'delete', document: 'works/gone' })
      await raw.close()
      server = await start()
      staff = await administrator(server)

      expect((await rowsOf('works/old')).length).toBe(0)
      expect((await rowsOf('works/young')).length).toBe(1)
      const versionsOf = async (id: string) => {
        const address = `/api/works/versions?where[parent][equals]=${id}&sort=updatedAt&depth=0`
        const { body } = await staff.request<{ docs: { version: Doc['doc'] }[] }>('GET', address)
        return body.docs.map(({ version }) => [version.title, version._status])
      }
      // what is public stays, and what was the newest text until ten days ago
      await expect
        .poll(() => versionsOf(old))
        .toEqual([
          ['旧稿', 'published'],
          ['再改的旧稿', 'draft'],
        ])
      await expect
        .poll(() => versionsOf(changed))
        .toEqual([
          ['旧稿', 'published'],
          ['改过的旧稿', 'draft'],
          ['再改的旧稿', 'draft'],
        ])
      const done = async (document: string, name: string) =>
        (await rowsOf(document)).filter((found) => found.name === name).map(({ isDone }) => isDone)
      expect(await done(`works/${tried}`, '某人')).toEqual([false])
      expect(await done('works/gone', '某人')).toEqual([true])
      expect((await rowsOf(`works/${published}`)).map(({ isDone }) => isDone)).toEqual([true, true, true])
    })
  })
})
