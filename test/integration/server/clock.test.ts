import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { administrator, type Api, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText } from '../../support/entries.ts'
import { openRaw } from '../../support/rawDatabase.ts'
import { type ShiftedClock, shiftedClock } from '../../support/shiftedClock.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { type Deed, deeds, VersionModel } from '../../support/versionModel.ts'

const password = 'a-song-for-workers'
const hour = 3_600_000
const day = 24 * hour
const year = 365 * day

interface Work {
  title: string
  summary?: string
  updatedAt: string
  _status: string
}

/** By how much a clock is off while somebody does something; far back, far ahead, or back to the very same moment. */
const jump = fc.oneof(
  fc.constantFrom(0, -hour, hour),
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: -year, max: year / 2 }),
)

onEachDatabase(({ name, create }) => {
  describe('a clock that is set back and forth', () => {
    let database: ReturnType<typeof create>
    const clocks: ShiftedClock[] = []
    const servers: TestServer[] = []
    let staff: Api
    let colleague: Api

    beforeAll(async () => {
      database = create()
      // a second server with a clock of its own, where there can be one
      for (let index = 0; index < (name === 'MongoDB' ? 2 : 1); index++) {
        const clock = shiftedClock()
        clocks.push(clock)
        const env = { LOG_LEVEL: 'fatal', ...clock.env }
        servers.push(await startServer({ databaseUrl: database.url, args: ['--no-sample'], env }))
        // log-ins end by the clock too
        clock.set(year)
      }
      const [server, other = server] = servers as [TestServer, TestServer?]
      staff = await administrator(server)
      const account = { email: 'wen@gongyun.local', password, name: '文编辑', role: 'editor' }
      await staff.request('POST', '/api/users', account)
      colleague = await login(other, account.email, password)
    })
    beforeEach(() => set(0))
    afterAll(async () => {
      for (const server of servers) await server.stop()
      for (const clock of clocks) clock.remove()
      await database?.drop()
    })

    const set = (...ahead: number[]): void => clocks.forEach((clock, index) => clock.set(ahead[index] ?? ahead[0] ?? 0))
    const read = async (id: string, query = ''): Promise<Work> =>
      (await staff.request<Work>('GET', `/api/works/${id}?depth=0${query}`)).body

    it.each([
      ['published', {}],
      ['taken down and published again', { _status: 'draft' }],
    ])('should not bring the text of before back when a work is %s', async (_, between) => {
      set(hour)
      const { id, slug } = await createEntry(staff, 'works', { title: '歌', genre: 'choir', summary: '第一步' })
      const patch = async (data: object): Promise<void> => {
        expect((await staff.request('PATCH', `/api/works/${id}`, data)).status).toBe(200)
      }
      await patch({ summary: '第一步，又改', _status: 'published' })
      set(0)
      await patch({ summary: '第二步', _status: 'published' })
      await patch(between)
      await patch({ title: '只改题目', _status: 'published' })
      expect(await read(id)).toMatchObject({ title: '只改题目', summary: '第二步', _status: 'published' })
      await vi.waitFor(
        async () => {
          const { text } = await pageText(servers[0] as TestServer, `/works/${slug}/`)
          expect(text).toContain('只改题目')
          expect(text).toContain('第二步')
          expect(text).not.toContain('第一步')
        },
        { timeout: 30_000 },
      )
    })

    it('should keep nobody from saving what was just read', async () => {
      set(hour)
      const { id } = await createEntry(staff, 'works', { title: '歌', genre: 'choir' })
      await staff.request('PATCH', `/api/works/${id}?draft=true`, { summary: '一' })
      set(0)
      for (const query of ['', '?draft=true', '?draft=true&autosave=true', '?draft=true&autosave=true', '']) {
        const { updatedAt } = await read(id, '&draft=true')
        // with a draft waiting, a save says what becomes of it
        const data = { updatedAt, ...(query === '' && { _status: 'published' }) }
        const saved = await staff.request('PATCH', `/api/works/${id}${query}`, { summary: query, ...data })
        expect(saved.status).toBe(200)
        const late = await staff.request('PATCH', `/api/works/${id}${query}`, { summary: '晚了', ...data })
        expect(late.status).toBe(409)
      }
    })

    it('should keep the settings of the site in order as well', async () => {
      const settings = async () => (await staff.request<{ updatedAt: string }>('GET', '/api/globals/site?depth=0')).body
      const themes = Array.from({ length: 6 }, (_, index) => `第 ${index} 次`)
      for (const [index, theme] of themes.entries()) {
        set([hour, 0, 0, -hour, -day, 0][index] ?? 0)
        const { updatedAt } = await settings()
        const saved = await staff.request('POST', '/api/globals/site', { theme, updatedAt })
        expect(saved.status).toBe(200)
        expect(await settings()).toMatchObject({ theme })
      }
      const { docs } = (
        await staff.request<{ docs: { version: { theme: string } }[] }>(
          'GET',
          '/api/globals/site/versions?sort=updatedAt&limit=100',
        )
      ).body
      expect(docs.map(({ version }) => version.theme).slice(-themes.length)).toEqual(themes)
    })

    it('should leave the texts, the versions and what is public as with a clock that only goes forward', async () => {
      const apis = [staff, colleague]
      await fc.assert(
        fc.asyncProperty(deeds(2), fc.array(jump, { minLength: 24, maxLength: 24 }), async (all, jumps) => {
          const { id } = await createEntry(staff, 'works', { title: '开头', genre: 'choir' })
          const versions = new VersionModel(apis, 'works', id, '开头')
          let shown: string | undefined = '开头'
          for (const [index, deed] of all.entries()) {
            const [mine = 0, others = 0] = [jumps[index], jumps.at(-index)]
            set(mine, others)
            await versions.do(deed, `第 ${index} 稿`)
            shown = shownAfter(deed, `第 ${index} 稿`, shown)
            const { title, _status } = await read(id)
            expect(_status === 'published' ? title : undefined).toBe(shown)
          }
          await versions.check()
        }),
        { numRuns: Number(process.env['GONGYUN_RUNS'] ?? 3), seed: 20261126, endOnFailure: true },
      )
    })
  })

  describe('a start with a clock years ahead', () => {
    let database: ReturnType<typeof create>
    let clock: ShiftedClock
    let dataDir: string

    beforeEach(async () => {
      database = create()
      clock = shiftedClock()
      dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-clock-'))
    })
    afterEach(async () => {
      clock.remove()
      await rm(dataDir, { recursive: true, force: true })
      await database.drop()
    })

    const start = (): Promise<TestServer> =>
      startServer({ dataDir, databaseUrl: database.url, args: ['--no-sample'], env: clock.env })
    const health = async ({ url }: TestServer): Promise<unknown> => (await fetch(`${url}/healthz`)).json()
    /** What there is of what grows old. */
    const counted = async (staff: Api, id: string) => {
      const total = async (address: string): Promise<number> =>
        (await staff.request<{ totalDocs: number }>('GET', address)).body.totalDocs
      return {
        versions: await total(`/api/works/versions?where[parent][equals]=${id}&limit=1`),
        audits: await total('/api/audits?where[name][equals]=从前的人&limit=1'),
      }
    }

    it('should remove nothing for its age, and tell the operator until the clock is right', async () => {
      let server = await start()
      expect(await health(server)).toMatchObject({ clock: 'ok' })
      let staff = await administrator(server)
      const { id } = await createEntry(staff, 'works', { title: '歌', genre: 'choir' })
      for (let draft = 0; draft < 4; draft++)
        await staff.request('PATCH', `/api/works/${id}?draft=true`, { title: `第 ${draft} 稿` })
      await server.stop()
      const raw = await openRaw(dataDir, database.url)
      const ago = (days: number): Date => new Date(Date.now() - days * day)
      const row = { action: 'edit', document: `works/${id}`, name: '从前的人', title: '歌', isDone: true }
      for (const days of [1, 100, 1000]) await raw.addAudit({ ...row, at: ago(days) })
      await raw.ageVersions('works', id, [900, 700, 500, 300, 10].map(ago))
      await raw.close()
      const before = { versions: 5, audits: 3 }

      clock.set(4 * year)
      server = await start()
      const told = await health(server)
      expect(told).toMatchObject({ ok: true, clock: 'ahead' })
      staff = await administrator(server)
      const desk = await fetch(`${server.url}/admin`, { headers: { authorization: `JWT ${staff.token}` } })
      expect(await desk.text()).toContain('服务器的时钟可能不对')
      await server.stop()
      expect(server.output().split('请核对本机的日期和时间').length - 1).toBe(1)

      clock.set(0)
      server = await start()
      expect(await health(server)).toMatchObject({ ok: true, clock: 'ok' })
      staff = await administrator(server)
      expect(await counted(staff, id)).toEqual(before)
      await server.stop()
    })
  })
})

/** What the public has after a deed. @param shown before; undefined when nothing was public */
function shownAfter({ kind }: Deed, text: string, shown: string | undefined): string | undefined {
  if (kind === 'publish' || kind === 'publish as typing') return text
  return kind === 'unpublish' || kind === 'unpublish all' ? undefined : shown
}
