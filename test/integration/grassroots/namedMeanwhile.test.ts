import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEachDatabase } from '../../support/databases.ts'
import { dayFromNow, makeCampaign } from '../../support/grassrootsSite.ts'
import { matchWith, orderIn, step } from '../../support/orders.ts'
import { type OrdersSite, ordersSite } from '../../support/ordersSite.ts'
import { deliveryData } from '../../support/roles/deliveries.ts'

const rounds = 12
const year = new Date().getFullYear()

/** Somebody begins to name a document, and somebody deletes it: whoever is told that it is done finds it so. */
onEachDatabase(({ create }) => {
  let site: OrdersSite
  beforeAll(async () => {
    site = await ordersSite(create)
  })
  afterAll(async () => site?.close())

  const remove = async (what: string): Promise<boolean> =>
    (await site.staff.request('DELETE', `/api/${what}`)).status === 200
  const isThere = async (what: string): Promise<boolean> =>
    (await site.staff.request('GET', `/api/${what}?depth=0`)).status === 200
  const led = async () => {
    const unit = await site.makeUnit()
    return { unit, ...(await makeCampaign(site.staff, unit, { year, kinds: ['film'] })) }
  }

  /** What is named, and how: `name` says whether it was told to be done, `what` is deleted at that moment. */
  const stories: Record<string, () => Promise<{ what: string; name: () => Promise<boolean> }>> = {
    'a campaign, of which something is recorded': async () => {
      const { id, unit } = await led()
      const deliveries = [deliveryData(id, unit)]
      const name = async () =>
        JSON.stringify((await site.staff.request('POST', '/api/grassroots/deliveries', { deliveries })).body).includes(
          '"taken"',
        )
      return { what: `campaigns/${id}`, name }
    },
    'a campaign, of which somebody begins to report': async () => {
      const { id, unit, period } = await led()
      const sent = { campaign: id, period, unit, revision: 0, values: { 'film/sessions/online': 1 } }
      const name = async () => (await site.staff.request('POST', '/api/grassroots/returns/save', sent)).status === 200
      return { what: `campaigns/${id}`, name }
    },
    'a campaign, which is broken down': async () => {
      const { id, unit } = await led()
      const rows = [{ name: '某工会', unit, number: 3 }]
      const sent = { campaign: id, measure: 'sessions', revision: 0, stated: null, rows }
      const name = async () => (await site.staff.request('POST', '/api/grassroots/targets/save', sent)).status === 200
      return { what: `campaigns/${id}`, name }
    },
    'somebody, who is to bring what was ordered': async () => {
      const host = await site.makeProvider()
      const order = await orderIn(site.staff, 'asked', { service: site.service, unit: await site.makeUnit(), host })
      const name = async () => (await step(site.staff, order, matchWith(host))).status === 200
      return { what: `providers/${host.id}`, name }
    },
    'a unit, which is to lead a campaign': async () => {
      const unit = await site.makeUnit()
      const { id } = await makeCampaign(site.staff, await site.makeUnit(), { _status: 'draft' })
      const sent = { unit, _status: 'published', year, title: `专项 ${dayFromNow(0)}` }
      const name = async () => (await site.staff.request('PATCH', `/api/campaigns/${id}`, sent)).status === 200
      return { what: `units/${unit}`, name }
    },
  }

  describe.each(Object.keys(stories))('%s', (story) => {
    it('should be named or deleted at one moment, and never both', async () => {
      for (let round = 0; round < rounds; round++) {
        const { what, name } = (await stories[story]?.()) ?? { what: '', name: async () => false }
        const both = round % 2 === 0 ? [name(), remove(what)] : [remove(what), name()].reverse()
        const [isNamed, isGone] = await Promise.all(both)
        expect([story, round, isNamed && isGone]).toEqual([story, round, false])
        expect(await isThere(what)).toBe(!isGone)
      }
    })
  })

  it('should keep a unit that leads a draft, or a campaign that was unpublished', async () => {
    const { id, unit } = await led()
    expect((await site.staff.request('PATCH', `/api/campaigns/${id}`, { _status: 'draft' })).status).toBe(200)
    expect(await remove(`units/${unit}`)).toBe(false)
    const next = await site.makeUnit()
    await site.staff.request('PATCH', `/api/campaigns/${id}?draft=true`, { unit: next, _status: 'draft' })
    expect(await remove(`units/${next}`)).toBe(false)
  })
})
