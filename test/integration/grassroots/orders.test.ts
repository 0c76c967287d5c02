import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type DeskAnswer,
  deskAnswer,
  type ListAnswer,
  listAnswer,
  type OrderAnswer,
  orderAnswer,
} from '../../../cms/features/grassroots/orders/rules/answers.ts'
import { mostUnderWay } from '../../../cms/features/grassroots/orders/rules/contract.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { dayAhead, delivered, orderData, orderIn, ordersAt, readOrder, step } from '../../support/orders.ts'
import { type OrdersSite, ordersSite, refusalOf } from '../../support/ordersSite.ts'
import { actors, places } from '../../support/roles/cast.ts'
import { orderExpectations, reaches } from '../../support/roles/expectations.ts'
import { orderOperations } from '../../support/roles/orders.ts'

onEachDatabase(({ create }) => {
  let site: OrdersSite

  const place = (data: object) => site.staff.request<OrderAnswer>('POST', ordersAt, data)
  const listOf = async (query = '') => {
    const { status, body } = await site.staff.request<ListAnswer>('GET', `${ordersAt}${query}`)
    expect(status).toBe(200)
    return listAnswer.parse(body)
  }

  beforeAll(async () => {
    site = await ordersSite(create)
  })
  afterAll(async () => site?.close())

  describe.each(Object.keys(orderOperations) as (keyof typeof orderOperations)[])('%s', (operation) => {
    it('should be open to everybody as far as the table says', async () => {
      const { endpoint, state, isDone } = orderOperations[operation]
      for (const of of places) {
        const ordered = { service: site.service, unit: site.cast.units[of], host: site.host }
        let order = await orderIn(site.staff, state, ordered)
        for (const actor of actors) {
          const wasDone = await isDone(site.cast.as[actor], { ...ordered, id: order.id, revision: order.revision })
          const isAllowed = reaches(orderExpectations[operation][actor], of)
          expect([of, actor, wasDone]).toEqual([of, actor, isAllowed])
          const now = await readOrder(site.staff, order.id)
          const isTaken = isAllowed && endpoint.endsWith('/step')
          // what was refused has changed nothing
          expect(now.revision - order.revision).toBe(isTaken ? 1 : 0)
          if (!isTaken) continue
          if (now.steps.includes('cancel')) await step(site.staff, now, { step: 'cancel', reason: '试过了' })
          order = await orderIn(site.staff, state, ordered)
        }
      }
    })
  })

  it('should be reached by no address of the API but its own', async () => {
    for (const address of ['/api/orders', '/api/orders/count'])
      for (const actor of actors)
        expect((await site.cast.as[actor].request('GET', address)).status).toBeGreaterThanOrEqual(400)
  })

  describe('ordering', () => {
    it('should be one order, however often and at whatever moment it is sent', async () => {
      const unit = await site.makeUnit()
      const data = orderData(site.service, unit, { day: dayAhead(5), topic: '安全生产' })
      const answers = await Promise.all(Array.from({ length: 6 }, () => place(data)))
      expect(new Set(answers.map(({ status, body }) => (status === 200 ? body.order.id : body)))).toHaveLength(1)
      const again = await place(data)
      const { order } = orderAnswer.parse(again.body)
      expect(order).toMatchObject({
        ...{ state: 'asked', revision: 0, people: 80, day: dayAhead(5), wish: data.wish },
        code: expect.stringMatching(/^点\d{6}-[A-Z0-9]{4}$/) as unknown,
        steps: ['match', 'decline', 'cancel'],
        trace: [{ step: '点单', reason: '' }],
      })
      expect((await site.auditOf(`orders/${order.id}`)).map(({ action, note }) => [action, note])).toEqual([
        ['order', '点单'],
      ])
      // the key of another unit's order is no way to it
      const elsewhere = await place({ ...orderData(site.service, site.cast.units.other), key: data.key })
      expect([elsewhere.status, refusalOf(elsewhere).code]).toEqual([409, 'order-key-used'])
    })

    it('should say the first day possible, and take that one', async () => {
      const early = await site.makeService({ daysAhead: 10 })
      const unit = await site.makeUnit()
      const refused = await place(orderData(early, unit, { day: dayAhead(9) }))
      expect([refused.status, refusalOf(refused).code, refusalOf(refused).path]).toEqual([
        400,
        'order-too-soon',
        'wish.day',
      ])
      expect(JSON.stringify(refused.body)).toContain(dayAhead(10))
      expect((await place(orderData(early, unit, { day: dayAhead(10) }))).status).toBe(200)
      const past = await place(orderData(site.service, unit, { day: dayAhead(-1) }))
      expect([past.status, refusalOf(past).code]).toEqual([400, 'order-too-soon'])
      const far = await place(orderData(site.service, unit, { day: '2099-01-01' }))
      expect([far.status, refusalOf(far).code]).toEqual([400, 'order-too-far'])
    })

    it('should be of the menu as it is public, and of a unit that is there', async () => {
      const unit = await site.makeUnit()
      const codes = []
      for (const [of, by] of [
        [await site.makeService({ available: false }), unit],
        [await site.makeService({ _status: 'draft' }), unit],
        ['nowhere', unit],
        [site.service, 'nowhere'],
      ] as const)
        codes.push(refusalOf(await place(orderData(of, by))).code)
      expect(codes).toEqual(['service-not-available', 'no-such-service', 'no-such-service', 'no-such-unit'])
      expect((await listOf()).orders.filter((order) => order.unit.id === unit)).toEqual([])
    })

    it('should end at so many under way, counted in one turn', async () => {
      const unit = await site.makeUnit()
      const some = Array.from({ length: mostUnderWay + 3 }, () =>
        place(orderData(site.service, unit, { day: dayAhead(40) })),
      )
      const answers = await Promise.all(some)
      const refused = answers.filter(({ status }) => status !== 200)
      expect(refused.map((answer) => [answer.status, refusalOf(answer).code])).toEqual(
        Array.from({ length: 3 }, () => [409, 'too-many-under-way']),
      )
      const [one] = answers.filter(({ status }) => status === 200)
      if (one === undefined) throw new Error('there is none')
      expect((await step(site.staff, one.body.order, { step: 'cancel', reason: '不办了' })).status).toBe(200)
      expect((await place(orderData(site.service, unit))).status).toBe(200)
    })

    it.each<[what: string, wrong: { wish?: object; key?: string; price?: number }]>([
      ['no place', { wish: { place: ' ' } }],
      ['no contact', { wish: { contact: '' } }],
      ['nobody', { wish: { people: 0 } }],
      ['half a person', { wish: { people: 1.5 } }],
      ['a day that is none', { wish: { day: '2026-02-30' } }],
      ['a time that is none', { wish: { time: '25:00' } }],
      ['a note that is too long', { wish: { note: '长'.repeat(301) } }],
      ['a short key', { key: 'short' }],
      ['more than is known', { price: 1 }],
      ['a state', { wish: { state: 'delivered' } }],
    ])('should be refused with a sentence when it has %s', async (_what, wrong) => {
      const before = (await listOf()).total
      const data = orderData(site.service, site.cast.units.own)
      const answer = await place({ ...data, ...wrong, wish: { ...data.wish, ...wrong.wish } })
      expect([answer.status, refusalOf(answer).code]).toEqual([400, 'grassroots-badly-asked'])
      expect(refusalOf(answer).message).toMatch(/\p{Script=Han}/u)
      expect((await listOf()).total).toBe(before)
    })
  })

  describe('a list', () => {
    it('should have the next day first while they are under way, and those that are over last', async () => {
      const unit = await site.makeUnit()
      const of = { service: site.service, unit, host: site.host }
      const later = await orderIn(site.staff, 'asked', of, { day: dayAhead(9) })
      const sooner = await orderIn(site.staff, 'asked', of, { day: dayAhead(2) })
      const over = await orderIn(site.staff, 'cancelled', of, { day: dayAhead(1) })
      const ids = [later, sooner, over].map(({ id }) => id)
      const all: string[] = []
      const { pages } = await listOf()
      for (let page = 1; page <= pages; page++) all.push(...(await listOf(`?page=${page}`)).orders.map(({ id }) => id))
      expect(all.filter((id) => ids.includes(id))).toEqual([sooner.id, later.id, over.id])
      expect(new Set(all).size).toBe(all.length)
      const { counts, total } = await listOf('?state=asked')
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all.length)
      expect(counts.asked).toBe(total)
      // what is asked for wrongly is a list all the same
      expect((await listOf('?state=nothing&page=x')).page).toBe(1)
    })

    it('should name nothing of what is not public any more, keep what is waited for, and break nothing', async () => {
      const [unit, of, by] = [await site.makeUnit(), await site.makeService(), await site.makeProvider()]
      const team = { kind: 'team' as const, id: await site.makeTeam('volunteers') }
      const order = await orderIn(site.staff, 'matched', { service: of, unit, host: team })
      const other = await orderIn(site.staff, 'confirmed', { service: of, unit, host: by })
      const remove = async (what: string): Promise<[number, string | undefined]> => {
        const answer = await site.staff.request('DELETE', `/api/${what}`)
        return [answer.status, answer.status === 200 ? undefined : refusalOf(answer).code]
      }
      const kept = [409, 'awaited-in-order']
      for (const what of [`services/${of}`, `teams/${team.id}`, `units/${unit}`])
        expect(await remove(what)).toEqual(kept)
      const draft = { _status: 'draft', name: '不公开的新名字' }
      expect((await site.staff.request('PATCH', `/api/teams/${team.id}`, draft)).status).toBe(200)
      const [off, shown] = [{ id: team.id, name: '已下线或删除' }, await readOrder(site.staff, order.id)]
      expect([shown.host, shown.service.name]).toEqual([{ ...team, ...off }, expect.stringContaining('送电影')])
      const confirmed = await step(site.staff, order, { step: 'confirm' })
      expect([confirmed.status, refusalOf(confirmed).code]).toEqual([409, 'host-gone'])
      expect((await step(site.staff, order, { step: 'cancel', reason: '改期' })).status).toBe(200)
      expect(await remove(`teams/${team.id}`)).toEqual([200, undefined])
      expect(await remove(`services/${of}`)).toEqual(kept)
      expect((await step(site.staff, other, delivered)).status).toBe(200)
      expect(await remove(`services/${of}`)).toEqual([200, undefined])
      expect(await readOrder(site.staff, order.id)).toMatchObject({ service: { name: '已下线或删除' }, host: off })
      // whoever was ordered stays
      expect(await remove(`providers/${by.id}`)).toEqual([409, 'provider-was-ordered'])
    })
  })

  it('should offer what can be ordered, and to staff what it can be recorded for', async () => {
    const campaign = await site.makeCampaign()
    const off = await site.makeService({ available: false })
    const ofStaff = deskAnswer.parse((await site.staff.request('GET', `${ordersAt}/desk`)).body)
    const { body } = await site.cast.as['unit-editor'].request<DeskAnswer>('GET', `${ordersAt}/desk`)
    const ofUnit = deskAnswer.parse(body)
    expect(ofStaff.services.map(({ id }) => id)).toContain(site.service)
    expect(ofStaff.services.map(({ id }) => id)).not.toContain(off)
    expect(ofStaff.campaigns.map(({ id }) => id)).toContain(campaign)
    expect([ofStaff.mayOrder, ofStaff.mayHandle, ofUnit.mayOrder, ofUnit.mayHandle]).toEqual([true, true, true, false])
    expect([ofUnit.campaigns, ofUnit.ownUnit]).toEqual([[], site.cast.units.own])
    expect(new Set(ofUnit.units.map(({ id }) => id))).toEqual(new Set([site.cast.units.own, site.cast.units.below]))
  })
})
