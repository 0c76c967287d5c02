import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { keyOf } from '../../../cms/features/signup/asked/bookables.ts'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { administrator, type Answer, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry } from '../../support/entries.ts'
import { exportOf } from '../../support/importing.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { shiftedClock } from '../../support/shiftedClock.ts'
import { addressOf, amissIn, ask, formOf, phoneOf, storedSignUps, untilOffered } from '../../support/signUps.ts'
import { wholeDatabase } from '../../support/wholeDatabase.ts'

const [hourMs, dayMs, weekMs] = [3_600_000, 86_400_000, 7 * 86_400_000]
const places = 2

interface Listed {
  registrations: { id: string; number: number; state: string; trial?: string; fee?: object }[]
}
const queryOf = ({ collection, entry }: Bookable): string => new URLSearchParams({ collection, entry }).toString()

interface Claim {
  code: string
  phone: string
}

onEachDatabase(({ create }) => {
  const clock = shiftedClock()
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api
  let course: Bookable
  let lessons: string[]
  let begins: number
  const claims: Claim[] = []

  const shown = (step: string, number: number) => ask(server.url, step, claims[number], addressOf(number))
  const desk = async () => {
    const query = `${queryOf(course)}&list=all`
    return (await staff.request<Listed>('GET', `/api/signup/desk/bookable?${query}`)).body.registrations
  }
  const idOf = async (number: number) => (await desk()).find((one) => one.number === number)?.id ?? ''
  let scans = 0
  const cameTo = (registration: string, lesson: string, kind = 'came') =>
    staff.request('POST', '/api/signup/attendance', {
      scans: [
        {
          id: `scan-${registration.slice(0, 20)}-${++scans}`,
          ...{ bookable: course, lesson, kind, of: { registration } },
          at: new Date(begins + lessons.indexOf(lesson) * weekMs + scans * 1000).toISOString(),
        },
      ],
    })
  /** Sets the clock of the server to an instant of the course. */
  const goTo = async (afterBegin: number) => {
    clock.set(begins + afterBegin - Date.now())
    // a login lasts some hours
    staff = await administrator(server)
  }

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-courses-'))
    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'], env: clock.env })
    staff = await administrator(server)
    begins = Date.now() + 5 * dayMs
    const made = (await createEntry(staff, 'courses', {
      ...{ title: '声乐班：先学会喘气', kind: 'subsidised', type: 'music', price: { list: 3000, subsidy: 1000 } },
      sessions: Array.from({ length: 3 }, (_, index) => ({
        start: new Date(begins + index * weekMs).toISOString(),
        end: new Date(begins + index * weekMs + 2 * hourMs).toISOString(),
      })),
      signUpHere: {
        ...{ isOn: true, per: 'course', how: 'first-come', seats: places, mostSeats: 1, hasWaitingList: true },
        ...{ offerHours: 24, hasTrial: true, certificateShare: 66 },
      },
    })) as unknown as { id: string; sessions: { id: string }[] }
    course = { collection: 'courses', entry: made.id }
    lessons = made.sessions.map(({ id }) => id)
    await untilOffered(server.url, course)
    for (let number = 0; number < 3; number++) {
      const form = formOf(course, number, { price: 4000 })
      const { status, body } = await ask(server.url, 'registrations', form, addressOf(number))
      expect([status, body.state]).toEqual([201, number < places ? 'confirmed' : 'waitlisted'])
      claims.push({ code: body.code, phone: phoneOf(number) })
    }
  })
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
    clock.remove()
  })

  it('should sign nobody up for another price than the form has said, and whoever was signed up stays so', async () => {
    const sent = (number: number, more: object) =>
      ask(server.url, 'registrations', formOf(course, number, more), addressOf(number))
    for (const price of [0, 3999, 4001]) {
      const refused = await sent(7, { price })
      expect([refused.status, refused.body.errors?.[0]?.data?.code]).toEqual([409, 'price-changed'])
      expect(refused.body.errors?.[0]?.message).toContain('价格改了：现在每人 40 元')
    }
    // the same form again, whose answer was lost before the price was another
    const again = await sent(0, { price: 1 })
    expect([again.status, again.body.code]).toEqual([200, claims[0]?.code])
    // what can be known of a plain form is what its page said
    const plain = await fetch(`${server.url}/api/signup/registrations`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ collection: course.collection, entry: course.entry, price: '3900', comes: 'yes', consent: 'yes' },
        ...{ name: '报名人8', phone: phoneOf(8) },
      }),
    })
    const page = await plain.text()
    expect(plain.status).toBe(409)
    expect(page).toContain('价格改了')
    // the form that is shown again says the price of now
    expect(page).toContain('name="price" value="4000"')
    expect(await desk()).toHaveLength(3)
  })

  it('should ask those who have a place after the trial lesson, give the place of one who drops to who waits, and keep the others', async () => {
    const early = await shown('registration', 0)
    expect(early.body.trial).toMatchObject({ asks: new Date(begins + 2 * hourMs).toISOString() })
    await goTo(3 * hourMs)
    await vi.waitUntil(async () => (await shown('registration', 0)).body.trial?.said === 'asked', {
      timeout: 30_000,
      interval: 100,
    })
    expect((await shown('continue', 0)).body).toMatchObject({ trial: { said: 'continues' } })
    expect((await shown('continue', 0)).status).toBe(200)
    expect((await shown('continue', 2)).status).toBe(409)
    expect((await shown('drop', 1)).body.state).toBe('cancelled')
    // a lost answer is asked for again
    expect((await shown('drop', 1)).status).toBe(200)
    expect((await shown('registration', 2)).body).toMatchObject({ state: 'offered', offeredSeats: 1 })
    expect((await shown('accept', 2)).body).toMatchObject({ state: 'confirmed', trial: { said: 'continues' } })
    expect(amissIn(await storedSignUps(dataDir, database.url), keyOf(course), places)).toEqual([])
    expect((await desk()).map(({ number, state, trial }) => [number, state, trial])).toEqual([
      [1, 'confirmed', 'continues'],
      [2, 'cancelled', 'dropped'],
      [3, 'confirmed', 'continues'],
    ])
    const query = queryOf(course)
    const { body } = await staff.request<{ trial: object }>('GET', `/api/signup/desk/trial?${query}`)
    expect(body.trial).toMatchObject({ asked: 0, continues: 2, dropped: 1 })
  })

  it('should give more time where staff say so, and none that has passed', async () => {
    const until = new Date(begins + 10 * dayMs).toISOString()
    expect((await staff.request('POST', '/api/signup/desk/trial', { bookable: course, until })).status).toBe(200)
    const query = queryOf(course)
    const { body } = await staff.request<{ trial: { until: string } }>('GET', `/api/signup/desk/trial?${query}`)
    expect(body.trial.until).toBe(until)
    const past = { bookable: course, until: new Date(begins - dayMs).toISOString() }
    expect((await staff.request('POST', '/api/signup/desk/trial', past)).status).toBe(409)
  })

  it('should record what is paid once, never more than is due, and give back what was paid', async () => {
    const registration = await idOf(1)
    const key = 'payment-of-a-test-0001'
    const pay = (more: object): Promise<Answer<{ due: number; paid: number; payments: object[] }>> =>
      staff.request('POST', '/api/signup/desk/payments', {
        ...{ registration, key, kind: 'paid', method: 'cash', amount: 1000, at: new Date().toISOString(), ...more },
      })
    const { fee } = (await shown('registration', 0)).body
    expect(fee).toEqual({ list: 6000, subsidy: 2000, own: 4000, due: 4000, paid: 0 })
    for (let times = 0; times < 2; times++) expect((await pay({})).body).toMatchObject({ due: 4000, paid: 1000 })
    const sent = Array.from({ length: 4 }, (_, index) => pay({ key: `payment-at-once-000${index}`, amount: 2000 }))
    const all = await Promise.all(sent)
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    expect((await pay({ key: 'refund-of-a-test-0001', kind: 'refunded', amount: 3001 })).status).toBe(409)
    const refund = await pay({ key: 'refund-of-a-test-0002', kind: 'refunded', amount: 3000, method: 'transfer' })
    expect(refund.body).toMatchObject({ due: 4000, paid: 0 })
    expect(refund.body.payments).toHaveLength(3)
    // with its offset it is of a year that no reader takes, or it has not come
    for (const at of ['0000-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59', '2199-06-01T00:00:00Z'])
      expect((await pay({ key: 'payment-at-odd-times-01', at })).status).toBe(400)
    const paymentsOf = `/api/signup/desk/payments?registration=${registration}`
    expect((await staff.request<{ payments: object[] }>('GET', paymentsOf)).body.payments).toHaveLength(3)
    const { body } = await staff.request<{ docs: object[] }>('GET', '/api/audits?limit=0')
    const audits = JSON.stringify(body.docs)
    expect(audits).toContain('登记收款 10 元（现金）')
    for (const text of ['报名人0', phoneOf(0)]) expect(audits).not.toContain(text)
  })

  it('should give a certificate to who attended or made up enough, whose number can be checked and not guessed', async () => {
    const [first = '', second = ''] = lessons
    const registration = await idOf(1)
    await goTo(0)
    expect(await cameTo(registration, first)).toMatchObject({ body: { scans: [{ taken: { state: 'came' } }] } })
    await goTo(2 * weekMs + 3 * hourMs)
    expect((await shown('certificate', 0)).body.errors?.[0]?.data?.code).toBe('certificate-not-earned')
    const elsewhere = { collection: 'courses', entry: course.entry, occasion: lessons[2] }
    const madeUp = { registration, lesson: second, at: elsewhere }
    const noted = await staff.request<{ attended: number }>('POST', '/api/signup/desk/make-ups', madeUp)
    expect([noted.status, noted.body.attended]).toEqual([200, 2])
    const { body } = await shown('registration', 0)
    expect(body.certificate).toEqual({ attended: 2, lessons: 3, needed: 2, isEarned: true })
    const pdf = await fetch(`${server.url}/api/signup/certificate`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...claims[0] }),
    })
    expect([pdf.status, pdf.headers.get('content-type'), pdf.headers.get('cache-control')]).toEqual([
      ...[200, 'application/pdf', 'private, no-store'],
    ])
    expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toMatch(/^%PDF/)
    const number = await certificateNumber()
    const check = (asked: string) => ask(server.url, 'certificate-check', { number: asked }, addressOf(900))
    const checked = await check(number.replaceAll(/(.{4})(?=.)/g, '$1-').toLowerCase())
    expect(checked.body).toMatchObject({ course: '声乐班：先学会喘气', name: '报**0' })
    expect(Object.keys(checked.body).toSorted()).toEqual(['course', 'date', 'name', 'number'])
    expect((await check('0'.repeat(16))).status).toBe(404)
    expect((await check('short')).status).toBe(400)
    // staff put right what was noted wrongly: it is none until that is there again
    expect((await cameTo(registration, first, 'undo-came')).status).toBe(200)
    expect([(await check(number)).status, (await shown('certificate', 0)).body.errors?.[0]?.data?.code]).toEqual([
      ...[404, 'certificate-not-earned'],
    ])
    expect((await cameTo(registration, first)).status).toBe(200)
    expect((await check(number)).status).toBe(200)
    // a lesson that is taken out afterwards, or called off, takes it from nobody
    const address = `/api/courses/${course.entry}`
    const { sessions } = (await staff.request<{ sessions: object[] }>('GET', `${address}?depth=0`)).body
    const [, made, last] = sessions
    for (const left of [[made, last], [{ ...made, cancelled: true }, last], sessions]) {
      const changed = await staff.request('PATCH', address, { sessions: left, _status: 'published' })
      expect(changed.status).toBe(200)
      const held = left.filter((one) => !(one as { cancelled?: boolean }).cancelled).length
      const lessonsNow = async () => (await shown('registration', 0)).body.certificate?.lessons
      await vi.waitUntil(async () => (await lessonsNow()) === held, { timeout: 30_000, interval: 100 })
      expect((await check(number)).status).toBe(200)
    }
    expect((await shown('erase', 0)).status).toBe(200)
    expect((await check(number)).status).toBe(404)
    expect(await certificateNumber()).toBe('')
  })

  it('should take feedback of who came, once, without knowing of whom, and show it from five answers on', async () => {
    const registration = await idOf(3)
    await goTo(weekMs)
    await cameTo(registration, lessons[1] ?? '')
    await goTo(2 * weekMs + 3 * hourMs)
    const ticket = (await shown('registration', 2)).body.feedback?.ticket ?? ''
    const said = '标记意见五二八老师很耐心'
    const give = (more: object) =>
      ask(server.url, 'feedback', {
        bookable: course,
        ticket,
        overall: 5,
        content: 4,
        place: 3,
        text: said,
        ...more,
      })
    expect((await give({ ticket: `${'a'.repeat(22)}.${'b'.repeat(22)}` })).status).toBe(403)
    const wrong = await give({ overall: 6 })
    expect(wrong.status).toBe(400)
    expect((await give({})).status).toBe(200)
    const twice = await give({})
    expect(twice.status).toBe(409)
    expect((await shown('registration', 2)).body.feedback).toBeUndefined()
    const query = queryOf(course)
    const { body } = await staff.request('GET', `/api/signup/desk/feedback?${query}`)
    expect(body).toEqual({ count: 1, fewest: 5, questions: [], texts: [] })
    // what was said stands among the answers, and nowhere else: nor does who has said it
    const rows = await wholeDatabase(dataDir, database.url)
    const found = (word: string) => Object.keys(rows).filter((name) => JSON.stringify(rows[name]).includes(word))
    const answers = database.url === undefined ? 'feedback' : 'feedbacks'
    expect(found(said)).toEqual([answers])
    expect(found(ticket)).toEqual([])
    const [given] = rows[answers] ?? []
    const own = rows['registrations']?.find(({ number }) => number === 3)
    expect(own?.['phone']).toEqual(expect.any(String))
    for (const column of ['id', 'phone', 'code', 'key'])
      expect(JSON.stringify(given)).not.toContain(String(own?.[column]))
    const exported = JSON.stringify((await exportOf(server, staff, course.collection, 'csv')).sheets)
    expect(exported).toContain('声乐班')
    const files = await readdir(path.join(dataDir, 'published'), { recursive: true, withFileTypes: true })
    // those that are being made are moved meanwhile
    const published = await Promise.all(
      files
        .filter((file) => file.isFile() && !file.parentPath.includes('staging') && !/\.(br|gz)$/.test(file.name))
        .map((file) => readFile(path.join(file.parentPath, file.name), 'utf8').catch(() => '')),
    )
    expect(published.some((text) => text.includes('声乐班'))).toBe(true)
    const seen = [server.output(), JSON.stringify([wrong.body, twice.body]), exported]
    for (const text of [...seen, ...published])
      for (const word of [said, ticket]) expect(text.includes(word)).toBe(false)
  })

  /** The number of the one certificate there is; empty where there is none. */
  async function certificateNumber(): Promise<string> {
    if (database.url === undefined) {
      const stored = new DatabaseSync(path.join(dataDir, 'gongyun.db'), { readOnly: true, timeout: 10_000 })
      try {
        return String(stored.prepare('SELECT number FROM certificates').get()?.['number'] ?? '')
      } finally {
        stored.close()
      }
    }
    const client = await new MongoClient(database.url).connect()
    try {
      return String((await client.db().collection('certificates').findOne())?.['number'] ?? '')
    } finally {
      await client.close()
    }
  }
})
