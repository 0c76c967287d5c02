import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { deeds, VersionModel } from '../../support/versionModel.ts'

const password = 'a-song-for-workers'

interface Saved {
  doc?: { id: string; slug: string; updatedAt: string; title: string }
  errors?: { message: string }[]
}

onEachDatabase(({ name, create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  /** A second server on the same database, where there can be one. */
  let other: TestServer | undefined
  let staff: Api
  let elsewhere: Api | undefined
  let colleague: Api

  beforeAll(async () => {
    database = create()
    const options = { databaseUrl: database.url, args: ['--no-sample'], env: { LOG_LEVEL: 'fatal' } }
    server = await startServer(options)
    staff = await administrator(server)
    const account = { email: 'wen@gongyun.local', password, name: '文编辑', role: 'editor' }
    await staff.request('POST', '/api/users', account)
    colleague = await login(server, account.email, password)
    if (name === 'MongoDB') {
      other = await startServer(options)
      elsewhere = await login(other, account.email, password)
    }
  })
  afterAll(async () => {
    await other?.stop()
    await server?.stop()
    await database?.drop()
  })

  const newest = async (id: string): Promise<{ updatedAt: string; title: string }> =>
    (await staff.request<{ updatedAt: string; title: string }>('GET', `/api/works/${id}?draft=true&depth=0`)).body
  /** Saves from the base of a version, and notes in the title who did and from what. */
  const save = (api: Api, id: string, saver: number, base: string, query = '') =>
    api.request<Saved>('PATCH', `/api/works/${id}${query}`, { title: `${saver}|${base}`, updatedAt: base })
  const work = (title: string, more: object = {}) => createEntry(staff, 'works', { title, genre: 'choir', ...more })

  describe('two who save one document', () => {
    it('should not undo each other: of those who began with one version the first wins, the others are told', async () => {
      const { id } = await work('合唱')
      const { updatedAt } = await newest(id)
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, saver) => save(saver % 2 ? colleague : staff, id, saver, updatedAt)),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)])
      const winner = answers.findIndex(({ status }) => status === 200)
      expect((await newest(id)).title).toBe(`${winner}|${updatedAt}`)
      const told = answers.find(({ status }) => status === 409)?.body.errors?.[0]?.message ?? ''
      for (const part of ['没有保存', '改了“名称”', '没有丢', '请先看最新版本']) expect(told).toContain(part)
    })

    it('should tell the one who loses who was first', async () => {
      const { id } = await work('二胡')
      const { updatedAt } = await newest(id)
      await save(colleague, id, 1, updatedAt, '?draft=true')
      const { status, body } = await staff.request<Saved>('PATCH', `/api/works/${id}`, {
        summary: '新写的摘要',
        updatedAt,
      })
      expect(status).toBe(409)
      for (const part of ['文编辑已在', '对方改了“名称”', '您改了“摘要”'])
        expect(body.errors?.[0]?.message).toContain(part)
      const again = await save(colleague, id, 2, updatedAt)
      expect(again.body.errors?.[0]?.message).toContain('您自己在另一个窗口')
    })

    it('should find, after any interleaving, that each accepted save was made from the version before it', async () => {
      const savers = [staff, colleague, ...(elsewhere === undefined ? [] : [elsewhere])]
      const attempt = fc.record({
        saver: fc.nat(savers.length - 1),
        isDraft: fc.boolean(),
        isAuto: fc.boolean(),
        /** Waits for the one before, or does not. */
        isAlone: fc.boolean(),
        isStale: fc.boolean(),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(attempt, { minLength: 8, maxLength: 16, size: 'max' }), async (attempts) => {
          const { id } = await work('开头')
          let known = (await newest(id)).updatedAt
          const first = known
          const accepted: { base: string; made: string }[] = []
          const running: Promise<void>[] = []
          for (const [index, { saver, isDraft, isAuto, isAlone, isStale }] of attempts.entries()) {
            if (!isStale) known = (await newest(id)).updatedAt
            const base = known
            const query = isDraft ? `?draft=true${isAuto ? '&autosave=true' : ''}` : ''
            const saving = save(savers[saver] ?? staff, id, index, base, query).then(({ status, body }) => {
              expect([200, 409], JSON.stringify(body)).toContain(status)
              if (body.doc !== undefined && status === 200) accepted.push({ base, made: body.doc.updatedAt })
            })
            running.push(saving)
            if (isAlone) await saving
          }
          await Promise.all(running)
          // whoever was accepted came after the version that it began with, and nobody else did
          const followers = new Map(accepted.map(({ base, made }) => [base, made]))
          expect(followers.size).toBe(accepted.length)
          let at = first
          for (let step = 0; step < accepted.length; step++) at = followers.get(at) ?? 'lost'
          expect(at).toBe((await newest(id)).updatedAt)
        }),
        { numRuns: Number(process.env['GONGYUN_RUNS'] ?? 4), seed: 20261124 },
      )
    })

    it('should both be accepted when they change different fields without naming a version', async () => {
      const { id } = await work('琵琶', { _status: 'draft' })
      const fields = ['title', 'summary', 'authorsText']
      const apis = [staff, colleague, elsewhere ?? staff]
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          (apis[index % 3] ?? staff).request<Saved>('PATCH', `/api/works/${id}`, {
            [fields[index % 3] ?? '']: `第 ${index} 个`,
          }),
        ),
      )
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      const { body } = await staff.request<Record<string, string>>('GET', `/api/works/${id}?draft=true&depth=0`)
      for (const [index, field] of fields.entries()) {
        const mine = Array.from({ length: 10 }, (_, turn) => `第 ${turn * 3 + index} 个`)
        expect(mine).toContain(body[field])
      }
    })

    it('should lose nothing when one changes many documents at once', async () => {
      const ids = await Promise.all(['甲', '乙', '丙'].map(async (title) => (await work(title)).id))
      const [many, ...ones] = await Promise.all([
        staff.request<{ docs: { id: string }[] }>('PATCH', `/api/works?where[id][in]=${ids.join(',')}`, {
          summary: '一起改的',
        }),
        ...ids.map((id) => colleague.request('PATCH', `/api/works/${id}`, { authorsText: '一个一个改的' })),
      ])
      expect(many.status).toBeLessThan(500)
      for (const [index, id] of ids.entries()) {
        const { body } = await staff.request<Record<string, string>>('GET', `/api/works/${id}?depth=0`)
        if (ones[index]?.status === 200) expect(body['authorsText']).toBe('一个一个改的')
        if (many.body.docs?.some((doc) => doc.id === id)) expect(body['summary']).toBe('一起改的')
      }
    })

    it('should let others save while many documents are changed, each of which is changed once', async () => {
      const ids: string[] = []
      for (let index = 0; index < 60; index++) ids.push((await work(`第 ${index} 件`)).id)
      const other = await work('别的一件')
      const order: string[] = []
      const many = staff
        .request<{ docs: { id: string }[]; message: string }>('PATCH', `/api/works?where[id][in]=${ids.join(',')}`, {
          summary: '六十件一起改的',
        })
        .finally(() => order.push('many'))
      const one = colleague
        .request('PATCH', `/api/works/${other.id}`, { authorsText: '一个人改的' })
        .finally(() => order.push('one'))
      expect((await one).status).toBe(200)
      const { status, body } = await many
      expect(status).toBe(200)
      expect(order).toEqual(['one', 'many'])
      expect(new Set(body.docs.map(({ id }) => id))).toEqual(new Set(ids))
      expect(body.message).toBe('已更新 60 条（作品库）。')
      const { body: found } = await staff.request<{ totalDocs: number }>(
        'GET',
        '/api/works/count?where[summary][equals]=六十件一起改的',
      )
      expect(found.totalDocs).toBe(60)
    })

    it('should, at the settings of the site, be told too', async () => {
      const read = async () =>
        (await staff.request<{ updatedAt: string }>('GET', '/api/globals/site?depth=0')).body.updatedAt
      await staff.request('POST', '/api/globals/site', { theme: '中国梦' })
      const updatedAt = await read()
      const answers = await Promise.all(
        ['劳动美', '工匠美'].map((theme) => staff.request('POST', '/api/globals/site', { theme, updatedAt })),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    })
  })

  describe('the versions', () => {
    it('should have one for all that is typed between two publishes, and each that a person made with its content', async () => {
      const names = ['词一', '曲二', '编三']
      const { id } = await work('第一版', { authorsText: names[0] })
      const versions = new VersionModel([staff, colleague], 'works', id, '第一版')
      const typed = { kind: 'type', by: 0, which: 0 } as const
      for (const [index, authorsText] of names.entries()) {
        for (let pause = 0; pause < 60; pause++) await versions.do(typed, `第 ${index} 次写到 ${pause}`)
        await staff.request('PATCH', `/api/works/${id}?draft=true&autosave=true`, { authorsText })
        await versions.do({ ...typed, kind: 'publish' }, `第 ${index} 次发布`)
      }
      expect(await versions.read()).toHaveLength(1 + 2 * names.length)
      await versions.check()
    })

    it('should, after any deeds of two people and their forms, all be there that a person made', async () => {
      const apis = [staff, colleague, ...(elsewhere === undefined ? [] : [elsewhere])]
      await fc.assert(
        fc.asyncProperty(deeds(2), async (all) => {
          const { id } = await work('开头')
          // the second person at another server, where there is one
          const versions = new VersionModel([staff, apis.at(-1) ?? colleague], 'works', id, '开头')
          for (const [index, deed] of all.entries()) await versions.do(deed, `第 ${index} 稿`)
          await versions.check()
        }),
        { numRuns: Number(process.env['GONGYUN_RUNS'] ?? 4), seed: 20261126 },
      )
    })
  })

  it('should give ten who create one title at once an address each', async () => {
    const apis = [staff, colleague, elsewhere ?? staff]
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (apis[index % 3] ?? staff).request<Saved>('POST', '/api/works', {
          title: '同一个名字',
          genre: 'choir',
          _status: 'published',
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(10).fill(201))
    expect(new Set(answers.map(({ body }) => body.doc?.slug)).size).toBe(10)
  })
})
