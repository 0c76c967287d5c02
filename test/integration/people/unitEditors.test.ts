import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Answer, type Api, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, type Stored, updateEntry } from '../../support/entries.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import { makePicture } from '../../support/roles/media.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Refusal = { errors?: { message: string; data?: { errors?: { message: string }[] } }[] }
type Found = { docs?: (Stored & Record<string, unknown>)[] }

const secret = '机密说明'
const password = 'songs-for-workers'

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast
  let editor: Api

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
    editor = cast.as['unit-editor']
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const textOf = ({ body }: Answer<Refusal>): string =>
    body.errors?.[0]?.data?.errors?.[0]?.message ?? body.errors?.[0]?.message ?? ''
  const find = async (api: Api, path: string) => (await api.request<Found>('GET', path)).body.docs ?? []
  const makeUnit = async (data: object) =>
    (await staff.request<{ doc: Stored }>('POST', '/api/units', { level: 'grass-roots', ...data })).body.doc.id
  const makeWork = (data: object) => createEntry(staff, 'works', { title: '晨曲', genre: 'choir', ...data })

  describe('a unit editor', () => {
    it('should be told in Chinese what a refused write is about and what to do', async () => {
      const own = await makeWork({ ownerUnit: cast.units.own })
      const publish = await editor.request<Refusal>('PATCH', `/api/works/${own.id}`, { _status: 'published' })
      expect([publish.status, textOf(publish)]).toEqual([
        403,
        '单位编辑不能发布或下线，只能保存草稿。请点“提交审稿”，由编辑或审核人员审过再发布。',
      ])
      const move = await editor.request<Refusal>('PATCH', `/api/works/${own.id}?draft=true`, {
        ownerUnit: cast.units.other,
      })
      expect([move.status, textOf(move)]).toEqual([
        400,
        '归属工会「花城建设工会」不能选：只能是您所在的工会或它的下级工会。请改选，或请编辑代为处理。',
      ])
      const picture = await makePicture.shown(staff, 'media', cast.units.own)
      const change = await editor.request<Refusal>('PATCH', `/api/media/${picture.id}`, { alt: '别的' })
      expect([change.status, textOf(change)]).toEqual([
        403,
        '已发布的内容正在使用这张图片，单位编辑不能修改或删除。请上传新图片换到草稿里，再提交审稿；急用时请管理员修改。',
      ])
    })

    it('should have new entries and pictures belong to the own unit', async () => {
      const { body } = await editor.request<{ doc: Stored }>('POST', '/api/works?draft=true&depth=0', { title: '新作' })
      expect(body.doc).toMatchObject({ ownerUnit: cast.units.own, _status: 'draft' })
    })

    it('should lose sight of an entry whose newest draft was handed to another unit', async () => {
      const work = await makeWork({ ownerUnit: cast.units.own, summary: '公开的' })
      const handed = { ownerUnit: cast.units.other, summary: secret }
      await staff.request('PATCH', `/api/works/${work.id}?draft=true`, handed)

      const paths = [
        `${work.id}?draft=true`,
        `?draft=true&where[id][equals]=${work.id}`,
        `versions?where[parent][equals]=${work.id}`,
      ]
      for (const path of paths) {
        const { body } = await editor.request('GET', `/api/works${path.startsWith('?') ? '' : '/'}${path}`)
        expect([path, JSON.stringify(body).includes(secret)]).toEqual([path, false])
      }
      const preview = await editor.request('GET', `/preview/works/${work.id}`)
      expect(String(preview.body)).not.toContain(secret)
      const write = await editor.request<Refusal>('PATCH', `/api/works/${work.id}?draft=true`, { summary: '我的' })
      expect([write.status, textOf(write)]).toEqual([
        403,
        '这个条目已转给其他工会维护，您不能再修改。如有疑问请联系编辑。',
      ])
      expect((await staff.request('GET', `/api/works/${work.id}?draft=true`)).body['summary']).toBe(secret)
    })

    it("should see of another unit's picture, in an own entry, nothing but that there is one", async () => {
      const picture = await makePicture.plain(staff, 'media', cast.units.other)
      await staff.request('PATCH', `/api/media/${picture.id}`, { alt: secret })
      const work = await makeWork({ ownerUnit: cast.units.own, pictures: [picture.id], picture: picture.id })
      await updateEntry(staff, 'works', work.id, { _status: 'draft' })

      for (const query of ['depth=3', 'depth=3&draft=true']) {
        const { body } = await editor.request('GET', `/api/works/${work.id}?${query}`)
        expect([query, body['picture']]).toEqual([query, picture.id])
        expect(JSON.stringify(body)).not.toContain(secret)
      }
      const versions = await editor.request('GET', `/api/works/versions?where[parent][equals]=${work.id}&depth=3`)
      expect(JSON.stringify(versions.body)).not.toContain(secret)
      expect(String((await editor.request('GET', `/preview/works/${work.id}`)).body)).not.toContain(secret)
      const file = await editor.request('GET', `/api/media/file/${encodeURIComponent(picture.filename)}`)
      expect(file.status).toBe(403)
    })

    it('should not find own entries by what stands in documents of another unit', async () => {
      const picture = await makePicture.plain(staff, 'media', cast.units.other)
      await staff.request('PATCH', `/api/media/${picture.id}`, { alt: secret })
      const work = await makeWork({ ownerUnit: cast.units.own, picture: picture.id, pictures: [picture.id] })
      const own = `where[and][0][id][equals]=${work.id}`
      const ownVersions = `where[and][0][parent][equals]=${work.id}`
      const paths = ['picture.alt', 'pictures.alt'].flatMap((field) => [
        `/api/works?${own}&where[and][1][${field}][equals]=${secret}`,
        `/api/works?${own}&where[and][1][or][0][${field}][like]=${secret}`,
        `/api/works?draft=true&${own}&where[and][1][${field}][equals]=${secret}`,
        `/api/works/count?${own}&where[and][1][${field}][equals]=${secret}`,
        `/api/works/versions?${ownVersions}&where[and][1][version.${field}][equals]=${secret}`,
      ])
      for (const path of paths) {
        const { body } = await editor.request<Found & { totalDocs?: number }>('GET', path)
        expect([path, body.docs?.length ?? body.totalDocs ?? 0]).toEqual([path, 0])
        // the question itself is a good one
        const answer = await staff.request<Found & { totalDocs?: number }>('GET', path)
        expect([path, (answer.body.docs?.length ?? answer.body.totalDocs ?? 0) > 0]).toEqual([path, true])
      }
      for (const path of [
        '/api/works?sort=picture.alt',
        '/api/works?draft=true&sort=-picture.alt',
        '/api/works/versions?sort=version.picture.alt',
        `/api/works?${own}&where[and][1][pictures][contains][alt][equals]=${secret}`,
      ])
        expect([path, (await editor.request('GET', path)).status]).toEqual([path, 400])
    })

    it('should reach what its units are now, at once', async () => {
      const moving = await makeUnit({ name: '流动工会', parent: cast.units.own })
      const work = await makeWork({ ownerUnit: moving })
      const seen = async () => (await find(editor, `/api/works?where[id][equals]=${work.id}`)).length
      expect(await seen()).toBe(1)
      await staff.request('PATCH', `/api/units/${moving}`, { parent: cast.units.other })
      expect(await seen()).toBe(0)
      await staff.request('PATCH', `/api/units/${moving}`, { parent: cast.units.below })
      expect(await seen()).toBe(1)
      expect((await staff.request('DELETE', `/api/units/${moving}`)).status).toBe(200)
      expect(await seen()).toBe(0)
    })

    it('should need a unit', async () => {
      const account = { name: '无单位', email: 'nowhere@example.org', password, role: 'unit-editor' }
      const refused = await staff.request<Refusal>('POST', '/api/users', account)
      expect([refused.status, textOf(refused)]).toEqual([
        400,
        '单位编辑要选所在工会：只能维护该工会和它下级工会的内容。',
      ])
      const change = { role: 'unit-editor' }
      expect((await staff.request('PATCH', `/api/users/${cast.accounts.reviewer}`, change)).status).toBe(400)
    })

    it('should see nothing when its unit is gone', async () => {
      const unit = await makeUnit({ name: '撤销的工会' })
      const email = 'gone@example.org'
      await staff.request('POST', '/api/users', { name: '某人', email, password, role: 'unit-editor', unit })
      await makeWork({ ownerUnit: unit })
      const somebody = await login(server, email, password)
      expect((await find(somebody, '/api/works')).length).toBe(1)
      await staff.request('DELETE', `/api/units/${unit}`)
      expect(await find(somebody, '/api/works')).toEqual([])
    })
  })

  describe('the tree of units', () => {
    it('should refuse a unit above itself, however far', async () => {
      const top = await makeUnit({ name: '上' })
      const middle = await makeUnit({ name: '中', parent: top })
      const bottom = await makeUnit({ name: '下', parent: middle })
      for (const parent of [top, middle, bottom]) {
        const refused = await staff.request<Refusal>('PATCH', `/api/units/${top}`, { parent })
        expect([refused.status, textOf(refused)]).toEqual([
          400,
          '上级工会不能是本工会自己或它的下级工会，否则上下级会绕成一圈。请改选。',
        ])
      }
      expect((await staff.request('GET', `/api/units/${top}?depth=0`)).body['parent'] ?? null).toBeNull()
      expect((await staff.request('PATCH', `/api/units/${bottom}`, { parent: top })).status).toBe(200)
    })

    it('should refuse a ninth level', async () => {
      let parent: string | null = null
      for (let level = 1; level <= 8; level++) parent = await makeUnit({ name: `第 ${level} 级`, parent })
      const refused = await staff.request<Refusal>('POST', '/api/units', {
        name: '第 9 级',
        level: 'grass-roots',
        parent,
      })
      expect([refused.status, textOf(refused)]).toEqual([
        400,
        '上级工会不能选：工会组织最多 8 级，放在这里就超出了。请改选更上一级的工会。',
      ])
    })
  })

  describe('the last administrator', () => {
    const last = (what: string) =>
      `这是最后一个管理员账号，不能${what}，否则没有人能管理账号和网站设置。请先把另一个账号设为管理员。`
    const administrators = () => find(staff, '/api/users?where[role][equals]=administrator&limit=0')

    it('should neither be deleted nor demoted, and one of two who leave at once stays', async () => {
      const first = (await administrators()).find(({ id }) => id !== cast.accounts.administrator)?.id ?? ''
      const demote = (id: string) => staff.request<Refusal>('PATCH', `/api/users/${id}`, { role: 'editor' })
      const remove = (id: string) => staff.request<Refusal>('DELETE', `/api/users/${id}`)

      const answers = await Promise.all([remove(cast.accounts.administrator), demote(first)])
      expect(answers.filter(({ status }) => status === 200).length).toBe(1)
      const [left, ...others] = await administratorsNow()
      expect(others).toEqual([])
      if (left !== first) return
      expect(textOf(await demote(first))).toBe(last('改成其他角色'))
      expect(textOf(await remove(first))).toBe(last('删除'))
      const many = await staff.request('DELETE', `/api/users?where[id][exists]=true`)
      expect(many.status).toBe(403)
      expect(await administratorsNow()).toEqual([first])
    })

    /** Seen by whoever may still look. */
    async function administratorsNow(): Promise<string[]> {
      return (await find(cast.as.auditor, '/api/users?where[role][equals]=administrator&limit=0')).map(({ id }) => id)
    }
  })
})
