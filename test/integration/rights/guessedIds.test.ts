import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { libraryOf } from '../../../cms/features/imports/table/library.ts'
import configured from '../../../cms/payload.config.ts'
import { administrator, type Answer, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { previewed, workbook } from '../../support/importing.ts'
import { type Naming, namingsOf } from '../../support/namings.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import { make } from '../../support/roles/entries.ts'
import { makePicture } from '../../support/roles/media.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const files = ['media', 'recordings', 'files'] as const
const isOneOf = <T extends string>(all: readonly T[], one: string): one is T => (all as readonly string[]).includes(one)

/** Of each collection with something hidden: what of it the unit editor may not see, may see, and may only name. */
interface Known {
  hidden: string
  own: string
  published?: string
}

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast
  let editor: Api
  let known: Record<string, Known>
  let namings: Naming[]

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
    editor = cast.as['unit-editor']
    const { own, other } = cast.units
    known = { users: { hidden: cast.accounts.reviewer, own: cast.accounts['unit-editor'] } }
    for (const collection of pageCollections)
      known[collection] = {
        hidden: (await make.draft(staff, collection, other)).id,
        own: (await make.draft(staff, collection, own)).id,
        published: (await make.published(staff, collection, other)).id,
      }
    for (const collection of files)
      known[collection] = {
        hidden: (await makePicture.plain(staff, collection, other)).id,
        own: (await makePicture.plain(staff, collection, own)).id,
      }
    namings = namingsOf(await configured).filter(({ to }) => to in known)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  /** An id as the database makes them, that is nobody's. */
  const nobodys = (id: string) => id.slice(0, -6) + (id.endsWith('000000') ? '111111' : '000000')

  /** What somebody can tell from an answer about an id that they have sent. */
  const toldOf = ({ status, body }: Answer<unknown>, id: string) => [
    status,
    status < 300 ? '' : JSON.stringify(body).replaceAll(id, 'ID'),
  ]

  /** Whether the unit editor is answered the same about what is hidden and what is not there. @returns where not */
  async function toldApart(collection: string, ask: (id: string) => Promise<Answer<unknown>>): Promise<unknown[]> {
    const { hidden } = known[collection] as Known
    const answers = [hidden, nobodys(hidden)].map(async (id) => toldOf(await ask(id), id))
    const [one, other] = await Promise.all(answers)
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [one, other]
  }

  describe('a unit editor who guesses ids', () => {
    it('should be told the same of a hidden document and of none, wherever one is named and however it is saved', async () => {
      expect(new Set(namings.map(({ to }) => to))).toEqual(new Set(Object.keys(known)))
      const found: unknown[] = []
      for (const [number, { collection, place, to, data }] of namings.entries()) {
        const all = `/api/${collection}`
        const id = known[collection]?.own ?? nobodys(cast.units.own)
        const ways: [method: string, path: string][] = [
          ['POST', `${all}?draft=true`],
          ['PATCH', `${all}/${id}?draft=true`],
          ['POST', all],
          ['PATCH', `${all}/${id}?draft=true&autosave=true`],
          ['PATCH', `${all}/${id}`],
          ['PATCH', `${all}?where[id][equals]=${id}&draft=true`],
          ['POST', `${all}/${id}/duplicate?draft=true`],
          ['PATCH', `${all}/${known[collection]?.hidden ?? id}?draft=true`],
        ]
        // the first two for every place, one of the others in turn
        for (const [method, path] of ways.filter((_, at) => at < 2 || (at - 2) % 6 === number % 6)) {
          const apart = await toldApart(to, (named) => editor.request(method, path, data(named)))
          if (apart.length > 0) found.push([method, path, place, to, ...apart])
        }
      }
      expect(found).toEqual([])
    }, 120_000)

    it('should name own drafts, and what other units have published', async () => {
      const entries = namings.filter(({ collection }) => isOneOf(pageCollections, collection))
      for (const { collection, place, to, data } of entries) {
        const { own, published } = known[to] as Known
        for (const id of published === undefined ? [own] : [own, published]) {
          const path = `/api/${collection}/${known[collection]?.own}?draft=true`
          const { status, body } = await editor.request('PATCH', path, data(id))
          // what only the system sets is left as it is
          if (to !== 'users')
            expect([collection, place, status, status < 300 ? '' : body]).toEqual([collection, place, 200, ''])
        }
      }
    }, 120_000)

    it('should be told in words that what is named cannot be found, and keep what an own entry names already', async () => {
      const { hidden: team } = known['teams'] as Known
      const message = '参加团队选的内容找不到，可能已被彻底删除，也可能您无权查看。请重新选择后再保存。'
      const entry = await make.draft(staff, 'activities', cast.units.own)
      const path = `/api/activities/${entry.id}?draft=true`
      const refused = await editor.request('PATCH', path, { teams: [team], title: '改了' })
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining(message)])
      expect((await staff.request('GET', path)).body['title']).not.toBe('改了')
      await staff.request('PATCH', path, { teams: [team] })
      expect((await editor.request('PATCH', path, { teams: [team], title: '改了' })).status).toBe(200)
      const copy = await editor.request('POST', `/api/activities/${entry.id}/duplicate?draft=true`, { teams: [team] })
      expect(copy.status).toBe(200)
    })

    it('should be told the same of a hidden document and of none by what is asked about it', async () => {
      const found: unknown[] = []
      for (const collection of Object.keys(known)) {
        const ways: [method: string, path: (id: string) => string, body?: object][] = [
          ...['', '?draft=true', '?trash=true', '/newest-version', '/review'].map(
            (rest) => ['GET', (id: string) => `/api/${collection}/${id}${rest}`] as [string, (id: string) => string],
          ),
          ['GET', (id) => `/api/${collection}?where[id][equals]=${id}`],
          ['GET', (id) => `/api/${collection}/versions?where[parent][equals]=${id}`],
          ['GET', (id) => `/api/references?document=${collection}/${id}`],
          ['GET', (id) => `/api/publishing?document=${collection}/${id}`],
          ['GET', (id) => `/preview/${collection}/${id}`],
          ['PATCH', (id) => `/api/${collection}/${id}`, {}],
          ['PATCH', (id) => `/api/${collection}/${id}?draft=true`, { title: '改了' }],
          ['PATCH', (id) => `/api/${collection}/${id}?draft=true&autosave=true`, { title: '改了' }],
          ['PATCH', (id) => `/api/${collection}/${id}`, { _status: 'published' }],
          ['PATCH', (id) => `/api/${collection}/${id}`, { deletedAt: '2026-11-21T00:00:00.000Z' }],
          ['PATCH', (id) => `/api/${collection}?where[id][equals]=${id}`, { title: '改了' }],
          ['DELETE', (id) => `/api/${collection}/${id}`],
          ['DELETE', (id) => `/api/${collection}?where[id][equals]=${id}`],
          ['POST', (id) => `/api/${collection}/${id}/duplicate?draft=true`, {}],
          ['POST', (id) => `/api/${collection}/${id}/review`, { step: 'submit', seen: '2026-11-21T00:00:00.000Z' }],
        ]
        for (const [method, path, body] of ways) {
          const apart = await toldApart(collection, (id) => editor.request(method, path(id), body))
          if (apart.length > 0) found.push([method, path('ID'), body, ...apart])
        }
      }
      expect(found).toEqual([])
    }, 120_000)

    it('should be told the same of a hidden document and of none by the preview of a table', async () => {
      const { collections } = await configured
      const byslug = Object.fromEntries(collections.map((config) => [config.slug, { config }]))
      for (const slug of pageCollections) {
        const { label, columns } = libraryOf({ collections: byslug as never }, slug)
        const naming = columns.filter(({ to }) => to in known && to !== 'media')
        const guessed = naming.flatMap(({ to, header }) => {
          const { hidden } = known[to] as Known
          return [hidden, nobodys(hidden)].map((id) => ({ id, header }))
        })
        const rows = guessed.map(({ id, header }, at) => [
          '',
          `第 ${at} 行`,
          ...naming.map((column) => (column.header === header ? id : '')),
        ])
        const table = await workbook({ [label]: [['编号', '名称', ...naming.map(({ header }) => header)], ...rows] })
        const { preview } = await previewed(server, editor, slug, table)
        const told = guessed.map(({ id, header }, at) => {
          const problems = (preview?.problems ?? []).filter(({ row }) => row === at + 2)
          expect(problems.map(({ column }) => column)).toContain(header)
          return problems.map(({ column, value, message }) => [column, value, message].join().replaceAll(id, 'ID'))
        })
        for (let at = 0; at < told.length; at += 2) expect(told[at]).toEqual(told[at + 1])
      }
    }, 120_000)
  })
})
