import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, updateEntry } from '../../support/entries.ts'
import { openRaw } from '../../support/rawDatabase.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { shiftedClock } from '../../support/shiftedClock.ts'

type Row = { id: string; title: string; updatedAt: string }
type Listed = { docs: Row[]; totalDocs: number }

const day = 86_400_000
const show = { kind: 'performance', admission: 'free' }

onEachDatabase(({ create }) => {
  const clock = shiftedClock()
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api

  const start = async () => {
    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'], env: clock.env })
    staff = await administrator(server)
  }
  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-next-date-'))
    await start()
  })
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
    clock.remove()
  })

  /** Whole list in the order of its next date, put together from pages of two. */
  async function sorted(query = 'draft=true'): Promise<Row[]> {
    const rows: Row[] = []
    for (let page = 1; ; page++) {
      const path = `/api/performances?depth=0&sort=nextDate&limit=2&page=${page}&${query}`
      const { status, body } = await staff.request<Listed>('GET', path)
      expect(status).toBe(200)
      rows.push(...body.docs)
      if (body.docs.length < 2) return rows
    }
  }
  const titles = (rows: readonly Row[]) => rows.map(({ title }) => title)
  const versions = async () =>
    (await staff.request<Listed>('GET', '/api/performances/versions?depth=0&limit=1')).body.totalDocs

  describe('a list that is sorted by the next date', () => {
    it('should show what is next first, page by page, and stay right as time passes, without a new version', async () => {
      const showing = (days: number, cancelled = false) => ({
        start: new Date(Date.now() + days * day).toISOString(),
        cancelled,
      })
      const of: [title: string, showings: object[]][] = [
        ['后天的', [showing(2), showing(-40)]],
        ['没有场次的', []],
        ['明天取消、九天后的', [showing(9), showing(1, true)]],
        ['过去的', [showing(-3)]],
        ['五天后的', [showing(5)]],
        ['只剩取消的', [showing(4, true)]],
      ]
      for (const [title, showings] of of) await createEntry(staff, 'performances', { ...show, title, showings })
      const coming = ['后天的', '五天后的', '明天取消、九天后的', '过去的']
      for (const query of ['draft=true', 'draft=false']) expect(titles(await sorted(query)).slice(0, 4)).toEqual(coming)

      const { id } = await createEntry(staff, 'performances', { ...show, title: '草稿', _status: 'draft', nextDate: 1 })
      expect(titles(await sorted()).indexOf('草稿')).toBeGreaterThan(3)
      await updateEntry(staff, 'performances', `${id}?draft=true`, { showings: [showing(1)], nextDate: 4e14 })
      expect(titles(await sorted())[0]).toBe('草稿')

      const [before, made] = [await sorted(), await versions()]
      await server.stop()
      // as before there was such a number
      const raw = await openRaw(dataDir, database.url)
      await raw.forgetNextDates('performances')
      await raw.close()
      clock.set(3 * day)
      await start()
      const later = ['五天后的', '明天取消、九天后的', '后天的', '草稿', '过去的']
      await vi.waitFor(async () => expect(titles(await sorted()).slice(0, 5)).toEqual(later), 20_000)
      expect(titles(await sorted('draft=false')).slice(0, 3)).toEqual(later.slice(0, 3))
      await server.stop()
      // nothing is missing now: only time has passed
      clock.set(7 * day)
      await start()
      await vi.waitFor(async () => expect(titles(await sorted())[0]).toBe('明天取消、九天后的'), 20_000)

      const byId = (rows: readonly Row[]) => Object.fromEntries(rows.map((row) => [row.id, row.updatedAt]))
      expect(byId(await sorted())).toEqual(byId(before))
      expect(await versions()).toBe(made)
    }, 180_000)

    it('should have the next date and the stage of the review among the columns that everybody sees', async () => {
      const headers = { cookie: `payload-token=${staff.token}` }
      const html = await (await fetch(`${server.url}/admin/collections/performances`, { headers })).text()
      const head = /<thead.*<\/thead>/s.exec(html)?.[0] ?? ''
      for (const column of ['下一场', '审稿进度']) expect(head).toContain(column)
      expect(html).toMatch(/已过 \d{4}-\d{2}-\d{2} \d{2}:\d{2}|已过 <!-- -->/)
    })
  })
})
