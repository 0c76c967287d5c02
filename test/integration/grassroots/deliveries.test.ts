import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  DeliveryAnswer,
  ListAnswer,
  ShownDelivery,
} from '../../../cms/features/grassroots/deliveries/rules/answers.ts'
import { mostADay, mostSuspected } from '../../../cms/features/grassroots/deliveries/rules/contract.ts'
import type { DeliverySums } from '../../../cms/features/grassroots/deliveries/sums.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { actors, type Cast, castOf, places } from '../../support/roles/cast.ts'
import { deliveryData, deliveryOperations, recordDelivery } from '../../support/roles/deliveries.ts'
import { deliveryExpectations, reaches } from '../../support/roles/expectations.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const at = '/api/grassroots/deliveries'
const kinds = ['film', 'lecture'] as const
const year = new Date().getFullYear()
/** Of last year: over on any day on which this is run. */
const day = (monthAndDay: string): string => `${year - 1}-${monthAndDay}`

interface Told {
  action: string
  title: string
  changes: string | null
  note: string
  isDone: boolean
}
interface Refused {
  errors: [{ message: string; data: { code: string; errors?: { path: string }[] } }]
}

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast
  let serial = 0

  async function makeCampaign(more: object = {}): Promise<string> {
    const made = await staff.request<{ doc: { id: string } }>('POST', '/api/campaigns', {
      ...{ title: `送电影 ${++serial}`, year, kinds, _status: 'published', ...more },
    })
    expect([made.status, made.body]).toEqual([201, expect.anything()])
    return made.body.doc.id
  }
  const send = async (deliveries: object[], api = staff): Promise<DeliveryAnswer[]> => {
    const { status, body } = await api.request<{ deliveries: DeliveryAnswer[] }>('POST', at, { deliveries })
    expect([status, body]).toEqual([200, expect.anything()])
    return body.deliveries
  }
  const listOf = async (campaign: string, api = staff): Promise<ListAnswer> =>
    (await api.request<ListAnswer>('GET', `${at}?campaign=${campaign}`)).body
  const one = async (campaign: string): Promise<ShownDelivery> => {
    const [found] = (await listOf(campaign)).deliveries
    if (found === undefined) throw new Error('there is none')
    return found
  }
  const uploadPhoto = async (ownerUnit = cast.units.own): Promise<string> => {
    const form = new FormData()
    const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } }).png()
    form.set('file', new Blob([new Uint8Array(await picture.toBuffer())], { type: 'image/png' }), `现场${++serial}.png`)
    form.set('_payload', JSON.stringify({ alt: '活动现场', ownerUnit }))
    const { status, body } = await staff.request<{ doc: { id: string } }>('POST', '/api/media', form)
    expect([status, body]).toEqual([201, expect.anything()])
    return body.doc.id
  }
  const trash = async (photo: string): Promise<number> =>
    (await staff.request('PATCH', `/api/media/${photo}`, { deletedAt: new Date().toISOString() })).status
  /** What the audit log tells of a delivery. */
  const auditOf = async (id: string): Promise<Told[]> =>
    (await staff.request<{ docs: Told[] }>('GET', `/api/audits?where[document][equals]=deliveries/${id}&sort=at`)).body
      .docs
  const refusalOf = ({ body }: { body: Refused }): string => body.errors[0].data.code

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  describe.each(Object.keys(deliveryExpectations) as (keyof typeof deliveryExpectations)[])('%s', (operation) => {
    it('should be open to everybody as far as the table says', async () => {
      for (const place of places) {
        const [campaign, unit] = [await makeCampaign(), cast.units[place]]
        for (const actor of actors) {
          const id = (await recordDelivery(staff, campaign, unit)) ?? ''
          const isDone = await deliveryOperations[operation](cast.as[actor], { campaign, unit, id })
          const isAllowed = reaches(deliveryExpectations[operation][actor], place)
          expect([place, actor, isDone]).toEqual([place, actor, isAllowed])
        }
      }
    })
  })

  it('should be stored once, however often and at whatever moment it is sent', async () => {
    const campaign = await makeCampaign()
    const delivery = deliveryData(campaign, cast.units.own, { day: day('01-02') })
    const answers = (await Promise.all(Array.from({ length: 6 }, () => send([delivery])))).flat()
    const ids = answers.map((answer) => 'taken' in answer && answer.taken.id)
    expect(new Set(ids).size).toBe(1)
    expect(await send([delivery])).toMatchObject([{ key: delivery.key, taken: { isRepeated: true } }])
    expect((await listOf(campaign)).total).toBe(1)
    // the key of another one is no way to it
    const elsewhere = { ...deliveryData(campaign, cast.units.other, { day: day('01-02') }), key: delivery.key }
    expect(await send([elsewhere])).toMatchObject([{ refused: { code: 'delivery-key-used' } }])
  })

  it('should ask before it takes what looks the same, and keep none of the others back', async () => {
    const campaign = await makeCampaign()
    const facts = { day: day('01-02'), place: '花城一小操场' }
    const [first] = await send([deliveryData(campaign, cast.units.own, facts)])
    const again = deliveryData(campaign, cast.units.own, { ...facts, place: '花城 一小（操场）', people: 5 })
    const other = deliveryData(campaign, cast.units.own, { ...facts, place: '礼堂' })
    const answers = await send([again, { key: again.key }, other])
    expect(answers).toMatchObject([
      { key: again.key, suspected: [{ id: first !== undefined && 'taken' in first ? first.taken.id : '' }] },
      { key: again.key, refused: { code: 'grassroots-badly-asked' } },
      { key: other.key, taken: { isRepeated: false } },
    ])
    expect(await send([{ ...again, isSure: true }])).toMatchObject([{ taken: { facts: { people: 5 } } }])
    expect((await listOf(campaign)).total).toBe(3)
  })

  it('should name a few of many that look the same, and take no more of one day than can be looked through', async () => {
    const campaign = await makeCampaign()
    const { own } = cast.units
    const facts = { day: day('03-04'), note: '长'.repeat(300) }
    const some = (number: number) =>
      Array.from({ length: number }, (_, at) => ({
        ...deliveryData(campaign, own, { ...facts, place: `甲${at}号车间` }),
        key: randomUUID(),
        isSure: true,
      }))
    for (let sent = 0; sent < mostADay; sent += 50) await send(some(50))
    // another day has its own
    const elsewhen = deliveryData(campaign, own, { ...facts, day: day('03-05'), place: '号车间' })
    expect(await send([elsewhen])).toMatchObject([{ taken: {} }])
    const [one] = (await listOf(campaign)).deliveries
    const gone = { id: (await listOf(campaign)).deliveries[1]?.id }
    const toIt = { id: one?.id, before: { day: one?.facts.day }, after: { day: facts.day }, reason: '改日期' }
    const moved = await staff.request<Refused>('POST', `${at}/change`, toIt)
    expect([one?.facts.day, moved.status, refusalOf(moved)]).toEqual([day('03-05'), 409, 'too-many-that-day'])
    const full = await send(some(1))
    expect(full).toMatchObject([{ refused: { code: 'too-many-that-day' } }])
    expect(JSON.stringify(full)).toContain(`已经有 ${mostADay} 场`)
    expect((await staff.request('POST', `${at}/withdraw`, { ...gone, reason: '记重了' })).status).toBe(200)
    const alike = Array.from({ length: 50 }, () => deliveryData(campaign, own, { ...facts, place: '号车间' }))
    for (const answer of await send(alike))
      expect('suspected' in answer && answer.suspected.map(({ facts: { day: its } }) => its)).toEqual(
        Array.from({ length: mostSuspected }, () => facts.day),
      )
  })

  it('should ask when several phones record one at the same moment', async () => {
    const campaign = await makeCampaign()
    const some = Array.from({ length: 5 }, () => deliveryData(campaign, cast.units.own, { place: '东门' }))
    const answers = (await Promise.all(some.map((one) => send([one])))).flat()
    expect(answers.filter((answer) => 'taken' in answer)).toHaveLength(1)
    expect(answers.filter((answer) => 'suspected' in answer)).toHaveLength(4)
  })

  it('should be recorded by those below whoever leads alone, and offered to them alone', async () => {
    const [theirs, mine] = [
      await makeCampaign({ unit: cast.units.other }),
      await makeCampaign({ unit: cast.units.own }),
    ]
    const answers = await send([
      deliveryData(theirs, cast.units.own),
      deliveryData(mine, cast.units.own),
      deliveryData(mine, cast.units.below),
    ])
    expect(answers).toMatchObject([
      { refused: { code: 'not-of-this-campaign', message: expect.stringContaining('牵头') as unknown } },
      { taken: {} },
      { taken: {} },
    ])
    const desk = await cast.as['unit-editor'].request<{ campaigns: { id: string }[] }>('GET', `${at}/desk`)
    const offered = desk.body.campaigns.map(({ id }) => id)
    expect([offered.includes(theirs), offered.includes(mine)]).toEqual([false, true])
  })

  it('should say in the audit log who has recorded it, once', async () => {
    const campaign = await makeCampaign()
    const delivery = deliveryData(campaign, cast.units.own, { place: '礼堂' })
    const [taken] = await send([delivery], cast.as['unit-editor'])
    await send([delivery], cast.as['unit-editor'])
    const id = taken !== undefined && 'taken' in taken ? taken.taken.id : ''
    expect(await auditOf(id)).toMatchObject([
      { action: 'report', note: '记录场次', title: expect.stringContaining('礼堂') as unknown, role: 'unit-editor' },
    ])
  })

  it('should tell of a picture that one may not see no more than of one that is not there', async () => {
    const campaign = await makeCampaign()
    const photo = await uploadPhoto(cast.units.other)
    const codes = (
      await send(
        [photo, randomUUID()].map((one) => deliveryData(campaign, cast.units.own, { photos: [one] })),
        cast.as['unit-editor'],
      )
    ).map((answer) => 'refused' in answer && answer.refused.code)
    const mayRead = (await cast.as['unit-editor'].request('GET', `/api/media/${photo}`)).status === 200
    expect([mayRead, codes]).toEqual([false, ['no-such-photo', 'no-such-photo']])
  })

  it('should refuse what no campaign counts, in a sentence that says what to do', async () => {
    const campaign = await makeCampaign()
    const draft = await makeCampaign({ _status: 'draft' })
    const { own } = cast.units
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    const codes = (
      await send([
        deliveryData(campaign, own, { day: tomorrow }),
        deliveryData(campaign, own, { day: `${year - 2}-12-31` }),
        deliveryData(campaign, own, { day: day('01-02'), kind: 'training' }),
        deliveryData(campaign, own, { day: day('01-02'), kind: null }),
        deliveryData(campaign, own, { day: day('01-02'), photos: ['nowhere'] }),
        deliveryData(draft, own, { day: day('01-02') }),
        deliveryData('nowhere', own, { day: day('01-02') }),
        deliveryData(campaign, 'nowhere', { day: day('01-02') }),
      ])
    ).map((answer) => 'refused' in answer && answer.refused.code)
    expect(codes).toEqual([
      ...['delivery-in-future', 'delivery-of-other-year', 'kind-of-other-campaign', 'kind-of-other-campaign'],
      ...['no-such-photo', 'no-such-campaign', 'no-such-campaign', 'no-such-unit'],
    ])
    expect((await listOf(campaign)).total).toBe(0)
    // of a campaign without kinds none is told
    const plain = await makeCampaign({ kinds: [] })
    expect(await send([deliveryData(plain, own, { day: day('01-02'), kind: null })])).toMatchObject([{ taken: {} }])
    expect((await listOf(plain)).sums).toMatchObject([{ kind: '', sessions: 1 }])
  })

  it('should say in which period a delivery is reported, and whether that was over', async () => {
    const at = (monthAndDay: string, of = year): string => `${of}-${monthAndDay}T00:00:00.000+08:00`
    const last = year - 1
    const periods = [
      {
        label: '去年',
        from: at('01-01', last),
        to: at('12-31', last),
        due: at('12-31', last),
        locks: at('12-31', last),
      },
      { label: '今年', from: at('01-01'), to: at('12-31'), due: at('12-31'), locks: at('12-31') },
    ]
    const campaign = await makeCampaign({ periods })
    const answers = await send([
      deliveryData(campaign, cast.units.own, { day: `${last}-12-31` }),
      deliveryData(campaign, cast.units.own, { day: `${year}-01-01` }),
    ])
    expect(answers).toMatchObject([
      { taken: { period: '去年', isLate: true } },
      { taken: { period: '今年', isLate: false } },
    ])
  })

  it('should let two put right different fields of what they saw, and name the one that both have changed', async () => {
    const campaign = await makeCampaign()
    await send([deliveryData(campaign, cast.units.own, { day: day('01-02') })])
    const { id, facts } = await one(campaign)
    const change = (before: object, after: object, reason = '核对签到表') =>
      staff.request<ShownDelivery & Refused>('POST', `${at}/change`, { id, before, after, reason })
    const { people, note, place } = facts
    const [byOne, byOther] = await Promise.all([
      change({ people }, { people: 120 }),
      change({ note }, { note: '雨天改在室内' }),
    ])
    expect([byOne.status, byOther.status]).toEqual([200, 200])
    expect((await one(campaign)).facts).toEqual({ ...facts, people: 120, note: '雨天改在室内' })
    const late = await change({ people, place }, { people: 90, place: '礼堂' })
    expect([late.status, refusalOf(late)]).toEqual([409, 'delivery-changed-meanwhile'])
    expect(late.body.errors[0]).toMatchObject({
      message: expect.stringContaining('参加人数') as unknown,
      data: { errors: [{ path: 'people' }] },
    })
    const stored = await one(campaign)
    expect([stored.facts.place, stored.changes]).toEqual([place, 2])
    const told = (await auditOf(id)).filter(({ isDone, changes }) => isDone && changes !== null)
    expect(told.map(({ changes }) => changes).sort()).toEqual(['参加人数', '备注'])
    expect(told[0]).toMatchObject({ action: 'report', title: `${day('01-02')} ${place}`, note: '更正场次：核对签到表' })
    expect((await change({}, {}, ' ')).status).toBe(400)
    const tooMany = await change({ people: 120 }, { people: 1_000_001 })
    expect([tooMany.status, refusalOf(tooMany)]).toEqual([400, 'grassroots-badly-asked'])
  })

  it('should be put right, and sent again, whatever became of its campaign and its photos meanwhile', async () => {
    const campaign = await makeCampaign()
    const photo = await uploadPhoto()
    const delivery = deliveryData(campaign, cast.units.own, { day: day('01-02'), photos: [photo] })
    await send([delivery])
    const { id, facts } = await one(campaign)
    const change = (after: object) =>
      staff.request<Refused>('POST', `${at}/change`, {
        id,
        before: facts,
        after: { ...facts, ...after },
        reason: '核对',
      })
    expect((await staff.request('PATCH', `/api/campaigns/${campaign}`, { kinds: ['lecture'] })).status).toBe(200)
    expect(await trash(photo)).toBe(200)
    expect((await change({ people: 90 })).status).toBe(200)
    const elsewhere = await change({ day: `${year - 2}-12-31` })
    expect([elsewhere.status, refusalOf(elsewhere)]).toEqual([400, 'delivery-of-other-year'])
    const added = await change({ photos: [photo, 'nowhere'] })
    expect([added.status, refusalOf(added)]).toEqual([400, 'no-such-photo'])
    expect(await send([delivery])).toMatchObject([{ taken: { id, isRepeated: true } }])
    expect((await staff.request('PATCH', `/api/campaigns/${campaign}`, { _status: 'draft' })).status).toBe(200)
    expect((await change({ note: '雨天改在室内' })).status).toBe(200)
    expect((await one(campaign)).facts).toEqual({ ...facts, people: 90, note: '雨天改在室内' })
    expect(await send([delivery])).toMatchObject([{ taken: { id, isRepeated: true } }])
  })

  it('should keep its photos from being deleted for ever, and not those of what was withdrawn, nor the union that leads', async () => {
    const campaign = await makeCampaign({ unit: cast.units.own })
    const [photo, other] = [await uploadPhoto(), await uploadPhoto()]
    await send([deliveryData(campaign, cast.units.own, { day: day('01-02'), photos: [other, photo] })])
    await send([deliveryData(await makeCampaign(), cast.units.below, { day: day('01-02') })])
    expect(await trash(photo)).toBe(200)
    const remove = (what: string) => staff.request<Refused>('DELETE', `/api/${what}?trash=true`)
    const kept = await remove(`media/${photo}`)
    expect([kept.status, refusalOf(kept)]).toEqual([409, 'photo-of-delivery'])
    const form = new FormData()
    const replacement = sharp({ create: { width: 9, height: 9, channels: 3, background: '#3a3' } }).png()
    form.set('file', new Blob([new Uint8Array(await replacement.toBuffer())], { type: 'image/png' }), '换.png')
    for (const api of [staff, cast.as['unit-editor']]) {
      const replaced = await api.request<Refused>('PATCH', `/api/media/${other}`, form)
      expect([replaced.status, refusalOf(replaced)]).toEqual([409, 'photo-replaced'])
    }
    expect((await staff.request('PATCH', `/api/media/${other}`, { alt: '礼堂里的放映' })).status).toBe(200)
    const reporting = await remove(`units/${cast.units.below}`)
    expect(reporting.status).toBe(409)
    const led = await remove(`units/${cast.units.own}`)
    expect([led.status, refusalOf(led)]).toEqual([409, 'unit-leads-campaign'])
    expect(
      (await staff.request('POST', `${at}/withdraw`, { id: (await one(campaign)).id, reason: '记重了' })).status,
    ).toBe(200)
    expect((await remove(`media/${photo}`)).status).toBe(200)
    const leader = (
      await staff.request<{ doc: { id: string } }>('POST', '/api/units', { name: '临时工会', level: 'county' })
    ).body.doc.id
    const another = await makeCampaign({ unit: leader })
    expect((await remove(`units/${leader}`)).status).toBe(409)
    const handedOver = { unit: cast.units.own, _status: 'published' }
    expect((await staff.request('PATCH', `/api/campaigns/${another}`, handedOver)).status).toBe(200)
    expect((await remove(`units/${leader}`)).status).toBe(200)
  })

  it('should stand on the public page until it is withdrawn, without what is noted inside', async () => {
    const campaign = await makeCampaign()
    const inside = { provider: '不公开的承办人', note: '不公开的备注' }
    const page = async (): Promise<string> => (await fetch(`${server.url}/grassroots/`)).text()
    const sent = deliveryData(campaign, cast.units.own, { day: `${year}-01-01`, place: '公开的操场', ...inside })
    await send([sent])
    await expect.poll(page, { timeout: 20_000 }).toContain('公开的操场')
    const shown = await page()
    expect(shown).toContain('花城教育工会')
    for (const text of [...Object.values(inside), sent.key]) expect(shown).not.toContain(text)
    const { id, facts } = await one(campaign)
    const change = { id, before: facts, after: { place: '改过的礼堂' }, reason: '写错了' }
    expect((await staff.request('POST', `${at}/change`, change)).status).toBe(200)
    await expect.poll(page, { timeout: 20_000 }).toContain('改过的礼堂')
    expect((await staff.request('POST', `${at}/withdraw`, { id, reason: '没有办' })).status).toBe(200)
    await expect.poll(page, { timeout: 20_000 }).not.toContain('改过的礼堂')
  })

  it('should count nowhere when it is withdrawn, and stay so', async () => {
    const campaign = await makeCampaign()
    await send([deliveryData(campaign, cast.units.own, { day: day('01-02') })])
    const { id } = await one(campaign)
    const withdraw = () => staff.request('POST', `${at}/withdraw`, { id, reason: '记重了' })
    expect([(await withdraw()).status, (await withdraw()).status]).toEqual([200, 200])
    expect(await listOf(campaign)).toMatchObject({ deliveries: [], total: 0, sums: [], page: 1 })
    const change = { id, before: {}, after: { people: 1 }, reason: '改' }
    const refused = await staff.request<Refused>('POST', `${at}/change`, change)
    expect([refused.status, refusalOf(refused)]).toEqual([409, 'delivery-withdrawn'])
    // what was refused is named as begun
    expect(await auditOf(id)).toMatchObject([
      { action: 'report', note: '记录场次', isDone: true },
      ...[1, 2].map(() => ({ action: 'report', note: '撤回场次：记重了', isDone: true })),
      { action: 'report', note: '更正场次：改', isDone: false },
    ])
  })

  it('should add up in the database what adding up by hand gives, to the last person', async () => {
    const campaign = await makeCampaign()
    const { own, below, other } = cast.units
    const any = fc.record({
      ownerUnit: fc.constantFrom(own, below, other),
      kind: fc.constantFrom(...kinds),
      level: fc.constantFrom('county', 'district', 'grass-roots'),
      channel: fc.constantFrom('online', 'offline'),
      people: fc.oneof(fc.constant(0), fc.constant(1_000_000), fc.integer({ min: 0, max: 1_000_000 })),
      mediaLinks: fc.array(fc.constant('https://example.org/report'), { maxLength: 3 }),
    })
    const all = fc.sample(any, { numRuns: 100, seed: 18 })
    const rows = all.map(({ ownerUnit, ...facts }) => ({
      ...deliveryData(campaign, ownerUnit, { day: day('01-02'), ...facts }),
      key: randomUUID(),
      isSure: true,
    }))
    for (const some of [rows.slice(0, 50), rows.slice(50)])
      for (const answer of await send(some)) expect(answer).toMatchObject({ taken: { isRepeated: false } })
    const byHand = new Map<string, Omit<DeliverySums, 'unit' | 'kind' | 'level' | 'channel'>>()
    for (const { ownerUnit, kind, level, channel, people, mediaLinks } of all) {
      const name = [ownerUnit, kind, level, channel].join('/')
      const before = byHand.get(name) ?? { sessions: 0, people: 0, mediaReports: 0 }
      byHand.set(name, {
        sessions: before.sessions + 1,
        people: before.people + people,
        mediaReports: before.mediaReports + mediaLinks.length,
      })
    }
    const shown = (sums: ListAnswer['sums']) =>
      new Map(sums.map(({ unit, kind, level, channel, ...sum }) => [[unit, kind, level, channel].join('/'), sum]))
    const { sums, total, pages } = await listOf(campaign)
    expect([total, pages]).toEqual([100, 5])
    // after the last page there is none
    const beyond = (await staff.request<ListAnswer>('GET', `${at}?campaign=${campaign}&page=9`)).body
    expect([beyond.page, beyond.deliveries.length, beyond.total]).toEqual([5, 20, 100])
    expect(shown(sums)).toEqual(byHand)
    const theirs = [...byHand].filter(([name]) => !name.startsWith(other))
    expect(shown((await listOf(campaign, cast.as['unit-editor'])).sums)).toEqual(new Map(theirs))
  })
})
