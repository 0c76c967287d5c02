import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { onEachDatabase } from '../../support/databases.ts'
import type { Stored } from '../../support/entries.ts'
import { type State, type Doc, newsroomSite } from '../../support/newsroomSite.ts'
import { documentData } from '../../support/randomDocuments.ts'
import { type Ids, withIds } from '../../support/randomWrites.ts'
import { openRaw } from '../../support/rawDatabase.ts'
import type { Actor } from '../../support/roles/cast.ts'

onEachDatabase((database) => {
  const { by, draftBy, stateFor, rowsOf, staff, cast, server, place, start } = newsroomSite(database)

  describe('the audit log', () => {
    it('should tell of accounts, settings, log-ins, old versions and deletions too', async () => {
      const account = (
        await staff().request<Doc>('POST', '/api/users', {
          name: '陈某',
          email: 'chen@example.org',
          password: 'songs-for-workers',
          role: 'editor',
        })
      ).body.doc.id
      await staff().request('PATCH', `/api/users/${account}`, { role: 'reviewer', password: 'songs-for-all-workers' })
      await staff().request('DELETE', `/api/users/${account}`)
      expect(
        (await rowsOf(`users/${account}`)).map(({ action, changes, note }) => [action, changes ?? null, note ?? null]),
      ).toEqual([
        ['create', null, '角色：编辑'],
        ['change', '角色；密码', '角色：编辑 → 审核'],
        ['delete', null, null],
      ])
      expect((await rowsOf(`users/${cast().accounts.reviewer}`)).map(({ action }) => action)).toContain('login')
      expect((await rowsOf('newsroom')).at(-1)).toMatchObject({ action: 'change', changes: '写稿和审稿分开' })

      const id = await draftBy('editor')
      await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'published' })
      await by('editor')('PATCH', `/api/works/${id}?draft=true`, { title: '改过' })
      const { body } = await by('editor')<{ docs: Stored[] }>(
        'GET',
        `/api/works/versions?where[parent][equals]=${id}&sort=createdAt`,
      )
      await by('editor')('POST', `/api/works/versions/${body.docs[0]?.id}?draft=true`, {})
      await by('editor')('PATCH', `/api/works/${id}`, { _status: 'draft' })
      await by('editor')('PATCH', `/api/works/${id}`, { deletedAt: new Date().toISOString() })
      await by('editor')('PATCH', `/api/works/${id}?trash=true`, { deletedAt: null })
      await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'published' })
      await by('editor')('PATCH', `/api/works/${id}`, { deletedAt: new Date().toISOString() })
      await staff().request('DELETE', `/api/works/${id}?trash=true`)
      const rows = await rowsOf(`works/${id}`)
      expect(rows.map(({ action }) => action)).toEqual([
        'create',
        'approve',
        'publish',
        'edit',
        'restore',
        'unpublish',
        'trash',
        'untrash',
        'approve',
        'publish',
        'trash',
        'unpublish',
        'delete',
      ])
      expect(rows.every(({ isDone }) => isDone)).toBe(true)
    })

    it.each(pageCollections)('should tell every step of %s, whatever fields are filled in', async (collection) => {
      // what has the most rows of all that an editor might fill in
      const samples = fc.sample(documentData[collection], { seed: 12, numRuns: 30 })
      const none = new Proxy({}, { get: () => [] }) as Ids
      const filled = (data: unknown) => JSON.stringify(data).length
      const [data] = samples.map((sample) => withIds(sample, none) as object).sort((a, b) => filled(b) - filled(a))
      const slug = `every-step-of-${collection}`
      const made = await by('editor')<Doc>('POST', `/api/${collection}?draft=true`, { ...data, slug, _status: 'draft' })
      const { id } = made.body.doc
      const take = async (actor: Actor, name: string, comment?: string) => {
        const { body } = await by(actor)<State>('GET', `/api/${collection}/${id}/review`)
        const asked = { step: name, seen: body.seen, comment }
        expect((await by(actor)('POST', `/api/${collection}/${id}/review`, asked)).status, name).toBe(200)
      }
      await take('editor', 'submit')
      await take('reviewer', 'return', '请补摘要')
      await by('editor')('PATCH', `/api/${collection}/${id}?draft=true`, { summary: '补上的摘要' })
      await take('editor', 'submit')
      await take('reviewer', 'approve')
      await take('reviewer', 'publish')
      const taken = await by('administrator')('PATCH', `/api/${collection}/${id}`, { _status: 'draft' })
      expect(taken.status).toBe(200)
      const rows = await rowsOf(`${collection}/${id}`)
      const told = ['create', 'submit', 'return', 'edit', 'submit', 'approve', 'publish', 'unpublish']
      expect(rows.map(({ action }) => action)).toEqual(told)
      expect(rows.map(({ isDone }) => isDone)).toEqual(told.map(() => true))
      expect(rows[2]?.note).toBe('请补摘要')
    })

    it('should know the address as the server saw it, whatever a client claims', async () => {
      const logIn = (headers: Record<string, string>) =>
        fetch(`${server().url}/api/users/login`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'x-gongyun-address': '203.0.113.6', ...headers },
          body: JSON.stringify({ email: 'auditor@example.org', password: 'songs-for-workers' }),
        })
      await logIn({})
      // a proxy on this machine is believed
      await logIn({ 'x-forwarded-for': '198.51.100.1, 192.0.2.7' })
      const rows = await rowsOf(`users/${cast().accounts.auditor}`)
      expect(rows.slice(-2).map(({ address }) => address)).toEqual(['127.0.0.1', '192.0.2.7'])
    })

    it('should not call an attempt done that failed', async () => {
      const { body } = await by('administrator')<Doc>('POST', '/api/works?draft=true', { title: '缺类别' })
      const refused = await by('reviewer')('PATCH', `/api/works/${body.doc.id}`, { _status: 'published' })
      expect(refused.status).toBe(400)
      expect((await stateFor('reviewer', body.doc.id)).timeline.map(({ what }) => what)).toEqual(['新建'])
    })

    it('should keep its rows for as long as the setting says, and settle after a crash what was done', async () => {
      expect((await staff().request('POST', '/api/globals/newsroom', { keepMonths: 5 })).status).toBe(400)
      await staff().request('POST', '/api/globals/newsroom', { keepMonths: 12 })
      const published = await draftBy('editor', { title: '断电前发布' })
      const tried = await draftBy('editor', { title: '断电前没有发成' })
      const day = 24 * 60 * 60_000
      const [old, changed] = [await draftBy('editor', { title: '旧稿' }), await draftBy('editor', { title: '旧稿' })]
      for (const id of [old, changed]) {
        await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'published' })
        for (const title of ['改过的旧稿', '再改的旧稿'])
          await by('editor')('PATCH', `/api/works/${id}?draft=true`, { title })
      }
      await by('reviewer')('PATCH', `/api/works/${published}`, { _status: 'published' })
      await server().stop()
      const { dataDir, databaseUrl } = place()
      const raw = await openRaw(dataDir, databaseUrl)
      const row = { name: '某人', title: '某条', isDone: false, at: new Date() }
      for (const [document, age] of [
        ['works/old', 367],
        ['works/young', 364],
      ] as const)
        await raw.addAudit({ ...row, action: 'edit', document, at: new Date(Date.now() - age * day), isDone: true })
      const ago = (...days: number[]) => days.map((age) => new Date(Date.now() - age * day))
      await raw.ageVersions('works', old, ago(900, 800, 500, 400))
      await raw.ageVersions('works', changed, ago(900, 800, 500, 10))
      await raw.unsettle(`works/${published}`, ['approve', 'publish'])
      await raw.addAudit({ ...row, action: 'publish', document: `works/${tried}` })
      await raw.addAudit({ ...row, action: 'delete', document: 'works/gone' })
      await raw.close()
      await start()

      expect((await rowsOf('works/old')).length).toBe(0)
      expect((await rowsOf('works/young')).length).toBe(1)
      const versionsOf = async (id: string) => {
        const address = `/api/works/versions?where[parent][equals]=${id}&sort=updatedAt&depth=0`
        const { body } = await staff().request<{ docs: { version: Doc['doc'] }[] }>('GET', address)
        return body.docs.map(({ version }) => [version.title, version._status])
      }
      // what is public stays, and what was the newest text until ten days ago
      await expect
        .poll(() => versionsOf(old))
        .toEqual([
          ['旧稿', 'published'],
          ['再改的旧稿', 'draft'],
        ])
      await expect
        .poll(() => versionsOf(changed))
        .toEqual([
          ['旧稿', 'published'],
          ['改过的旧稿', 'draft'],
          ['再改的旧稿', 'draft'],
        ])
      const done = async (document: string, name: string) =>
        (await rowsOf(document)).filter((found) => found.name === name).map(({ isDone }) => isDone)
      expect(await done(`works/${tried}`, '某人')).toEqual([false])
      expect(await done('works/gone', '某人')).toEqual([true])
      expect((await rowsOf(`works/${published}`)).map(({ isDone }) => isDone)).toEqual([true, true, true])
    })
  })
})
