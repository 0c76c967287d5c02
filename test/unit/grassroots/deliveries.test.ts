import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deliverySent,
  facts,
  type Facts,
  factNames,
} from '../../../cms/features/grassroots/deliveries/rules/contract.ts'
import {
  type Alike,
  isLate,
  isSuspected,
  mergedChange,
  type Period,
  periodOf,
  recordedAt,
} from '../../../cms/features/grassroots/deliveries/rules/standing.ts'

const show: Alike = { key: 'a', ownerUnit: 'u', kind: 'film', day: '2026-06-01', place: '花城一小操场' }
const firstHalf: Period = { label: '上半年', from: '2026-01-01', to: '2026-06-30', due: '2026-07-05' }
const wholeYear: Period = { label: '全年', from: '2026-01-01', to: '2026-12-31', due: '2027-01-05' }

const plain: Facts = {
  ...{ kind: 'film', day: '2026-06-01', place: '操场', level: 'grass-roots', channel: 'offline', people: 80 },
  ...{ mediaLinks: [], photos: [], provider: '', note: '' },
}
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  kind: fc.constantFrom('film', 'lecture', null),
  day: fc.constantFrom('2026-06-01', '2026-06-02'),
  place: fc.constantFrom('操场', '礼堂'),
  level: fc.constantFrom('county', 'grass-roots'),
  channel: fc.constantFrom('online', 'offline'),
  people: fc.constantFrom(0, 80, 81),
  mediaLinks: fc.constantFrom([], ['https://example.org/1']),
  photos: fc.constantFrom([], ['p1'], ['p1', 'p2']),
  provider: fc.constantFrom('', '志愿者'),
  note: fc.constantFrom('', '改期'),
})

describe('deliveries that look the same', () => {
  it('should be those of one unit, day and kind, at one place however it is written', () => {
    const other = { ...show, key: 'b' }
    for (const place of ['花城一小操场', '花城 一小（操场）', '花城一小', '花城一小操场东侧'])
      expect([place, isSuspected(show, { ...other, place })]).toEqual([place, true])
    expect(isSuspected(show, { ...other, place: '礼堂' })).toBe(false)
    expect(isSuspected(show, { ...other, kind: 'lecture' })).toBe(false)
    expect(isSuspected(show, { ...other, day: '2026-06-02' })).toBe(false)
    expect(isSuspected(show, { ...other, ownerUnit: 'v' })).toBe(false)
  })

  it('should not be those at a place of signs alone and at any other', () => {
    const signs = { ...show, place: '——（）' }
    expect(isSuspected(signs, { ...show, key: 'b' })).toBe(false)
    expect(isSuspected(signs, { ...signs, key: 'b', place: '？？' })).toBe(false)
    expect(isSuspected(signs, { ...signs, key: 'b' })).toBe(true)
  })

  it('should be so whichever is looked at first, and nothing should look like itself', () => {
    const any = fc.record<Alike>({
      key: fc.constantFrom('a', 'b', 'c'),
      ownerUnit: fc.constantFrom('u', 'v'),
      kind: fc.constantFrom('film', null),
      day: fc.constantFrom('2026-06-01', '2026-06-02'),
      place: fc.string({ unit: fc.constantFrom('操', '场', ' ', '（', 'A', 'ａ'), maxLength: 4 }),
    })
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(isSuspected(one, other)).toBe(isSuspected(other, one))
        expect(isSuspected(one, one)).toBe(false)
      }),
    )
  })
})

describe('the period of a delivery', () => {
  it('should be the shortest that has its day, with its first and last one', () => {
    const all = [wholeYear, firstHalf]
    expect(periodOf(all, '2026-01-01')).toBe(firstHalf)
    expect(periodOf(all, '2026-06-30')).toBe(firstHalf)
    expect(periodOf(all, '2026-07-01')).toBe(wholeYear)
    expect(periodOf(all, '2027-01-01')).toBeUndefined()
  })

  it('should make a delivery late that was recorded after it was to be handed in', () => {
    expect(isLate([firstHalf], '2026-06-30', '2026-07-05')).toBe(false)
    expect(isLate([firstHalf], '2026-06-30', '2026-07-06')).toBe(true)
    expect(isLate([], '2026-06-30', '2030-01-01')).toBe(false)
  })

  it('should believe a phone that was offline for a while, and none that is ahead or far behind', () => {
    const [now, day] = [Date.UTC(2026, 5, 30), 24 * 60 * 60_000]
    expect(recordedAt(now - 3 * day, now)).toBe(now - 3 * day)
    expect(recordedAt(now + day, now)).toBe(now)
    expect(recordedAt(now - 100 * day, now)).toBe(now - 7 * day)
  })
})

describe('a change of a delivery', () => {
  it('should go on top of what others have changed elsewhere, and name what both have changed', () => {
    const current = { ...plain, people: 100, place: '礼堂' }
    expect(mergedChange(current, { note: '' }, { note: '改期' })).toEqual({ changes: { note: '改期' }, conflicts: [] })
    expect(mergedChange(current, { people: 80 }, { people: 90 })).toEqual({ changes: {}, conflicts: ['people'] })
    // both mean the same
    expect(mergedChange(current, { people: 80 }, { people: 100 })).toEqual({ changes: {}, conflicts: [] })
  })

  it('should lose nothing that anybody has changed, whatever is changed at once', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, anyFacts, (before, current, after) => {
        const { changes, conflicts } = mergedChange(current, before, after)
        const stored = { ...current, ...changes }
        const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
        for (const name of factNames) {
          const [iChanged, theyChanged] = [!isSame(before[name], after[name]), !isSame(before[name], current[name])]
          if (conflicts.includes(name)) expect([iChanged, theyChanged]).toEqual([true, true])
          else expect(stored[name]).toEqual(iChanged ? after[name] : current[name])
        }
      }),
    )
  })
})

describe('what is sent of a delivery', () => {
  const problemOf = (more: object): string =>
    facts.safeParse({ ...plain, ...more }).error?.issues[0]?.message ?? 'nothing'

  it('should be whole numbers, days that there are and addresses of the web, with a sentence for each', () => {
    expect(problemOf({})).toBe('nothing')
    expect(problemOf({ people: 1_000_000 })).toBe('nothing')
    for (const [more, says] of [
      [{ people: 1_000_001 }, '1,000,000'],
      [{ people: 1.5 }, '整数'],
      [{ people: -1 }, '小于 0'],
      [{ day: '2026-02-30' }, '日期'],
      [{ place: '​ ' }, '请填地点'],
      [{ place: '场'.repeat(61) }, '60 个字'],
      [{ mediaLinks: ['javascript:alert(1)'] }, 'https://'],
      [{ photos: Array.from({ length: 10 }, (_, index) => `p${index}`) }, '9 张'],
      [{ kind: 'opera' }, '送什么'],
    ] as const)
      expect([more, problemOf(more)]).toEqual([more, expect.stringContaining(says)])
  })

  it('should have a key that nobody guesses', () => {
    const sent = { key: 'short', campaign: 'c', ownerUnit: 'u', at: '2026-06-01T00:00:00.000Z', facts: plain }
    expect(deliverySent.safeParse(sent).success).toBe(false)
    expect(deliverySent.parse({ ...sent, key: 'k'.repeat(16) })).toMatchObject({ isSure: false })
  })
})
