import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageCollections } from '../../site/catalogue/pageCollections.ts'
import { administrator, type Api, login } from '../support/api.ts'
import { onEachDatabase } from '../support/databases.ts'
import { createEntry, pageText, publish, type Stored, updateEntry } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { untilPublished } from '../support/untilPublished.ts'
import { deeds, VersionModel } from '../support/versionModel.ts'

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
      expect(body.message).toBe('已成功更新 60 个作品库。')
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

  it('should read a group that is sent as null as an empty one, and refuse a row that is none in Chinese', async () => {
    const course = await createEntry(staff, 'courses', {
      title: '合唱班',
      kind: 'subsidised',
      type: 'music',
      price: { list: 8000, subsidy: 6000 },
      _status: 'draft',
    })
    const answer = await staff.request<{ doc: { price: unknown } }>('PATCH', `/api/courses/${course.id}?draft=true`, {
      price: null,
    })
    expect([answer.status, JSON.stringify(answer.body.doc.price)]).toEqual([200, expect.not.stringContaining('8000')])
    const refused = await staff.request<Saved>('PATCH', `/api/courses/${course.id}?draft=true`, { sessions: [null] })
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('第 1 行')])
    const unreadable = await staff.request<Saved>('PATCH', `/api/courses/${course.id}`, { updatedAt: '昨天' })
    expect([unreadable.status, JSON.stringify(unreadable.body)]).toEqual([
      400,
      expect.stringContaining('「昨天」不是日期'),
    ])
  })

  /** Where a request is sent to: a status, and the path of a redirect. */
  async function ask(path: string): Promise<string> {
    const response = await fetch(server.url + path, { redirect: 'manual' })
    return `${response.status} ${response.headers.get('location') ?? ''}`.trim()
  }
  /** What led to an older address leads to the new one a moment after the save. */
  const expectToLead = (from: string[], to: string) =>
    expect.poll(() => Promise.all(from.map(ask))).toEqual(from.map(() => `301 ${to}`))
  const rename = (entry: Stored, slug: string) => publish(staff, 'works', entry.id, { slug })

  describe('the address of a published entry', () => {
    it('should stay when the title changes, and be another for a copy', async () => {
      const entry = await work('剪纸')
      const after = await publish(staff, 'works', entry.id, { title: '窗花' })
      expect([entry.slug, after.slug]).toEqual(['jian-zhi', 'jian-zhi'])
      const copy = await staff.request<Saved>('POST', `/api/works/${entry.id}/duplicate`, {})
      expect(copy.body.doc?.slug).toMatch(/^[a-z0-9-]+$/)
      expect(copy.body.doc?.slug).not.toBe('jian-zhi')
    })

    it('should lead on to the new one after a rename, again and again, and back', async () => {
      const entry = await work('一', { slug: 'one-a' })
      await rename(entry, 'one-b')
      expect(await ask('/works/one-a/')).toBe('301 /works/one-b/')
      expect(await ask('/works/one-a/?from=wechat')).toBe('301 /works/one-b/?from=wechat')
      await rename(entry, 'one-c')
      await expectToLead(['/works/one-a/', '/works/one-b/'], '/works/one-c/')
      await rename(entry, 'one-a')
      expect(await ask('/works/one-a/')).toBe('200')
      await expectToLead(['/works/one-b/', '/works/one-c/'], '/works/one-a/')
    })

    it('should lead on from a page that any web server can send', async () => {
      const entry = await work('二', { slug: 'two-a' })
      await rename(entry, 'two-b')
      const file = path.join(server.dataDir, 'published', 'current', 'works', 'two-a', 'index.html')
      // whoever renames waits for the entry's own page, not for what names it
      await untilPublished(server)
      const html = await readFile(file, 'utf8')
      for (const part of ['url=/works/two-b/', 'rel="canonical"', 'noindex', '这一页换了新网址', '>二</a>'])
        expect(html).toContain(part)
      for (const list of ['/sitemap.xml', '/sitemap/works-1.xml', '/feeds/works.xml', '/works/'])
        expect([list, (await pageText(server, list)).text]).toEqual([list, expect.not.stringContaining('two-a')])
    })

    it('should be each other’s after a swap', async () => {
      const [one, other] = [await work('三', { slug: 'three-a' }), await work('四', { slug: 'three-b' })]
      await rename(one, 'three-c')
      await rename(other, 'three-a')
      await rename(one, 'three-b')
      expect((await pageText(server, '/works/three-a/')).text).toContain('四')
      expect((await pageText(server, '/works/three-b/')).text).toContain('三')
      expect(await ask('/works/three-c/')).toBe('301 /works/three-b/')
    })

    it('should belong to whoever was public at it last, and to nobody made of a title while it leads on', async () => {
      const first = await work('春天')
      await rename(first, 'spring-song')
      const second = await work('春天')
      expect(second.slug).toBe('chun-tian-2')
      await rename(second, 'chun-tian')
      expect(await ask('/works/chun-tian/')).toBe('200')
      await updateEntry(staff, 'works', second.id, { _status: 'draft' })
      expect(await ask('/works/chun-tian/')).toBe('404')
    })

    it('should lead nowhere while the entry is taken down, and again when it comes back', async () => {
      const entry = await work('五', { slug: 'five-a' })
      await rename(entry, 'five-b')
      await updateEntry(staff, 'works', entry.id, { _status: 'draft' })
      expect([await ask('/works/five-a/'), await ask('/works/five-b/')]).toEqual(['404', '404'])
      await rename(entry, 'five-c')
      await expectToLead(['/works/five-a/', '/works/five-b/'], '/works/five-c/')
      await staff.request('DELETE', `/api/works/${entry.id}`)
      expect([await ask('/works/five-a/'), await ask('/works/five-c/')]).toEqual(['404', '404'])
    })

    it('should not lead on from the name of a draft, nor be typed into through the API', async () => {
      const draft = await work('六', { slug: 'six-a', _status: 'draft' })
      await publish(staff, 'works', draft.id, { slug: 'six-b', formerSlugs: ' two-b ' })
      expect([await ask('/works/six-a/'), await ask('/works/two-b/')]).toEqual(['404', '200'])
    })
  })

  describe('the trash', () => {
    const trash = (api: Api, id: string) =>
      api.request<Saved>('PATCH', `/api/works/${id}`, { deletedAt: new Date().toISOString() })
    const takeBack = (api: Api, id: string, status = 'draft') =>
      api.request<Saved>('PATCH', `/api/works/${id}?trash=true`, { deletedAt: null, _status: status })

    it('should take a published entry off the site at once, give its address free, and give it back', async () => {
      const entry = await work('七', { slug: 'seven' })
      expect((await trash(colleague, entry.id)).status).toBe(200)
      expect(await ask('/works/seven/')).toBe('404')
      expect((await pageText(server, '/works/')).text).not.toContain('/works/seven/')
      expect((await staff.request('GET', `/api/works/${entry.id}`)).status).toBe(404)

      expect((await takeBack(colleague, entry.id)).body.doc?.slug).toBe('seven')
      expect(await ask('/works/seven/')).toBe('404')
      await publish(staff, 'works', entry.id)
      expect(await ask('/works/seven/')).toBe('200')

      await trash(staff, entry.id)
      const heir = await work('新的', { slug: 'seven' })
      const back = await takeBack(staff, entry.id, 'published')
      expect([back.status, back.body.doc?.slug]).toEqual([200, 'seven-2'])
      expect([await ask('/works/seven/'), await ask('/works/seven-2/')]).toEqual(['200', '200'])
      expect((await pageText(server, '/works/seven/')).text).toContain('新的')
      await trash(staff, heir.id)
    })

    it('should give back an address that fits, however long the one is that another has taken', async () => {
      const slug = `${'ten-'.repeat(19)}long`
      const entry = await work('十', { slug })
      await trash(staff, entry.id)
      const heir = await work('新的十', { slug })
      const back = await takeBack(staff, entry.id, 'published')
      expect([back.status, back.body.doc?.slug]).toEqual([200, `${'ten-'.repeat(19)}lo-2`])
      await trash(staff, entry.id)
      expect((await takeBack(staff, entry.id)).body.doc?.slug).toBe(`${'ten-'.repeat(19)}lo-2`)
      await trash(staff, heir.id)
    })

    it('should be nowhere that anything is made', async () => {
      const deletedAt = new Date().toISOString()
      const lying = { deletedAt, _status: 'published', title: '生在箱里', name: '生在箱里', genre: 'choir' }
      for (const collection of [...pageCollections, 'media', 'recordings'])
        for (const query of ['', '?draft=true']) {
          const { status, body } = await staff.request<Saved>('POST', `/api/${collection}${query}`, lying)
          expect([collection, status, body.errors?.[0]?.message]).toEqual([
            collection,
            400,
            expect.stringContaining('新建的内容不能直接放进垃圾箱。请去掉 deletedAt'),
          ])
        }
      const entry = await work('十一', { slug: 'eleven' })
      await trash(staff, entry.id)
      const copy = await staff.request<Saved & { doc: { deletedAt?: unknown } }>(
        'POST',
        `/api/works/${entry.id}/duplicate`,
        { deletedAt },
      )
      expect([copy.status, copy.body.doc.deletedAt ?? null]).toEqual([200, null])
      expect((await staff.request('GET', `/api/works/${copy.body.doc.id}`)).status).toBe(200)
    })

    it('should tell that something in it uses an entry', async () => {
      const team = await createEntry(staff, 'teams', { name: '箱里用到的', kind: 'choir' })
      const entry = await work('十二', { team: team.id })
      const found = async () => {
        const { body } = await staff.request<{ references: { total: number; entries: object[] }[] }>(
          'GET',
          `/api/references?document=teams/${team.id}`,
        )
        return body.references.flatMap(({ entries }) => entries)
      }
      expect(await found()).toEqual([{ id: entry.id, title: '十二', isPublished: true, isInTrash: false }])
      await trash(staff, entry.id)
      expect(await found()).toEqual([{ id: entry.id, title: '十二', isPublished: false, isInTrash: true }])
    })

    it('should take a published entry with a newer draft off the site', async () => {
      const entry = await work('八', { slug: 'eight' })
      await staff.request('PATCH', `/api/works/${entry.id}?draft=true`, { title: '八（改）' })
      await trash(staff, entry.id)
      expect(await ask('/works/eight/')).toBe('404')
      await takeBack(staff, entry.id, 'published')
      expect((await pageText(server, '/works/eight/')).text).toContain('八（改）')
    })

    it('should hide what lies in it from whatever refers to it', async () => {
      const team = await createEntry(staff, 'teams', { name: '云岭合唱团', kind: 'choir' })
      const entry = await work('九', { team: team.id })
      expect((await pageText(server, `/works/${entry.slug}/`)).text).toContain('云岭合唱团')
      await staff.request('PATCH', `/api/teams/${team.id}`, { deletedAt: new Date().toISOString() })
      expect((await pageText(server, `/works/${entry.slug}/`)).text).not.toContain('云岭合唱团')
    })

    it('should be emptied by administrators alone, and given back by those who may put into it', async () => {
      const unit = async (of: string) =>
        (await staff.request<{ doc: { id: string } }>('POST', '/api/units', { name: of, level: 'grass-roots' })).body
          .doc.id
      const [own, foreign] = [await unit('一厂工会'), await unit('二厂工会')]
      const as = async (role: string, of?: string) => {
        const email = `${role}-trash@gongyun.local`
        await staff.request('POST', '/api/users', { email, password, name: role, role, unit: of })
        return login(server, email, password)
      }
      const [unitEditor, reviewer] = [await as('unit-editor', own), await as('reviewer')]
      const [mine, theirs] = [
        await work('十', { ownerUnit: own, _status: 'draft' }),
        await work('十一', { ownerUnit: foreign, _status: 'draft' }),
      ]
      for (const { id } of [mine, theirs]) await trash(staff, id)
      expect((await takeBack(reviewer, mine.id)).status).toBe(403)
      expect((await takeBack(unitEditor, theirs.id)).status).toBe(403)
      expect((await takeBack(unitEditor, mine.id, 'published')).status).toBe(403)
      expect((await unitEditor.request('DELETE', `/api/works/${mine.id}?trash=true`)).status).toBe(403)
      expect((await colleague.request('DELETE', `/api/works/${mine.id}?trash=true`)).status).toBe(403)
      expect((await takeBack(unitEditor, mine.id)).status).toBe(200)
      expect((await staff.request('DELETE', `/api/works/${theirs.id}?trash=true`)).status).toBe(200)
    })

    it('should not take a published entry from a unit editor whose draft hides that it is', async () => {
      const { body } = await staff.request<{ docs: { id: string }[] }>('GET', '/api/units?limit=1')
      const entry = await work('十二', { slug: 'twelve', ownerUnit: body.docs[0]?.id })
      await staff.request('POST', '/api/users', {
        email: 'hidden@gongyun.local',
        password,
        name: '单位编辑',
        role: 'unit-editor',
        unit: body.docs[0]?.id,
      })
      const unitEditor = await login(server, 'hidden@gongyun.local', password)
      await unitEditor.request('PATCH', `/api/works/${entry.id}?draft=true`, { summary: '草稿' })
      expect((await trash(unitEditor, entry.id)).status).toBe(403)
      expect(await ask('/works/twelve/')).toBe('200')
    })
  })
})
