import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysProblem, labelsProblem } from '../../../cms/content/campaigns/days.ts'

const due = { label: '报送截止', day: '2026-11-20T04:00:00.000Z' }
const locks = (day: unknown) => ({ label: '锁定', day })

describe('the days of a period', () => {
  it('should follow one another, and may be one, by the calendar in Shanghai', () => {
    expect(daysProblem(due, locks('2026-11-20T12:00:00.000Z'))).toBeUndefined()
    expect(daysProblem(due, locks('2026-11-19T16:00:00.000Z'))).toBeUndefined()
    expect(daysProblem(due, locks('2026-11-19T15:59:00.000Z'))).toBe(
      '“锁定”2026-11-19 早于“报送截止”2026-11-20，请改成同一天或以后。',
    )
  })

  it('should all be given, each asked for at its own field', () => {
    for (const nothing of [undefined, null, '', '明天', 7]) {
      expect(daysProblem(due, locks(nothing))).toBe('请填写“锁定”。')
      expect(daysProblem({ ...due, day: nothing }, locks(due.day))).toBeUndefined()
    }
  })

  it('should be refused in exactly one order of two different days', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString())
    fc.assert(
      fc.property(day, day, (one, other) => {
        const refused = [
          daysProblem({ ...due, day: one }, locks(other)),
          daysProblem({ ...due, day: other }, locks(one)),
        ]
        expect(refused.filter((problem) => problem !== undefined)).toHaveLength(one === other ? 0 : 1)
      }),
    )
  })
})

describe('periods', () => {
  it('should be told apart by what they are called, however it is typed', () => {
    expect(labelsProblem([{ label: '上半年' }, { label: '全年' }, {}, {}])).toBeUndefined()
    expect(labelsProblem([{ label: '第1季度' }, { label: ' 第１ 季度' }])).toBe(
      '有两个报送期都叫“第1季度”，请改成不同的名称，或合成一个。',
    )
  })
})
