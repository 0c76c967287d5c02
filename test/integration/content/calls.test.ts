import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { printed } from '../../support/printed.ts'
import { type Actor, actors, type Cast, castOf } from '../../support/roles/cast.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { collections, sendStrange } from '../../support/strangeRequests.ts'
import { readActions } from '../../attack/serverActions.ts'

type Made = { doc: { id: string } }
type Found = { docs: { id: string }[]; totalDocs: number }

onEachDatabase(({ name: database, create }) => {
  let place: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast
  let action: string

  beforeAll(async () => {
    place = create()
    server = await startServer({ databaseUrl: place.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
    action = (await readActions())[0] ?? ''
  })
  afterAll(async () => {
    await server?.stop()
    await place?.drop()
  })

  const call = (by: Api, name: string, args: object) =>
    sendStrange(
      server.port,
      {
        method: 'POST',
        path: '/admin',
        headers: { 'next-action': action, 'content-type': 'text/plain;charset=UTF-8' },
        body: Buffer.from(JSON.stringify([{ name, args }])),
      },
      by.token,
    )
  const form = (collectionSlug: string, more: object) => ({
    collectionSlug,
    schemaPath: collectionSlug,
    operation: 'update',
    docPermissions: { fields: true, update: true },
    docPreferences: { fields: {} },
    ...more,
  })
  const locking = { formState: {}, returnLockStatus: true, updateLastEdited: true }
  const locks = async () => (await staff.request<Found>('GET', '/api/payload-locked-documents?depth=0')).body.totalDocs
  const work = async (by: Api, data: object) => {
    const { status, body } = await by.request<Made>('POST', '/api/works?draft=true', data)
    expect({ status, body }).toMatchObject({ status: 201 })
    return body.doc.id
  }

  describe('forms', () => {
    it('should be made of no more rows than a save takes, and for whoever may have them', async () => {
      const programme = (rows: number) => Array.from({ length: rows }, () => ({ title: 'a' }))
      const asked = (rows: number) =>
        form('performances', { operation: 'create', data: { programme: programme(rows) }, renderAllFields: true })
      const { status, text } = await call(cast.as.editor, 'form-state', asked(60_000))
      expect({ status, isRefused: text.includes('最多 500 行') }).toEqual({ status: 200, isRefused: true })
      expect((await call(cast.as.editor, 'form-state', asked(2))).text).toContain('programme.1.title')
      expect((await call(cast.as.auditor, 'form-state', asked(2))).status).toBe(404)
    })

    it('should lock a document for whoever may update it, and no other', async () => {
      const own = await work(staff, { title: '本单位的', slug: 'own', ownerUnit: cast.units.own })
      const other = await work(staff, { title: '别的单位的', slug: 'other', ownerUnit: cast.units.other })
      const lock = (by: Api, id: string) => call(by, 'form-state', form('works', { id, ...locking }))
      const nowhere = database === 'MongoDB' ? '0'.repeat(24) : '00000000-0000-0000-0000-000000000000'
      const before = server.output().length
      for (const [by, id] of [
        [cast.as.auditor, own],
        [cast.as['unit-editor'], other],
        [cast.as.editor, nowhere],
        [cast.as.editor, 'x'],
      ] as const)
        expect((await lock(by, id)).status).toBe(200)
      for (const [collection, id] of [
        ['users', cast.accounts.editor],
        ['units', cast.units.own],
      ] as const)
        await call(cast.as.auditor, 'form-state', form(collection, { id, ...locking }))
      await call(cast.as.auditor, 'form-state', { globalSlug: 'site', schemaPath: 'site', ...locking })
      expect(await locks()).toBe(0)
      expect((await printed(server)).slice(before)).not.toContain('"level":50')
      expect((await lock(cast.as['unit-editor'], own)).status).toBe(200)
      expect(await locks()).toBe(1)
    })

    it('should lock nothing for who has handed the text on, whose last question comes after that', async () => {
      const id = await work(cast.as['unit-editor'], { title: '交出去的', genre: 'choir', slug: 'handed-on' })
      const of = `/api/payload-locked-documents?depth=1&where[document.value][equals]=${id}`
      type Locks = { docs: { user: { value: { name?: string } | string } }[] }
      const locksOf = async (by: Api) => (await by.request<Locks>('GET', of)).body.docs
      const { seen } = (await staff.request<{ seen: string }>('GET', `/api/works/${id}/review`)).body
      const asks = (formState: object) =>
        call(cast.as['unit-editor'], 'form-state', form('works', { id, ...locking, formState }))
      const made = { updatedAt: { value: seen, initialValue: seen } }
      expect((await asks(made)).status).toBe(200)
      expect((await locksOf(cast.as.editor))[0]?.user.value).toMatchObject({ name: '单位编辑' })
      const step = await cast.as['unit-editor'].request('POST', `/api/works/${id}/review`, { step: 'submit', seen })
      expect([step.status, (await locksOf(staff)).length]).toEqual([200, 0])
      expect((await asks(made)).status).toBe(200)
      expect(await locksOf(staff)).toEqual([])
      // whoever goes on from there has it again
      const now = (await staff.request<{ seen: string }>('GET', `/api/works/${id}/review`)).body.seen
      await asks({ updatedAt: { value: now, initialValue: now } })
      expect(await locksOf(staff)).toHaveLength(1)
      for (const { id: lock } of (await staff.request<{ docs: { id: string }[] }>('GET', of)).body.docs)
        await staff.request('DELETE', `/api/payload-locked-documents/${lock}`)
    })

    it('should have a lock ended and taken over only by who has it or may update its document', async () => {
      const locked = async () =>
        (await staff.request<Found & { docs: { id: string }[] }>('GET', '/api/payload-locked-documents?depth=0')).body
          .docs
      for (const { id } of await locked()) await staff.request('DELETE', `/api/payload-locked-documents/${id}`)
      await call(staff, 'form-state', form('users', { id: cast.accounts.auditor, ...locking }))
      const [lock] = await locked()
      const path = `/api/payload-locked-documents/${lock?.id}`
      for (const by of [cast.as.reviewer, cast.as.editor])
        for (const [method, data] of [
          ['PATCH', { globalSlug: null }],
          ['DELETE', undefined],
        ] as const) {
          const { status, body } = await by.request(method, path, data)
          expect([method, status, JSON.stringify(body)]).toEqual([method, 403, expect.stringContaining('编辑锁')])
        }
      expect(await locked()).toEqual([lock])
      expect((await staff.request('DELETE', path)).status).toBe(200)

      const own = await work(staff, { title: '谁都能改的', slug: 'ours', ownerUnit: cast.units.own })
      await call(staff, 'form-state', form('works', { id: own, ...locking }))
      const [ours] = await locked()
      expect((await cast.as.editor.request('PATCH', `/api/payload-locked-documents/${ours?.id}`, {})).status).toBe(200)
      expect((await cast.as.editor.request('DELETE', `/api/payload-locked-documents/${ours?.id}`)).status).toBe(200)
    })

    it('should be asked for with arguments of their kinds', async () => {
      for (const wrong of [5, 'x', true])
        for (const [name, args] of [
          ['render-document', { collectionSlug: 'works', drawerSlug: 'a', initialData: wrong }],
          ['render-list', { collectionSlug: 'works', drawerSlug: 'a', query: wrong }],
          ['form-state', form('works', { data: wrong })],
        ] as const)
          expect((await call(cast.as.auditor, name, args)).status).toBe(404)
      const drawer = { collectionSlug: 'works', drawerSlug: 'a' }
      const query = { limit: 10, where: {}, columns: ['title'] }
      expect((await call(cast.as.auditor, 'render-list', { ...drawer, query })).status).toBe(200)
      expect((await call(cast.as.editor, 'render-document', { ...drawer, initialData: { title: '一' } })).status).toBe(
        200,
      )
    })
  })

  // Who draws is decided before the database is asked: on each database each collection is drawn by another actor, all of
  // them by turns, since drawing is dear. GONGYUN_RUNS=1 npm test -- calls tries all.
  const isWhole = process.env['GONGYUN_RUNS'] !== undefined
  const ahead = database === 'SQLite' ? 0 : 3
  const drawnBy = (actor: Actor) =>
    collections.filter((_, index) => isWhole || actors[(index + ahead) % actors.length] === actor)

  describe('what is drawn', () => {
    it.each(actors)(
      'should be drawn or refused to the %s, never failed at, of every collection that falls to them',
      async (actor: Actor) => {
        const before = server.output().length
        const failed: unknown[] = []
        const of = async (slug: string) => {
          const { body } = await staff.request<Partial<Found>>('GET', `/api/${slug}?limit=1&depth=0`)
          const drawer = { collectionSlug: slug, drawerSlug: 'a' }
          const calls: [string, object][] = [undefined, true, false].flatMap((overrideEntityVisibility) => [
            ['render-list', { ...drawer, overrideEntityVisibility, query: { limit: 10 } }] as [string, object],
            ...[undefined, 'x', body.docs?.[0]?.id].map((docID): [string, object] => [
              'render-document',
              { ...drawer, docID, overrideEntityVisibility },
            ]),
          ])
          calls.push(['render-document-slots', { collectionSlug: slug }])
          for (const operation of ['create', 'update'])
            calls.push(['form-state', form(slug, { operation, formState: {}, data: {} })])
          for (const [name, args] of calls) {
            const { status } = await call(cast.as[actor], name, args)
            if (status >= 500) failed.push({ name, args, status })
          }
        }
        for (const slug of drawnBy(actor)) await of(slug)
        expect(failed).toEqual([])
        expect((await printed(server)).slice(before)).not.toContain('"level":50')
      },
    )

    it('should be refused where the admin hides it, unless a page asks for it to choose from', async () => {
      const status = async (name: string, collectionSlug: string, more: object = {}) =>
        (await call(cast.as.editor, name, { collectionSlug, drawerSlug: 'a', ...more })).status
      for (const name of ['render-list', 'render-document'])
        for (const slug of ['users', 'audits', 'outbox', 'payload-preferences', 'payload-locked-documents'])
          expect([name, slug, await status(name, slug)]).toEqual([name, slug, 404])
      expect(await status('render-list', 'users', { overrideEntityVisibility: true })).toBe(200)
      expect(await status('render-list', 'outbox', { overrideEntityVisibility: true })).toBe(404)
    })
  })

  describe('queries', () => {
    it('should be told which field a role may not look for', async () => {
      for (const [path, field] of [
        ['users?sort=email', 'email'],
        ['users?where[hash][equals]=x', 'hash'],
        ['schedules?where[askedBy.email][equals]=x', 'email'],
      ] as const) {
        const { status, body } = await cast.as['unit-editor'].request('GET', `/api/${path}`)
        const message = JSON.stringify(body)
        expect([path, status, message.includes(field), /不能按「.*」(查询|排序)/.test(message)]).toEqual([
          path,
          400,
          true,
          true,
        ])
      }
    })

    const status = async (path: string) => (await cast.as.auditor.request('GET', path)).status

    it('should be refused before they multiply the rows of a document', async () => {
      const rows = (name: string) => Array.from({ length: 450 }, (_, index) => ({ [name]: `第 ${index} 个` }))
      const id = await work(cast.as['unit-editor'], {
        title: '很多行',
        slug: 'rows',
        awards: rows('name'),
        sentUp: rows('occasion'),
        recordings: rows('title'),
      })
      const asked = ['awards.name', 'sentUp.occasion', 'recordings.title']
      const or = (names: string[]) => names.map((name, index) => `where[or][${index}][${name}][equals]=x`).join('&')
      expect(await status(`/api/works?limit=1&where[id][equals]=${id}&${or(asked)}`)).toBe(400)
      expect(await status(`/api/works?sort=awards.name&${or(['sentUp.occasion'])}`)).toBe(400)
      expect(await status(`/api/works/versions?${or(asked.map((one) => `version.${one}`))}`)).toBe(400)
      for (const one of asked) expect(await status(`/api/works?limit=1&${or([one])}`)).toBe(200)
    })

    it('should be refused by what Payload fails on in another document', async () => {
      for (const library of ['courses', 'activities'])
        for (const at of ['', '/versions']) {
          const path = `${library === 'courses' ? '' : 'dates.'}venue.facilities`
          const field = at === '' ? path : `version.${path}`
          expect(await status(`/api/${library}${at}?where[${field}][in]=x`)).toBe(400)
          expect(await status(`/api/${library}${at}?sort=${field}`)).toBe(400)
        }
    })

    it('should answer or refuse what may be of several collections, and many relations', async () => {
      for (const [library, field] of [
        ['payload-locked-documents', 'document.value'],
        ['payload-locked-documents', 'user.value'],
        ['payload-preferences', 'user.value'],
      ] as const)
        for (const [condition, expected] of [
          ['[in]=x', 400],
          ['[not_in]=x', 400],
          ['[in][0]=0123456789abcdef01234567', 200],
          ['[not_in][0]=0123456789abcdef01234567', 200],
          ['[in][0]=没有这样的编号', 400],
          ['[equals]=x', 200],
          ['[not_equals]=x', 200],
          ['[exists]=true', 200],
        ] as const)
          expect([condition, await status(`/api/${library}?where[${field}]${condition}`)]).toEqual([
            condition,
            expected,
          ])
      const relations = Array.from({ length: 23 }, (_, index) => `where[or][${index}][unit.name][equals]=x`).join('&')
      expect(await status(`/api/works?${relations}`)).toBe(400)
    })
  })
})
