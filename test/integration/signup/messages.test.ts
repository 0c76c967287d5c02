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
      expect(told().toSorted()[0]).toContain('现在是12月6日（周日）19:00，地点见网页（原为12月5日（周六）19:00')
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

    /** Has the courier look, and waits for the end of that look. */
    async function look(): Promise<void> {
      await world.courier.stop()
      world.courier.start()
      await world.courier.stop()
      world.courier.start()
    }
  })
})

/** Another process had the lease when it was killed: nobody waits for its end. */
async function endLeases({ payload }: SignUpPayload): Promise<void> {
  await payload.db.deleteMany({ collection: 'payload-kv', where: { key: { equals: 'lease sign-up messages' } } })
}
