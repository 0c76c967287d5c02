import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { missingYear } from '../../../cms/content/holidays/notices.ts'
import { OfficialCalendar } from '../../../site/catalogue/calendar/timeSlots.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, type Stored } from '../../support/entries.ts'
import { type Actor, type Cast, castOf } from '../../support/roles/cast.ts'
import { inSeconds, plan, untilState } from '../../support/schedules.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Newest = Stored & { updatedAt: string }
const day = 86_400
const notice = { kind: 'notice', date: '2026-11-21T00:00:00.000Z' }

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'], env: { LOG_LEVEL: 'error' } })
    staff = await administrator(server)
    cast = await castOf(server, staff)
    await separateReview(false)
    await fill()
    await separateReview(true)
    // what a reviewer has mended waits for its writer where both are not one
    await written(
      'unit-editor',
      '审改的稿',
      cast.units.own,
      ['unit-editor', 'submit'],
      ['reviewer', 'mend'],
      ['reviewer', 'approve'],
    )
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const separateReview = (separateReview: boolean) =>
    staff.request('POST', '/api/globals/newsroom', { separateReview, keepMonths: 36 })

  /** Writes an entry and takes steps of the review with it. */
  async function written(actor: Actor, title: string, unit: string | null, ...steps: [Actor, string][]): Promise<void> {
    const { id } = await createEntry(cast.as[actor], 'notices', { ...notice, title, ownerUnit: unit, _status: 'draft' })
    for (const [by, step] of steps) {
      if (step === 'mend') {
        const mended = { summary: '请在 8 点前到。' }
        expect((await cast.as[by].request('PATCH', `/api/notices/${id}?draft=true`, mended)).status).toBe(200)
        continue
      }
      const { body } = await staff.request<Newest>('GET', `/api/notices/${id}?draft=true&depth=0`)
      const data = { step, seen: body.updatedAt, comment: '请补上地点。' }
      const { status } = await cast.as[by].request('POST', `/api/notices/${id}/review`, data)
      expect([title, step, status]).toEqual([title, step, 200])
    }
  }

  async function fill(): Promise<void> {
    const { own, other } = cast.units
    await written('unit-editor', '教工的稿', own, ['unit-editor', 'submit'])
    await written('editor', '编辑的稿', other, ['editor', 'submit'])
    await written('unit-editor', '退回的稿', own, ['unit-editor', 'submit'], ['reviewer', 'return'])
    await written('editor', '通过的稿', null, ['editor', 'submit'], ['reviewer', 'approve'])
    await written('unit-editor', '教工的草稿', own)
    await createEntry(staff, 'notices', { ...notice, title: '快到期的', expires: inSeconds(3 * day), ownerUnit: other })
    await createEntry(staff, 'notices', { ...notice, title: '还早的', expires: inSeconds(30 * day) })
    const show = { kind: 'gala', admission: 'free', showings: [{ start: inSeconds(5 * day) }] }
    await createEntry(staff, 'performances', { ...show, title: '没有海报的演出', ownerUnit: other })
    const failing = { ...notice, title: '失败的稿', slug: 'failing', ownerUnit: own, _status: 'draft' }
    const { id } = await createEntry(staff, 'notices', failing)
    const planned = await plan(cast.as.reviewer, `notices/${id}`, 'publish', inSeconds(10))
    expect((await staff.request('PATCH', `/api/notices/${id}?draft=true`, { kind: null })).status).toBe(200)
    await untilState(staff, planned.id, 'failed')
  }

  /** What lies on the desk: the title of every pile, its number, and what is in it. */
  async function deskOf(actor: Actor): Promise<{ piles: Record<string, string[]>; html: string }> {
    const headers = { cookie: `payload-token=${cast.as[actor].token}` }
    const html = await (await fetch(`${server.url}/admin`, { headers })).text()
    const piles = [...html.matchAll(/id="desk-(\w+)"(.*?)<\/section>/gs)].map(([, name = '', text = '']) => {
      const titles = [...text.matchAll(/<li><a[^>]*>(.*?)<\/a>/g)].map(([, title = '']) => title)
      return [name, titles.sort()] as const
    })
    return { piles: Object.fromEntries(piles), html }
  }

  describe('the desk', () => {
    it('should show whoever reviews what others wrote, and what nobody else looks after', async () => {
      const { piles, html } = await deskOf('reviewer')
      expect(piles).toEqual({
        failed: ['失败的稿'],
        toReview: ['教工的稿', '编辑的稿'].sort(),
        approved: ['通过的稿'],
        submitted: ['审改的稿'],
        expiring: ['快到期的'],
        posters: ['没有海报的演出'],
      })
      expect(html).toContain('类别')
      // the way to all of them leads to what a reviewer mended, too
      const [, query = ''] = /href="\/admin\/collections\/notices\?([^"]*stage[^"]*in-review[^"]*)"/.exec(html) ?? []
      const filter = new URLSearchParams(query.replaceAll('&amp;', '&'))
      expect([...filter.values()]).toEqual(['in-review', 'mended'])
      const { status, body } = await cast.as.reviewer.request<{ docs: { stage: string }[] }>(
        'GET',
        `/api/notices?draft=true&${filter}`,
      )
      expect([status, new Set(body.docs.map(({ stage }) => stage))]).toEqual([200, new Set(['in-review', 'mended'])])
      expect(html).toContain('>再试一次</button>')
      expect((await deskOf('editor')).piles).toMatchObject({
        toReview: ['审改的稿', '教工的稿'].sort(),
        submitted: ['编辑的稿'],
      })
    })

    it('should show unit editors what is theirs, and nothing of other units', async () => {
      const { piles, html } = await deskOf('unit-editor')
      expect(piles).toEqual({
        failed: ['失败的稿'],
        toConsent: ['审改的稿'],
        returned: ['退回的稿'],
        submitted: ['教工的稿'],
        drafts: ['教工的草稿'],
      })
      for (const title of ['编辑的稿', '通过的稿', '快到期的', '没有海报的演出']) expect(html).not.toContain(title)
      expect(html).not.toContain('>再试一次</button>')
    })

    it('should show auditors what goes wrong, and nothing to do', async () => {
      const { piles, html } = await deskOf('auditor')
      expect(piles).toEqual({ failed: ['失败的稿'], expiring: ['快到期的'], posters: ['没有海报的演出'] })
      expect(html).not.toContain('>再试一次</button>')
    })

    it('should name the year whose days off are missing to whoever may enter them, until they are entered', async () => {
      const calendar = new OfficialCalendar()
      const missing = missingYear((year) => calendar.noticeOf(year) !== undefined, Date.now())
      const title = missing === undefined ? undefined : [`录入 ${missing} 年的放假安排`]
      expect((await deskOf('editor')).piles['holidays']).toEqual(title)
      expect((await deskOf('unit-editor')).piles['holidays']).toBeUndefined()
      const year = new Date().getFullYear()
      const years = [year, year + 1].map((one) => ({ year: one, source: '通知' }))
      expect((await staff.request('POST', '/api/globals/holidays', { years })).status).toBe(200)
      expect((await deskOf('editor')).piles['holidays']).toBeUndefined()
    })
  })
})
