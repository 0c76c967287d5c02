import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { administrator, type Api, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, publish } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const password = 'a-song-for-workers'

interface Saved {
  doc?: { id: string; slug: string }
  errors?: { message: string }[]
}

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let colleague: Api

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    const account = { email: 'wen@gongyun.local', password, name: '文编辑', role: 'editor' }
    await staff.request('POST', '/api/users', account)
    colleague = await login(server, account.email, password)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const work = (title: string, more: object = {}) => createEntry(staff, 'works', { title, genre: 'choir', ...more })

  /** Where a request is sent to: a status, and the path of a redirect. */
  async function ask(path: string): Promise<string> {
    const response = await fetch(server.url + path, { redirect: 'manual' })
    return `${response.status} ${response.headers.get('location') ?? ''}`.trim()
  }

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
