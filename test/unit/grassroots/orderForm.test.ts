import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type OrderDraft,
  emptyDraft,
  isAsSent,
  orderIn,
  startedFor,
} from '../../../cms/features/grassroots/orders/admin/draft.ts'
import { firstOf, suitingFirst } from '../../../cms/features/grassroots/orders/admin/HostChoice.tsx'
import { problemsIn } from '../../../cms/features/grassroots/orders/admin/problems.ts'
import {
  draftsFor,
  draftsKept,
  fieldsOf,
  hostValue,
  stepAtHand,
  stepIn,
} from '../../../cms/features/grassroots/orders/admin/stepDrafts.ts'
import {
  dayInWords,
  meanInWords,
  standingInWords,
  starsInWords,
  stepInWords,
  whenInWords,
} from '../../../cms/features/grassroots/orders/admin/words.ts'
import type { DeskAnswer, ShownOrder } from '../../../cms/features/grassroots/orders/rules/answers.ts'
import type { StepName } from '../../../cms/features/grassroots/orders/rules/contract.ts'
import {
  openSteps,
  type OrderState,
  orderStates,
  type Side,
} from '../../../cms/features/grassroots/orders/rules/states.ts'

const key = '0123456789abcdef'
const draft: OrderDraft = {
  ...emptyDraft,
  ...{ service: 's', ownerUnit: 'u', day: '2026-12-01', time: '14:30', place: '操场', people: '80', contact: '办公室' },
}
const order: ShownOrder = {
  ...{ id: '1', code: '点261129-K7QF', state: 'asked', revision: 0 },
  ...{ service: { id: 's', name: '露天电影', kind: 'film' }, unit: { id: 'u', name: '花城教育工会' } },
  ...{ day: '2026-12-01', time: '14:30', place: '操场', people: 80, steps: [], trace: [] },
  wish: { topic: '', day: '2026-12-01', time: '14:30', place: '操场', people: 80, contact: '办公室', note: '' },
}
const desk: DeskAnswer = {
  services: [
    { id: 's', name: '露天电影', kind: 'film', daysAhead: 0, requirements: '' },
    { id: 't', name: '讲座', kind: 'lecture', daysAhead: 7, requirements: '投影' },
  ],
  units: [
    { id: 'u', name: '花城教育工会' },
    { id: 'v', name: '花城第一小学工会' },
  ],
  ...{ ownUnit: 'u', campaigns: [], mayOrder: true, mayHandle: false },
}

it('should say at its field what an order lacks, and send what is typed as people type it', () => {
  const wrong = (more: Partial<OrderDraft>): object => {
    const read = orderIn({ ...draft, ...more }, key)
    return 'problems' in read ? read.problems : {}
  }
  for (const [more, at, says] of [
    [{ service: '' }, 'service', '请选要点的项目'],
    [{ ownerUnit: '' }, 'ownerUnit', '请选单位'],
    [{ day: '' }, 'day', '请选日期'],
    [{ time: '25:00' }, 'time', '时间'],
    [{ place: '\u200b' }, 'place', '请填地点'],
    [{ people: ' ' }, 'people', '多少人'],
    [{ people: '八十' }, 'people', '整数'],
    [{ people: '0' }, 'people', '至少 1'],
    [{ contact: '' }, 'contact', '联系方式'],
  ] as const)
    expect([more, wrong(more)]).toEqual([more, { [at]: expect.stringContaining(says) }])
  expect(Object.keys(wrong(emptyDraft))).toEqual(
    expect.arrayContaining(['service', 'ownerUnit', 'day', 'place', 'people', 'contact']),
  )
  expect(orderIn({ ...draft, people: '１,２ ００', place: ' 花城\n一小 ' }, key)).toMatchObject({
    sent: { key, wish: { people: 1200, place: '花城 一小', time: '14:30' } },
  })
})

it('should know an order that had arrived before the form was changed', () => {
  const sent = orderIn(draft, key)
  if (!('sent' in sent)) throw new Error('a whole draft is sent')
  const { wish } = sent.sent
  expect(isAsSent(sent.sent, { ...order, wish })).toBe(true)
  // over meanwhile
  expect(isAsSent(sent.sent, { ...order, wish: { ...wish, contact: '' } })).toBe(true)
  for (const other of [{ people: 81 }, { contact: '传达室' }, { day: '2026-12-02' }, { note: '雨天' }])
    expect([other, isAsSent(sent.sent, { ...order, wish: { ...wish, ...other } })]).toEqual([other, false])
  expect(isAsSent(sent.sent, { wish, service: { ...order.service, id: 't' } })).toBe(false)
})

it('should begin with the own unit, and keep of what was begun only what can still be chosen', () => {
  expect(startedFor(desk, emptyDraft)).toMatchObject({ service: '', ownerUnit: 'u' })
  expect(startedFor(desk, { ...draft, ownerUnit: 'v' })).toMatchObject({ service: 's', ownerUnit: 'v', place: '操场' })
  expect(startedFor(desk, { ...draft, service: 'gone', ownerUnit: 'gone' })).toMatchObject({
    service: '',
    ownerUnit: 'u',
  })
  expect(startedFor({ ...desk, services: desk.services.slice(0, 1) }, emptyDraft).service).toBe('s')
})

it('should tell at no field what is about one that the form does not have, and the first problem of each alone', () => {
  const told = [
    { path: 'do.host.id', message: '甲' },
    { path: ['wish', 'day'], message: '乙' },
    { path: 'day', message: '丙' },
    { path: 'revision', message: '丁' },
  ]
  expect(problemsIn(told, ['host', 'day'])).toEqual({ host: '甲', day: '乙', '': '丁' })
})

it('should offer for an arrangement what was wished, and afterwards what is arranged', () => {
  expect(draftsFor(order).match).toEqual({ host: '', day: '2026-12-01', time: '14:30', note: '' })
  const host = { id: '5', name: '花城放映队', kind: 'team' } as const
  const arranged = { day: '2026-12-02', time: '', note: '带幕布' }
  expect(draftsFor({ ...order, host, arranged }).match).toEqual({ host: hostValue(host), ...arranged })
  expect(draftsFor({ ...order, hostRating: { stars: 4, comment: '准时' } }).rateHost).toEqual({
    ...{ stars: '4', comment: '准时' },
  })
})

it('should send a step as the contract has it, or say at its field what is missing', () => {
  const drafts = draftsFor(order)
  const wrong = (name: StepName, more: object = {}): object => {
    const read = stepIn(name, { ...drafts, ...more })
    return 'problems' in read ? read.problems : {}
  }
  expect(wrong('match')).toEqual({ host: expect.stringContaining('由谁去') })
  expect(wrong('deliver')).toEqual({ campaign: expect.stringContaining('专项') })
  for (const name of ['askAgain', 'decline', 'cancel'] as const)
    expect(wrong(name)).toEqual({ reason: expect.stringContaining('原因') })
  for (const name of ['rateHost', 'rateUnit'] as const)
    expect(wrong(name)).toEqual({ stars: expect.stringContaining('几颗星') })
  expect(wrong('confirm')).toEqual({})
  expect(stepIn('match', { ...drafts, match: { ...drafts.match, host: 'team:5' } }, true)).toMatchObject({
    step: { step: 'match', host: { kind: 'team', id: '5' }, day: '2026-12-01', isSure: true },
  })
  const none = { ...drafts.deliver, people: '９０', campaign: 'none' }
  expect(stepIn('deliver', { ...drafts, deliver: none })).toMatchObject({ step: { people: 90, campaign: null } })
  expect(stepIn('rateHost', { ...drafts, rateHost: { stars: '5', comment: '' } })).toEqual({
    step: { step: 'rateHost', rating: { stars: 5, comment: '' } },
  })
})

it('should keep what was typed over a reload, and take what is new where nothing was', () => {
  const text = fc.string({ maxLength: 3 })
  const match = fc.record({ host: text, day: text, time: text, note: text })
  fc.assert(
    fc.property(match, match, match, (typed, before, after) => {
      const drafts = draftsFor(order)
      const kept = draftsKept(
        { ...drafts, match: typed },
        { ...drafts, match: before },
        { ...drafts, match: after },
      ).match
      for (const name of ['host', 'day', 'time', 'note'] as const)
        expect(kept[name]).toBe(typed[name] === before[name] ? after[name] : typed[name])
    }),
  )
})

it('should put forward one step at most, and only one that is open', () => {
  const states = fc.constantFrom(...(Object.keys(orderStates) as OrderState[]))
  const sides = fc.subarray<Side>(['unit', 'staff'])
  fc.assert(
    fc.property(states, sides, (state, some) => {
      const steps = openSteps(state, new Set(some))
      const first = stepAtHand({ ...order, state, steps }, '2026-12-01')
      if (first !== undefined) expect(steps).toContain(first)
      for (const name of steps) expect([...fieldsOf[name], stepInWords(name, { ...order, state })]).not.toContain('')
    }),
  )
  const confirmed = { ...order, state: 'confirmed', steps: ['match', 'cancel', 'deliver'] } satisfies ShownOrder
  expect(stepAtHand(confirmed, '2026-11-30')).toBeUndefined()
  expect(stepAtHand(confirmed, '2026-12-01')).toBe('deliver')
  // who handles orders confirms and rates for a unit only when asked to
  const matched = { ...order, state: 'matched' } satisfies ShownOrder
  expect(stepAtHand({ ...matched, steps: openSteps('matched', new Set(['unit'])) }, '2026-12-01')).toBe('confirm')
  const both = openSteps('matched', new Set<Side>(['unit', 'staff']))
  expect(stepAtHand({ ...matched, steps: both }, '2026-12-01')).toBeUndefined()
  expect(stepInWords('confirm', { ...matched, steps: both })).toBe('代单位确认')
  const rated = { stars: 5, comment: '' }
  expect(
    stepAtHand({ ...order, state: 'delivered', steps: ['rateHost'], hostRating: rated }, '2026-12-01'),
  ).toBeUndefined()
})

it('should say days, stars and how an order stands as people say them', () => {
  expect(dayInWords('2026-12-01', '2026-11-29')).toBe('12月1日 周二')
  expect(dayInWords('2027-01-01', '2026-11-29')).toBe('2027年1月1日 周五')
  expect(whenInWords({ day: '2026-12-01', time: '14:30' }, '2026-11-29')).toBe('12月1日 周二 14:30')
  expect(whenInWords({ day: '2026-12-01', time: '' }, '2026-11-29')).toBe('12月1日 周二（时间再定）')
  expect(starsInWords(4)).toBe('★★★★☆ 4 星')
  expect([meanInWords({ stars: 45, ratings: 2 }), meanInWords({ ratings: 0 })]).toEqual(['4.5 星（2 次评价）', ''])
  const trace = [{ at: '', by: '小吴', step: '答复不能安排', reason: '排满了' }]
  expect(standingInWords({ state: 'declined', trace })).toContain('排满了')
  expect(standingInWords({ state: 'delivered', trace })).not.toContain('排满了')
})

it('should show those first for whom something speaks, and lose nobody', () => {
  const host = (id: string, fits: string) => ({ id, fits, name: id, kind: 'team' as const, taken: [], ratings: 0 })
  const hosts = [host('1', ''), host('2', '放映'), host('3', ''), host('4', '清单上写明')]
  expect(suitingFirst(hosts).map(({ id }) => id)).toEqual(['2', '4', '1', '3'])
  const many = Array.from({ length: 20 }, (_, index) => host(String(index), ''))
  expect(firstOf(many, '').map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
  expect(firstOf(many, 'team:15').at(-1)?.id).toBe('15')
})
