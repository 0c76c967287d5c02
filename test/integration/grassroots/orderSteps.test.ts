import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListAnswer as DeliveriesAnswer } from '../../../cms/features/grassroots/deliveries/rules/answers.ts'
import {
  type HostsAnswer,
  hostsAnswer,
  type OrderAnswer,
  orderAnswer,
  type ShownOrder,
} from '../../../cms/features/grassroots/orders/rules/answers.ts'
import type { Host, OrderStep } from '../../../cms/features/grassroots/orders/rules/contract.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { dayAhead, delivered, matchWith, orderData, orderIn, ordersAt, readOrder, step } from '../../support/orders.ts'
import { type OrdersSite, ordersSite, refusalOf } from '../../support/ordersSite.ts'
import { giveKey } from '../../support/rawDeliveries.ts'
import { deliveryData } from '../../support/roles/deliveries.ts'
import { providerData } from '../../support/roles/settings.ts'

const deliveriesAt = '/api/grassroots/deliveries'

onEachDatabase(({ create }) => {
  let site: OrdersSite

  /** What is ordered by a unit of its own. */
  const ordered = async () => ({ service: site.service, unit: await site.makeUnit(), host: site.host })
  const hostsFor = async (id: string, day: string) => {
    const { body } = await site.staff.request<HostsAnswer>('GET', `${ordersAt}/hosts?id=${id}&day=${day}`)
    return hostsAnswer.parse(body).hosts
  }
  const deliveriesOf = async (campaign: string): Promise<DeliveriesAnswer> =>
    (await site.staff.request<DeliveriesAnswer>('GET', `${deliveriesAt}?campaign=${campaign}`)).body

  /** Records what an order has brought, as the unit would. @returns its id */
  const record = async (of: { place: string }, campaign: string, ownerUnit: string): Promise<string> => {
    const facts = { kind: 'film', day: dayAhead(0), place: of.place, people: 70 }
    const deliveries = [deliveryData(campaign, ownerUnit, facts)]
    const { body } = await site.staff.request<{ deliveries: [{ taken?: { id: string } }] }>('POST', deliveriesAt, {
      deliveries,
    })
    const id = body.deliveries[0].taken?.id
    if (id === undefined) throw new Error(JSON.stringify(body))
    return id
  }
  /** The same as the server does when the order is brought, and is killed before the order says so. */
  const recordHalf = async (order: ShownOrder, campaign: string): Promise<string> => {
    const id = await record(order, campaign, order.unit.id)
    const { dataDir, databaseUrl } = site.server
    await giveKey(dataDir, databaseUrl, id, `order-${order.id}`)
    return id
  }
  const withdraw = async (id: string): Promise<number> =>
    (await site.staff.request('POST', `${deliveriesAt}/withdraw`, { id, reason: '没有送到' })).status

  beforeAll(async () => {
    site = await ordersSite(create)
  })
  afterAll(async () => site?.close())

  describe('a step', () => {
    it('should be taken once of several at one moment, and the others told', async () => {
      const order = await orderIn(site.staff, 'matched', await ordered())
      const asked: OrderStep[] = [
        { step: 'confirm' },
        { step: 'confirm' },
        { step: 'cancel', reason: '停电' },
        matchWith(site.host),
        { step: 'askAgain', reason: '改天' },
      ]
      const answers = await Promise.all(asked.map((one) => step(site.staff, order, one)))
      const done = answers.filter(({ status }) => status === 200)
      expect(done).toHaveLength(1)
      for (const answer of answers.filter(({ status }) => status !== 200))
        expect([answer.status, refusalOf(answer).code]).toEqual([409, 'order-changed-meanwhile'])
      const now = await readOrder(site.staff, order.id)
      expect([now.revision, now.state]).toEqual([order.revision + 1, done[0]?.body.order.state])
      expect((await site.auditOf(`orders/${order.id}`)).map(({ note }) => note)).toHaveLength(3)
    })

    it('should be refused where the table has none, and say how far the order is', async () => {
      const order = await orderIn(site.staff, 'asked', await ordered())
      const early = await step(site.staff, order, { step: 'confirm' })
      expect([early.status, refusalOf(early).code]).toEqual([409, 'order-not-open'])
      expect(JSON.stringify(early.body)).toContain('待安排')
      const wrong = await step(site.staff, order, { step: 'deliver', people: 1 })
      expect([wrong.status, refusalOf(wrong).code]).toEqual([400, 'grassroots-badly-asked'])
      for (const asked of [
        { step: 'vanish' },
        { step: 'cancel', reason: ' ' },
        { step: 'match', host: site.host },
        {},
        [],
      ])
        expect((await step(site.staff, order, asked)).status).toBe(400)
      const nowhere = await step(site.staff, { id: 'nowhere', revision: 0 }, { step: 'confirm' })
      expect([nowhere.status, refusalOf(nowhere).code]).toEqual([404, 'no-such-order'])
      expect((await readOrder(site.staff, order.id)).revision).toBe(0)
    })

    it('should lead from the wish through the arrangement to what both think of it', async () => {
      const editor = site.cast.as['unit-editor']
      const wish = { day: dayAhead(3), time: '' }
      const placed = (
        await editor.request<OrderAnswer>('POST', ordersAt, orderData(site.service, site.cast.units.below, wish))
      ).body.order
      expect(placed.steps).toEqual(['cancel'])
      const match = { ...matchWith(site.host), day: dayAhead(4), time: '09:00' }
      const matched = (await step(site.staff, placed, match)).body.order
      expect(matched).toMatchObject({
        ...{ state: 'matched', day: dayAhead(4), time: '09:00', wish: { ...wish, contact: '工会办公室 5551234' } },
        arranged: { day: dayAhead(4), time: '09:00', note: '十四点半到' },
      })
      const again = (await step(editor, matched, { step: 'askAgain', reason: '那天停产' })).body.order
      expect(again).toMatchObject({ state: 'asked', ...wish, steps: ['cancel'] })
      expect([again.host, again.arranged]).toEqual([undefined, undefined])
      const today = (await step(site.staff, again, matchWith(site.host))).body.order
      const confirmed = (await step(editor, today, { step: 'confirm' })).body.order
      const brought = (await step(site.staff, confirmed, delivered)).body.order
      expect(brought).toMatchObject({ state: 'delivered', people: 76, wish: { people: 80, contact: '' } })
      const rated = (await step(editor, brought, { step: 'rateHost', rating: { stars: 4, comment: '片子好' } })).body
      const both = await step(site.staff, rated.order, { step: 'rateUnit', rating: { stars: 5, comment: '' } })
      const { order } = orderAnswer.parse(both.body)
      expect(order).toMatchObject({
        hostRating: { stars: 4, comment: '片子好' },
        unitRating: { stars: 5 },
        steps: ['rateHost', 'rateUnit'],
      })
      expect(order.trace.map(({ step: word, reason }) => word + reason)).toEqual([
        ...['点单', '安排', '请重新安排那天停产', '安排', '确认', '登记送到', '评价', '评价单位'],
      ])
      const told = await site.auditOf(`orders/${order.id}`)
      expect(told.map(({ note }) => note)).toHaveLength(8)
      expect(
        told.every(({ action, isDone, title }) => action === 'order' && isDone && title.startsWith(order.code)),
      ).toBe(true)
      // what was typed into it stands in no row of the log, and in nothing that is printed
      for (const text of ['5551234', '东门', '片子好', '十四点半', '那天停产'])
        expect([text, JSON.stringify(told).includes(text), site.server.output().includes(text)]).toEqual([
          text,
          false,
          false,
        ])
    })

    it('should keep no contact of what is over, and show it to nobody who only looks on', async () => {
      for (const state of ['declined', 'cancelled', 'delivered'] as const) {
        const { id } = await orderIn(site.staff, state, await ordered())
        expect([state, (await readOrder(site.staff, id)).wish.contact]).toEqual([state, ''])
      }
    })
  })

  describe('who brings it', () => {
    it('should be asked about once when they are somewhere else on that day', async () => {
      const by = await site.makeProvider()
      const day = dayAhead(6)
      const first = await orderIn(site.staff, 'asked', await ordered(), { place: '东区礼堂' })
      const other = await orderIn(site.staff, 'asked', await ordered())
      const match = { ...matchWith(by), day, isSure: false }
      const answers = await Promise.all([first, other].map((order) => step(site.staff, order, match)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const refused = answers.find(({ status }) => status === 409)
      expect(refusalOf(refused ?? { body: {} }).code).toBe('host-taken')
      const taken = answers[0]?.status === 200 ? first : other
      const free = taken === first ? other : first
      expect(JSON.stringify(refused?.body)).toContain(taken.place)
      const offered = (await hostsFor(free.id, day)).find(({ id }) => id === by.id)
      expect(offered).toMatchObject({ kind: 'provider', fits: '送电影', taken: [`15:00 ${taken.place}`], ratings: 0 })
      // the own order is no other one, and whoever is sure is believed
      const again = await step(site.staff, await readOrder(site.staff, taken.id), match)
      expect(again.status).toBe(200)
      expect((await step(site.staff, free, { ...match, isSure: true })).status).toBe(200)
    })

    it('should be a provider of that kind, whose contract has that day and goes on', async () => {
      const order = await orderIn(site.staff, 'asked', await ordered())
      const from = `${dayAhead(2)}T00:00:00.000+08:00`
      const to = `${dayAhead(8)}T00:00:00.000+08:00`
      const [by, other, ended] = [
        await site.makeProvider({ contractFrom: from, contractTo: to }),
        await site.makeProvider({ kinds: ['lecture'] }),
        await site.makeProvider({ isEnded: true }),
      ]
      const codeWith = async (one: Host, day: string) => {
        const answer = await step(site.staff, order, { ...matchWith(one), day, isSure: true })
        return answer.status === 200
          ? 'taken'
          : `${answer.status} ${refusalOf(answer).code} ${refusalOf(answer).path ?? ''}`
      }
      expect([
        await codeWith(by, dayAhead(1)),
        await codeWith(by, dayAhead(9)),
        await codeWith(other, dayAhead(2)),
        await codeWith(ended, dayAhead(2)),
        await codeWith({ kind: 'provider', id: 'nowhere' }, dayAhead(2)),
        await codeWith({ kind: 'team', id: by.id }, dayAhead(2)),
        await codeWith(by, dayAhead(-1)),
      ]).toEqual([
        ...['409 provider-out-of-contract do.host', '409 provider-out-of-contract do.host'],
        ...['409 provider-of-other-kind do.host', '409 provider-ended do.host'],
        ...['409 no-such-host do.host', '409 no-such-host do.host', '400 arranged-before-ordered do.day'],
      ])
      for (const [day, expected] of [
        [dayAhead(1), false],
        [dayAhead(2), true],
        [dayAhead(8), true],
        [dayAhead(9), false],
      ] as const) {
        const ids = (await hostsFor(order.id, day)).map(({ id }) => id)
        expect([day, ids.includes(by.id), ids.includes(other.id), ids.includes(ended.id)]).toEqual([
          day,
          expected,
          false,
          false,
        ])
      }
      expect(await codeWith(by, dayAhead(8))).toBe('taken')
    })

    it('should have a contract that does not end before it begins', async () => {
      const backwards = await site.staff.request('POST', '/api/providers', {
        ...providerData({ contractFrom: dayAhead(2), contractTo: dayAhead(1) }),
      })
      expect([backwards.status, JSON.stringify(backwards.body)]).toEqual([400, expect.stringContaining('合同截止日期')])
      await site.makeProvider({ contractFrom: dayAhead(2), contractTo: dayAhead(2) })
    })

    it('should be offered by what speaks for them, with what units think of them', async () => {
      const talent = await site.make('talents', {
        ...{ name: '沈书', specialities: ['calligraphy', 'choir'], _status: 'published' },
        consent: { given: true, scope: 'full', date: dayAhead(-1) },
      })
      const [named, society] = [await site.makeTeam('choir'), await site.makeTeam('art-society')]
      const draft = await site.makeTeam('art-society', 'draft')
      const writing = await site.makeService({ kind: 'calligraphy', teams: [named] })
      const by: Host = { kind: 'team', id: society }
      const of = { service: writing, unit: await site.makeUnit(), host: by }
      for (const stars of [4, 5, 5]) {
        const order = await orderIn(site.staff, 'delivered', of)
        expect((await step(site.staff, order, { step: 'rateHost', rating: { stars, comment: '' } })).status).toBe(200)
      }
      const order = await orderIn(site.staff, 'asked', of)
      const hosts = await hostsFor(order.id, dayAhead(1))
      expect(hosts[0]).toMatchObject({ id: named, kind: 'team', fits: '服务清单上写明的', ratings: 0 })
      expect(hosts.find(({ id }) => id === society)).toMatchObject({ fits: '书画摄影社', stars: 47, ratings: 3 })
      expect(hosts.find(({ id }) => id === talent)).toMatchObject({ kind: 'talent', fits: '书法' })
      expect(hosts.map(({ id }) => id)).not.toContain(draft)
      const fitting = hosts.map(({ fits }) => fits !== '')
      expect(fitting).toEqual(fitting.toSorted((one, other) => Number(other) - Number(one)))
    })
  })

  describe('what was brought', () => {
    it('should be one delivery of the unit, public and counted, even when it is sent twice', async () => {
      const campaign = await site.makeCampaign()
      const unit = await site.makeUnit()
      const order = await orderIn(
        site.staff,
        'confirmed',
        { service: site.service, unit, host: site.host },
        { place: '锅炉房门口' },
      )
      const asked = { ...delivered, campaign }
      const answers = await Promise.all(Array.from({ length: 4 }, () => step(site.staff, order, asked)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
      const { deliveries, total } = await deliveriesOf(campaign)
      expect(total).toBe(1)
      expect(deliveries[0]).toMatchObject({
        ownerUnit: unit,
        facts: { kind: 'film', day: dayAhead(0), place: '锅炉房门口', people: 76, level: 'grass-roots' },
      })
      expect(deliveries[0]?.facts.provider).toMatch(/^放映公司/)
      expect((await readOrder(site.staff, order.id)).delivery).toBe(deliveries[0]?.id)
      expect((await site.auditOf(`deliveries/${deliveries[0]?.id ?? ''}`)).map(({ note }) => note)).toEqual([
        '记录场次',
      ])
      await expect
        .poll(async () => (await fetch(`${site.server.url}/grassroots/`)).text(), { timeout: 20_000 })
        .toContain('锅炉房门口')
    })

    it('should leave the order as it was when it is not taken', async () => {
      const other = await site.makeCampaign(['performance'])
      const order = await orderIn(site.staff, 'confirmed', await ordered())
      const refused = await step(site.staff, order, { ...delivered, campaign: other })
      expect([refused.status, refusalOf(refused).code]).toEqual([409, 'delivery-not-taken'])
      expect(JSON.stringify(refused.body)).toContain('只统计')
      const nowhere = await step(site.staff, order, { ...delivered, campaign: 'nowhere' })
      expect([nowhere.status, refusalOf(nowhere).code]).toEqual([404, 'no-such-campaign'])
      expect(await readOrder(site.staff, order.id)).toEqual(order)
      // of a campaign that tells no kinds apart none is told
      const plain = await site.makeCampaign([])
      expect((await step(site.staff, order, { ...delivered, campaign: plain })).status).toBe(200)
      expect((await deliveriesOf(plain)).deliveries[0]?.facts.kind).toBeNull()
    })

    it('should heal when the delivery was recorded and the order does not say so', async () => {
      const campaign = await site.makeCampaign()
      const order = await orderIn(site.staff, 'confirmed', await ordered())
      const id = await recordHalf(order, campaign)
      const cancelled = await step(site.staff, order, { step: 'cancel', reason: '停电' })
      expect([cancelled.status, refusalOf(cancelled).code]).toEqual([409, 'order-was-recorded'])
      // whatever is sent this time: what is public stands
      const healed = (await step(site.staff, order, { ...delivered, people: 90 })).body.order
      expect([healed.delivery, healed.people, (await deliveriesOf(campaign)).total]).toEqual([id, 70, 1])
    })

    it('should be recorded anew when the record was withdrawn, as often as it is, and tell when none counts', async () => {
      const campaign = await site.makeCampaign()
      let order = await orderIn(site.staff, 'confirmed', await ordered())
      const first = await recordHalf(order, campaign)
      expect(await withdraw(first)).toBe(200)
      order = (await step(site.staff, order, { ...matchWith(site.host), time: '19:30' })).body.order
      order = (await step(site.staff, order, { step: 'confirm' })).body.order
      const { order: done } = (await step(site.staff, order, { ...delivered, campaign, people: 80 })).body
      expect([done.people, done.isDeliveryWithdrawn]).toEqual([80, undefined])
      const { deliveries, total } = await deliveriesOf(campaign)
      expect([total, deliveries[0]?.id, deliveries[0]?.facts.people]).toEqual([1, done.delivery, 80])
      expect(done.delivery).not.toBe(first)
      expect(await withdraw(done.delivery ?? '')).toBe(200)
      expect(await readOrder(site.staff, order.id)).toMatchObject({ state: 'delivered', isDeliveryWithdrawn: true })
    })

    it('should take no key of a phone for one of its own', async () => {
      const [campaign, other] = [await site.makeCampaign(), await site.makeCampaign()]
      const order = await orderIn(site.staff, 'confirmed', await ordered())
      for (const unit of [order.unit.id, site.cast.units.other]) {
        const sent = { ...deliveryData(campaign, unit, { day: dayAhead(0) }), key: `order-${order.id}` }
        const { body } = await site.staff.request<object>('POST', deliveriesAt, { deliveries: [sent] })
        expect(body).toMatchObject({ deliveries: [{ refused: { code: 'grassroots-badly-asked' } }] })
        // what only has it within, or in another case, is one of its own
        for (const key of [`x-order-${order.id}`, `ORDER-${order.id}`, `order_${order.id}`]) {
          const alike = {
            ...deliveryData(other, unit, { day: dayAhead(0) }),
            key: `${key}${unit === order.unit.id ? '' : '-'}`,
          }
          const taken = await site.staff.request<object>('POST', deliveriesAt, { deliveries: [alike] })
          expect(taken.body).toMatchObject({ deliveries: [{ taken: { isRepeated: false } }] })
        }
      }
      const done = await step(site.staff, order, { ...delivered, campaign })
      expect([done.status, done.body.order.people]).toEqual([200, 76])
      expect((await deliveriesOf(campaign)).total).toBe(1)
    })

    it('should be asked about when the unit has recorded it itself, so that it counts once', async () => {
      const campaign = await site.makeCampaign()
      const [order, other] = await Promise.all(
        ['礼堂', '操场'].map(async (place) => orderIn(site.staff, 'confirmed', await ordered(), { place })),
      )
      if (order === undefined || other === undefined) throw new Error('two are ordered')
      await record(order, campaign, order.unit.id)
      const asked = await step(site.staff, order, { ...delivered, campaign })
      expect([asked.status, refusalOf(asked).code]).toEqual([409, 'delivery-suspected'])
      expect(refusalOf(asked).message).toContain('礼堂 70 人次')
      expect(await readOrder(site.staff, order.id)).toEqual(order)
      expect((await step(site.staff, order, { ...delivered, campaign: null })).status).toBe(200)
      expect((await deliveriesOf(campaign)).total).toBe(1)
      await record(other, campaign, other.unit.id)
      expect((await step(site.staff, other, { ...delivered, campaign, isSure: true })).status).toBe(200)
      expect((await deliveriesOf(campaign)).total).toBe(3)
    })

    it('should not be recorded before the day for which it is arranged', async () => {
      const asked = await orderIn(site.staff, 'asked', await ordered())
      const matched = (await step(site.staff, asked, { ...matchWith(site.host), day: dayAhead(1) })).body.order
      const confirmed = (await step(site.staff, matched, { step: 'confirm' })).body.order
      const early = await step(site.staff, confirmed, delivered)
      expect([early.status, refusalOf(early).code]).toEqual([409, 'order-not-yet'])
      expect(JSON.stringify(early.body)).toContain(dayAhead(1))
    })
  })
})
