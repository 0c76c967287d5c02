import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleaned, cleanedField, isLonger, lengthOf, lengthProblem, shortened } from '../../../cms/base/characters.ts'

describe('characters', () => {
  it('should be counted as people count them', () => {
    expect(isLonger('👨‍👩‍👧‍👦'.repeat(60), 60)).toBe(false)
    expect(isLonger('👨‍👩‍👧‍👦'.repeat(61), 60)).toBe(true)
    expect(isLonger('𠮷'.repeat(60), 60)).toBe(false)
    expect(isLonger('e\u0301'.repeat(60), 60)).toBe(false)
    // one letter under a tower of accents takes the room of many
    expect(isLonger(`e${'\u0301'.repeat(2000)}`, 60)).toBe(true)
  })

  it('should be told in number as people count them, without a count of what is endless', () => {
    expect([lengthOf('👨‍👩‍👧‍👦工e\u0301'), lengthOf('👨‍👩‍👧‍👦'.repeat(61))]).toEqual([3, 61])
    expect(lengthOf('工'.repeat(15_000_000))).toBe(15_000_000)
  })

  it('should be told to be too many where they are, and to be too large where only that is so', () => {
    const part = fc.constantFrom('工', 'x', '👨‍👩‍👧‍👦', 'e\u0301\u0301', '\u0301'.repeat(50), '𠮷')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (parts, most) => {
        const text = parts.join('')
        const problem = lengthProblem(text, most)
        expect(problem !== undefined).toBe(isLonger(text, most))
        const [, told = ''] = /有 (\d+) 字/.exec(problem ?? '') ?? []
        if (problem?.startsWith('太长')) expect(Number(told)).toBeGreaterThan(most)
        if (problem?.startsWith('占的地方太大')) expect(Number(told)).toBeLessThanOrEqual(most)
      }),
    )
    expect(lengthProblem('工'.repeat(61), 60)).toBe('太长：有 61 字，最多 60 字，请改短。')
    expect(lengthProblem(`e${'\u0301'.repeat(2000)}`, 60)).toMatch(/^占的地方太大：有 1 字，.+请删去一些。$/)
  })

  it('should be shown shortened, and never cut in halves', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.anything()), (value) => {
        const short = shortened(value)
        expect(short.isWellFormed()).toBe(true)
        expect(Array.from(short).length).toBeLessThanOrEqual(21)
      }),
    )
  })

  it('should be cleaned once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const clean = cleaned(value)
        expect(clean.isWellFormed()).toBe(true)
        expect(cleaned(clean)).toBe(clean)
        expect(cleanedField(cleanedField(value))).toBe(cleanedField(value))
      }),
    )
  })
})
