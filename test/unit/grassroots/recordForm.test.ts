import fc from 'fast-check'
import { expect, it } from 'vitest'
import { draftOf, emptyDraft, factsIn, nextDraft } from '../../../cms/features/grassroots/deliveries/admin/draft.ts'
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
