import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { steps } from '../../../cms/features/grassroots/returns/admin/words.ts'
import { after, type Asked, isOpen, type Standing } from '../../../cms/features/grassroots/returns/steps.ts'

const levels = [
  { unit: 'county', name: '县总工会' },
  { unit: 'city', name: '市总工会' },
]
const reaches: Record<string, Asked['reach']> = {
  clerk: new Set(['own']),
  county: new Set(['county', 'own']),
  city: new Set(['city', 'county', 'own']),
  staff: 'all',
  stranger: new Set(['other']),
}
const fresh: Standing = { state: 'draft', approvals: [], version: 1, submittedAt: undefined, isLate: false }
const asked = (step: Asked['step'], who: string, more: Partial<Asked> = {}): Asked => ({
  step,
  reach: reaches[who] ?? 'all',
  unit: 'own',
  levels,
  by: who,
  at: '2026-11-20T02:00:00.000Z',
  comment: '人数请核对',
  today: '2026-11-20',
  due: '2026-11-20',
  locks: '2026-11-30',
  exceptedUntil: undefined,
  problems: 0,
  ...more,
})
/** Goes through steps that are all taken. */
const through = (...way: [Asked['step'], string, Partial<Asked>?][]): Standing =>
  way.reduce<Standing>((standing, [step, who, more]) => {
    const next = after(standing, asked(step, who, more))
    if ('refused' in next) throw new Error(`${step} ${who}: ${next.refused.message}`)
    return next
  }, fresh)
const refusal = (standing: Standing, step: Asked['step'], who: string, more: Partial<Asked> = {}) => {
  const next = after(standing, asked(step, who, more))
  return 'refused' in next ? next.refused : undefined
}

describe('a return', () => {
  it('should go up level by level, and be locked at the end', () => {
    const end = through(
      ['submit', 'clerk'],
      ['accept', 'county'],
      ['approve', 'county'],
      ['approve', 'city'],
      ['lock', 'city'],
    )
    expect(end).toMatchObject({ state: 'locked', version: 1, isLate: false })
    expect(end.approvals.map(({ unit }) => unit)).toEqual(['county', 'city'])
  })

  it('should be approved by nobody below or beside the level that is to', () => {
    const submitted = through(['submit', 'clerk'])
    for (const who of ['clerk', 'stranger']) expect(refusal(submitted, 'approve', who)?.code).toBe('not-this-level')
    const approved = through(['submit', 'clerk'], ['approve', 'county'])
    expect(refusal(approved, 'approve', 'county')?.code).toBe('not-this-level')
    expect(refusal(submitted, 'submit', 'stranger')?.code).toBe('return-of-other-unit')
  })

  it('should let an approval be taken back until the next level has done something, and say what holds it', () => {
    const approved = through(['submit', 'clerk'], ['approve', 'county'])
    expect(after(approved, asked('undo', 'county'))).toMatchObject({ state: 'submitted', approvals: [] })
    const taken = through(['submit', 'clerk'], ['approve', 'county'], ['accept', 'city'])
    expect(refusal(taken, 'undo', 'county')?.message).toBe('市总工会已经受理，不能撤销。请先由那一级撤销或退回。')
    const all = through(['submit', 'clerk'], ['approve', 'county'], ['approve', 'city'])
    expect(refusal(all, 'undo', 'county')?.message).toContain('市总工会已经通过')
    expect(after(all, asked('undo', 'city'))).toMatchObject({ state: 'submitted', approvals: [{ unit: 'county' }] })
  })

  it('should be drawn back by its unit only while nobody has it in hand', () => {
    expect(after(through(['submit', 'clerk']), asked('withdraw', 'clerk'))).toMatchObject({ state: 'draft' })
    expect(refusal(through(['submit', 'clerk'], ['accept', 'county']), 'withdraw', 'clerk')?.message).toContain(
      '县总工会已经受理',
    )
    expect(refusal(through(['submit', 'clerk'], ['approve', 'county']), 'withdraw', 'clerk')?.message).toContain(
      '县总工会已经通过',
    )
  })

  it('should be late after its day, and not be taken after the day of the lock but by an exception', () => {
    expect(through(['submit', 'clerk', { today: '2026-11-21' }]).isLate).toBe(true)
    expect(refusal(fresh, 'submit', 'clerk', { today: '2026-12-01' })?.message).toContain('报送到 2026-11-30 为止')
    expect(through(['submit', 'clerk', { today: '2026-12-01', exceptedUntil: '2026-12-05' }]).isLate).toBe(true)
    // an exception that was made before the lock was moved takes no time away
    expect(through(['submit', 'clerk', { today: '2026-11-29', exceptedUntil: '2026-11-25' }]).isLate).toBe(true)
    expect(refusal(fresh, 'submit', 'clerk', { today: '2026-12-01', exceptedUntil: '2026-11-25' })?.message).toContain(
      '报送到 2026-11-30 为止',
    )
    expect(refusal(fresh, 'submit', 'clerk', { problems: 2 })?.message).toContain('有 2 处对不上')
  })

  it('should ask for a reason where it is held, returned or opened again', () => {
    const submitted = through(['submit', 'clerk'])
    for (const step of ['hold', 'return'] as const)
      expect(refusal(submitted, step, 'county', { comment: ' ' })?.code).toBe('reason-missing')
    const locked = through(['submit', 'clerk'], ['approve', 'county'], ['approve', 'city'], ['lock', 'city'])
    expect(refusal(locked, 'reopen', 'county')?.code).toBe('steps-of-the-top')
    expect(after(locked, asked('reopen', 'city'))).toMatchObject({ state: 'returned', approvals: [], version: 2 })
  })

  it('should be approved by the units that stand above it, wherever they came into the tree meanwhile', () => {
    const district = { unit: 'district', name: '区总工会' }
    const approved = through(['submit', 'clerk'], ['approve', 'county'])
    // a district comes in below the county that has approved
    const between = { levels: [district, ...levels], reach: new Set(['district', 'own']) }
    expect(refusal(approved, 'approve', 'city', { ...between, reach: new Set(['city']) })?.code).toBe('not-this-level')
    const next = after(approved, asked('approve', 'district', between))
    expect(next).toMatchObject({ state: 'submitted', approvals: [{ unit: 'county' }, { unit: 'district' }] })
    if ('refused' in next) throw new Error('it is approved')
    expect(after(next, asked('approve', 'city', { levels: between.levels }))).toMatchObject({ state: 'approved' })
    // and the county goes: nobody approves twice, and the city is next
    expect(after(approved, asked('approve', 'city', { levels: levels.slice(1) }))).toMatchObject({ state: 'approved' })
    // the city goes after the county has approved: the top, which the county is now, settles it without a second approval
    const settled = after(approved, asked('approve', 'county', { levels: levels.slice(0, 1) }))
    expect(settled).toMatchObject({ state: 'approved', approvals: [{ unit: 'county' }] })
  })

  it('should have nothing to take back while it is open, whatever units that were above it have approved', () => {
    const approved = through(['submit', 'clerk'], ['approve', 'county'])
    // the county is no level for a while, in which the unit draws its return back
    const without = { levels: levels.slice(1) }
    expect(refusal(approved, 'withdraw', 'clerk')?.code).toBe('return-in-hand')
    const drawn = after(approved, asked('withdraw', 'clerk', without))
    expect(drawn).toMatchObject({ state: 'draft', approvals: [] })
    for (const state of ['draft', 'returned'] as const)
      expect(refusal({ ...approved, state }, 'undo', 'county')?.code).toBe('wrong-state-for-step')
  })

  it('should keep its rules through any steps of anybody: open without approvals, approved by all in order, locked by the top', () => {
    const step = fc.record({ step: fc.constantFrom(...valuesOf(steps)), who: fc.constantFrom(...Object.keys(reaches)) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (way) => {
        let standing = fresh
        for (const { step: one, who } of way) {
          const next = after(standing, asked(one, who))
          if ('refused' in next) continue
          expect(next.version).toBe(standing.version + (one === 'reopen' ? 1 : 0))
          if (isOpen(next)) expect(next.approvals).toEqual([])
          expect(next.approvals.map(({ unit }) => unit)).toEqual(
            levels.slice(0, next.approvals.length).map(({ unit }) => unit),
          )
          if (next.state === 'approved' || next.state === 'locked') expect(next.approvals).toHaveLength(levels.length)
          if (standing.state === 'locked') expect(one).toBe('reopen')
          standing = next
        }
      }),
    )
  })
})
