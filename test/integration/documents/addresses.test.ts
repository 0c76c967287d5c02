import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, publish, type Stored, updateEntry } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { untilPublished } from '../../support/untilPublished.ts'

interface Saved {
  doc?: { slug: string }
}

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
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
})
