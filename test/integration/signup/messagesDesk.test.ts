import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consentVersion } from '../../../cms/features/signup/asked/contract.ts'
import { administrator, type Api, visitor } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry } from '../../support/entries.ts'
import { type FakeGateway, type FakeMailServer, startGateway, startMailServer } from '../../support/fakeGateways.ts'
import { printed } from '../../support/printed.ts'
import { type Cast, castOf } from '../../support/roles/cast.ts'
import { startServer, type TestServer } from '../../support/server.ts'

interface Shown {
  id: string
  state: string
  name: string
  phone: string
  problem?: string
}

onEachDatabase(({ create }) => {
  describe('the page of what was not sent', () => {
    let place: ReturnType<typeof create>
    let gateway: FakeGateway
    let mail: FakeMailServer
    let server: TestServer
    let staff: Api
    let cast: Cast
    let activity: string
    const shown = async (as: Api, state = 'dead') =>
      (await as.request<{ messages?: Shown[] }>('GET', `/api/signup/messages?state=${state}`)).body.messages ?? []

    beforeAll(async () => {
      place = create()
      ;[gateway, mail] = await Promise.all([startGateway(), startMailServer()])
      const env = {
        ...{ MESSAGES_WEBHOOK_URL: gateway.url, MESSAGES_WEBHOOK_SECRET: '0123456789abcdef' },
        ...{ SMTP_URL: mail.url, MESSAGES_FROM: '工人文化宫 <noreply@example.org>' },
      }
      server = await startServer({ databaseUrl: place.url, args: ['--no-sample'], env })
      staff = await administrator(server)
      cast = await castOf(server, staff)
      const start = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString()
      const entry = await createEntry(staff, 'activities', {
        ...{
          title: '迎新年联欢',
          kind: 'salon',
          admission: 'free',
          ownerUnit: cast.units.own,
          _status: 'published',
        },
        ...{ dates: [{ start }], signUpHere: { isOn: true, per: 'occasion', how: 'first-come', seats: 30 } },
      })
      activity = entry.id
    })
    afterAll(async () => {
      await server.stop()
      await Promise.all([gateway.close(), mail.close()])
      await place.drop()
    })

    const signUp = async (more: object) => {
      const { body: doc } = await staff.request<{ dates: { id: string }[] }>('GET', `/api/activities/${activity}`)
      const bookable = { collection: 'activities', entry: activity, occasion: doc.dates[0]?.id }
      const asked = { bookable, key: randomUUID(), consent: consentVersion, ...more }
      const { status, body } = await visitor(server).request('POST', '/api/signup/registrations', asked)
      return { status, body }
    }

    it('should not have what went to an address by e-mail, once, however often the form was sent', async () => {
      gateway.answers(202)
      const email = 'zhang.marker@example.org'
      const form = { key: randomUUID(), name: '张MARKER三', phone: '13955556666', email }
      const { status, body } = await signUp(form)
      expect([status, (await signUp(form)).status]).toEqual([201, 200])
      // that somebody signed up goes to the number, whatever address the form names; the rest to the address
      await expect.poll(() => gateway.taken().map(({ phone }) => phone)).toEqual(['13955556666'])
      const claim = { code: body['code'], phone: form.phone }
      expect((await visitor(server).request('POST', '/api/signup/cancel', claim)).status).toBe(200)
      await expect.poll(() => mail.received.length).toBe(1)
      // by the time that somebody after them was told, they would have been told twice
      await signUp({ name: '赵MARKER四', phone: '13977778888' })
      await expect.poll(() => gateway.taken().map(({ phone }) => phone)).toEqual(['13955556666', '13977778888'])
      expect(mail.received).toHaveLength(1)
      expect(mail.received[0]).toMatch(/^To: zhang\.marker@example\.org$/m)
      const [, text = ''] = (mail.received[0] ?? '').split('\n\n')
      expect(Buffer.from(text, 'base64').toString()).toMatch(/迎新年联欢.*已取消/)
      await expect
        .poll(async () => (await shown(staff, 'all')).map(({ state }) => state))
        .toEqual(['sent', 'sent', 'sent'])
      expect(JSON.stringify(await shown(staff, 'all'))).not.toContain(email)
    })

    it('should list it masked, to those who may see it, and have it sent again or given up', async () => {
      gateway.answers(422)
      for (const [name, phone] of [
        ['王MARKER一', '13911112222'],
        ['李MARKER二', '13933334444'],
      ])
        expect(await signUp({ name, phone })).toEqual({ status: 201, body: expect.anything() })
      await expect.poll(async () => (await shown(staff)).length).toBe(2)
      const [one, other] = await shown(staff)
      expect([one?.name, other?.name].toSorted()).toEqual(['李***二', '王***一'])
      expect([one?.phone, other?.phone].toSorted()).toEqual(['139****2222', '139****4444'])
      expect(one?.problem).toContain('对方拒收')
      expect(await shown(cast.as['unit-editor'])).toHaveLength(2)
      expect(await shown(cast.as.auditor)).toHaveLength(2)
      for (const nobody of ['reviewer', 'visitor'] as const)
        expect((await cast.as[nobody].request('GET', '/api/signup/messages')).status).toBe(403)
      const step = async (as: Api, id: string | undefined, name: 'again' | 'drop') =>
        (await as.request('POST', `/api/signup/messages/${id}/${name}`)).status
      expect(await step(cast.as.auditor, one?.id, 'again')).toBe(403)
      gateway.answers(202)
      expect(await step(cast.as['unit-editor'], one?.id, 'again')).toBe(200)
      await expect.poll(() => gateway.taken().length).toBe(3)
      await expect.poll(async () => (await shown(staff, 'all')).filter(({ state }) => state === 'sent').length).toBe(4)
      expect(await step(staff, one?.id, 'again')).toBe(409)
      expect(await step(staff, other?.id, 'drop')).toBe(200)
      expect(await shown(staff)).toEqual([])
      expect(await step(staff, 'nothing', 'drop')).toBe(404)
      // of another unit nobody hears anything
      await staff.request('PATCH', `/api/activities/${activity}`, { ownerUnit: cast.units.other })
      expect(await shown(cast.as['unit-editor'], 'all')).toEqual([])
      expect(await step(cast.as['unit-editor'], other?.id, 'again')).toBe(404)
      const health = (await (await fetch(`${server.url}/healthz`)).json()) as { signUp: unknown }
      expect(health.signUp).toEqual({ keys: 'ok', deadMessages: 0 })
      expect(await printed(server)).not.toMatch(/MARKER|139\d{8}/i)
    })
  })
})
