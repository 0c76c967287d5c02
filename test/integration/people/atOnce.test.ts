import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api, visitor } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry } from '../../support/entries.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import { makePicture } from '../../support/roles/media.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Answered = { errors?: { message: string }[]; doc?: { id: string } }
type Stored = Record<string, unknown> & { updatedAt: string }

/** How often two do something at once: each time the one comes a little later. */
const rounds = Array.from({ length: 10 }, (_, round) => round)

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api
  let cast: Cast

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-at-once-'))
    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const said = ({ body }: { body: Answered }) => JSON.stringify(body.errors ?? body)

  it.each(['media', 'recordings'] as const)(
    'should not delete for ever what somebody publishes in the same moment, of %s',
    async (collection) => {
      for (const round of rounds) {
        const file = await makePicture.plain(staff, collection, cast.units.own)
        const { id } = await createEntry(staff, 'works', { title: '同时的', genre: 'choir' })
        const data = collection === 'media' ? { picture: file.id } : { recordings: [{ kind: 'audio', file: file.id }] }
        const remove = staff.request<Answered>('DELETE', `/api/${collection}/${file.id}`)
        await later(round * 8)
        const publish = staff.request<Answered>('PATCH', `/api/works/${id}`, { ...data, _status: 'published' })
        const [removed, published] = await Promise.all([remove, publish])
        // whoever came first has it, and the other is told why not
        const [won, lost, refusal] =
          removed.status === 200
            ? [removed, published, /选的内容已不在|选的条目已不在/]
            : [published, removed, /正在使用这/]
        expect([round, won.status, said(lost)]).toEqual([round, 200, expect.stringMatching(refusal)])
        const { body } = await staff.request(`GET`, `/api/works/${id}?depth=0`)
        const shown = JSON.stringify(body).includes(file.id)
        expect([round, shown]).toEqual([round, won === published])
        expect((await staff.request('GET', `/api/${collection}/${file.id}`)).status).toBe(shown ? 200 : 404)
      }
    },
  )

  it('should refuse to name what is gone, and keep a text that names it already', async () => {
    const file = await makePicture.plain(staff, 'media', cast.units.own)
    const { id } = await createEntry(staff, 'works', { title: '有图的', genre: 'choir' })
    await staff.request('PATCH', `/api/works/${id}?draft=true`, { picture: file.id })
    expect((await staff.request('DELETE', `/api/media/${file.id}`)).status).toBe(200)
    const again = await staff.request<Answered>('PATCH', `/api/works/${id}?draft=true`, { title: '又改的' })
    expect(again.status).toBe(200)
    for (const [method, to, data] of [
      ['POST', 'works', { title: '新的', genre: 'choir', picture: file.id }],
      ['POST', 'works?draft=true', { title: '新的', pictures: [file.id] }],
      ['PATCH', `works?where[id][equals]=${id}`, { authors: [file.id] }],
    ] as const) {
      const answer = await staff.request<Answered>(method, `/api/${to}`, data)
      expect([to, answer.status, said(answer)]).toEqual([to, 400, expect.stringMatching(/(主图|图片|作者).*已不在/)])
    }
  })

  it('should keep units a tree when two are put under each other in the same moment', async () => {
    const unit = async (name: string) => {
      const { body } = await staff.request<Answered>('POST', '/api/units', { name, level: 'grass-roots' })
      return body.doc?.id ?? ''
    }
    const [one, other] = [await unit('甲厂工会'), await unit('乙厂工会')]
    // however the path is written
    const [plain, encoded] = ['units', '%75nits']
    const under = (id: string, parent: string | null, path = plain) =>
      staff.request<Answered>('PATCH', `/api/${path}/${id}`, { parent })
    for (const round of rounds) {
      const answers = await Promise.all([
        under(one, other, encoded),
        under(other, one, round % 2 === 0 ? plain : encoded),
      ])
      expect([round, answers.map(({ status }) => status).sort()]).toEqual([round, [200, 400]])
      for (const id of [one, other]) expect((await under(id, null)).status).toBe(200)
    }
  })

  it('should let in a person whose password is set anew, to what was typed, while they log in', async () => {
    const account = { name: '孙某', email: 'sun@example.org', password: 'songs-for-workers', role: 'editor' }
    const { body } = await staff.request<Answered>('POST', '/api/users', account)
    for (const round of rounds) {
      const entering = visitor(server).request<Answered>('POST', '/api/users/login', account)
      await later(round * 20)
      const set = await staff.request('PATCH', `/api/users/${body.doc?.id}`, { password: account.password })
      const entered = await entering
      expect([round, set.status, entered.status, said(entered)]).toEqual([round, 200, 200, expect.any(String)])
    }
  })

  describe('a form that is older than what another has saved', () => {
    it.each(['users', 'units', 'wordings'] as const)(
      'should be refused of %s, with nothing changed',
      async (collection) => {
        const data = {
          users: { name: '钱某', email: 'qian@example.org', password: 'songs-for-workers', role: 'editor' },
          units: { name: '丙厂工会', level: 'grass-roots' },
          wordings: { wrong: '错的', right: '对的', level: 'warn' },
        }[collection]
        const changes = {
          users: [{ role: 'auditor' }, { name: '钱某某' }],
          units: [{ name: '丙厂总工会' }, { level: 'city' }],
          wordings: [{ right: '更对的' }, { level: 'block' }],
        }[collection]
        const { body } = await staff.request<Answered>('POST', `/api/${collection}`, data)
        const one = `/api/${collection}/${body.doc?.id}`
        const form = (await staff.request<Stored>('GET', `${one}?depth=0`)).body
        await later(5)
        expect((await staff.request('PATCH', one, { ...form, ...changes[0] })).status).toBe(200)
        const stored = async () => (await staff.request<Stored>('GET', `${one}?depth=0`)).body
        const before = await stored()
        const outdated = await staff.request<Answered>('PATCH', one, { ...form, ...changes[1] })
        expect([outdated.status, said(outdated)]).toEqual([409, expect.stringContaining('保存')])
        expect(await stored()).toEqual(before)
        // who says nothing of what was read changes what is named
        expect((await staff.request('PATCH', one, changes[1])).status).toBe(200)
        expect(await stored()).toMatchObject({ ...changes[0], ...changes[1] })
      },
    )

    it.each([
      ['site', { phone: '010-1' }, { phone: '010-2' }],
      ['newsroom', { separateReview: false }, { keepMonths: 48 }],
    ])('should be refused of the settings %s', async (global, first, second) => {
      const path = `/api/globals/${global}`
      await staff.request('POST', path, first)
      const form = (await staff.request<Stored>('GET', path)).body
      await later(5)
      expect((await staff.request('POST', path, { ...form, ...first })).status).toBe(200)
      const before = (await staff.request('GET', path)).body
      expect((await staff.request('POST', path, { ...form, ...second })).status).toBe(409)
      expect((await staff.request('GET', path)).body).toEqual(before)
    })
  })
})
