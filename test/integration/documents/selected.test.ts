import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { documentData } from '../../support/randomDocuments.ts'
import { type Ids, withIds } from '../../support/randomWrites.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { expectFilesAgree } from '../../support/storedFiles.ts'

type Written = { doc: { id: string } & Record<string, unknown> }
type Rows = { docs: Record<string, unknown>[] }

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'], env: { LOG_LEVEL: 'fatal' } })
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  /** What the audit log tells of a document. */
  const told = async (document: string): Promise<unknown> => {
    const where = `where[document][equals]=${document}`
    const { docs } = (await staff.request<Rows>('GET', `/api/audits?${where}&sort=at&limit=100`)).body
    return docs.map(({ action, title, changes, note, isDone }) => ({ action, title, changes, note, isDone }))
  }
  const page = async (path: string): Promise<number> => (await fetch(server.url + path, { redirect: 'manual' })).status
  const answered = async (method: string, path: string, body?: object): Promise<Written['doc']> => {
    const { status, body: answer } = await staff.request<Written>(method, path, body)
    expect([200, 201], `${method} ${path} ${JSON.stringify(answer)}`).toContain(status)
    return answer.doc ?? (answer as unknown as Written['doc'])
  }
  const trash = { deletedAt: '2026-11-26T00:00:00.000Z' }

  /** Writes an entry in every way. @returns what is to be the same whatever the answers were to have */
  async function lifeOf(collection: string, data: object, slug: string, query: string): Promise<unknown> {
    const path = `/api/${collection}`
    const entry = { ...data, slug, _status: 'published' }
    const { id } = await answered('POST', `${path}?${query}`, entry)
    const pages = [await page(`/${collection}/${slug}/`)]
    await answered('PATCH', `${path}/${id}?draft=true&${query}`, { summary: '改过的摘要' })
    await answered('PATCH', `${path}/${id}?${query}`, { slug: `${slug}-new`, _status: 'published' })
    pages.push(await page(`/${collection}/${slug}/`), await page(`/${collection}/${slug}-new/`))
    const heir = await answered('POST', `${path}?${query}`, entry)
    pages.push(await page(`/${collection}/${slug}/`))
    const versions = await staff.request<{ docs: { id: string }[] }>(
      'GET',
      `${path}/versions?where[parent][equals]=${id}&sort=createdAt&limit=1`,
    )
    await answered('POST', `${path}/versions/${versions.body.docs[0]?.id}?${query}`)
    const restored = await answered('GET', `${path}/${id}?draft=true`)
    // of this one alone
    Object.assign(restored, { createdAt: '', updatedAt: '', code: '' })
    const copy = await answered('POST', `${path}/${id}/duplicate?${query}`)
    await answered('PATCH', `${path}/${heir.id}?${query}`, trash)
    pages.push(await page(`/${collection}/${slug}/`))
    await answered('PATCH', `${path}/${id}?${query}`, trash)
    await answered('DELETE', `${path}/${id}?trash=true&${query}`)
    const rows = [await told(`${collection}/${id}`), await told(`${collection}/${heir.id}`)]
    const ofCopy = await told(`${collection}/${copy.id}`)
    await answered('DELETE', `${path}/${heir.id}?trash=true`)
    await answered('DELETE', `${path}/${copy.id}`)
    const withoutIds = JSON.stringify({ pages, rows, ofCopy, restored }, (key, value: unknown) =>
      key === 'id' ? undefined : value,
    )
    return JSON.parse(withoutIds.replaceAll(slug, 'slug').replaceAll(id, 'id'))
  }

  describe('what the answer to a write is to have', () => {
    it.each(pageCollections)('should change nothing of what is stored, recorded and published of %s', async (slug) => {
      const samples = fc.sample(documentData[slug], { seed: 12, numRuns: 1 })
      const data = withIds(samples[0], new Proxy({}, { get: () => [] }) as Ids) as object
      const whole = await lifeOf(slug, data, `whole-${slug}`, 'depth=0')
      expect(await lifeOf(slug, data, `one-${slug}`, 'select[id]=true')).toEqual(whole)
      if (slug !== 'works') return
      expect(await lifeOf(slug, data, `none-${slug}`, 'select[slug]=false&select[id]=false')).toEqual(whole)
      expect(await lifeOf(slug, data, `deep-${slug}`, 'select[title]=true&depth=1')).toEqual(whole)
    })

    it('should be what it has', async () => {
      const entry = { title: '选一', genre: 'choir', _status: 'published' }
      for (const [query, names] of [
        ['select[title]=true', ['id', 'title']],
        ['draft=true&select[title]=true', ['id', 'title']],
        ['select[id]=true', ['id']],
      ] as const) {
        const doc = await answered('POST', `/api/works?${query}`, entry)
        expect(Object.keys(doc).sort()).toEqual(names)
        const copy = await answered('POST', `/api/works/${doc.id}/duplicate?${query}`)
        expect(Object.keys(copy).sort()).toEqual(names)
      }
      const doc = await answered('POST', '/api/works?select[slug]=false', entry)
      expect(doc).toMatchObject({ title: '选一', genre: 'choir', _status: 'published' })
      expect(doc).not.toHaveProperty('slug')
    })

    it.each([
      ['units', { name: '选一工会', level: 'grass-roots' }, { name: '选二工会' }],
      ['wordings', { wrong: '省总', right: '省总工会', level: 'warn' }, { right: '云南省总工会' }],
      [
        'users',
        { email: 'xuan@example.org', password: 'a-song-for-workers', name: '选', role: 'editor' },
        { role: 'auditor', name: '选二' },
      ],
    ])('should change nothing of what is recorded of %s', async (slug, data, change) => {
      const all: unknown[] = []
      for (const query of ['depth=0', 'select[id]=true']) {
        const { id } = await answered('POST', `/api/${slug}?${query}`, data)
        await answered('PATCH', `/api/${slug}/${id}?${query}`, change)
        await answered('DELETE', `/api/${slug}/${id}?${query}`)
        all.push(await told(`${slug}/${id}`))
      }
      expect(all[1]).toEqual(all[0])
    })

    it('should change nothing of the files and what is recorded of a picture', async () => {
      const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: 'teal' } })
        .png()
        .toBuffer()
      const all: unknown[] = []
      for (const query of ['depth=0', 'select[id]=true']) {
        const form = new FormData()
        form.set('_payload', JSON.stringify({ alt: '选图' }))
        form.set('file', new File([new Uint8Array(bytes)], '选.png', { type: 'image/png' }))
        const { id } = await answered('POST', `/api/media?${query}`, form)
        await answered('PATCH', `/api/media/${id}?${query}`, { alt: '选图二' })
        await answered('POST', `/api/media/${id}/duplicate?${query}`)
        await expectFilesAgree(server, staff)
        await answered('PATCH', `/api/media/${id}?${query}`, trash)
        await answered('DELETE', `/api/media/${id}?trash=true&${query}`)
        await expectFilesAgree(server, staff)
        all.push(await told(`media/${id}`))
      }
      expect(all[1]).toEqual(all[0])
    })

    it('should change nothing of a setting, its versions and what is recorded of it', async () => {
      const before = (await staff.request<object>('GET', '/api/globals/newsroom')).body
      const { status } = await staff.request('POST', '/api/globals/newsroom?select[id]=true', { keepMonths: 60 })
      expect(status).toBe(200)
      const after = (await staff.request<object>('GET', '/api/globals/newsroom')).body
      expect(after).toMatchObject({ ...before, keepMonths: 60, updatedAt: expect.any(String) })
      expect((await told('newsroom')) as object[]).toHaveLength(2)
    })
  })
})
