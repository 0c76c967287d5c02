import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endMoved } from '../../../cms/content/fields/endMoved.ts'
import { movedProblem } from '../../../cms/content/fields/movedProblem.ts'

const instant = fc
  .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') })
  .map((at) => new Date(at).toISOString())

describe('endMoved', () => {
  it('should keep the length of a period whose start is changed, step by step as it is typed', () => {
    fc.assert(
      fc.property(instant, instant, fc.array(instant, { minLength: 1, maxLength: 6 }), (start, end, starts) => {
        let [before, now] = [
          { start, end },
          { start, end },
        ]
        for (const typed of starts) {
          now = { start: typed, end: now.end }
          const moved = endMoved(before, now)
          if (moved !== undefined) now = { start: typed, end: moved }
          before = { ...now }
        }
        expect(Date.parse(now.end) - Date.parse(now.start)).toBe(Date.parse(end) - Date.parse(start))
      }),
    )
  })

  it('should leave an end that was typed meanwhile, and one that is not there', () => {
    fc.assert(
      fc.property(instant, instant, instant, instant, (start, end, later, typed) => {
        fc.pre(Date.parse(end) !== Date.parse(typed))
        expect(endMoved({ start, end }, { start: later, end: typed })).toBeUndefined()
        expect(endMoved({ start, end: undefined }, { start: later, end: typed })).toBeUndefined()
        expect(endMoved({ start, end: null }, { start: later, end: null })).toBeUndefined()
        expect(endMoved({ start, end }, { start: null, end })).toBeUndefined()
      }),
    )
  })
})

describe('movedProblem', () => {
  it('should refuse what was moved to where it was', () => {
    fc.assert(
      fc.property(instant, instant, (start, from) => {
        expect(movedProblem(start, from) === undefined).toBe(Date.parse(start) !== Date.parse(from))
      }),
    )
    expect(movedProblem('2026-12-01T10:00:00Z', '2026-12-01T18:00:00+08:00')).toMatch(/改期请先把开始改成新的时间/)
  })
})
