import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { deliveries } from '../../../cms/features/grassroots/deliveries/collection.ts'
import { returns } from '../../../cms/features/grassroots/returns/collection.ts'
import { returnsEndpoints } from '../../../cms/features/grassroots/returns/endpoints.ts'
import {
  keepReported,
  keepReportedThere,
  mustBeUnreported,
} from '../../../cms/features/grassroots/returns/keepReported.ts'
import { targets } from '../../../cms/features/grassroots/targets/collection.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { type GrassrootsWorld, grassrootsWorld, type Person } from '../../support/grassrootsWorld.ts'

const editor: Person = { id: 'editor', name: '编辑', role: 'editor' }
const values = { 'performance/sessions/offline': 3, 'performance/participants/offline': 800 }

onEachDatabase(({ create }) => {
  let world: GrassrootsWorld
  let city: string
  let asked: { campaign: string; period: string; unit: string }

  beforeAll(async () => {
    const endpoints = returnsEndpoints(async () => [])
    const hooks = { beforeChange: [keepReported], beforeDelete: [keepReportedThere] }
    world = await grassrootsWorld(create, [returns, targets, deliveries], endpoints, hooks)
    city = await world.makeUnit('市总工会')
  })
  afterAll(async () => world.close())
  beforeEach(async () => {
    asked = { ...(await world.makeCampaign(city)), unit: city }
  })

  const change = async (data: object): Promise<string> => {
    const { campaign: id } = asked
    return world.payload.update({ collection: 'campaigns', id, data }).then(
      () => 'done',
      (error: unknown) => (error as { data?: { code?: string } }).data?.code ?? String(error),
    )
  }
  const remove = async (): Promise<string> =>
    world.payload.delete({ collection: 'campaigns', id: asked.campaign }).then(
      () => 'done',
      (error: unknown) => (error as { data?: { code?: string } }).data?.code ?? String(error),
    )
  const save = async () => world.ask(editor, 'POST', '/grassroots/returns/save', { ...asked, revision: 0, values })
  const step = async (name: string, revision: number) =>
    world.ask(editor, 'POST', '/grassroots/returns/step', { ...asked, step: name, revision, comment: '请核对' })
  const stored = async () =>
    (await world.payload.findByID({ collection: 'campaigns', id: asked.campaign })) as unknown as {
      periods: { id: string; label: string }[]
      formMeasures: object[]
    }

  it('should not lose a period of which somebody has a return, and rename and add others', async () => {
    const { periods } = await stored()
    const [period] = periods
    expect(await change({ periods: [] })).toBe('done')
    expect(await change({ periods })).toBe('done')
    asked = { ...asked, period: (await stored()).periods[0]?.id ?? '' }
    expect((await save()).status).toBe(200)
    expect(await change({ periods: [] })).toBe('period-was-reported')
    const { id: _id, ...anew } = { ...period }
    expect(await change({ periods: [anew] })).toBe('period-was-reported')
    expect(
      await change({
        periods: [
          { ...period, label: '上半年' },
          { ...anew, label: '下半年' },
        ],
      }),
    ).toBe('done')
    expect((await stored()).periods.map(({ label }) => label)).toEqual(['上半年', '下半年'])
    // it comes back, and then it has to have what was reported
    expect(await change({ _status: 'draft', periods: [] })).toBe('done')
    expect(await change({ _status: 'published' })).toBe('period-was-reported')
    expect(await change({ _status: 'published', periods: [period] })).toBe('done')
    expect((await world.ask(editor, 'GET', '/grassroots/returns/form', asked)).status).toBe(200)
  })

  it('should keep the form while a return of it is handed in, but for its words', async () => {
    const { formMeasures } = await stored()
    await save()
    expect(await change({ kinds: ['performance', 'film', 'lecture'] })).toBe('done')
    expect(await change({ kinds: ['performance', 'film'] })).toBe('done')
    expect((await step('submit', 1)).status).toBe(200)
    expect(await change({ kinds: ['film'] })).toBe('form-was-reported')
    expect(await change({ formMeasures: formMeasures.slice(0, 1) })).toBe('form-was-reported')
    expect(await change({ form: { split: 'level' } })).toBe('form-was-reported')
    expect(await change({ form: { layout: 'single' } })).toBe('form-was-reported')
    expect(await change({ form: { title: '新的题目' }, kinds: ['film', 'performance'] })).toBe('done')
    expect((await step('reopen', 2)).status).toBe(200)
    expect(await change({ kinds: ['film'] })).toBe('done')
  })

  it('should not be deleted for good while anything was recorded, reported or broken down of it', async () => {
    expect(await remove()).toBe('done')
    for (const make of [
      () => save(),
      () =>
        world.payload.db.create({
          collection: 'targets',
          data: {
            key: `${asked.campaign}/sessions`,
            campaign: asked.campaign,
            measure: 'sessions',
            computed: 0,
            revision: 1,
          },
        }),
      () =>
        world.payload.db.create({
          collection: 'deliveries',
          data: {
            ...{ key: asked.campaign, campaign: asked.campaign, ownerUnit: city, day: '2026-11-01', place: '广场' },
            ...{ level: 'county', channel: 'offline', people: 1, mediaReports: 0, revision: 0 },
            recordedAt: new Date().toISOString(),
          },
        }),
    ]) {
      asked = { ...(await world.makeCampaign(city)), unit: city }
      await make()
      expect(await remove()).toBe('campaign-was-reported')
      const { campaign: other } = await world.makeCampaign(city)
      const ids = [other, asked.campaign]
      await expect(mustBeUnreported(world.payload, ids)).rejects.toThrow('不能彻底删除')
      await mustBeUnreported(world.payload, [other])
      expect((await stored()).periods).toHaveLength(1)
    }
  })
})
