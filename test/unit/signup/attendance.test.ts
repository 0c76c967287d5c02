import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { believedAt } from '../../../cms/features/signup/attendance/believedAt.ts'
import { pausedUntil } from '../../../cms/features/signup/attendance/noShow.ts'
import { doorMs } from '../../../cms/features/signup/checkIn/admin/words.ts'
import { doorCode, earliestMs, isDoorCode, lessonAtDoor } from '../../../cms/features/signup/checkIn/doorCode.ts'
import { merged, type Scan, standingOf } from '../../../cms/features/signup/attendance/rules.ts'
import { keysOf } from '../../../cms/features/signup/persons/keys.ts'
import { openVault } from '../../../cms/features/signup/persons/vault.ts'

const scan: fc.Arbitrary<Scan> = fc.record({
  // few, so that the same id comes with different contents
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  kind: fc.constantFrom('came' as const, 'undo-came' as const, 'absent' as const, 'undo-absent' as const),
  people: fc.integer({ min: 1, max: 4 }),
  at: fc.integer({ min: 0, max: 9 }),
  by: fc.constantFrom('x', 'y'),
})
const scans = fc.array(scan, { maxLength: 12 })
const came = (id: string, at: number, people = 1): Scan => ({ id, kind: 'came', people, at, by: 'x' })

describe('what phones have noted', () => {
  it('should come to the same in any order, in any pieces, and sent twice', () => {
    fc.assert(
      fc.property(scans, fc.array(fc.nat({ max: 11 }), { maxLength: 20 }), fc.func(fc.integer()), (all, again, key) => {
        const sent = [...all, ...again.flatMap((index) => all[index] ?? [])].toSorted(
          (one, other) => Math.sign(key(one)) - Math.sign(key(other)),
        )
        const oneByOne = sent.reduce<Scan[]>((known, one) => merged(known, [one]), [])
        expect(oneByOne).toEqual(merged([], all))
        expect(standingOf(oneByOne)).toEqual(standingOf(all))
      }),
    )
  })

  it('should count the earliest that was not taken back', () => {
    expect(standingOf([came('b', 5, 2), came('a', 3, 1)])).toMatchObject({ state: 'came', at: 3, people: 1 })
    const undone: Scan = { id: 'u', kind: 'undo-came', people: 0, at: 4, by: 'x' }
    expect(standingOf([undone, came('b', 5, 2), came('a', 3, 1)])).toMatchObject({ state: 'came', at: 5, people: 2 })
    expect(standingOf([undone, came('a', 3, 1)])).toMatchObject({ state: 'unknown', people: 0, undoneAt: 4 })
  })

  it('should let whoever was seen have come, though somebody noted that they did not', () => {
    const absent: Scan = { id: 'n', kind: 'absent', people: 0, at: 1, by: 'x' }
    expect(standingOf([absent]).state).toBe('absent')
    expect(standingOf([absent, came('a', 9)]).state).toBe('came')
    expect(standingOf([absent, { ...absent, id: 'm', kind: 'undo-absent', at: 2 }]).state).toBe('unknown')
  })
})

describe('who stays away', () => {
  const day = 24 * 60 * 60_000
  const rule = { absences: 3, withinDays: 30, pauseDays: 10 }

  it.each([
    ['too few', [0, 1], 2, undefined],
    ['enough', [0, 10, 30], 31, 40],
    ['too far apart', [0, 10, 31], 32, undefined],
    ['long ago', [0, 1, 2], 12, undefined],
    ['to the last moment', [0, 1, 2], 11.99, 12],
    ['in any order', [30, 0, 10], 31, 40],
  ])('should be paused as the rule says: %s', (_name, days, now, until) => {
    const paused = pausedUntil(
      days.map((one) => one * day),
      rule,
      now * day,
    )
    expect(paused).toBe(until === undefined ? undefined : until * day)
  })

  it('should be paused for one time where one is too many', () => {
    expect(pausedUntil([0], { absences: 1, withinDays: 1, pauseDays: 2 }, day)).toBe(2 * day)
  })
})

describe('the code at the door', () => {
  const vault = openVault(keysOf(['a'.repeat(64)]))
  const other = openVault(keysOf(['b'.repeat(64)]))
  const now = 1_000 * doorMs

  it('should hold for its window and those beside it, of its own lesson and installation', () => {
    const code = doorCode(vault, 'courses/1', 'x', now)
    expect(code).toMatch(/^\d{6}$/)
    const holds = (bookable: string, lesson: string, at: number): boolean =>
      isDoorCode(vault, bookable, lesson, { code, now: at })
    expect([-2, -1, 0, 1, 2].map((shift) => holds('courses/1', 'x', now + shift * doorMs))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect([holds('courses/2', 'x', now), holds('courses/1', 'y', now)]).toEqual([false, false])
    expect(isDoorCode(other, 'courses/1', 'x', { code, now })).toBe(false)
  })

  it('should let whoever comes check in to the lesson whose digits they see, of however many are open', () => {
    const minute = 60_000
    const some = fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 90 }),
        minutes: fc.integer({ min: 1, max: 120 }),
        takesPlace: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(some, fc.integer({ min: -90, max: 400 }), (drawn, at) => {
        let end = now
        const lessons = drawn.map(({ gap, minutes, takesPlace }, index) => {
          const start = end + gap * minute
          end = start + minutes * minute
          return { id: `l${index}`, number: index + 1, start, end, takesPlace }
        })
        const then = now + at * minute
        const isOpen = ({ start, end: over, takesPlace }: (typeof lessons)[number]) =>
          takesPlace && then >= start - earliestMs && then < over
        for (const lesson of lessons) {
          const code = doorCode(vault, 'courses/1', lesson.id, then)
          const found = lessonAtDoor(vault, 'courses/1', lessons, { code, now: then })
          if (typeof found === 'string') {
            expect([isOpen(lesson), found]).toEqual([false, lessons.some(isOpen) ? 'wrong' : 'closed'])
            continue
          }
          // two lessons have the same digits once in a million
          const isShown = isDoorCode(vault, 'courses/1', found.id, { code, now: then })
          expect([isOpen(found), isShown]).toEqual([true, true])
        }
      }),
    )
  })
})

it('should believe the clock of a phone between a day before the lesson and now, and else tell the time itself', () => {
  const hour = 3_600_000
  const instant = fc.integer({ min: -400, max: 400 }).map((hours) => hours * hour)
  const sent = fc.oneof(instant, fc.constant(Date.parse('0001-01-01T00:00:00Z')))
  fc.assert(
    fc.property(sent, fc.option(instant, { nil: undefined }), instant, (at, start, now) => {
      const believed = believedAt(new Date(at).toISOString(), start, now)
      expect([at, now]).toContain(believed)
      expect(believed).toBeLessThanOrEqual(now)
      expect(believed).toBeGreaterThanOrEqual(Math.min(start ?? now, now) - 24 * hour)
      // what phones have noted offline keeps its time, however late it comes
      if (start !== undefined && at >= start && at <= now) expect(believed).toBe(at)
    }),
  )
})
