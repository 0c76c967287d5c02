import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Sums } from '../../../cms/features/grassroots/form/fill.ts'
import type {
  ListedReturn,
  ReturnAnswer,
  RollUpAnswer,
} from '../../../cms/features/grassroots/returns/admin/answers.ts'
import type { Step } from '../../../cms/features/grassroots/returns/admin/words.ts'
import { returns } from '../../../cms/features/grassroots/returns/collection.ts'
import { returnsEndpoints } from '../../../cms/features/grassroots/returns/endpoints.ts'
import { targets } from '../../../cms/features/grassroots/targets/collection.ts'
import { keepTargets } from '../../../cms/features/grassroots/targets/store.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { type GrassrootsWorld, grassrootsWorld, type Person } from '../../support/grassrootsWorld.ts'

const sum = (kind: string, channel: string, sessions: number, people: number): Sums => ({
  ...{ kind, channel, level: 'county', sessions, people, mediaReports: 0 },
})
/** 演出 3 场 800 人 on the spot, 电影 1 场 60 人 online. */
const recorded = [sum('performance', 'offline', 3, 800), sum('film', 'online', 1, 60)]
const fits = {
  'performance/sessions/offline': 3,
  'performance/participants/offline': 800,
  'film/sessions/online': 1,
  'film/participants/online': 60,
}

onEachDatabase(({ create }) => {
  let world: GrassrootsWorld
  let units: Record<'city' | 'county' | 'school', string>
  let people: Record<'city' | 'county' | 'school' | 'editor', Person>
  let asked: { campaign: string; period: string; unit: string }
  /** What each unit has delivered, as the test says. */
  const delivered = new Map<string, Sums[]>()

  beforeAll(async () => {
    const endpoints = returnsEndpoints(async (_payload, { unit }) => delivered.get(unit) ?? [])
    world = await grassrootsWorld(create, [returns, targets], endpoints)
    const city = await world.makeUnit('市总工会')
    const county = await world.makeUnit('县总工会', city)
    const school = await world.makeUnit('县一小工会', county)
    units = { city, county, school }
    const clerk = (unit: keyof typeof units): Person => ({
      id: unit,
      name: unit,
      role: 'unit-editor',
      unit: units[unit],
    })
    people = {
      ...{ city: clerk('city'), county: clerk('county'), school: clerk('school') },
      editor: { id: 'editor', name: '编辑', role: 'editor' },
    }
  })
  afterAll(async () => world.close())
  beforeEach(async () => {
    delivered.clear()
    asked = { ...(await world.makeCampaign(units.city)), unit: units.school }
  })

  const open = async (as: Person = people.school) =>
    (await world.ask<ReturnAnswer>(as, 'GET', '/grassroots/returns/form', asked)).body
  const save = async (revision: number, more: object = { values: fits }, as = people.school) =>
    world.ask<ReturnAnswer>(as, 'POST', '/grassroots/returns/save', { ...asked, revision, ...more })
  const step = async (as: Person, name: Step, revision: number, comment = '') =>
    world.ask<ReturnAnswer>(as, 'POST', '/grassroots/returns/step', { ...asked, step: name, revision, comment })
  /** Takes steps one after the other; each has to be done. */
  const through = async (...way: [Person, Step, string?][]) => {
    for (const [as, name, comment] of way) {
      const { status, message } = await step(as, name, (await open()).revision, comment)
      expect([name, status, message]).toEqual([name, 200, ''])
    }
    return open()
  }

  it('should be filled from what was delivered, and go up level by level to the lock', async () => {
    delivered.set(units.school, recorded)
    const first = await open()
    expect([first.values, first.revision, first.state, first.steps]).toEqual([fits, 0, 'draft', ['submit']])
    expect((await save(0)).body).toMatchObject({ revision: 1, problems: [], changed: [] })
    const end = await through(
      [people.school, 'submit'],
      [people.county, 'accept'],
      [people.county, 'approve'],
      [people.city, 'approve'],
      [people.city, 'lock'],
    )
    expect(end).toMatchObject({ state: 'locked', version: 1, values: fits, mayFill: false, steps: [] })
    expect(end.levels.map(({ name, approvedAt }) => [name, approvedAt !== null])).toEqual([
      ['县总工会', true],
      ['市总工会', true],
    ])
    expect(end.history.map(({ what, name }) => `${name} ${what}`)).toEqual([
      ...['city lock', 'city approve', 'county approve', 'county accept', 'school submit', 'school save'],
    ])
    const { docs } = await world.payload.db.find({ collection: 'audits', where: { action: { equals: 'report' } } })
    expect(docs.map((doc) => ('isDone' in doc ? doc.isDone : undefined))).toEqual(docs.map(() => true))
  })

  it('should be asked of those below whoever leads, and of nobody else', async () => {
    const elsewhere = await world.makeUnit('别处的工会')
    const stranger: Person = { id: 'stranger', name: 'stranger', role: 'unit-editor', unit: elsewhere }
    const theirs = { ...asked, unit: elsewhere }
    for (const as of [stranger, people.editor]) {
      const answer = await world.ask(as, 'POST', '/grassroots/returns/save', { ...theirs, revision: 0, values: fits })
      expect([answer.code, answer.message]).toEqual(['not-asked-to-report', expect.stringContaining('市总工会')])
    }
    const { body } = await world.ask<{ forms: ListedReturn[] }>(
      people.editor,
      'GET',
      '/grassroots/returns/forms',
      asked,
    )
    expect(body.forms.map(({ unit }) => unit)).not.toContain(elsewhere)
  })

  it('should be decided by whoever leads when its unit was taken from the tree, or is gone', async () => {
    for (const goes of ['moved', 'deleted']) {
      const unit = await world.makeUnit(`要走的工会 ${goes}`, units.county)
      asked = { ...asked, unit }
      const clerk: Person = { id: unit, name: unit, role: 'unit-editor', unit }
      await save(0, { values: fits }, clerk)
      expect((await step(clerk, 'submit', 1)).status).toBe(200)
      if (goes === 'moved') await world.payload.db.updateOne({ collection: 'units', id: unit, data: { parent: null } })
      else await world.payload.db.deleteOne({ collection: 'units', where: { id: { equals: unit } } })
      const listed = async (as: Person) =>
        (await world.ask<{ forms: ListedReturn[] }>(as, 'GET', '/grassroots/returns/forms', asked)).body.forms.find(
          (one) => one.unit === unit,
        )
      expect(await listed(people.city)).toMatchObject({ name: `要走的工会 ${goes}`, waitsFor: '市总工会' })
      // whoever was above it has nothing to do with it any more
      expect(await listed(people.county)).toBeUndefined()
      expect((await step(people.county, 'return', 2, '数不对')).code).toBe('not-for-your-unit')
      const rollUp = async () =>
        (await world.ask<RollUpAnswer>(people.city, 'GET', '/grassroots/returns/roll-up', asked)).body.rows.find(
          (one) => one.unit === unit,
        )
      expect(await rollUp()).toMatchObject({ reported: 1, own: fits })
      expect((await open(people.city)).steps).toEqual(expect.arrayContaining(['return', 'approve']))
      expect((await step(people.city, 'return', 2, '数不对')).status).toBe(200)
      expect(await rollUp()).toMatchObject({ reported: 0, own: {} })
    }
  })

  it('should keep no comment or reason that nobody sees, and nothing in them that cuts off the rest', async () => {
    await save(0, { values: fits, reasons: { 'film/sessions/online': '补\u0000记' } })
    expect((await open()).reasons).toEqual({ 'film/sessions/online': '补记' })
    await through([people.school, 'submit'])
    expect((await step(people.county, 'return', 2, '\u200b\u2800')).code).toBe('reason-missing')
    expect((await step(people.county, 'return', 2, '\u0000数不对\u202e')).status).toBe(200)
    expect((await open()).history[0]).toMatchObject({ what: 'return', comment: '数不对' })
  })

  it('should be approved by one of two who do it at once', async () => {
    await save(0)
    const { revision } = await through([people.school, 'submit'])
    const both = await Promise.all([step(people.county, 'approve', revision), step(people.editor, 'approve', revision)])
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['changed-meanwhile', 'done'])
    expect((await open()).levels.map(({ approvedAt }) => approvedAt !== null)).toEqual([true, false])
  })

  it('should be begun once by two who do it at once, and refuse whoever saves what is old', async () => {
    const both = await Promise.all([save(0), save(0, { values: {} }, people.editor)])
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['changed-meanwhile', 'done'])
    const before = await open()
    expect(before.revision).toBe(1)
    expect((await save(0)).code).toBe('changed-meanwhile')
    expect(await save(1, { values: { 'film/sessions/online': 7 } })).toMatchObject({ status: 200 })
    expect((await save(1)).code).toBe('changed-meanwhile')
    expect((await open()).values).toEqual({ 'film/sessions/online': 7 })
    expect((await step(people.school, 'submit', 1)).code).toBe('changed-meanwhile')
  })

  it('should name the cell that does not fit, and not be handed in until it does', async () => {
    const wrong = {
      values: { ...fits, 'film/participants/offline': 20 },
      stated: { 'performance/participants/sum': 900, 'film/sessions/nothing': 1 },
    }
    const { body } = await save(0, wrong)
    expect(body.problems.map(({ key }) => key)).toEqual(['performance/participants/sum', 'film/participants/offline'])
    expect(body.problems[0]?.message).toContain('送文艺 合计 参加人数」填的是 900，各栏加起来是 800')
    expect(body.stated).toEqual({ 'performance/participants/sum': 900 })
    const refused = await step(people.school, 'submit', 1)
    expect([refused.code, refused.message]).toEqual(['return-does-not-fit', expect.stringContaining('2 处对不上')])
    await save(1)
    expect((await step(people.school, 'submit', 2)).status).toBe(200)
    expect((await save(3)).code).toBe('return-closed')
  })

  it('should ask why a number is not the one that was recorded', async () => {
    delivered.set(units.school, recorded)
    const values = { ...fits, 'performance/participants/offline': 850 }
    const { body } = await save(0, { values })
    expect(body.changed).toEqual([{ key: 'performance/participants/offline', before: 800, after: 850 }])
    expect(body.problems.map(({ message }) => message)).toEqual([
      '「送文艺 线下 参加人数」填的是 850，场次记录是 800。请写明原因，或改回记录的数。',
    ])
    expect((await step(people.school, 'submit', 1)).code).toBe('return-does-not-fit')
    await save(1, { values, reasons: { 'performance/participants/offline': '第二场漏记 50 人' } })
    expect((await step(people.school, 'submit', 2)).status).toBe(200)
  })

  it('should keep its numbers and its form when it is locked, whatever is delivered or changed later, and show the difference', async () => {
    delivered.set(units.school, recorded)
    await save(0)
    await through(
      [people.school, 'submit'],
      [people.county, 'approve'],
      [people.city, 'approve'],
      [people.city, 'lock'],
    )
    delivered.set(units.school, [...recorded, sum('film', 'online', 2, 40)])
    await world.payload.db.updateOne({ collection: 'campaigns', id: asked.campaign, data: { kinds: ['film'] } })
    const later = await open()
    expect([later.values, later.kinds, later.state]).toEqual([fits, ['performance', 'film'], 'locked'])
    expect(later.changed).toEqual([
      { key: 'film/sessions/online', before: 3, after: 1 },
      { key: 'film/participants/online', before: 100, after: 60 },
    ])
    expect((await save(later.revision, { values: {} })).code).toBe('return-closed')
    delivered.delete(units.school)
    expect((await open()).changed.map(({ before, after }) => [before, after])).toEqual([
      [0, 3],
      [0, 800],
      [0, 1],
      [0, 60],
    ])
  })

  it('should keep the old version when it is opened again, and ask for every approval anew', async () => {
    await save(0)
    const way: [Person, Step, string?][] = [
      [people.school, 'submit'],
      [people.county, 'approve'],
      [people.city, 'approve'],
    ]
    await through(...way)
    expect((await step(people.city, 'reopen', 4)).code).toBe('reason-missing')
    await through([people.city, 'reopen', '漏报一场'])
    const values = { ...fits, 'film/sessions/online': 2 }
    await save((await open()).revision, { values })
    const again = await through(...way)
    expect(again).toMatchObject({ version: 2, values, earlier: [{ version: 1, values: fits }] })
  })

  it('should say what holds an approval, and let only those act whose turn it is', async () => {
    await save(0)
    await through([people.school, 'submit'])
    expect((await step(people.school, 'approve', 2)).code).toBe('not-this-level')
    await through([people.county, 'approve'], [people.city, 'accept'])
    expect((await step(people.county, 'undo', 4)).message).toBe('市总工会已经受理，不能撤销。请先由那一级撤销或退回。')
    expect((await step(people.school, 'withdraw', 4)).code).toBe('return-in-hand')
    expect((await open(people.county)).steps).toEqual([])
    expect((await open(people.city)).steps).toEqual(['hold', 'return', 'approve'])
  })

  it('should be taken after the lock only where somebody has given more time', async () => {
    asked = { ...(await world.makeCampaign(units.city, { endsIn: -20 })), unit: units.school }
    await save(0)
    expect((await step(people.school, 'submit', 1)).code).toBe('return-too-late')
    const except = (as: Person) =>
      world.ask(as, 'POST', '/grassroots/returns/except', {
        ...asked,
        revision: 1,
        until: '2099-01-01',
        reason: '停电',
      })
    expect((await except(people.county)).code).toBe('steps-of-the-top')
    expect((await except(people.city)).status).toBe(200)
    expect((await through([people.school, 'submit'])).isLate).toBe(true)
  })

  it('should go on filling itself from what was delivered when more time was given before anybody wrote, and hand that in', async () => {
    asked = { ...(await world.makeCampaign(units.city, { endsIn: -20 })), unit: units.school }
    delivered.set(units.school, recorded)
    const given = { ...asked, revision: 0, until: '2099-01-01', reason: '停电' }
    expect((await world.ask(people.city, 'POST', '/grassroots/returns/except', given)).status).toBe(200)
    expect(await open()).toMatchObject({ values: fits, problems: [], revision: 1, changed: [] })
    delivered.set(units.school, [...recorded, sum('film', 'online', 1, 5)])
    const grown = { ...fits, 'film/sessions/online': 2, 'film/participants/online': 65 }
    expect((await open()).values).toEqual(grown)
    expect((await through([people.school, 'submit'])).values).toEqual(grown)
    delivered.set(units.school, recorded)
    expect(await open()).toMatchObject({ values: grown, state: 'submitted' })
  })

  describe('of many units', () => {
    const list = async (as: Person) =>
      (await world.ask<{ forms: ListedReturn[] }>(as, 'GET', '/grassroots/returns/forms', asked)).body.forms
    const rollUp = async (as: Person) =>
      (await world.ask<RollUpAnswer>(as, 'GET', '/grassroots/returns/roll-up', asked)).body.rows

    it('should be listed with who has not reported, and added up by the tree, within reach', async () => {
      await save(0)
      await through([people.school, 'submit'])
      asked = { ...asked, unit: units.county }
      await save(0, { values: { 'film/sessions/online': 5, 'film/participants/online': 9 } }, people.county)
      expect((await list(people.city)).map(({ name, state, waitsFor }) => [name, state, waitsFor])).toEqual(
        expect.arrayContaining([
          ['市总工会', null, null],
          ['县总工会', 'draft', null],
          ['县一小工会', 'submitted', '县总工会'],
        ]),
      )
      // what is not handed in yet does not count
      const before = await rollUp(people.city)
      expect(before.map(({ name, depth, reported, expected }) => [name, depth, reported, expected])).toEqual([
        ['市总工会', 0, 1, 3],
        ['县总工会', 1, 1, 2],
        ['县一小工会', 2, 1, 1],
      ])
      expect(before[0]?.values).toEqual(fits)
      expect((await step(people.county, 'submit', 1)).status).toBe(200)
      const after = await rollUp(people.city)
      expect(after[1]?.values).toEqual({ ...fits, 'film/sessions/online': 6, 'film/participants/online': 69 })
      expect(after[0]?.values).toEqual(after[1]?.values)
      expect((await rollUp(people.county)).map(({ name }) => name)).toEqual(['县总工会', '县一小工会'])
      expect((await list(people.school)).map(({ name }) => name)).toEqual(['县一小工会'])
      // the target of the county is for the school too, and the city has none of its own
      const rows = [
        { name: '县', unit: units.county, number: 60 },
        { name: '校', unit: units.school, number: 20 },
      ]
      await keepTargets(world.payload, { campaign: asked.campaign, measure: 'sessions' }, 0, { rows, stated: null })
      expect((await rollUp(people.city)).map(({ target }) => target)).toEqual([60, 60, 20])
      const above = await world.ask(people.school, 'GET', '/grassroots/returns/form', asked)
      expect(above.code).toBe('not-for-your-unit')
    })
  })

  it('should refuse what is no number of the form, no campaign, no period and no unit', async () => {
    for (const values of [{ 'film/sessions/online': -1 }, { 'film/sessions/online': 1.5 }, { x: 2e9 }, []])
      expect([values, (await save(0, { values })).code]).toEqual([values, 'grassroots-badly-asked'])
    const form = async (more: object) =>
      (await world.ask(people.editor, 'GET', '/grassroots/returns/form', { ...asked, ...more })).code
    expect(await form({ period: 'x' })).toBe('no-such-period')
    expect(await form({ unit: 'x' })).toBe('no-such-unit')
    expect(await form({ campaign: undefined })).toBe('grassroots-badly-asked')
    const id = asked.campaign
    for (const odd of [`${id},`, `${id},a`, 'a,b', 'x', 'a'.repeat(24), `${id}/`, '%', '[]', '{"$ne":1}', '0'])
      expect([odd, await form({ campaign: odd })]).toEqual([odd, 'no-such-campaign'])
    for (const odd of ['a,b', '{"$ne":1}'])
      expect([odd, await form({ unit: odd }), await form({ period: odd })]).toEqual([
        odd,
        'no-such-unit',
        'no-such-period',
      ])
    await world.payload.db.updateOne({ collection: 'campaigns', id: asked.campaign, data: { _status: 'draft' } })
    expect(await form({})).toBe('no-such-campaign')
  })
})
