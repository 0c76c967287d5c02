import { readdir } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { printed } from '../../support/printed.ts'
import { type Actor, actors, type Cast, castOf, type Place, places } from '../../support/roles/cast.ts'
import {
  auditExpectations,
  classOf,
  mediaExpectations,
  type MediaOperation,
  newsroomExpectations,
  reaches,
  siteExpectations,
  holidaysExpectations,
  messageTextsExpectations,
  providerExpectations,
  synonymsExpectations,
  unitExpectations,
  userExpectations,
  wordingExpectations,
} from '../../support/roles/expectations.ts'
import { makePicture, mediaOperations, type Picture, spoilingMedia } from '../../support/roles/media.ts'
import {
  auditOperations,
  newsroomOperations,
  siteOperations,
  holidaysOperations,
  messageTextsOperations,
  providerData,
  providerOperations,
  synonymsOperations,
  unitData,
  unitOperations,
  userData,
  userOperations,
  wordingData,
  wordingOperations,
} from '../../support/roles/settings.ts'
import { filesOnDisk } from '../../support/storedFiles.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Operation<T> = keyof T & string
const namesOf = <T extends object>(expectations: T): Operation<T>[] => Object.keys(expectations) as Operation<T>[]

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const make = async (collection: string, data: object): Promise<string> =>
    (await staff.request<{ doc: { id: string } }>('POST', `/api/${collection}`, data)).body.doc.id

  describe.each(['media', 'recordings', 'files'] as const)('%s', (collection) => {
    let pictures: Record<Place, { plain: Picture; shown: Picture }>

    beforeAll(async () => {
      const made = places.map(async (place) => {
        const unit = cast.units[place]
        return [
          place,
          {
            plain: await makePicture.plain(staff, collection, unit),
            shown: await makePicture.shown(staff, collection, unit),
          },
        ]
      })
      pictures = Object.fromEntries(await Promise.all(made))
    })

    it.each(actors)('should be open to the %s as far as the table says', async (actor) => {
      const attempts = namesOf(mediaExpectations).flatMap((operation) =>
        places.map((place) => ({ operation, place, isAllowed: reaches(mediaExpectations[operation][actor], place) })),
      )
      const before = await states()
      for (const { operation, place } of attempts.filter(({ isAllowed }) => !isAllowed)) {
        expect([operation, place, await tryOut(actor, operation, place)]).toEqual([operation, place, false])
      }
      expect(await states()).toEqual(before)
      for (const { operation, place } of attempts.filter(({ isAllowed }) => isAllowed)) {
        expect([operation, place, await tryOut(actor, operation, place)]).toEqual([operation, place, true])
        const spoiled = spoilingMedia.get(operation)
        if (spoiled) pictures[place][spoiled] = await makePicture[spoiled](staff, collection, cast.units[place])
      }
    })

    it('should be taken as files only, and by no name of one that is stored', async () => {
      const of = async (place: Place) => (await makePicture.plain(staff, collection, cast.units[place])).id
      const [own, other] = [await of('own'), await makePicture.plain(staff, collection, cast.units.other)]
      const named = (filename: unknown) => ({ filename, mimeType: 'image/png', size: 1 })
      const texts = [
        ...[named(other.filename), named(5), named(null), named({}), {}, [], null, 5, 'x', true].map((one) =>
          JSON.stringify(one),
        ),
        ...['{', other.filename],
        ...fc.sample(
          fc.oneof(
            fc.json(),
            fc.jsonValue().map((value) => JSON.stringify(named(value))),
          ),
          20,
        ),
      ]
      const api = cast.as['unit-editor']
      const [files, before, from] = [await filesOnDisk(server), await states(), server.output().length]
      for (const text of texts)
        for (const [method, address] of [
          ['POST', `/api/${collection}`],
          ['PATCH', `/api/${collection}/${own}`],
          ['PATCH', `/api/${collection}?where[id][equals]=${own}`],
          ['POST', `/api/${collection}/${own}/duplicate`],
          ['POST', '/api/works'],
          ['POST', '/api/globals/site'],
        ] as const) {
          const form = new FormData()
          form.set('file', text)
          form.set('_payload', JSON.stringify({ alt: '红墙', title: '录音' }))
          const { status, body } = await api.request(method, address, form)
          expect([text, address, status, JSON.stringify(body)]).toEqual([
            text,
            address,
            400,
            expect.stringContaining('放文件本身'),
          ])
        }
      expect((await printed(server)).slice(from)).not.toContain('"level":50')
      expect([await states(), await filesOnDisk(server)]).toEqual([before, files])
      await expect.poll(() => readdir(path.join(server.dataDir, 'uploading')).catch(() => [])).toEqual([])
    })

    const tryOut = (actor: Actor, operation: MediaOperation, place: Place): Promise<boolean> =>
      mediaOperations[operation]({
        collection,
        api: cast.as[actor],
        unit: cast.units[place],
        otherUnit: cast.units[place === 'other' ? 'own' : 'other'],
        ...pictures[place],
      })

    const states = async () =>
      (await staff.request<{ docs: object[] }>('GET', `/api/${collection}?limit=0&depth=0&sort=id`)).body.docs
  })

  describe('units', () => {
    it.each(actors)('should be open to the %s as far as the table says', async (actor) => {
      const unit = await make('units', unitData())
      for (const operation of namesOf(unitExpectations)) {
        const isExpected = unitExpectations[operation][actor] === 'all'
        const isDone = await unitOperations[operation](cast.as[actor], unit)
        expect([operation, isDone]).toEqual([operation, isExpected])
      }
    })
  })

  describe('accounts', () => {
    // what an administrator does to the own account has a test of its own
    const targets = actors.flatMap((actor) => {
      const hasOwn = actor !== 'administrator' && actor !== 'visitor'
      return (hasOwn ? ['own', 'other'] : ['other']).map((target) => ({ actor, target }))
    })

    it.each(targets)(
      'should be open to the $actor as far as the table says: $target account',
      async ({ actor, target }) => {
        const id = target === 'own' ? ownAccount(actor) : await make('users', { ...userData(), unit: cast.units.other })
        for (const operation of namesOf(userExpectations)) {
          const reach = userExpectations[operation][actor]
          const isDone = await userOperations[operation](cast.as[actor], id)
          expect([operation, isDone]).toEqual([operation, reach === 'all' || (reach === 'theirs' && target === 'own')])
        }
      },
    )

    const ownAccount = (actor: Actor): string => (actor === 'visitor' ? '' : cast.accounts[actor])
  })

  describe('the site', () => {
    it.each(actors)('should be open to the %s as far as the table says', async (actor) => {
      await staff.request('POST', '/api/globals/site', { name: '工韵', organisation: '花城区总工会' })
      const { body } = await staff.request<{ docs: { id: string }[] }>('GET', '/api/globals/site/versions')
      for (const operation of namesOf(siteExpectations)) {
        const isDone = await siteOperations[operation](cast.as[actor], body.docs[0]?.id ?? '')
        expect([operation, isDone]).toEqual([operation, siteExpectations[operation][actor] === 'all'])
      }
    })
  })

  describe('the synonyms', () => {
    it.each(actors)('should be kept by the %s as far as the table says', async (actor) => {
      await staff.request('POST', '/api/globals/synonyms', { groups: [{ words: '跳舞 舞蹈' }] })
      const { body } = await staff.request<{ docs: { id: string }[] }>('GET', '/api/globals/synonyms/versions')
      for (const operation of namesOf(synonymsExpectations)) {
        const isDone = await synonymsOperations[operation](cast.as[actor], body.docs[0]?.id ?? '')
        expect([operation, isDone]).toEqual([operation, synonymsExpectations[operation][actor] === 'all'])
      }
    })
  })

  describe('the days off', () => {
    it.each(actors)('should be entered by the %s as far as the table says', async (actor) => {
      await staff.request('POST', '/api/globals/holidays', { years: [{ year: 2028, source: '通知' }] })
      const { body } = await staff.request<{ docs: { id: string }[] }>('GET', '/api/globals/holidays/versions')
      for (const operation of namesOf(holidaysExpectations)) {
        const isDone = await holidaysOperations[operation](cast.as[actor], body.docs[0]?.id ?? '')
        expect([operation, isDone]).toEqual([operation, holidaysExpectations[operation][actor] === 'all'])
      }
    })
  })

  describe('the texts of messages', () => {
    it.each(actors)('should be kept by the %s as far as the table says', async (actor) => {
      await staff.request('POST', '/api/globals/messageTexts', { confirmed: '{姓名}您好' })
      const { body } = await staff.request<{ docs: { id: string }[] }>('GET', '/api/globals/messageTexts/versions')
      for (const operation of namesOf(messageTextsExpectations)) {
        const isDone = await messageTextsOperations[operation](cast.as[actor], body.docs[0]?.id ?? '')
        expect([operation, isDone]).toEqual([operation, messageTextsExpectations[operation][actor] === 'all'])
      }
    })
  })

  describe('the newsroom', () => {
    it.each(actors)('should let the %s keep the wordings as far as the table says', async (actor) => {
      const wording = await make('wordings', wordingData())
      for (const operation of namesOf(wordingExpectations)) {
        const isDone = await wordingOperations[operation](cast.as[actor], wording)
        expect([operation, isDone]).toEqual([operation, wordingExpectations[operation][actor] === 'all'])
      }
    })

    it.each(actors)('should let the %s keep the providers as far as the table says', async (actor) => {
      for (const operation of namesOf(providerExpectations)) {
        const provider = await make('providers', providerData())
        const isDone = await providerOperations[operation](cast.as[actor], provider)
        expect([operation, isDone]).toEqual([operation, providerExpectations[operation][actor] === 'all'])
      }
    })

    it.each(actors)('should let the %s change its settings as far as the table says', async (actor) => {
      const { body } = await staff.request<{ docs: { id: string }[] }>('GET', '/api/globals/newsroom/versions')
      for (const operation of namesOf(newsroomExpectations)) {
        const isDone = await newsroomOperations[operation](cast.as[actor], body.docs[0]?.id ?? '')
        expect([operation, isDone]).toEqual([operation, newsroomExpectations[operation][actor] === 'all'])
      }
    })

    it.each(actors)(
      'should let the %s read the audit log as far as the table says, and nobody change it',
      async (actor) => {
        const rows = async () =>
          (await staff.request<{ docs: { id: string }[] }>('GET', '/api/audits?limit=0&sort=at')).body.docs
        const before = await rows()
        for (const operation of namesOf(auditExpectations)) {
          const isDone = await auditOperations[operation](cast.as[actor], before[0]?.id ?? '')
          expect([operation, isDone]).toEqual([operation, auditExpectations[operation][actor] === 'all'])
        }
        expect(await rows()).toEqual(before)
      },
    )
  })

  describe('a name that no field has', () => {
    // MongoDB takes the one kind for operators, Payload the other for ways into lists
    const names = fc.oneof(
      fc.constantFrom('$max', '$min', '$set', '$unset', '$push', '$rename', '$setOnInsert', '$inc'),
      fc.constantFrom('x.4294967294', 'x.30000000', 'talents.99999999', 'internal.handler', 'sizes.webp480.filename'),
    )
    const values = fc.oneof(
      fc.constantFrom({ credit: '没审过' }, { unit: 'x', role: 'administrator' }, 1),
      fc.jsonValue(),
    )

    it('should be refused to everybody in every place, at once, and change nothing', async () => {
      const picture = await makePicture.plain(staff, 'media', cast.units.own)
      const service = await make('services', { title: '送书', kind: 'lecture', ownerUnit: cast.units.own })
      const states = async () =>
        Promise.all(
          [`media/${picture.id}`, `services/${service}`, `users/${cast.accounts.auditor}`, 'globals/site'].map(
            async (place) => (await staff.request('GET', `/api/${place}`)).body,
          ),
        )
      const before = await states()
      for (const [name, value] of fc.sample(fc.tuple(names, values), 20))
        for (const [actor, method, address] of [
          ['auditor', 'PATCH', `/api/users/${cast.accounts.auditor}`],
          ['unit-editor', 'PATCH', `/api/media/${picture.id}`],
          ['unit-editor', 'PATCH', `/api/services/${service}?draft=true`],
          ['unit-editor', 'POST', '/api/services?draft=true'],
          ['editor', 'PATCH', `/api/services?where[id][equals]=${service}`],
          ['editor', 'POST', `/api/services/${service}/duplicate`],
          ['administrator', 'POST', '/api/globals/site'],
        ] as const) {
          const { status, body } = await cast.as[actor].request(method, address, { [name]: value })
          expect([name, address, status, JSON.stringify(body)]).toEqual([
            name,
            address,
            400,
            expect.stringContaining('名称里不能有点号和 $'),
          ])
        }
      expect(await states()).toEqual(before)
    })

    it('should be left out otherwise, an id of the database included', async () => {
      const [one, other] = [await make('wordings', wordingData()), await make('wordings', wordingData())]
      const answer = await staff.request('PATCH', `/api/wordings/${one}`, { _id: other, id: other, __v: 7, note: '改' })
      expect(answer.status).toBe(200)
      expect((await staff.request('GET', `/api/wordings/${one}`)).body['id']).toBe(one)
      expect((await staff.request('POST', '/api/wordings', { ...wordingData(), _id: 'abc' })).status).toBe(201)
    })
  })

  it('should fetch no file from an address that somebody writes', async () => {
    const other = await makePicture.plain(staff, 'media', cast.units.other)
    const before = await filesOnDisk(server)
    for (const collection of ['media', 'recordings', 'files'])
      for (const url of [`${server.url}/favicon.svg`, 'http://192.0.2.1/a.webp', '/api/media/file/x.png', 5])
        for (const actor of ['unit-editor', 'administrator'] as const) {
          const data = { alt: '别处', title: '别处', filename: other.filename, url, ownerUnit: cast.units.own }
          const { status, body } = await cast.as[actor].request('POST', `/api/${collection}`, data)
          expect([collection, url, status, JSON.stringify(body)]).toEqual([
            collection,
            url,
            400,
            expect.stringMatching(/[\u4e00-\u9fff]/),
          ])
        }
    expect(await filesOnDisk(server)).toEqual(before)
  })

  describe('what Payload keeps for itself', () => {
    const closed = Object.keys(classOf).filter((slug) => classOf[slug] === 'closed')

    it.each(actors)('should be closed to the %s', async (actor) => {
      const { request } = cast.as[actor]
      for (const slug of closed) {
        const answers = [
          await request('GET', `/api/${slug}`),
          await request('GET', `/api/${slug}/count`),
          await request('GET', `/api/${slug}/1`),
          await request('POST', `/api/${slug}`, { key: 'k', name: 'n', data: {}, document: 'works/1' }),
          await request('PATCH', `/api/${slug}?where[id][exists]=true`, { name: 'n' }),
          await request('DELETE', `/api/${slug}?where[id][exists]=true`),
        ]
        expect([slug, answers.map(({ status }) => status).filter((status) => status < 400)]).toEqual([slug, []])
      }
      const lock = { user: { relationTo: 'users', value: cast.accounts.editor }, globalSlug: 'site' }
      // whom a unit editor may not see is not there to be named
      const refused = actor === 'unit-editor' ? 400 : 403
      expect((await request('POST', '/api/payload-locked-documents', lock)).status).toBe(refused)
      for (const path of ['/api/graphql', '/api/graphql-playground'])
        expect((await request('POST', path, { query: '{ Users { docs { email } } }' })).status).toBeGreaterThanOrEqual(
          400,
        )
    })

    it('should be so large, so many, and under names of the admin, whoever keeps it and in whatever way', async () => {
      const { request } = cast.as.auditor
      const ways = (key: string, value: unknown) => [
        request('POST', `/api/payload-preferences/${key}`, { value }),
        request('POST', `/api/payload-preferences/${key}`, value as object),
        request('POST', '/api/payload-preferences', { key, value }),
      ]
      const large = { groups: { ['x'.repeat(120_000)]: { open: true } } }
      const wrong = [{ layouts: 'x' }, { layouts: 5 }, { layouts: {} }, { layouts: [null] }, { layouts: [{ id: 5 }] }]
      const refused = await Promise.all([
        ...ways('nav', large),
        ...ways('x1', { a: 1 }),
        ...wrong.flatMap((value) => ways('dashboard-layout', value)),
      ])
      expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 400))
      expect(JSON.stringify(refused[0]?.body)).toContain('偏好设置太大')
      expect(JSON.stringify(refused[6]?.body)).toContain('偏好设置的内容「layouts」')
      const list = async () =>
        (await request<{ docs: { key: string }[] }>('GET', '/api/payload-preferences?limit=500&select[key]=true')).body
          .docs
      expect(await list()).toEqual([])
      for (let index = 0; index < 203; index++)
        await request('POST', `/api/payload-preferences/collection-works-${index}`, {
          value: { fields: { [index]: {} } },
        })
      const kept = (await list()).map(({ key }) => key)
      expect(kept.length).toBe(200)
      expect(kept).not.toContain('collection-works-2')
      expect(kept).toContain('collection-works-202')
    })

    it.each(actors)('should keep the preferences of everybody else from the %s', async (actor) => {
      await cast.as.reviewer.request('POST', '/api/payload-preferences/nav', { value: { open: true } })
      const { request } = cast.as[actor]
      const { body } = await request<{ docs?: { user: { value: unknown } }[] }>(
        'GET',
        '/api/payload-preferences?depth=0',
      )
      const others = (body.docs ?? []).filter(({ user }) => actor === 'visitor' || user.value !== cast.accounts[actor])
      expect(others).toEqual([])
      const all = '/api/payload-preferences?where[key][equals]=nav'
      for (const answer of [await request('PATCH', all, { value: { open: false } }), await request('DELETE', all)])
        expect((answer.body['docs'] as unknown[] | undefined)?.length ?? 0).toBe(actor === 'reviewer' ? 1 : 0)
    })
  })
})
