import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { administrator, type Api, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, publish } from '../../support/entries.ts'
import { storedFormerSlugs } from '../../support/formerSlugs.ts'
import { documentData } from '../../support/randomDocuments.ts'
import { type Ids, idsOf, withIds } from '../../support/randomWrites.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const password = 'songs-for-workers'
type Version = { updatedAt: string; version: object }

const either = [false, true]
/** Each of two things together with each way of the third. */
const cases = either.flatMap((isOwned) =>
  either.map((isRelated) => ({ isOwned, isRelated, isPublishedAtOnce: isOwned !== isRelated })),
)

// what a document names and holds decides what Payload asks and copies between two hooks
onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let unit: string
  let none: Ids
  let some: Ids
  let number = 0

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'], env: { LOG_LEVEL: 'fatal' } })
    staff = await administrator(server)
    none = await idsOf(staff)
    unit = (await createEntry(staff, 'units', { name: '区工会', level: 'county', _status: undefined })).id
    for (const collection of pageCollections) {
      const [data = {}] = fc.sample(documentData[collection], 1)
      await createEntry(staff, collection, withIds(data, none) as object)
    }
    some = await idsOf(staff)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const changesOf = async (document: string): Promise<string[]> => {
    const { body } = await staff.request<{ docs: { changes?: string }[] }>(
      'GET',
      `/api/audits?where[document][equals]=${document}&sort=at&limit=0`,
    )
    return body.docs.flatMap(({ changes }) => changes ?? [])
  }

  it.each(pageCollections)(
    'should hand over taken addresses, record changes and keep the order, whatever an entry of %s holds',
    async (collection) => {
      const one = fc.asyncProperty(documentData[collection], async (filled) => {
        const slug = `x-${++number}`
        let former: string | undefined
        for (const { isOwned, isRelated, isPublishedAtOnce } of cases) {
          const data = withIds(filled, isRelated ? some : none) as Record<string, unknown>
          const _status = isPublishedAtOnce ? 'published' : 'draft'
          const { id } = await createEntry(staff, collection, {
            ...data,
            slug,
            _status,
            ...(isOwned && { ownerUnit: unit }),
          })
          if (!isPublishedAtOnce) await publish(staff, collection, id)
          const slugs = await storedFormerSlugs(server)
          expect(slugs.get(`${collection}/${former}`) ?? '').not.toContain(` ${slug} `)

          const title = { ['name' in data ? 'name' : 'title']: `改名${++number}` }
          const renamed = await publish(staff, collection, id, { ...title, slug: `${slug}-${number}` })
          expect((await storedFormerSlugs(server)).get(`${collection}/${id}`)).toContain(` ${slug} `)
          expect((await changesOf(`${collection}/${id}`)).at(-1)).toContain('网址名')
          const { body } = await staff.request<{ docs: Version[] }>(
            'GET',
            `/api/${collection}/versions?where[parent][equals]=${id}&sort=-updatedAt&depth=0`,
          )
          const [newest, before] = body.docs
          expect(newest?.version).toMatchObject({ ...title, updatedAt: (renamed as { updatedAt?: string }).updatedAt })
          expect(Date.parse(newest?.updatedAt ?? '')).toBeGreaterThan(Date.parse(before?.updatedAt ?? ''))
          former = id
        }
      })
      await fc.assert(one, { numRuns: 1, endOnFailure: true })
    },
  )

  describe('a new password', () => {
    const makeAccount = async (data: object, logIns: number) => {
      const email = `account-${++number}@example.org`
      const account = { name: '钱某', email, password, role: 'editor', ...data }
      const { body } = await staff.request<{ doc: { id: string } }>('POST', '/api/users', account)
      let own: Api | undefined
      for (let count = 0; count < logIns; count++) own = await login(server, email, password)
      return { id: body.doc.id, own }
    }
    const set = async (by: Api, id: string, data: object) => {
      expect((await by.request('PATCH', `/api/users/${id}`, data)).status).toBe(200)
      return (await changesOf(`users/${id}`)).at(-1)
    }

    it.each([0, 1, 3].flatMap((logIns) => either.map((hasUnit) => [logIns, hasUnit] as const)))(
      'should be in the audit log, and no other change be called one: %i log-ins, unit %s',
      async (logIns, hasUnit) => {
        const { id, own } = await makeAccount(hasUnit ? { role: 'unit-editor', unit } : {}, logIns)
        if (own !== undefined)
          expect(await set(own, id, { password: `${password}-own`, currentPassword: password })).toBe('密码')
        const before = await changesOf(`users/${id}`)
        expect(await set(staff, id, { password: `${password}-2` })).toBe('密码')
        expect(await changesOf(`users/${id}`)).toHaveLength(before.length + 1)
        expect(await set(staff, id, { name: '钱某某' })).toBe('姓名')
        expect(await set(staff, id, { name: '钱某', password: `${password}-3` })).toBe('姓名；密码')
      },
    )

    it('should be in the audit log of each account that gets one with others', async () => {
      const ids = await Promise.all([0, 1].map(async (logIns) => (await makeAccount({}, logIns)).id))
      const address = `/api/users?${ids.map((id, index) => `where[id][in][${index}]=${id}`).join('&')}`
      expect((await staff.request('PATCH', address, { password: `${password}-4` })).status).toBe(200)
      for (const id of ids) expect((await changesOf(`users/${id}`)).at(-1)).toBe('密码')
    })
  })
})
