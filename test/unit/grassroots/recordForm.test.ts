import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  draftOf,
  emptyDraft,
  factsIn,
  nextDraft,
  startedFor,
  withPhoto,
} from '../../../cms/features/grassroots/deliveries/admin/draft.ts'
import {
  formOfRecorded,
  formOfWaiting,
  type InForm,
  nextForm,
} from '../../../cms/features/grassroots/deliveries/admin/form.ts'
import { pageOf } from '../../../cms/features/grassroots/deliveries/admin/useListed.ts'
import type { DeskAnswer } from '../../../cms/features/grassroots/deliveries/rules/answers.ts'
import type { Facts } from '../../../cms/features/grassroots/deliveries/rules/contract.ts'

const draft = {
  ...emptyDraft('2026-06-01'),
  ...{ campaign: 'c', ownerUnit: 'u', kind: 'film' as const, place: '操场', people: '80' },
}
const problemOf = (more: object, hasKinds = true): string => {
  const read = factsIn({ ...draft, ...more }, hasKinds)
  return 'problem' in read ? read.problem : 'nothing'
}

it('should say of a form what is missing, before anything is kept', () => {
  for (const [more, says] of [
    [{}, 'nothing'],
    [{ people: '0' }, 'nothing'],
    [{ people: '１,２ ００' }, 'nothing'],
    [{ campaign: '' }, '请选专项'],
    [{ ownerUnit: '' }, '请选单位'],
    [{ kind: null }, '请选送什么'],
    [{ people: '' }, '没有人参加填 0'],
    [{ people: '八十' }, '整数'],
    [{ place: ' ' }, '请填地点'],
    [{ day: '' }, '日期'],
    [{ mediaLinks: 'example.org/1' }, 'https://'],
  ] as const)
    expect([more, problemOf(more)]).toEqual([more, expect.stringContaining(says)])
  expect(problemOf({ kind: null }, false)).toBe('nothing')
  expect(factsIn({ ...draft, people: '１,２ ００' }, true)).toMatchObject({ facts: { people: 1200 } })
})

it('should keep for the next one where and for whom it is, and nothing of what was', () => {
  const { campaign, ownerUnit, kind, day, place, people } = nextDraft({ ...draft, note: '改期', photos: ['p'] })
  expect([campaign, ownerUnit, kind, day, place, people]).toEqual(['c', 'u', 'film', '2026-06-01', '', ''])
})

it('should send of what is known already the same, when nothing is typed', () => {
  const known: fc.Arbitrary<Facts> = fc.record({
    kind: fc.constantFrom('film', null),
    day: fc.constant('2026-06-01'),
    place: fc.constantFrom('操场', '花城 一小'),
    level: fc.constantFrom('county', 'grass-roots'),
    channel: fc.constantFrom('online', 'offline'),
    people: fc.integer({ min: 0, max: 1_000_000 }),
    mediaLinks: fc
      .array(fc.webUrl({ size: 'small' }), { maxLength: 3 })
      .map((links) => links.map((link) => encodeURI(link))),
    photos: fc.constantFrom([], ['p1']),
    provider: fc.constantFrom('', '志愿者'),
    note: fc.constantFrom('', '改期'),
  })
  fc.assert(
    fc.property(known, (facts) => {
      expect(factsIn(draftOf({ campaign: 'c', ownerUnit: 'u' }, facts), false)).toEqual({ facts })
    }),
  )
})

const facts: Facts = {
  ...{ kind: 'film', day: '2026-06-01', place: '操场', level: 'grass-roots', channel: 'offline', people: 80 },
  ...{ mediaLinks: [], photos: [], provider: '', note: '' },
}
const recorded = {
  ...{ id: 'A', campaign: 'c', ownerUnit: 'u', recordedAt: '2026-06-01T00:00:00.000Z', facts },
  ...{ isLate: false, changes: 0 },
}
const waiting = {
  sent: {
    ...{ key: 'B', campaign: 'c', ownerUnit: 'u', at: '2026-06-01T00:00:00.000Z', isSure: false },
    facts: { ...facts, place: '礼堂' },
  },
}

it('should put right one at a time: what is recorded, or what waits, and nothing of the other', () => {
  const steps: ((form: InForm) => InForm)[] = [() => formOfRecorded(recorded), () => formOfWaiting(waiting), nextForm]
  const start: InForm = { draft }
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps)), (all) => {
      const { draft: shown, mended, waiting: key } = all.reduce((form, step) => step(form), start)
      const last = all.at(-1)
      expect(mended?.one.id).toBe(last === steps[0] ? 'A' : undefined)
      expect(key).toBe(last === steps[1] ? 'B' : undefined)
      if (mended !== undefined) expect(shown.place).toBe('操场')
      if (key !== undefined) expect(shown.place).toBe('礼堂')
    }),
  )
})

it('should add a photo to what is in the form by then, and no more than there may be', () => {
  const typed = { ...draft, place: '礼堂', photos: ['p1'] }
  expect(withPhoto(typed, 'p2')).toEqual({ ...typed, photos: ['p1', 'p2'] })
  const full = { ...draft, photos: Array.from({ length: 9 }, (_, index) => `p${index}`) }
  expect(withPhoto(full, 'more')).toEqual(full)
})

it('should begin with the latest campaign and the own unit, and leave alone what is begun when it is asked again', () => {
  const campaign = (id: string) => ({ id, title: id, year: 2026, kinds: [], periods: [] })
  const desk: DeskAnswer = {
    campaigns: [campaign('c1'), campaign('c2')],
    units: ['u', 'v'].map((id) => ({ id, name: id })),
    ...{ ownUnit: 'v', mayRecord: true },
  }
  const empty = emptyDraft('2026-06-01')
  expect(startedFor(desk, empty)).toEqual({ ...empty, campaign: 'c1', ownerUnit: 'v' })
  expect(startedFor({ ...desk, ownUnit: 'elsewhere' }, empty).ownerUnit).toBe('')
  expect(startedFor({ ...desk, campaigns: [], units: desk.units.slice(0, 1) }, empty)).toEqual({
    ...empty,
    ownerUnit: 'u',
  })
  expect(startedFor(desk, draft)).toEqual(draft)
})

it('should begin another campaign with its first page', () => {
  expect(pageOf({ campaign: 'c', page: 3 }, 'c')).toBe(3)
  expect(pageOf({ campaign: 'c', page: 3 }, 'd')).toBe(1)
})
