import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { consentVersion } from '../../../cms/features/signup/asked/contract.ts'
import { administrator, type Answer, type Api, visitor } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { readSpreadsheet } from '../../../cms/features/imports/file/spreadsheet.ts'
import { type Actor, actors, type Cast, castOf, type Place, places } from '../../support/roles/cast.ts'
import { type DeskActivity, deskOperations, doAtDesk } from '../../support/roles/desk.ts'
import { reaches, registrationExpectations } from '../../support/roles/expectations.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { shiftedClock } from '../../support/shiftedClock.ts'

interface Activity extends Omit<DeskActivity, 'leaving'> {
  /** Of who signed up second. */
  code: string
  query: string
}
interface Listed {
  registrations: { id: string; number: number; state: string; name: string; phone: string; attendance: object[] }[]
}

const [name, phone, email] = ['欧阳测试甲', '13912345678', 'ouyang@example.org']
const isDone = ({ status }: Answer<unknown>): boolean => status >= 200 && status < 300
let serial = 0
const key = (): string => `key-of-a-test-${String(++serial).padStart(6, '0')}`

onEachDatabase(({ create }) => {
  const clock = shiftedClock()
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast
  let activities: Record<Place, Activity & DeskActivity>

  const signUp = async (bookable: Activity['bookable'], as: { name: string; phone: string }, more: object = {}) => {
    const form = { bookable, key: key(), ...as, consent: consentVersion, ...more }
    return visitor(server).request<{ code: string; state: string }>('POST', '/api/signup/registrations', form)
  }
  const listOf = async ({ query }: Activity, more = '&list=all', api = staff) =>
    api.request<Listed>('GET', `/api/signup/desk/bookable?${query}${more}`)

  async function makeActivity(unit: string, startsInMs = 30 * 60_000): Promise<Activity> {
    const start = new Date(Date.now() + startsInMs).toISOString()
    const end = new Date(Date.now() + startsInMs + 7_200_000).toISOString()
    const title = `试报名 ${++serial}`
    const made = await staff.request<{ doc: { id: string; dates: { id: string }[] } }>('POST', '/api/activities', {
      ...{ title, kind: 'open-day', admission: 'free', _status: 'published', ownerUnit: unit },
      dates: [{ start, end }],
      signUpHere: {
        isOn: true,
        per: 'occasion',
        how: 'first-come',
        seats: 3,
        mostSeats: 3,
        hasWaitingList: true,
        offerHours: 24,
      },
    })
    expect([made.status, made.body]).toEqual([201, expect.anything()])
    const { id, dates } = made.body.doc
    const lesson = dates[0]?.id ?? ''
    const bookable = { collection: 'activities', entry: id, occasion: lesson }
    const query = new URLSearchParams(bookable).toString()
    await vi.waitUntil(async () => (await signUp(bookable, { name, phone }, { email })).status === 201, {
      timeout: 20_000,
      interval: 200,
    })
    const found = await staff.request<Listed>('GET', `/api/signup/desk/bookable?${query}&list=all`)
    const { body } = await signUp(bookable, { name: '李小四', phone: '13700000001' })
    const registration = found.body.registrations[0]?.id ?? ''
    return { bookable, title, lesson, query, registration, phone, code: body.code }
  }

  const scanOf = ({ bookable, lesson }: Activity, of: object, more: object = {}) => ({
    ...{ id: key(), bookable, lesson, kind: 'came', at: new Date().toISOString(), of, ...more },
  })
  type Scanned = {
    scans: {
      id: string
      taken?: { state: string; people: number; at?: string }
      refused?: { code: string; message: string }
    }[]
  }
  const send = (scans: object[], api = staff) => api.request<Scanned>('POST', '/api/signup/attendance', { scans })

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'], env: clock.env })
    staff = await administrator(server)
    cast = await castOf(server, staff)
    const made: [Place, Activity & DeskActivity][] = []
    for (const place of places) {
      const activity = await makeActivity(cast.units[place])
      await signUp(activity.bookable, { name: '赵七', phone: '13600000007' })
      const leaving = (await listOf(activity)).body.registrations.find((one) => one.number === 3)?.id ?? ''
      made.push([place, { ...activity, leaving }])
    }
    activities = Object.fromEntries(made) as typeof activities
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
    clock.remove()
  })

  describe.each(Object.keys(deskOperations) as (keyof typeof deskOperations)[])('%s', (operation) => {
    it.each(actors)('should be open to the %s as far as the table says', async (actor: Actor) => {
      for (const place of places) {
        const isAllowed = reaches(registrationExpectations[operation][actor], place)
        const isDone = await doAtDesk(server.url, cast.as[actor], deskOperations[operation], activities[place])
        expect([place, isDone]).toEqual([place, isAllowed])
      }
    })
  })

  it('should name nobody in lists, and write into the audit log which registration was looked at and not whose', async () => {
    const { own } = activities
    const list = JSON.stringify((await listOf(own)).body)
    expect(list).toContain('欧***甲')
    for (const text of [name, phone, email, '李小四', '13700000001']) expect(list).not.toContain(text)
    const desk = JSON.stringify((await staff.request('GET', '/api/signup/desk')).body)
    for (const text of [name, phone, email]) expect(desk).not.toContain(text)
    const seen = await staff.request('POST', '/api/signup/desk/reveal', { registration: own.registration })
    expect(seen.body).toMatchObject({ name, phone, email })
    const { body } = await staff.request<{ docs: object[] }>('GET', '/api/audits?limit=0')
    const audits = JSON.stringify(body.docs)
    expect(audits).toContain(`registrations/${own.registration}`)
    for (const text of [name, phone, email, '李小四', '请带身份证']) expect(audits).not.toContain(text)
  })

  it('should keep no book of what was never there, and the one of what was taken off the site', async () => {
    const activity = await makeActivity(cast.units.own)
    const asksFor = async (bookable: Activity['bookable']) => {
      const query = new URLSearchParams(bookable).toString()
      const lesson = bookable.occasion
      const walkIn = scanOf({ ...activity, bookable, lesson }, { walkIn: key() })
      const answers = [
        await staff.request('POST', '/api/signup/desk/message', { bookable, key: key(), text: '请带身份证' }),
        await staff.request('POST', '/api/signup/desk/bookable', { bookable }),
        await staff.request('POST', '/api/signup/desk/roster', bookable),
        ...(await Promise.all(
          ['bookable', 'roster.xlsx', 'trial', 'feedback'].map(async (path) => {
            const headers = { Authorization: `JWT ${staff.token}` }
            return fetch(`${server.url}/api/signup/desk/${path}?${query}`, { headers })
          }),
        )),
        await staff.request('POST', '/api/signup/desk/absent', { bookable, lesson, undo: true }),
      ]
      const taken = (await send([walkIn])).body.scans[0]
      return [...answers.map(({ status }) => status), taken?.refused?.code ?? taken?.taken?.state]
    }
    const nowhere = [...Array<number>(8).fill(404), 'no-such-lesson']
    expect(await asksFor({ ...activity.bookable, entry: 'nope' })).toEqual(nowhere)
    expect(await asksFor({ ...activity.bookable, occasion: '0123456789abcdef01234567' })).toEqual(nowhere)
    const there = [...Array<number>(8).fill(200), 'came']
    expect(await asksFor(activity.bookable)).toEqual(there)
    // whoever holds a place is told and listed, wherever the date has gone
    await staff.request('PATCH', `/api/activities/${activity.bookable.entry}`, { _status: 'draft' })
    const isGone = async () =>
      JSON.stringify((await staff.request('GET', `/api/signup/desk/bookable?${activity.query}`)).body).includes(
        '"isGone":true',
      )
    await expect.poll(isGone, { timeout: 20_000 }).toBe(true)
    expect(await asksFor(activity.bookable)).toEqual(there)
  })

  it('should find by the number, by four digits and by the code, and by no other text', async () => {
    const { own } = activities
    const numbers = async (text: string) => {
      const sent = { bookable: own.bookable, list: 'all', text }
      const { body } = await staff.request<Listed>('POST', '/api/signup/desk/bookable', sent)
      return body.registrations.map(({ number }) => number)
    }
    // nothing of a person stands in an address
    expect((await listOf(own, '&list=all&text=2')).body.registrations).toHaveLength(3)
    expect([await numbers('2'), await numbers('5678'), await numbers(own.code)]).toEqual([[2], [1], [2]])
    expect([await numbers(name), await numbers('欧阳'), await numbers('9999')]).toEqual([[], [], []])
  })

  it('should take scans in any order, twice and from several phones, and count the earliest', async () => {
    const activity = await makeActivity(cast.units.own)
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    const of = { registration: activity.registration }
    const [late, early] = [scanOf(activity, of, { at: at(1) }), scanOf(activity, of, { at: at(20) })]
    await Promise.all([send([late, early]), send([early, late]), send([late]), send([early, early])])
    const again = await send([late])
    expect(again.body.scans[0]?.taken).toMatchObject({ state: 'came', people: 1, at: early.at })
    const undo = await send([scanOf(activity, of, { kind: 'undo-came' })])
    expect(undo.body.scans[0]?.taken?.state).toBe('unknown')
    const walkIn = scanOf(activity, { walkIn: key() }, { people: 4 })
    await send([walkIn, walkIn])
    const { body } = await listOf(activity)
    expect(body).toMatchObject({ bookable: { lessons: [{ came: { parties: 0, people: 4, walkIns: 4 } }] } })
  })

  it('should refuse one scan and take the others', async () => {
    const activity = await makeActivity(cast.units.own)
    const { body } = await send([
      scanOf(activity, { code: 'ZZZZZZZZZZ' }),
      scanOf(activity, { code: activities.other.code }),
      { ...scanOf(activity, { code: activity.code }), at: 'gestern' },
      scanOf(activity, { code: activity.code }),
    ])
    expect(body.scans.map(({ refused, taken }) => refused?.code ?? taken?.state)).toEqual([
      'no-such-code',
      'code-of-other-occasion',
      'badly-asked',
      'came',
    ])
    // another date of the same activity has the same title
    expect(body.scans[1]?.refused?.message).toMatch(/另一场的：.+，\d+月\d+日（周.）\d\d:\d\d/)
  })

  it('should take from no phone that somebody did not come: that is noted of all at once, when it is over', async () => {
    const activity = await makeActivity(cast.units.own)
    const scan = scanOf(activity, { registration: activity.registration }, { kind: 'absent' })
    expect((await send([scan], cast.as['unit-editor'])).body.scans).toEqual([
      { id: scan.id, refused: { code: 'badly-asked', message: expect.stringContaining('不认识的记录') } },
    ])
    const undo = scanOf(activity, { registration: activity.registration }, { kind: 'undo-absent' })
    expect((await send([undo])).body.scans[0]?.taken?.state).toBe('unknown')
  })

  it('should close sign-up at once, and open it again as it was set', async () => {
    const { bookable } = await makeActivity(cast.units.own)
    const override = (said: string) => staff.request('POST', '/api/signup/desk/override', { bookable, override: said })
    await override('closed')
    const refused = await signUp(bookable, { name: '王五', phone: '13600000002' })
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.stringContaining('sign-up-closed')])
    await override('auto')
    expect((await signUp(bookable, { name: '王五', phone: '13600000002' })).status).toBe(201)
  })

  it('should export texts and no formulas', async () => {
    const { query, bookable } = await makeActivity(cast.units.own)
    await signUp(bookable, { name: '=1+1', phone: '13500000003' })
    const response = await fetch(`${server.url}/api/signup/desk/roster.xlsx?${query}`, {
      headers: { Authorization: `JWT ${staff.token}` },
    })
    const [sheet] = await readSpreadsheet('a.xlsx', new Uint8Array(await response.arrayBuffer()))
    const [about = [], ...rows] = sheet?.rows.map((row) => row.map(String)) ?? []
    expect(about[0]).toMatch(/ · \d{4}年\d+月\d+日（周.）\d\d:\d\d/)
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toMatch(
      /报名名单-.+-\d{4}-\d\d-\d\d-\d{4}\.xlsx/,
    )
    expect(rows[0]).toEqual(expect.arrayContaining(['姓名', '手机号', '签名']))
    expect(rows.map((row) => row[1])).toEqual(['姓名', name, '李小四', '=1+1'])
    expect(rows.map((row) => row[2])).toEqual(['手机号', phone, '13700000001', '13500000003'])
    expect(rows.map((row) => row[3])).toEqual(['邮箱', email, '', ''])
  })

  it('should let whoever comes check in with the code at the door, and with no other', async () => {
    const activity = await makeActivity(cast.units.own)
    const door = await staff.request<{ code: string }>(
      'GET',
      `/api/signup/desk/door?${activity.query}&lesson=${activity.lesson}`,
    )
    const checkIn = (code: string) =>
      visitor(server).request('POST', '/api/signup/check-in', { code: activity.code, phone: '13700000001', door: code })
    const wrong = door.body.code === '000000' ? '000001' : '000000'
    expect((await checkIn(wrong)).status).toBe(409)
    const done = await checkIn(door.body.code)
    const came = { title: expect.stringContaining('试报名'), cameAt: expect.any(String), people: 1 }
    expect([done.status, done.body]).toEqual([200, came])
    // whoever staff have taken back by mistake checks in anew
    const { registrations } = (await listOf(activity)).body
    const id = registrations.find(({ phone: shown }) => shown.endsWith('0001'))?.id
    const { body } = await send([scanOf(activity, { registration: id }, { kind: 'undo-came' })])
    expect(body.scans[0]?.taken?.state).toBe('unknown')
    const again = await checkIn(door.body.code)
    expect([again.status, Date.parse(String(again.body['cameAt'])) > Date.now() - 60_000]).toEqual([200, true])
  })

  it('should show digits from an hour before the start on, and say when that is', async () => {
    const door = async ({ query, lesson }: Activity) =>
      (await staff.request('GET', `/api/signup/desk/door?${query}&lesson=${lesson}`)).body
    const early = JSON.stringify(await door(await makeActivity(cast.units.own, 90 * 60_000)))
    expect(early).toMatch(/"code":"door-not-open"/)
    expect(early).toMatch(/还没到签到时间：\d{4}-\d\d-\d\d \d\d:\d\d 起/)
    expect(await door(activities.own)).toMatchObject({
      code: expect.stringMatching(/^\d{6}$/),
      came: expect.any(Number),
    })
  })

  it('should pause who stayed away, when the union has said so, and tell until when', async () => {
    const activity = await makeActivity(cast.units.own)
    const asked = { bookable: activity.bookable, lesson: activity.lesson }
    const note = async (more: object = {}) =>
      (await staff.request('POST', '/api/signup/desk/absent', { ...asked, ...more })).body
    expect(JSON.stringify(await note())).toContain('absent-too-early')
    // two hours and a half later it is over; whoever pressed by mistake takes it back
    clock.set(3 * 3_600_000)
    expect([await note(), await note(), await note({ undo: true }), await note()]).toEqual(
      [2, 0, 2, 2].map((count) => ({ absent: count })),
    )
    clock.set(0)
    const rule = { pausesNoShows: true, absences: 1, withinDays: 30, pauseDays: 30 }
    expect(isDone(await staff.request('POST', '/api/globals/signUpRules', rule))).toBe(true)
    const own = { code: activity.code, phone: '13700000001' }
    await expect
      .poll(async () => (await visitor(server).request('POST', '/api/signup/registration', own)).body['pausedUntil'], {
        timeout: 15_000,
      })
      .toMatch(/^2/)
    const { body } = await signUp(activities.other.bookable, { name: '李小四', phone: own.phone })
    expect(JSON.stringify(body)).toContain('"number-not-taken"')
    await staff.request('POST', '/api/globals/signUpRules', { pausesNoShows: false })
  })
})
