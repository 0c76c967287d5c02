import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAll } from '../../../cms/features/signup/book/batch.ts'
import { type Book, countsOf } from '../../../cms/features/signup/rules/book.ts'
import { type Command, decide } from '../../../cms/features/signup/rules/decide.ts'
import { dueAt } from '../../../cms/features/signup/rules/settle.ts'
import type { Policy } from '../../../cms/features/signup/rules/policy.ts'
import { trialOf } from '../../../cms/features/signup/rules/trial.ts'

const dayMs = 86_400_000
const policy: Policy = {
  ...{ capacity: 2, quotas: [], how: 'first-come', opens: undefined, closes: 1000, starts: 1000, ends: 1100 },
  ...{ hasWaitingList: true, offerMs: 50, mostSeats: 2, takesPlace: true, takesUntil: Infinity, override: undefined },
  trial: { asks: 100, until: 200 },
}
const signUp = (id: string): Command => ({ kind: 'sign-up', id, phones: [id], seats: 1, audience: undefined })

/** A course of two places that two have and two wait for. */
function fullCourse() {
  const book: Book = { parties: new Map(), last: 0, drawnAt: undefined }
  const run = (now: number, ...commands: Command[]) => decideAll(book, policy, commands, { seed: undefined, now })
  run(0, signUp('a'), signUp('b'), signUp('c'), signUp('d'))
  return { book, run }
}

describe('after the trial lesson', () => {
  it('should ask everybody who has a place, once, and nobody before', () => {
    const { book, run } = fullCourse()
    expect(dueAt(book, policy, 0)).toBe(100)
    expect(run(99).written).toEqual([])
    expect(
      run(100).written.map(({ party, tells }) => [party.id, party.trial, tells.map(({ notice }) => notice)]),
    ).toEqual([
      ['a', 'asked', ['trial']],
      ['b', 'asked', ['trial']],
    ])
    expect(run(101).written).toEqual([])
  })

  it('should offer a place that is dropped to who waits, in the same step', () => {
    const { book, run } = fullCourse()
    run(100)
    const { written } = run(120, { kind: 'drop', id: 'a', by: 'person' })
    expect(written.map(({ party }) => [party.id, party.state, party.trial])).toEqual([
      ['a', 'cancelled', 'dropped'],
      ['c', 'offered', undefined],
    ])
    expect(countsOf(book, 2)).toMatchObject({ confirmed: 1, held: 1, left: 0, waiting: 1 })
    // who comes after the trial lesson knows that it is over
    expect(run(130, { kind: 'accept', id: 'c' }).written[0]?.party.trial).toBe('continues')
  })

  it('should ask nobody who gets a place after it, by whatever way', () => {
    const { book } = fullCourse()
    const admitted = decide(book, { ...policy, capacity: 3 }, { kind: 'admit', id: 'd' }, 130)
    expect(admitted).toMatchObject({ changes: [{ party: { id: 'd', state: 'confirmed', trial: 'continues' } }] })
    const drawn = { ...policy, how: 'lottery' as const, closes: 150 }
    for (const [then, seed] of [
      [drawn, 'seed'],
      [policy, undefined],
    ] as const) {
      const pool: Book = { parties: new Map(), last: 0, drawnAt: undefined }
      decideAll(pool, drawn, [signUp('a'), signUp('b'), signUp('c')], { seed: 'seed', now: 0 })
      const after = decideAll(pool, then, [], { seed, now: 160 })
      expect(after.written.flatMap(({ tells }) => tells.map(({ notice }) => notice))).not.toContain('trial')
      expect(countsOf(pool, 2)).toMatchObject({ confirmed: 2, waiting: 1 })
    }
  })

  it('should keep the place of who goes on, and of who says nothing', () => {
    const { book, run } = fullCourse()
    run(100)
    run(110, { kind: 'continue', id: 'a', by: 'person' })
    expect(run(110, { kind: 'continue', id: 'a', by: 'person' })).toMatchObject({ answers: [{ id: 'a' }], written: [] })
    run(500)
    expect([...book.parties.values()].map(({ id, state, trial }) => [id, state, trial])).toEqual([
      ['a', 'confirmed', 'continues'],
      ['b', 'confirmed', 'asked'],
      ['c', 'waitlisted', undefined],
      ['d', 'waitlisted', undefined],
    ])
  })

  it('should take no answer of a person when the time is over, but of staff', () => {
    const { run } = fullCourse()
    run(100)
    expect(run(200, { kind: 'drop', id: 'a', by: 'person' }).answers[0]).toMatchObject({
      refused: { code: 'trial-over' },
    })
    expect(run(200, { kind: 'drop', id: 'a', by: 'staff' }).answers[0]).toEqual({ id: 'a' })
    expect(run(200, { kind: 'continue', id: 'd', by: 'staff' }).answers[0]).toMatchObject({
      refused: { code: 'no-trial' },
    })
  })

  it('should ask those who have not chosen again when there is more time', () => {
    const { book, run } = fullCourse()
    run(100, { kind: 'continue', id: 'a', by: 'person' })
    const longer = { ...policy, trial: { asks: 100, until: 300 } }
    const { written } = decideAll(book, longer, [], { seed: undefined, now: 210 })
    expect(written.map(({ party, tells }) => [party.id, party.trialUntil, tells.map(({ notice }) => notice)])).toEqual([
      ['b', 300, ['trial']],
    ])
  })
})

describe('when people choose', () => {
  const lesson = (day: number) => ({
    start: new Date(day * dayMs).toISOString(),
    end: new Date(day * dayMs + 3_600_000).toISOString(),
  })

  it('should be from the end of the first lesson to the second, or as somebody has said', () => {
    const rule = { per: 'course', trial: {} } as const
    const lessons = [lesson(9), lesson(2)]
    expect(trialOf(rule, lessons, undefined)).toEqual({ asks: 2 * dayMs + 3_600_000, until: 9 * dayMs })
    expect(trialOf(rule, lessons, lesson(12).start)?.until).toBe(12 * dayMs)
    expect(trialOf({ ...rule, trial: { until: lesson(7).start } }, lessons, undefined)?.until).toBe(7 * dayMs)
    expect(trialOf(rule, [lesson(2)], undefined)).toBeUndefined()
    expect(trialOf({ per: 'occasion', trial: {} }, lessons, undefined)).toBeUndefined()
  })

  it('should leave a day at least, wherever lessons are moved', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 4 }), fc.nat(20), (days, until) => {
        const trial = trialOf({ per: 'course', trial: { until: lesson(until).start } }, days.map(lesson), undefined)
        expect((trial?.until ?? 0) - (trial?.asks ?? 0)).toBeGreaterThanOrEqual(dayMs)
      }),
    )
  })
})
