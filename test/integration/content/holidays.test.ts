import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OfficialCalendar } from '../../../site/catalogue/calendar/timeSlots.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText } from '../../support/entries.ts'
import { expectWhole } from '../../support/fullRender.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { untilPublished } from '../../support/untilPublished.ts'

const address = '/api/globals/holidays'
/** A Wednesday in Shanghai soon on which people work. */
const wednesday = ordinaryWednesday()
const year = Number(wednesday.slice(0, 4))
const noon = (day: string) => `${day}T12:00:00.000Z`

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let dataDir: string

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-holidays-'))
    await start()
    const sessions = [{ start: `${wednesday}T02:00:00.000Z`, end: `${wednesday}T03:00:00.000Z` }]
    const course = { kind: 'public-benefit', type: 'hobby', sessions }
    await createEntry(staff, 'courses', { ...course, title: '周三上午课', slug: 'wednesday' })
    await untilPublished(server)
  }, 120_000)
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  async function start(): Promise<void> {
    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })
    staff = await administrator(server)
  }

  const save = (...years: object[]) =>
    staff.request<{ errors?: { data?: { errors?: { path: string; message: string }[] } }[] }>('POST', address, {
      years,
    })
  const notice = {
    year,
    source: '放假的通知',
    url: 'https://www.gov.cn/notice',
    holidays: [{ name: '工人节', from: noon(wednesday), to: noon(wednesday) }],
    workdays: [],
  }
  const text = async (at: string) => (await pageText(server, at)).text
  /** What a search without a script finds on days off. */
  const foundOff = async () => (await text(`/search/?slot=holiday&from=${wednesday}&to=${wednesday}`)).includes('周三上午课')

  describe('the days off of a year', () => {
    it('should be in the calendar, on pages and in the search as soon as they are saved, and out of them again', async () => {
      expect(await text('/courses/wednesday/')).not.toContain('节假日')
      expect(await text(`/calendar/${wednesday}/`)).not.toContain('工人节放假')
      expect(await foundOff()).toBe(false)

      expect((await save(notice)).status).toBe(200)
      await untilPublished(server)
      expect(await text('/courses/wednesday/')).toContain('节假日')
      expect(await text(`/calendar/${wednesday}/`)).toContain('工人节放假')
      expect(await text(`/calendar/${wednesday.slice(0, 7)}/`)).toContain('href="https://www.gov.cn/notice"')
      expect(await foundOff()).toBe(true)
      await expectWhole(server, staff)

      await server.stop()
      await start()
      expect(await text(`/calendar/${wednesday}/`)).toContain('工人节放假')
      await expectWhole(server, staff)

      expect((await save()).status).toBe(200)
      await untilPublished(server)
      expect(await text('/courses/wednesday/')).not.toContain('节假日')
      expect((await pageText(server, '/search/holidays.json')).status).toBe(404)
      await expectWhole(server, staff)
    })

    it('should be refused with what to do when they do not agree, and change nothing', async () => {
      await save(notice)
      const before = (await staff.request<{ years: object[] }>('GET', `${address}?depth=0`)).body.years
      const problem = `${year} 年的调休上班日 ${wednesday} 又在“工人节”的假期里。请对照通知，从其中一处去掉。`
      const { status, body } = await save({ ...notice, workdays: [{ day: noon(wednesday) }] })
      expect([status, body.errors?.[0]?.data?.errors?.map(({ message }) => message)]).toEqual([400, [problem]])
      const { status: early, body: said } = await save({ ...notice, year: 1999, holidays: [] })
      expect([early, said.errors?.[0]?.data?.errors?.map(({ message }) => message)]).toEqual([
        400,
        ['年份第 1 行的哪一年「1999」超出范围：只能是 2025 到 2100，请改正。'],
      ])
      expect((await staff.request<{ years: object[] }>('GET', `${address}?depth=0`)).body.years).toEqual(before)
    })
  })
})

function ordinaryWednesday(): string {
  const calendar = new OfficialCalendar()
  const local = new Date(Date.now() + 8 * 3_600_000)
  for (let days = ((3 - local.getUTCDay() + 7) % 7) + 7; ; days += 7) {
    const day = new Date(local.getTime() + days * 86_400_000).toISOString().slice(0, 10)
    if (calendar.dayKindOf(day) === 'working') return day
  }
}
