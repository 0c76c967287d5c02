import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { dayFromNow, makeCampaign } from '../../support/grassrootsSite.ts'
import { actors, type Cast, castOf, type Place, places } from '../../support/roles/cast.ts'
import { reaches, returnExpectations, targetExpectations } from '../../support/roles/expectations.ts'
import { doWithReturn, returnOperations, targetOperations, type TriedReturn } from '../../support/roles/returns.ts'
import { startServer, type TestServer } from '../../support/server.ts'

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast
  let tried: Record<Place, TriedReturn>

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
    const { body } = await staff.request<{ parent: string }>('GET', `/api/units/${cast.units.own}?depth=0`)
    const { id: campaign, period } = await makeCampaign(staff, body.parent)
    const made = places.map(async (place) => {
      const name = { campaign, period, unit: cast.units[place] }
      const values = { 'film/sessions/online': 1, 'film/participants/online': 60 }
      const saved = await staff.request('POST', '/api/grassroots/returns/save', { ...name, revision: 0, values })
      const handedIn = await staff.request('POST', '/api/grassroots/returns/step', {
        ...{ ...name, revision: 1, step: 'submit' },
      })
      expect([saved.status, handedIn.status]).toEqual([200, 200])
      return [place, name] as const
    })
    tried = Object.fromEntries(await Promise.all(made)) as typeof tried
    const rows = places.map((place, at) => ({ name: place, unit: cast.units[place], number: at + 1 }))
    const target = { campaign, measure: 'sessions', revision: 0, stated: 7, rows }
    expect((await staff.request('POST', '/api/grassroots/targets/save', target)).status).toBe(200)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const operations = { ...returnOperations, ...targetOperations }
  const expectations = { ...returnExpectations, ...targetExpectations }
  describe.each(Object.keys(operations) as (keyof typeof operations)[])('%s', (operation) => {
    it.each(actors)('should be open to the %s as far as the table says', async (actor) => {
      for (const place of places) {
        const isAllowed = reaches(expectations[operation][actor], place)
        const isDone = await doWithReturn(cast.as[actor], operations[operation], tried[place])
        expect([place, isDone]).toEqual([place, isAllowed])
      }
    })
  })

  it('should be reached by no address of the API but its own', async () => {
    for (const address of ['/api/returns', '/api/returns/count', '/api/targets', '/api/targets/count'])
      for (const actor of actors)
        expect((await cast.as[actor].request('GET', address)).status).toBeGreaterThanOrEqual(400)
  })

  it('should keep the campaign, its period and its form by which there are returns, and let drafts and names change', async () => {
    interface Answer {
      doc?: { periods: { id: string }[] }
      errors?: { data?: { code: string } }[]
    }
    const { campaign, period } = tried.own
    const ask = async (method: string, data?: object, query = '') => {
      const { status, body } = await staff.request<Answer>(method, `/api/campaigns/${campaign}${query}`, data)
      return status === 200 ? (body.doc?.periods ?? []).map(({ id }) => id) : body.errors?.[0]?.data?.code
    }
    const row = { label: '全年', from: dayFromNow(-30), to: dayFromNow(11), due: dayFromNow(12), locks: dayFromNow(20) }
    // sent without its id it stays the row that it is
    expect(await ask('PATCH', { periods: [row] })).toEqual([period])
    expect(await ask('PATCH', { periods: [{ ...row, id: period, label: '2026 年' }] })).toEqual([period])
    expect(await ask('PATCH', { periods: [] })).toBe('period-was-reported')
    expect(await ask('PATCH', { kinds: ['performance'] })).toBe('form-was-reported')
    expect(await ask('PATCH', { periods: [], _status: 'draft' }, '?draft=true')).toEqual([])
    expect(await ask('PATCH', { _status: 'published' })).toBe('period-was-reported')
    expect(await ask('PATCH', { periods: [{ ...row, id: period }], _status: 'published' })).toEqual([period])
    expect(await ask('DELETE')).toBe('campaign-was-reported')
  })

  it('should add up, for somebody who asks through the server, what was handed in', async () => {
    const query = new URLSearchParams({ campaign: tried.own.campaign, period: tried.own.period }).toString()
    const rollUp = await cast.as['unit-editor'].request<{
      rows: { unit: string; reported: number; target: number; values: object }[]
    }>('GET', `/api/grassroots/returns/roll-up?${query}`)
    expect(rollUp.body.rows.map(({ unit, reported, target, values }) => [unit, reported, target, values])).toEqual([
      [cast.units.own, 2, 1, { 'film/sessions/online': 2, 'film/participants/online': 120 }],
      [cast.units.below, 1, 2, { 'film/sessions/online': 1, 'film/participants/online': 60 }],
    ])
  })
})
