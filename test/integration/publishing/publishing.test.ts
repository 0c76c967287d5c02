import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api, visitor } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, publish, updateEntry } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const inAnHour = new Date(Date.now() + 3_600_000).toISOString()

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
    // the second server took the folder over and so leaves it
    if (server) await rm(server.dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  const page = (path: string) => pageText(server, path)

  describe('an announcement', () => {
    it('should be public only after it is published, and gone after it is unpublished', async () => {
      const show = await createEntry(staff, 'performances', {
        title: '工地上的灯',
        kind: 'performance',
        admission: 'free',
        showings: [{ start: inAnHour }],
        _status: 'draft',
      })
      const path = `/performances/${show.slug}/`
      expect(show.slug).toBe('gong-di-shang-de-deng')
      // what is published after it is public no sooner than it would be
      await createEntry(staff, 'performances', { title: '后来上线的', kind: 'performance', admission: 'free' })
      expect((await page(path)).status).toBe(404)
      expect((await page('/performances/')).text).not.toContain('工地上的灯')

      await publish(staff, 'performances', show.id)
      expect((await page(path)).status).toBe(200)
      expect((await page('/performances/')).text).toContain('工地上的灯')
      expect((await page('/')).text).toContain('工地上的灯')

      await updateEntry(staff, 'performances', show.id, { _status: 'draft' })
      expect((await page(path)).status).toBe(404)
      expect((await page('/performances/')).text).not.toContain('工地上的灯')
      expect((await page('/')).text).not.toContain('工地上的灯')
    })

    it('should lead at once to its calendars and its code, and say of no calendar that it is gone', async () => {
      const days = Array.from({ length: 12 }, (_, index) => ({
        start: new Date(Date.now() + (index + 1) * 86_400_000).toISOString(),
      }))
      const data = { kind: 'relief', admission: 'free', dates: days }
      const { slug } = await createEntry(staff, 'activities', { title: '刚刚上线的', ...data })
      const { text } = await page(`/activities/${slug}/`)
      const files = [...text.matchAll(/(?:href|src)="(\/(?:calendars|qr)\/[^"]+)"/g)].map(([, path = '']) => path)
      expect(files.length).toBeGreaterThan(12)
      for (const path of files) {
        const answer = await page(path)
        expect([path, answer.status]).toEqual([path, 200])
        if (path.endsWith('.ics')) expect(answer.text).toContain('刚刚上线的')
      }
    })

    it('should keep its page while a newer draft is being written', async () => {
      const notice = await createEntry(staff, 'notices', { title: '开课通知', kind: 'notice', date: inAnHour })
      await staff.request('PATCH', `/api/notices/${notice.id}?draft=true`, {
        title: '开课通知（改）',
        _status: 'draft',
      })
      expect((await page(`/notices/${notice.slug}/`)).text).toContain('开课通知')
      expect((await page(`/notices/${notice.slug}/`)).text).not.toContain('（改）')

      await publish(staff, 'notices', notice.id, { title: '开课通知（改）' })
      expect((await page(`/notices/${notice.slug}/`)).text).toContain('开课通知（改）')
    })

    it('should move with its address, and go when it is deleted', async () => {
      const work = await createEntry(staff, 'works', { title: '花街', genre: 'paper-cut' })
      await updateEntry(staff, 'works', work.id, { slug: 'flower-street', _status: 'published' })
      expect((await fetch(`${server.url}/works/hua-jie/`, { redirect: 'manual' })).status).toBe(301)
      expect((await page('/works/flower-street/')).status).toBe(200)

      await staff.request('DELETE', `/api/works/${work.id}`)
      expect((await page('/works/flower-street/')).status).toBe(404)
    })

    it('should give two entries of the same title an address each', async () => {
      const first = await createEntry(staff, 'works', { title: '春', genre: 'choir' })
      const second = await createEntry(staff, 'works', { title: '春', genre: 'choir' })
      expect([first.slug, second.slug]).toEqual(['chun', 'chun-2'])
    })
  })

  it('should show the new text on the page read right after each of 200 edits', async () => {
    const work = await createEntry(staff, 'works', { title: '高原晨曲', genre: 'choir', year: 2026 })
    for (let edit = 1; edit <= 200; edit++) {
      await updateEntry(staff, 'works', work.id, { title: `高原晨曲 第${edit}稿`, _status: 'published' })
      expect((await page(`/works/${work.slug}/`)).text).toContain(`高原晨曲 第${edit}稿`)
    }
  })

  it('should publish every one of 20 entries that are saved at the same time', async () => {
    const titles = Array.from({ length: 20 }, (_, index) => `同时发布 ${index + 1}`)
    const saved = await Promise.all(
      titles.map((title) =>
        createEntry(staff, 'works', { title, slug: `same-time-${titles.indexOf(title) + 1}`, genre: 'dance' }),
      ),
    )
    for (const work of saved)
      await expect.poll(async () => (await page(`/works/${work.slug}/`)).text).toContain(work.title)
  })

  it('should name a performer only while that talent is published with consent', async () => {
    const talent = await createEntry(staff, 'talents', {
      name: '李小禾',
      specialities: ['choir'],
      consent: { given: true },
    })
    const show = await createEntry(staff, 'performances', {
      title: '秋日合唱',
      kind: 'gala',
      admission: 'ticket',
      programme: [{ title: '丰收', performers: [talent.id] }],
    })
    expect((await page(`/performances/${show.slug}/`)).text).toContain('李小禾')

    await updateEntry(staff, 'talents', talent.id, { _status: 'draft' })
    expect((await page(`/performances/${show.slug}/`)).text).not.toContain('李小禾')
  })

  it('should refuse to publish a talent without consent, in Chinese', async () => {
    const answer = await staff.request('POST', '/api/talents', {
      name: '王一',
      specialities: ['dance'],
      _status: 'published',
    })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain('发布前须取得本人同意：请确认同意书后勾选，或只保存为草稿。')
  })

  it('should change the name in every header when the site is renamed', async () => {
    await staff.request('POST', '/api/globals/site', {
      name: '工韵 · 试点',
      organisation: '试点区总工会',
      headline: '一起来',
    })
    // whoever renames waits for the home page
    await expect.poll(async () => (await page('/works/')).text).toContain('工韵 · 试点')
  })

  describe('a preview', () => {
    it('should show a draft on the real page to staff, and store it nowhere', async () => {
      const draft = await createEntry(staff, 'works', { title: '未完成的画', genre: 'painting', _status: 'draft' })
      const seen = await staff.request<string>('GET', `/preview/works/${draft.id}`)
      expect(seen.status).toBe(200)
      expect(seen.body).toContain('未完成的画')
      expect(seen.headers.get('cache-control')).toBe('no-store')
      expect(seen.headers.get('x-robots-tag')).toContain('noindex')
      expect((await page('/works/')).text).not.toContain('未完成的画')
      expect((await page(`/works/${draft.slug}/`)).status).toBe(404)
    })

    it('should send a visitor to the log-in', async () => {
      const draft = await createEntry(staff, 'works', { title: '秘密', genre: 'painting', _status: 'draft' })
      const seen = await visitor(server).request<string>('GET', `/preview/works/${draft.id}`)
      expect(seen.status).toBe(302)
      expect(seen.headers.get('location')).toContain('/admin/login')
      expect(seen.body).not.toContain('秘密')
    })

    it('should say what is missing while a draft is too bare to be shown', async () => {
      const draft = await createEntry(staff, 'venues', { name: '半个阵地', _status: 'draft' })
      const seen = await staff.request<string>('GET', `/preview/venues/${draft.id}`)
      expect(seen.status).toBe(422)
      expect(seen.body).toContain('草稿还不完整，暂时不能预览')
    })
  })

  it('should answer nobody who is not logged in, except with the published site', async () => {
    for (const path of [
      '/api/works',
      '/api/talents?limit=0',
      '/api/users',
      '/api/media',
      '/api/globals/site',
      '/api/works/versions',
    ]) {
      const answer = await visitor(server).request('GET', path)
      expect([path, answer.status]).toEqual([path, 403])
    }
    const created = await visitor(server).request('POST', '/api/works', { title: '外人', genre: 'choir' })
    expect(created.status).toBe(403)
  })

  it('should serve after a kill -9 during a publish what was published, and no half page', async () => {
    const work = await createEntry(staff, 'works', { title: '打断之前', genre: 'craft' })
    const dataDir = server.dataDir
    const writes = Array.from({ length: 5 }, (_, index) =>
      updateEntry(staff, 'works', work.id, { title: `打断 ${index}`, _status: 'published' }).catch(() => undefined),
    )
    await Promise.race(writes)
    await server.kill()
    await Promise.all(writes)

    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })
    staff = await administrator(server)
    const stored = await staff.request<{ title: string }>('GET', `/api/works/${work.id}`)
    const seen = await page(`/works/${work.slug}/`)
    expect(seen.text).toContain(stored.body.title)
    expect(seen.text.trimEnd().endsWith('</html>')).toBe(true)
  })
})
