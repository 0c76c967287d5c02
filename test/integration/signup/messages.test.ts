import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimMs, mostTries } from '../../../cms/features/signup/messages/delivery.ts'
import { settledAfterMs } from '../../../cms/features/signup/rules/changes.ts'
import { erasePerson, step } from '../../../cms/features/signup/messages/store.ts'
import type { SignUpSettings } from '../../../cms/base/settings/signUp.ts'
import { blankLeftMessages, eraseOutlived, eraseRegistration } from '../../../cms/features/signup/service/erase.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { type FakeGateway, type FakeMailServer, startGateway, startMailServer } from '../../support/fakeGateways.ts'
import { openSignUpPayload, type SignUpPayload } from '../../support/signUpPayloads.ts'
import { courseOf, type SignUpWorld, signUpWorld } from '../../support/signUpWorld.ts'

const secret = '0123456789abcdef'
const from = '工人文化宫 <noreply@example.org>'
const hour = 3_600_000

onEachDatabase(({ create }) => {
  describe('messages to those who signed up', () => {
    let dataDir: string
    let place: ReturnType<typeof create>
    let opened: SignUpPayload
    let gateway: FakeGateway
    let mail: FakeMailServer
    let world: SignUpWorld
    const courierOf = (settings: Partial<SignUpSettings>) =>
      (world = signUpWorld(opened, { smtp: undefined, webhook: undefined, ...settings }))
    const byWebhook = () => courierOf({ webhook: { url: gateway.url, secret } })
    const byMail = () => courierOf({ smtp: { url: mail.url, from } })
    const states = async () => (await world.stored()).map(({ state }) => state)
    const until = (expected: unknown[]) => expect.poll(states, { timeout: 30_000 }).toEqual(expected)
    /** Moves the clock on, and has the courier look. */
    const pass = (milliseconds: number) => {
      world.clock.now += milliseconds
      world.courier.wake()
    }

    beforeEach(async () => {
      place = create()
      dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-messages-'))
      opened = await openSignUpPayload(dataDir, place.url)
      ;[gateway, mail] = await Promise.all([startGateway(), startMailServer()])
    })
    afterEach(async () => {
      await world.courier.stop()
      await opened.payload.destroy()
      await Promise.all([gateway.close(), mail.close()])
      await place.drop()
      await rm(dataDir, { recursive: true, force: true })
    })

    it('should go to the gateway, signed, once, and leave nothing of a person in the database or the log', async () => {
      const { courier, signUp, stored, logged } = byWebhook()
      await signUp({ name: 'MARKER', phone: '13911112222' })
      await signUp({ name: '李四' }, ['waitlisted', 'confirmed'])
      courier.start()
      await until(['sent', 'sent'])
      courier.wake()
      await courier.stop()
      expect(gateway.asked).toHaveLength(2)
      const [one] = gateway.asked.filter(({ body }) => body.includes('MARKER'))
      const message = JSON.parse(one?.body ?? '{}') as Record<string, string>
      expect(message['phone']).toBe('13911112222')
      expect(message['text']).toMatch(
        /^您已报名“掐丝珐琅体验课第1课”：MARKER，2人，12月5日（周六）19:00，地点见网页。报名码 [0-9A-Z]{10}。来不了请尽早取消：https:\/\/www\.example\.org\/sign-up\/#[0-9A-Z]{10}$/,
      )
      const seconds = one?.headers['x-gongyun-timestamp']
      expect(one?.headers['x-gongyun-signature']).toBe(
        `v1=${createHmac('sha256', secret)
          .update(`${String(seconds)}.${one?.body ?? ''}`)
          .digest('hex')}`,
      )
      expect(one?.headers['idempotency-key']).toBe(message['key'])
      const all = JSON.stringify(await stored()) + logged()
      expect(all).not.toContain('MARKER')
      expect(all).not.toContain('13911112222')
      expect(all).not.toContain('李四')
    })

    it('should be tried again while the gateway is down, and sent once', async () => {
      const { courier, signUp } = byWebhook()
      await signUp({})
      gateway.answers(503)
      courier.start()
      await expect.poll(async () => (await world.stored())[0]?.['problem'], { timeout: 30_000 }).toBe('not-reached')
      expect(gateway.asked).toHaveLength(1)
      // taken, and no answer: it is tried again, and the gateway knows it
      gateway.answers('cut')
      pass(hour)
      await expect.poll(() => gateway.asked.length, { timeout: 30_000 }).toBe(2)
      await expect.poll(async () => (await world.stored())[0]?.['attempts'], { timeout: 30_000 }).toBe(2)
      gateway.answers(202)
      await expect.poll(async () => (await world.stored())[0]?.['state'], { timeout: 30_000 }).toBe('queued')
      pass(5 * hour)
      await until(['sent'])
      expect(gateway.taken()).toHaveLength(1)
    })

    it('should end in front of a person who tries it again, or gives it up', async () => {
      const { courier, signUp, stored } = byWebhook()
      await signUp({})
      gateway.answers(500)
      courier.start()
      for (let tries = 1; tries < mostTries; tries++) {
        await expect
          .poll(async () => (await stored())[0], { timeout: 30_000 })
          .toMatchObject({ attempts: tries, state: 'queued' })
        pass(5 * hour)
      }
      await until(['dead'])
      pass(24 * hour)
      await courier.stop()
      expect(gateway.asked).toHaveLength(mostTries)
      gateway.answers(202)
      const id = String((await stored())[0]?.['id'])
      await step(opened.payload, id, ['dead'], { state: 'queued', next: world.clock.now, problem: undefined })
      courier.start()
      await until(['sent'])
      // what was sent is nobody's to send again
      expect(
        await step(opened.payload, id, ['dead', 'unsure'], { state: 'queued', next: 0, problem: undefined }),
      ).toBeUndefined()
    })

    it('should say at once what the gateway refuses', async () => {
      const { courier, signUp } = byWebhook()
      await signUp({})
      gateway.answers(422)
      courier.start()
      await until(['dead'])
      expect((await world.stored())[0]).toMatchObject({ problem: 'refused', attempts: 1 })
    })

    it('should go by e-mail to who gave an address, and be noted for others', async () => {
      const { courier, signUp, stored, logged } = byMail()
      await signUp({ name: 'MARKER', email: 'zhang@example.org' })
      await signUp({ name: 'OTHER' })
      courier.start()
      await until(['sent', 'sent'])
      expect((await stored()).map(({ carrier }) => carrier).toSorted()).toEqual(['log', 'smtp'])
      expect(mail.received).toHaveLength(1)
      expect(mail.received[0]).toMatch(/^To: zhang@example\.org$/m)
      const [, body = ''] = (mail.received[0] ?? '').split('\n\n')
      expect(Buffer.from(body, 'base64').toString()).toMatch(/^您已报名.*：MARKER，/)
      expect(logged()).toContain('没有发给本人')
      expect(logged()).not.toMatch(/MARKER|OTHER|zhang@|13800138000/)
    })

    it('should tell whose number it is of the sign-up, and whoever has the address of the rest', async () => {
      const { courier, signUp, stored } = courierOf({
        smtp: { url: mail.url, from },
        webhook: { url: gateway.url, secret },
      })
      for (const [tells, state] of [
        [['confirmed'], 'confirmed'],
        [['pooled'], 'pooled'],
        [['waitlisted'], 'waitlisted'],
        [['offered'], 'offered'],
      ] as const)
        await signUp({ email: 'zhang@example.org' }, [...tells], state)
      courier.start()
      await until(['sent', 'sent', 'sent', 'sent'])
      const ways = (await stored()).map(({ notice, carrier }) => `${String(notice)} ${String(carrier)}`)
      expect(ways.toSorted()).toEqual(['confirmed webhook', 'offered smtp', 'pooled webhook', 'waitlisted webhook'])
      expect(gateway.taken().map(({ phone }) => phone)).toEqual(Array(3).fill('13800138000'))
      expect(mail.received).toHaveLength(1)
    })

    it('should not be sent again by e-mail when nobody knows whether it was taken', async () => {
      const { courier, signUp } = byMail()
      await signUp({ email: 'zhang@example.org' })
      mail.does('cuts after text')
      courier.start()
      await until(['unsure'])
      mail.does('takes')
      pass(24 * hour)
      await signUp({ email: 'li@example.org' })
      courier.wake()
      await until(['unsure', 'sent'])
      expect(mail.received.filter((one) => one.includes('zhang@'))).toHaveLength(1)
    })

    it('should be tried again by e-mail when it certainly was not taken, and told when it never is', async () => {
      const { courier, signUp, stored } = byMail()
      await signUp({ email: 'zhang@example.org' })
      mail.does('is busy')
      courier.start()
      await expect
        .poll(async () => (await stored())[0], { timeout: 30_000 })
        .toMatchObject({ state: 'queued', attempts: 1 })
      mail.does('takes')
      pass(hour)
      await until(['sent'])
      mail.does('refuses')
      await signUp({ email: 'nobody@example.org' })
      courier.wake()
      await until(['sent', 'dead'])
      expect(mail.received).toHaveLength(1)
    })

    for (const way of ['smtp', 'webhook'] as const)
      it(`should reach a person once when the process is killed while it sends (${way})`, async () => {
        const settings = way === 'smtp' ? { smtp: { url: mail.url, from } } : { webhook: { url: gateway.url, secret } }
        const { signUp } = courierOf(settings)
        await signUp({ email: 'zhang@example.org' })
        mail.does('holds after text')
        gateway.answers('cut')
        if (place.url === undefined) await opened.payload.destroy()
        const argument = JSON.stringify({ dataDir, url: place.url, ...settings })
        const child = spawn(process.execPath, ['test/support/courierProcess.ts', argument], { stdio: 'inherit' })
        const sentOnce = () => (way === 'smtp' ? mail.received.length : gateway.asked.length)
        await expect.poll(sentOnce, { timeout: 120_000 }).toBe(1)
        child.kill('SIGKILL')
        await once(child, 'close')
        mail.does('takes')
        gateway.answers(202)
        if (place.url === undefined) opened = await openSignUpPayload(dataDir, undefined)
        courierOf(settings)
        // the claim, the lease of the dead process and the next try are over
        world.clock.now = Date.now() + claimMs + hour
        await endLeases(opened)
        world.courier.start()
        await until([way === 'smtp' ? 'unsure' : 'sent'])
        await world.courier.stop()
        if (way === 'smtp') expect(mail.received).toHaveLength(1)
        else expect(gateway.taken()).toHaveLength(1)
      })

    it('should tell everybody of a change once, two minutes after it stands, and nobody of one that was taken back', async () => {
      const { courier, signUp, catalogue, clock } = byWebhook()
      await signUp({ name: '甲' })
      await signUp({ name: '乙' }, ['waitlisted'], 'waitlisted')
      await signUp({ name: '丙' }, [], 'cancelled')
      courier.start()
      await until(['sent', 'sent'])
      const texts = () => gateway.taken().map(({ text }) => text)
      const told = () => texts().filter((text) => text.includes('变动') || text.includes('取消了'))
      // a slip, taken back within the two minutes
      catalogue.set('courses', 'course-1', courseOf({ start: '2026-12-06T11:00:00.000Z' }))
      await look()
      catalogue.set('courses', 'course-1', courseOf())
      pass(settledAfterMs - 1000)
      await look()
      pass(10 * settledAfterMs)
      await look()
      expect(told()).toEqual([])
      catalogue.set('courses', 'course-1', courseOf({ start: '2026-12-06T11:00:00.000Z' }))
      await look()
      clock.now += settledAfterMs
      courier.wake()
      await expect.poll(() => told().length, { timeout: 30_000 }).toBe(2)
      expect(told().toSorted()[0]).toContain('12月5日（周六）19:00改到12月6日（周日）19:00，地点见网页。')
      pass(10 * settledAfterMs)
      await look()
      expect(told()).toHaveLength(2)
      catalogue.set('courses', 'course-1', courseOf({ start: '2026-12-06T11:00:00.000Z', cancelled: true }))
      await look()
      pass(settledAfterMs)
      await expect.poll(() => told().length, { timeout: 30_000 }).toBe(4)
      expect(told().filter((text) => text.includes('（12月6日（周日）19:00）取消了'))).toHaveLength(2)
      // after a new start nothing is told again
      await courier.stop()
      const again = signUpWorld(opened, { smtp: undefined, webhook: { url: gateway.url, secret } })
      again.catalogue.set('courses', 'course-1', courseOf({ start: '2026-12-06T11:00:00.000Z', cancelled: true }))
      again.clock.now = clock.now + 10 * settledAfterMs
      again.courier.start()
      await again.courier.stop()
      expect(told()).toHaveLength(4)
    })

    it('should tell of a change that could not be written when it can be, and say so', async () => {
      const { courier, signUp, catalogue, clock, logged } = byWebhook()
      await signUp({ name: '甲' })
      courier.start()
      await until(['sent'])
      catalogue.set('courses', 'course-1', courseOf({ start: '2026-12-06T11:00:00.000Z' }))
      await look()
      const { db } = opened.payload
      const update = db.updateOne.bind(db)
      // as when somebody signs up in that moment, again and again, and then the database is away
      let left = 3
      db.updateOne = async (args: Parameters<typeof update>[0]) => {
        if (!isTelling(args.data) || left < 0) return update(args)
        left--
        throw left >= 0 ? Object.assign(new Error('WriteConflict'), { code: 112 }) : new Error('away')
      }
      clock.now += settledAfterMs
      await look()
      expect(left).toBe(-1)
      expect(logged()).toContain('没有通知成')
      await look()
      await until(['sent', 'sent'])
      expect(gateway.taken().at(-1)?.text).toContain('变动')
      db.updateOne = update
    })

    it('should remind who has a place the day before at six, once, and nobody who signed up since', async () => {
      const { courier, signUp, clock } = byWebhook()
      await signUp({ name: '甲' })
      await signUp({ name: '乙' }, ['waitlisted'], 'waitlisted')
      courier.start()
      await until(['sent', 'sent'])
      const reminded = () => gateway.taken().filter(({ text }) => text.includes('提醒您'))
      clock.now = Date.parse('2026-12-04T17:59:00+08:00')
      await look()
      expect(reminded()).toEqual([])
      clock.now = Date.parse('2026-12-04T18:00:00+08:00')
      courier.wake()
      await expect.poll(() => reminded().length, { timeout: 30_000 }).toBe(1)
      expect(reminded()[0]?.text).toContain('提醒您：“掐丝珐琅体验课第1课”12月5日（周六）19:00')
      await courier.stop()
      const again = signUpWorld(opened, { smtp: undefined, webhook: { url: gateway.url, secret } })
      again.clock.now = clock.now + 2 * hour
      again.courier.start()
      await again.courier.stop()
      expect(reminded()).toHaveLength(1)
    })

    it('should remind the others of what it cannot remind some of, and say so', async () => {
      const { courier, signUp, clock, logged } = byWebhook()
      await signUp({ name: '甲' }, [])
      // of the course as a whole, whose row of places is gone
      const of = { bookable: 'courses/course-1', library: 'courses', entry: 'course-1', state: 'confirmed' }
      const own = { number: 1, seats: 1, code: 'c', key: 'k' }
      await opened.payload.db.create({ collection: 'registrations', data: { ...of, ...own } })
      clock.now = Date.parse('2026-12-04T18:00:00+08:00')
      await opened.payload.db.updateMany({
        ...{ collection: 'registrations', where: {}, returning: false },
        data: { createdAt: '2026-12-01T08:00:00.000Z' },
      })
      courier.start()
      await until(['sent'])
      expect(gateway.taken()[0]?.text).toMatch(/^提醒您：.*，甲，/)
      expect(logged()).toContain('提醒没有写成')
    })

    it('should not tell what is not so any more, nor what comes too late', async () => {
      const { courier, signUp, clock, stored } = byWebhook()
      await signUp({}, ['confirmed', 'cancelled'], 'cancelled')
      await signUp({ name: '乙' }, ['offered'], 'offered')
      gateway.answers(503)
      courier.start()
      await expect.poll(async () => (await stored()).length, { timeout: 30_000 }).toBe(2)
      expect((await stored()).map(({ notice }) => notice).toSorted()).toEqual(['cancelled', 'offered'])
      const problems = async () => (await stored()).map(({ problem }) => problem)
      await expect.poll(problems, { timeout: 30_000 }).toEqual(['not-reached', 'not-reached'])
      gateway.answers(202)
      clock.now += 2 * hour
      courier.wake()
      await expect.poll(async () => (await states()).toSorted(), { timeout: 30_000 }).toEqual(['dead', 'sent'])
      expect(gateway.taken().map(({ text }) => text.includes('已取消'))).toEqual([true])
    })

    it('should not send what has waited and is not so any more', async () => {
      const { courier, signUp, clock, stored } = byWebhook()
      const id = await signUp({}, ['confirmed'])
      gateway.answers(503)
      courier.start()
      await expect.poll(async () => (await stored())[0]?.['problem'], { timeout: 30_000 }).toBe('not-reached')
      await courier.stop()
      gateway.answers(202)
      const tell = [{ notice: 'cancelled', at: new Date(clock.now + 1).toISOString() }]
      const data = { state: 'cancelled', tell, hasToTell: true }
      await opened.payload.db.updateOne({ collection: 'registrations', id, data })
      clock.now += 2 * hour
      courier.start()
      await until(['dropped', 'sent'])
      expect(gateway.taken().map(({ text }) => text.includes('已取消'))).toEqual([true])
    })

    it('should be blank when a person has their data erased', async () => {
      const { courier, signUp, stored } = byWebhook()
      const id = await signUp({ name: 'MARKER' })
      gateway.answers(503)
      courier.start()
      await expect.poll(async () => (await stored())[0]?.['problem'], { timeout: 30_000 }).toBe('not-reached')
      await courier.stop()
      await erasePerson(opened.payload, id)
      expect((await stored())[0]).toMatchObject({ state: 'dropped' })
      expect((await stored())[0]?.['sealed'] ?? null).toBeNull()
      gateway.answers(202)
      world.clock.now += hour
      courier.start()
      await courier.stop()
      expect(gateway.taken()).toEqual([])
    })

    it('should be blank as a whole or not at all, and nothing be made of who is erased', async () => {
      const { courier, signUp, stored, clock } = byWebhook()
      const [id, other] = [await signUp({ name: 'MARKER' }), await signUp({ name: 'OTHER' })]
      const bookable = 'courses/course-1/s1'
      courier.start()
      await until(['sent', 'sent'])
      await courier.stop()
      const { db } = opened.payload
      const remove = db.deleteMany.bind(db)
      db.deleteMany = () => Promise.reject(new Error('killed'))
      await expect(eraseRegistration(opened, { id, bookable }, clock.now)).rejects.toThrow('killed')
      db.deleteMany = remove
      const row = async () =>
        db.findOne<{ id: string; person?: string }>({ collection: 'registrations', where: { id: { equals: id } } })
      expect((await row())?.person).toEqual(expect.any(String))
      expect((await stored()).filter(({ sealed }) => sealed)).toHaveLength(2)
      // whoever is erased while their reminder is about to be made has none
      clock.now = Date.parse('2026-12-04T18:00:00+08:00')
      const find = db.find.bind(db)
      let isErased = false
      db.find = (async (args: Parameters<typeof find>[0]) => {
        const found = await find(args)
        const isToRemind = JSON.stringify(args.where ?? {}).includes('createdAt') && !args.req
        if (isToRemind && !isErased) {
          isErased = true
          await eraseRegistration(opened, { id, bookable }, clock.now)
        }
        return found
      }) as typeof find
      courier.start()
      await until(['sent', 'sent', 'sent'])
      await courier.stop()
      db.find = find
      expect(isErased).toBe(true)
      const left = await stored()
      expect(left.filter(({ sealed }) => sealed).map(({ registration }) => registration)).toEqual([other, other])
      // as a crash left it before, or a backup brings it back
      await db.updateOne({ collection: 'messages', where: { registration: { equals: id } }, data: { sealed: 'x' } })
      expect(await blankLeftMessages(opened)).toBe(1)
      expect(await blankLeftMessages(opened)).toBe(0)
      expect((await stored()).filter(({ sealed }) => sealed)).toHaveLength(2)
    })

    it('should have everybody erased who signed up after an erasure, when the new dates are over', async () => {
      const { signUp, clock } = byWebhook()
      const { db } = opened.payload
      const endAt = async (ends: string) =>
        void (await db.updateOne({ collection: 'seats', where: { entry: { equals: 'course-1' } }, data: { ends } }))
      const persons = async () =>
        (await db.find({ collection: 'registrations', sort: 'createdAt', limit: 0, pagination: false })).docs.map(
          (doc) => Boolean((doc as { person?: unknown }).person),
        )
      const erase = (at: string, keepDays = 0) =>
        eraseOutlived(opened, { keepDays, certainNow: Date.parse(at) }, clock.now)
      await signUp({ name: '甲' })
      await signUp({ name: '乙' })
      await endAt('2026-05-01T08:00:00.000Z')
      expect(await erase('2026-06-01T00:00:00.000Z')).toBe(2)
      expect(await erase('2026-06-01T00:00:00.000Z')).toBe(0)
      // the course has new dates, and is over again
      await signUp({ name: '丙' })
      await endAt('2026-09-01T08:00:00.000Z')
      expect(await erase('2026-06-01T00:00:00.000Z')).toBe(0)
      expect(await persons()).toEqual([false, false, true])
      expect(await erase('2026-10-01T00:00:00.000Z')).toBe(1)
      expect(await persons()).toEqual([false, false, false])
      // agreed to 30 days, whatever is set by now
      const id = await signUp({ name: '丁' })
      await db.updateOne({ collection: 'registrations', id, data: { consent: 'v/30' } })
      expect(await erase('2026-09-30T00:00:00.000Z', 180)).toBe(0)
      expect(await erase('2026-10-02T00:00:00.000Z', 180)).toBe(1)
      expect(await persons()).toEqual([false, false, false, false])
    })

    /** Has the courier look, and waits for the end of that look. */
    async function look(): Promise<void> {
      await world.courier.stop()
      world.courier.start()
      await world.courier.stop()
      world.courier.start()
    }
  })
})

/** Whether a write notes a change for somebody. */
function isTelling({ tell }: { tell?: { notice: string }[] }): boolean {
  return tell?.some(({ notice }) => notice === 'moved') ?? false
}

/** Another process had the lease when it was killed: nobody waits for its end. */
async function endLeases({ payload }: SignUpPayload): Promise<void> {
  await payload.db.deleteMany({ collection: 'payload-kv', where: { key: { equals: 'lease sign-up messages' } } })
}
