import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endMoved, rememberedOf, type Typed } from '../../../cms/content/fields/endMoved.ts'
import { unreadValue } from '../../../cms/documents/fields/dates/unread.ts'
import { isOtherStart, movedProblem } from '../../../cms/content/fields/movedProblem.ts'

const instant = fc
  .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') })
  .map((at) => new Date(at).toISOString())

describe('endMoved', () => {
  it('should keep the length of a period whose start is changed, step by step as it is typed, however it reads between', () => {
    const typing = fc.oneof(instant, fc.constantFrom(null, unreadValue('10月1日')))
    fc.assert(
      fc.property(instant, instant, fc.array(typing, { maxLength: 6 }), instant, (start, end, between, last) => {
        let before: Typed = { start, end }
        let now: Typed = before
        for (const typed of [...between, last]) {
          now = { start: typed, end: now.end }
          const moved = endMoved(before, now)
          before = rememberedOf(before, now, moved, true)
          if (moved !== undefined) now = { start: typed, end: moved }
        }
        expect(Date.parse(now.end ?? '') - Date.parse(last)).toBe(Date.parse(end) - Date.parse(start))
      }),
    )
  })

  it('should count from where the form itself put both', () => {
    fc.assert(
      fc.property(instant, instant, instant, instant, instant, (start, end, from, to, last) => {
        fc.pre(start !== from)
        const before = rememberedOf({ start, end }, { start: from, end: to }, undefined, false)
        const moved = endMoved(before, { start: last, end: to })
        const length = Date.parse(to) - Date.parse(from)
        expect(moved === undefined ? last : Date.parse(moved) - Date.parse(last)).toBe(moved === undefined ? from : length)
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

describe('another start than the announced one', () => {
  it('should be one only between two that were understood', () => {
    const texts = fc.oneof(instant, fc.constantFrom(null, undefined, '', unreadValue('10月1日')))
    fc.assert(
      fc.property(texts, texts, (announced, start) => {
        const isMoved = isOtherStart(announced, start)
        expect(isMoved).toBe([announced, start].every((text) => text?.endsWith('Z')) && announced !== start)
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
