import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import { readMoment } from '../../../cms/base/time/typed.ts'
import { writtenMoment } from '../../../cms/base/time/wallClock.ts'
import { usualMoments, writtenLength } from '../../../cms/base/time/moment.ts'
import { problemOf } from '../../../cms/features/schedule/problem.ts'
import { scheduleReason } from '../../../cms/features/schedule/refusals.ts'
import {
  type Circumstances,
  fulfilledBy,
  isEndangered,
  isLate,
  keptFrom,
  lookedLately,
  nextTry,
  overtakenBy,
  type Planned,
  planProblem,
  withdrawnSince,
} from '../../../cms/features/schedule/rules.ts'

/** Tuesday 24 November 2026, 20:00 in Shanghai. */
const now = Date.parse('2026-11-24T12:00:00Z')
/** As the form of schedules reads. */
const reading = { today: '2026-11-24' }
const at = (text: string): string => readMoment(text, reading) ?? ''
const planned = (some: Partial<Planned>): Planned => ({
  id: 'a',
  action: 'publish',
  state: 'waiting',
  at: at('2026-11-25 08:00'),
  ...some,
})

const entry = (some: Partial<Circumstances> = {}): Circumstances => ({
  others: [],
  isPublic: false,
  isInTrash: false,
  isHeld: false,
  ...some,
})

describe('a moment', () => {
  it.each([
    '2026-11-30 08:00',
    '2026-11-30 8:00',
    '2026/11/30 08:00',
    '2026年11月30日 8:00',
    '2026年11月30日8:00',
    '２０２６-１１-３０　０８：００',
    ' 2026.11.30  08:00 ',
  ])('should be read in the time of Shanghai: %s', (text) => {
    expect(readMoment(text, reading)).toBe('2026-11-30T00:00:00.000Z')
  })

  it.each(['', '明天', '2026-11-30', '2026-02-30 08:00', '2026-13-01 08:00', '2026-11-30 25:00', '2026-11-30 08:60'])(
    'should not be guessed: %s',
    (text) => expect(readMoment(text, reading)).toBeUndefined(),
  )

  it('should be read as it is written', () => {
    const minutes = fc.integer({ min: 0, max: Date.parse('2100-01-01T00:00:00Z') / 60_000 })
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = new Date(minute * 60_000).toISOString()
        expect(readMoment(writtenMoment(instant), reading)).toBe(instant)
      }),
    )
  })

  it('should be offered where it is often meant', () => {
    expect(usualMoments(now).map(({ moment }) => moment)).toEqual([
      '2026-11-25 08:00',
      '2026-11-30 08:00',
      '2026-12-01 08:00',
    ])
    // a Monday just after midnight in Shanghai
    expect(usualMoments(Date.parse('2026-11-29T16:30:00Z'))[1]?.moment).toBe('2026-12-07 08:00')
  })

  it.each([
    [20, '1 分钟'],
    [300, '5 分钟'],
    [7500, '2 小时 5 分钟'],
    [90_000, '1 天 1 小时'],
  ])('should say how long %i seconds are', (seconds, text) => expect(writtenLength(seconds)).toBe(text))
})

describe('the time of a schedule', () => {
  const problem = (action: 'publish' | 'unpublish', moment: string, others: Planned[] = [], isPublic = false) =>
    planProblem({ action, at: at(moment) }, entry({ others, isPublic }), 'planned', now)?.message

  it('should be in the future, and not years away', () => {
    expect(problem('publish', '2026-11-24 20:01')).toBeUndefined()
    expect(problem('publish', '2026-11-24 20:00')).toBe(
      '时间「2026-11-24 20:00」已经过去。请填现在以后的时间，例如 2026-11-25 20:00。',
    )
    expect(problem('publish', '2036-11-24 20:01')).toContain('太远了')
  })

  it('should put the publish before the unpublish', () => {
    const unpublish = planned({ action: 'unpublish', at: at('2026-12-01 08:00') })
    expect(problem('publish', '2026-11-30 08:00', [unpublish])).toBeUndefined()
    expect(problem('publish', '2026-12-01 08:00', [unpublish])).toContain('要早于已定的下线时间「2026-12-01 08:00」')
    expect(problem('unpublish', '2026-11-25 09:00', [planned({})])).toBeUndefined()
    expect(problem('unpublish', '2026-11-25 07:00', [planned({})])).toContain('要晚于已定的上线时间')
  })

  it('should not compare a schedule that is moved with itself', () => {
    const unpublish = planned({ action: 'unpublish', at: at('2026-12-01 08:00') })
    const moved = { id: 'a', action: 'unpublish' as const, at: at('2026-11-30 08:00') }
    expect(planProblem(moved, entry({ others: [unpublish], isPublic: true }), 'planned', now)).toBeUndefined()
  })

  it('should take down only what is up by then', () => {
    expect(problem('unpublish', '2026-11-30 08:00')).toContain('现在没有上线')
    expect(problem('unpublish', '2026-11-30 08:00', [], true)).toBeUndefined()
  })

  it('should be the only one of its kind of an entry', () => {
    expect(problem('publish', '2026-11-30 08:00', [planned({})])).toContain('请改它的时间，或先取消它')
  })
})

describe('a publish', () => {
  const instant = fc.integer({ min: now + 60_000, max: now + 365 * 86_400_000 })
  const written = (milliseconds: number): string => new Date(milliseconds).toISOString()
  const plan = (milliseconds: number) => ({ id: 'a', action: 'publish' as const, at: written(milliseconds) })

  it('should be asked for, moved, tried again and carried out only before its entry expires', () => {
    fc.assert(
      fc.property(instant, instant, (goesUp, expires) => {
        const of = entry({ expires: written(expires) })
        const answers = [
          planProblem(plan(goesUp), of, 'foreseen', goesUp)?.message,
          planProblem(plan(goesUp), of, 'planned', now)?.message,
          // whatever its time was, what counts is when it goes up
          planProblem(plan(now - 60_000), of, 'due', goesUp)?.message,
        ]
        for (const answer of answers)
          if (expires > goesUp) expect(answer).toBeUndefined()
          else expect(answer).toContain(`下线时间「${writtenMoment(expires)}」`)
      }),
    )
  })

  it('should be foreseen to fail exactly when it would, whatever has become of its entry', () => {
    const circumstances = fc.record({
      isPublic: fc.boolean(),
      isInTrash: fc.boolean(),
      isHeld: fc.boolean(),
      expires: fc.option(instant.map(written), { nil: undefined }),
    })
    fc.assert(
      fc.property(
        circumstances,
        instant,
        fc.constantFrom('publish' as const, 'unpublish' as const),
        (of, time, action) => {
          const asked = { ...plan(time), action }
          const foreseen = planProblem(asked, entry(of), 'foreseen', time)
          expect(foreseen === undefined).toBe(planProblem(asked, entry(of), 'due', time) === undefined)
          if (foreseen !== undefined) expect(foreseen.message).toMatch(/到时间不会上线.*请/)
        },
      ),
    )
  })

  it.each(['planned', 'due', 'foreseen'] as const)(
    'should not be let through when it is %s, in the trash or held',
    (when) => {
      expect(planProblem(plan(now + 60_000), entry(), when, now)).toBeUndefined()
      const refused = { trash: entry({ isInTrash: true }), review: entry({ isHeld: true }) }
      expect(planProblem(plan(now + 60_000), refused.trash, when, now)?.message).toContain('从垃圾箱恢复')
      expect(planProblem(plan(now + 60_000), refused.review, when, now)?.message).toContain('点“通过”')
    },
  )

  it('should not be held up by an unpublish that is to come when it is due', () => {
    const others = [planned({ id: 'b', action: 'unpublish', at: written(now + 60_000) }), plan(now - 1)]
    expect(planProblem(plan(now - 1), entry({ others: others as Planned[] }), 'due', now)).toBeUndefined()
  })
})

it('should take down what is in the trash, held or expired, when that is due', () => {
  const of = entry({ isInTrash: true, isHeld: true, expires: '2026-11-01T00:00:00.000Z' })
  expect(planProblem({ action: 'unpublish', at: at('2026-11-24 19:00') }, of, 'due', now)).toBeUndefined()
})

describe('a schedule that is due', () => {
  const later = planned({ id: 'b', action: 'unpublish', at: at('2026-11-26 08:00') })
  const afterBoth = Date.parse(at('2026-11-27 08:00'))

  it('should give way to a later one of the same entry that is due too', () => {
    expect(overtakenBy(planned({}), [planned({}), later], afterBoth)).toBe(later)
    expect(overtakenBy(planned({}), [{ ...later, state: 'done' }], afterBoth)?.id).toBe('b')
    expect(overtakenBy(later, [planned({}), later], afterBoth)).toBeUndefined()
  })

  it('should not give way to what is not due, or is not to happen', () => {
    expect(overtakenBy(planned({}), [later], Date.parse(at('2026-11-25 08:01')))).toBeUndefined()
    for (const state of ['cancelled', 'failed'] as const)
      expect(overtakenBy(planned({}), [{ ...later, state }], afterBoth)).toBeUndefined()
  })

  it('should be late when more than a minute has passed', () => {
    const due = at('2026-11-24 20:00')
    expect([0, 60_000, 60_001].map((passed) => isLate(due, now + passed))).toEqual([false, false, true])
  })

  it('should be tried four times, after longer and longer pauses', () => {
    const pauses = [1, 2, 3, 4].map((attempts) => nextTry(attempts, now))
    expect(pauses.map((next) => next && Date.parse(next) - now)).toEqual([5_000, 30_000, 120_000, undefined])
  })
})

describe('what a schedule failed with', () => {
  it('should be final when it was refused, and name the fields', () => {
    const refused = new Refusal(scheduleReason('due-in-trash'))
    expect(problemOf(refused)).toEqual({ message: refused.message, isFinal: true })
    // its sentence is whole, and stands beside fields besides
    const ofFields = new Refusal(scheduleReason('due-in-trash'), ['signUpHere.per', 'title'])
    expect(problemOf(ofFields)).toEqual({ message: refused.message, isFinal: true })
    const validation = Object.assign(new Error('以下字段无效'), {
      status: 400,
      data: { errors: [{ label: '标题', message: '该字段为必填项目。', path: 'title' }, { message: '时间不对' }] },
    })
    expect(problemOf(validation)).toEqual({ message: '标题：该字段为必填项目。时间不对。', isFinal: true })
    const forbidden = Object.assign(new Error('还没有通过审核'), { status: 403, data: null })
    expect(problemOf(forbidden)).toEqual({ message: '还没有通过审核', isFinal: true })
  })

  it('should be tried again when the system failed, and tell nothing of its insides', () => {
    for (const error of [new Error('SQLITE_BUSY /srv/data'), Object.assign(new Error('x'), { status: 500 }), 'x']) {
      const { message, isFinal } = problemOf(error)
      expect(isFinal).toBe(false)
      expect(message).not.toContain('/srv')
    }
  })
})

describe('what somebody does by hand before its time', () => {
  const plan = fc.record({
    id: fc.uuid(),
    action: fc.constantFrom('publish' as const, 'unpublish' as const),
    state: fc.constantFrom('waiting' as const, 'failed' as const),
    at: fc.integer({ min: now - 10, max: now + 10 }).map((time) => new Date(time).toISOString()),
  })
  const plans = fc.array(plan, { maxLength: 4 })

  it('should leave no publish to put a later draft on the site', () => {
    fc.assert(
      fc.property(plans, (all) => {
        expect(fulfilledBy('publish', all)).toEqual(all.filter(({ action }) => action === 'publish'))
      }),
    )
  })

  it('should leave no unpublish, unless it is about a publish that is still to come', () => {
    fc.assert(
      fc.property(plans, (all) => {
        const fulfilled = fulfilledBy('unpublish', all)
        for (const one of all) {
          const isOfAnother = all.some(({ action, at }) => action === 'publish' && at < one.at)
          expect(fulfilled.includes(one)).toBe(one.action === 'unpublish' && !isOfAnother)
        }
      }),
    )
  })
})

it('should be told of as withdrawn when a write says why, and not when it was called off or replaced', () => {
  const problem = fc.constantFrom(null, undefined, '', '没有标题。', '发布了条目，这一项不再执行。')
  const id = fc.constantFrom('a', 'b', 'c', 'd')
  const plan = fc.record({ id, state: fc.constantFrom('waiting', 'running', 'done', 'failed', 'cancelled'), problem })
  fc.assert(
    fc.property(fc.dictionary(id, problem), fc.uniqueArray(plan, { selector: (one) => one.id }), (known, all) => {
      const before = new Map(Object.entries(known))
      for (const one of all) {
        const isNew = one.problem && one.problem !== before.get(one.id)
        const isTold = one.state === 'cancelled' && before.has(one.id) && Boolean(isNew)
        expect(withdrawnSince(before, all).includes(one)).toBe(isTold)
      }
      // what is replaced, or called off, keeps what was said of it
      const dropped = [...before].map(([one, said]) => ({ id: one, state: 'cancelled' as const, problem: said }))
      expect(withdrawnSince(before, dropped)).toEqual([])
    }),
  )
})

it('should be endangered while it waits for its time with a problem, and not when it is tried again', () => {
  const ahead = { state: 'waiting', at: new Date(now + 1).toISOString(), problem: '没有标题。' } as const
  expect(isEndangered(ahead, now)).toBe(true)
  for (const problem of [null, undefined, '']) expect(isEndangered({ ...ahead, problem }, now)).toBe(false)
  expect(isEndangered({ ...ahead, at: new Date(now).toISOString() }, now)).toBe(false)
  for (const state of ['running', 'done', 'failed', 'cancelled', null] as const)
    expect(isEndangered({ ...ahead, state }, now)).toBe(false)
})

it('should be kept for 90 days when it is over', () => {
  expect(keptFrom(now)).toBe('2026-08-26T12:00:00.000Z')
})

it('should call a scheduler stopped that has not looked at the clock for two minutes', () => {
  expect([undefined, now - 120_000, now - 60_000, now].map((at) => lookedLately(at, now))).toEqual([
    false,
    false,
    true,
    true,
  ])
})
