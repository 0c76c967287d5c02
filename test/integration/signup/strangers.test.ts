import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { signUpRequest } from '../../attack/generate/signUpRequests.ts'
import { administrator, type Api } from '../../support/api.ts'
import { createEntry } from '../../support/entries.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { ask as askPlan, plan } from '../../support/schedules.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { addressOf, ask, formOf, openActivity, phoneOf, storedSignUps, untilOffered } from '../../support/signUps.ts'

/** To the 14 endpoints that take something, in all, and a seventh of it to the two that are asked. `npm run attack` sends more. */
const requests = Number(process.env['SIGNUP_REQUESTS'] ?? 1000)
const longestMs = 180_000 + requests * 5
const marks = {
  name: '标记姓名七三九',
  unit: '标记单位七三九',
  child: '标记孩子七三九',
  phone: '13973917391',
  email: 'marker73917391@example.org',
  answer: '标记回答七三九',
  key: 'marker-key-73917391',
}

/** What a published file says, as whoever fetches it reads it. */
async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file)
  if (file.endsWith('.br')) return brotliDecompressSync(bytes).toString()
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
}

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let bookable: Bookable

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    const signUpQuestions = [{ label: '从哪里来', kind: 'text' }]
    bookable = await openActivity(staff, { seats: 20, children: { youngest: 0, oldest: 17 } }, { signUpQuestions })
    await untilOffered(server.url, bookable)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  it(
    'should answer whatever strangers send with what is wrong in Chinese, and store nothing of it',
    { timeout: longestMs },
    async () => {
      const planned = fc.sample(signUpRequest(bookable), { seed: 20261128, numRuns: requests }).entries()
      const worker = async (): Promise<void> => {
        for (const [number, { method, path: step, type, body }] of planned) {
          const response = await fetch(`${server.url}/api/signup/${step}`, {
            method,
            headers: { 'content-type': type, 'x-forwarded-for': addressOf(number) },
            ...(method === 'POST' && { body }),
          })
          const text = await response.text()
          const told = `${number} ${step} ${type} ${body.slice(0, 200)} -> ${response.status} ${text.slice(0, 300)}`
          expect(response.status >= 400 && response.status < 500, told).toBe(true)
          expect(text, told).toMatch(/\p{Script=Han}{2}/u)
        }
      }
      await Promise.all(Array.from({ length: 8 }, worker))
      const { registrations, sums } = await storedSignUps(server.dataDir, database.url)
      expect(registrations).toEqual([])
      expect(sums.reduce((all, { last }) => all + last, 0)).toBe(0)
    },
  )

  it(
    'should answer what anybody may ask in an address, however odd it is, and say in Chinese what is wrong with it',
    { timeout: longestMs },
    async () => {
      const odd = fc.oneof(
        fc.constantFrom(
          '',
          'courses',
          bookable.collection,
          bookable.entry,
          '__proto__',
          'constructor',
          'a,b',
          '../x',
          '\0',
          '%',
        ),
        fc.string({ unit: 'binary', maxLength: 80 }).filter((text) => text.isWellFormed()),
      )
      const names = fc.constantFrom('collection', 'entry', 'occasion', 'where', 'limit', 'depth')
      const asked = fc.tuple(fc.constantFrom('places', 'draw'), fc.array(fc.tuple(names, odd), { maxLength: 5 }))
      const statuses = new Set<number>()
      for (const [step, query] of fc.sample(asked, {
        seed: 20261129,
        numRuns: Math.max(300, Math.ceil(requests / 7)),
      })) {
        const response = await fetch(`${server.url}/api/signup/${step}?${new URLSearchParams(query).toString()}`)
        const text = await response.text()
        statuses.add(response.status)
        expect(response.status, `${step} ${JSON.stringify(query)} -> ${text.slice(0, 200)}`).toBeLessThan(500)
        if (response.status >= 400) expect(text).toMatch(/\p{Script=Han}{2}/u)
      }
      expect([...statuses].some((status) => status >= 400)).toBe(true)
    },
  )

  it('should tell nobody but whoever signed up: no log, page, health, export of content or audit has a word of it', async () => {
    const asked = await staff.request<{ signUpQuestions: { id: string }[] }>(
      'GET',
      `/api/activities/${bookable.entry}?depth=0`,
    )
    const form = formOf(bookable, 1, {
      ...{ name: marks.name, unit: marks.unit, phone: marks.phone, key: marks.key, guardian: true },
      ...{ email: marks.email, answers: { [asked.body.signUpQuestions[0]?.id ?? '']: marks.answer } },
      children: [{ name: marks.child, age: 8 }],
    })
    const { status, body } = await ask(server.url, 'registrations', form, addressOf(1))
    expect(status).toBe(201)
    const claim = { code: body.code, phone: marks.phone }
    // all of it is there, for whoever has the code
    const copy = JSON.stringify((await ask(server.url, 'export', claim, addressOf(1))).body)
    for (const word of [marks.name, marks.unit, marks.child, marks.phone, marks.email, marks.answer, body.code])
      expect(copy).toContain(word)
    const words = [...Object.values(marks), body.code]
    const seen: [string, string][] = []
    // what goes wrong tells nothing either
    for (const wrong of [
      { ...form, age: marks.name },
      { ...form, phone: `${marks.phone}9` },
      { ...form, website: marks.unit },
    ])
      seen.push(['an error', JSON.stringify((await ask(server.url, 'registrations', wrong, addressOf(2))).body)])
    seen.push([
      'a wrong code',
      JSON.stringify((await ask(server.url, 'cancel', { ...claim, code: '0000000000' })).body),
    ])
    await ask(server.url, 'cancel', claim, addressOf(1))
    for (const address of ['/healthz', `/api/signup/places?collection=activities&entry=${bookable.entry}`])
      seen.push([address, await (await fetch(server.url + address)).text()])
    for (const address of [
      'audits?limit=0',
      'outbox?limit=0',
      'import/activities/export?format=csv',
      'registrations',
      'seats',
      `activities/${bookable.entry}?depth=2`,
    ])
      seen.push([address, JSON.stringify((await staff.request('GET', `/api/${address}`)).body)])
    const published = path.join(server.dataDir, 'published')
    for (const name of await readdir(published, { recursive: true, withFileTypes: true }))
      if (name.isFile()) seen.push([name.name, await textOf(path.join(name.parentPath, name.name))])
    seen.push(['the log', server.output()])
    for (const [where, text] of seen)
      for (const word of words) expect(text.includes(word), `${word} in ${where}`).toBe(false)
    // it is there for whoever has the code
    expect((await ask(server.url, 'registration', claim, addressOf(1))).body.name).toBe(marks.name)
  })

  /** An activity of some dates, in order. */
  const openDates = async (count: number): Promise<(Bookable & { occasion: string })[]> => {
    const dates = Array.from({ length: count }, (_, index) => {
      const start = Date.now() + (index + 3) * 86_400_000
      return { start: new Date(start).toISOString(), end: new Date(start + 7_200_000).toISOString() }
    })
    const { collection, entry } = await openActivity(staff, { seats: 20 }, { dates })
    const made = await staff.request<{ dates: { id: string }[] }>('GET', `/api/activities/${entry}?depth=0`)
    const all = made.body.dates.map(({ id }) => ({ collection, entry, occasion: id }))
    for (const one of all) await untilOffered(server.url, one)
    return all
  }
  const signedUp = async (of: Bookable, number: number): Promise<{ code: string; phone: string }> => {
    const { status, body } = await ask(server.url, 'registrations', formOf(of, number), addressOf(number))
    expect([status, body.state]).toEqual([201, 'confirmed'])
    return { code: body.code, phone: phoneOf(number) }
  }

  it('should leave people their date when the entry is saved without ids of rows, one of them less and one moved', async () => {
    const [first, second, third] = await openDates(3)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three dates')
    const [early, late] = [await signedUp(first, 21), await signedUp(third, 23)]
    const stored = await staff.request<{ dates: { id: string; start: string; end: string }[] }>(
      'GET',
      `/api/activities/${first.entry}?depth=0`,
    )
    const rows = stored.body.dates.map(({ start, end }) => ({ start, end }))
    const save = async (dates: object[]): Promise<string[]> => {
      const data = { dates, _status: 'published', overrideReason: '试' }
      const answer = await staff.request<{ doc: { dates: { id: string }[] } }>(
        'PATCH',
        `/api/activities/${first.entry}`,
        data,
      )
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body.doc.dates.map(({ id }) => id)
    }
    const ids = [first, second, third].map(({ occasion }) => occasion)
    expect(await save(rows)).toEqual(ids)
    expect(await save([rows[2] ?? {}, rows[0] ?? {}])).toEqual([ids[2], ids[0]])
    expect((await ask(server.url, 'registration', early, addressOf(21))).body.start).toBe(rows[0]?.start)
    expect((await ask(server.url, 'registration', late, addressOf(23))).body.start).toBe(rows[2]?.start)
    // of a new entry they are new
    const { entry } = await openActivity(staff, { seats: 1 }, { dates: rows })
    const other = await staff.request<{ dates: { id: string }[] }>('GET', `/api/activities/${entry}?depth=0`)
    for (const { id } of other.body.dates) expect(ids).not.toContain(id)
  })

  it('should not answer the page of another site, whichever way it asks', async () => {
    const form = { ...formOf(bookable, 31), occasion: bookable.occasion ?? '' }
    const elsewhere = { origin: 'https://evil.example', 'x-forwarded-for': addressOf(31) }
    const fields = new URLSearchParams({
      ...{ collection: bookable.collection, entry: bookable.entry, occasion: bookable.occasion ?? '' },
      ...{ name: '王五', phone: phoneOf(31), comes: 'on', consent: 'on' },
    })
    for (const [headers, body] of [
      [elsewhere, fields],
      [{ ...elsewhere, 'sec-fetch-site': 'cross-site' }, fields],
      [{ ...elsewhere, 'content-type': 'application/json' }, JSON.stringify(form)],
    ] as const) {
      const answer = await fetch(`${server.url}/api/signup/registrations`, { method: 'POST', headers, body })
      expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('from-another-site')])
    }
    const own = { origin: new URL(server.url).origin, 'x-forwarded-for': addressOf(31) }
    expect(
      (await fetch(`${server.url}/api/signup/registrations`, { method: 'POST', headers: own, body: fields })).status,
    ).toBe(201)
  })

  it('should delete nothing for good that people count on, until they have cancelled', async () => {
    const [only] = await openDates(1)
    if (only === undefined) throw new Error('a date')
    const claim = await signedUp(only, 41)
    const address = `/api/activities/${only.entry}`
    expect((await staff.request('PATCH', address, { deletedAt: new Date().toISOString() })).status).toBe(200)
    const desk = await staff.request<{ bookables: { title: string; confirmed: number; bookable: Bookable }[] }>(
      'GET',
      '/api/signup/desk',
    )
    const gone = desk.body.bookables.find((one) => one.bookable.entry === only.entry)
    expect([gone?.title, gone?.confirmed]).toEqual([expect.stringContaining('（在垃圾箱里）可以报名的活动'), 1])
    const refused = await staff.request('DELETE', `${address}?trash=true`)
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      409,
      expect.stringContaining('还有 1 个报名等着参加'),
    ])
    expect(JSON.stringify(refused.body)).toContain('signed-up-for')
    expect((await ask(server.url, 'cancel', claim, addressOf(41))).status).toBe(200)
    expect((await staff.request('DELETE', `${address}?trash=true`)).status).toBe(200)
  })

  it('should keep a course what people have signed up for, until they have cancelled, and take it up again as it was', async () => {
    const start = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    const rule = { isOn: true, how: 'first-come', seats: 1, mostSeats: 1, hasWaitingList: true, offerHours: 24 }
    const made = (await createEntry(staff, 'courses', {
      ...{ title: '先报名的课', kind: 'public-benefit', type: 'hobby' },
      sessions: [3, 10].map((days) => ({ start: start(days), end: start(days + 0.1) })),
      signUpHere: { ...rule, per: 'course' },
    })) as unknown as { id: string; sessions: { id: string }[] }
    const course: Bookable = { collection: 'courses', entry: made.id }
    const lesson: Bookable = { ...course, occasion: made.sessions[0]?.id ?? '' }
    await untilOffered(server.url, course)
    const held = await signedUp(course, 70)
    const change = async (data: object, query = ''): Promise<string> => {
      const { status, body } = await staff.request<{ errors?: { message: string; data?: { code?: string } }[] }>(
        'PATCH',
        `/api/courses/${made.id}${query}`,
        data,
      )
      return status === 200 ? 'done' : `${status} ${body.errors?.[0]?.data?.code}`
    }
    const here = (more: object) => ({ signUpHere: { ...rule, per: 'course', ...more }, _status: 'published' })
    for (const more of [{ per: 'occasion' }, { isOn: false }]) {
      expect(await change(here(more))).toBe('400 sign-up-is-counted-on')
      // a draft is nobody's business, until it is published
      expect(await change({ ...here(more), _status: 'draft' }, '?draft=true')).toBe('done')
      expect(await change({ _status: 'published' })).toBe('400 sign-up-is-counted-on')
    }
    // nor by a plan, which is told beforehand, when it is made and when the text is another one since
    expect(await change({ ...here({}), _status: 'draft' }, '?draft=true')).toBe('done')
    const asked = [staff, `courses/${made.id}`, 'publish', start(1)] as const
    const planned = await plan(...asked)
    expect(await change({ ...here({ isOn: false }), _status: 'draft' }, '?draft=true')).toBe('done')
    await expect
      .poll(async () => (await staff.request('GET', `/api/schedules/${planned.id}`)).body['problem'], {
        timeout: 60_000,
      })
      .toContain('照现在的样子，到时间做不成。还有 1 个报名等着参加')
    expect((await staff.request('POST', `/api/schedules/${planned.id}/cancel`)).status).toBe(200)
    expect(JSON.stringify((await askPlan(...asked)).body)).toContain('sign-up-is-counted-on')
    // nor by taking it off the site in between, with the draft that waits beside it
    expect(await change({ _status: 'draft' })).toBe('done')
    expect(await change({ _status: 'published' })).toBe('400 sign-up-is-counted-on')
    expect(await change(here({}))).toBe('done')
    await untilOffered(server.url, course)
    expect((await ask(server.url, 'registration', held, addressOf(70))).body.title).toBe('先报名的课')
    expect((await ask(server.url, 'cancel', held, addressOf(70))).status).toBe(200)
    expect(await change(here({ per: 'occasion' }))).toBe('done')
    await untilOffered(server.url, lesson)
    const again = await signedUp(lesson, 71)
    expect(await change(here({ per: 'course' }))).toBe('400 sign-up-is-counted-on')
    expect((await ask(server.url, 'cancel', again, addressOf(71))).status).toBe(200)
    expect(await change(here({ isOn: false }))).toBe('done')
    expect(await change(here({ per: 'course' }))).toBe('done')
    await untilOffered(server.url, course)
    await signedUp(course, 72)
  })

  it('should not be switched off over the heads of those who sign up in the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openActivity(staff, { seats: 20 })))
    for (const one of all) await untilOffered(server.url, one)
    const rounds = await Promise.all(
      all.map(async (one, round) => {
        const signsUp = (number: number) => {
          const person = 120 + round * 3 + number
          return ask(server.url, 'registrations', formOf(one, person), addressOf(person))
        }
        const off = () =>
          staff.request('PATCH', `/api/activities/${one.entry}`, { signUpHere: { isOn: false }, _status: 'published' })
        const [first, switched, ...others] = await Promise.all([signsUp(0), off(), signsUp(1), signsUp(2)])
        return { switched: switched.status, taken: [first, ...others].filter(({ status }) => status === 201).length }
      }),
    )
    for (const { switched, taken } of rounds)
      expect(switched === 200 ? taken : switched).toBe(switched === 200 ? 0 : 400)
  })

  it('should delete nothing for good for which somebody signs up in the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => openActivity(staff, { seats: 20 })))
    for (const one of all) await untilOffered(server.url, one)
    const rounds = await Promise.all(
      all.map(async (one, round) => {
        const signsUp = (number: number) => {
          const person = 60 + round * 4 + number
          return ask(server.url, 'registrations', formOf(one, person), addressOf(person))
        }
        // of some nobody has signed up before, and of the others somebody has and has cancelled
        if (round % 2 === 0) {
          const claim = await signedUp(one, 60 + round * 4)
          expect((await ask(server.url, 'cancel', claim, addressOf(1))).status).toBe(200)
        }
        const deletes = () => staff.request('DELETE', `/api/activities/${one.entry}`)
        const [first, deleted, ...others] = await Promise.all([signsUp(1), deletes(), signsUp(2), signsUp(3)])
        return { deleted: deleted.status, taken: [first, ...others].filter(({ status }) => status === 201).length }
      }),
    )
    for (const { deleted, taken } of rounds) expect(deleted === 200 ? taken : deleted).toBe(deleted === 200 ? 0 : 409)
  })

  it('should let nobody who has a code but not its number keep its owner from the door', async () => {
    const now = await openActivity(staff, { seats: 5 }, { startsInMs: 30 * 60_000 })
    await untilOffered(server.url, now)
    const claim = await signedUp(now, 51)
    const at = (phone: string, from: number) =>
      ask(server.url, 'check-in', { code: claim.code, phone, door: '000000' }, addressOf(from))
    for (let tried = 0; tried < 12; tried++) expect((await at(phoneOf(52), 52)).status).toBe(404)
    const own = await at(claim.phone, 51)
    expect([own.status, own.body.errors?.[0]?.data?.code]).toEqual([409, 'wrong-door-code'])
    for (let tried = 0; tried < 9; tried++) await at(claim.phone, 51)
    expect((await at(claim.phone, 51)).status).toBe(429)
  })
})
