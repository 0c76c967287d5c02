import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanedField, isBlank, isLonger, lengthOf, lengthProblem, shortened } from '../../../cms/base/characters.ts'
import { cleaned } from '../../../site/catalogue/cleaned.ts'
import { markCopies } from '../../../cms/documents/fields/markCopies.ts'
import { excerptOf } from '../../../cms/features/review/wording/match.ts'
import { cutText, mostUnits, placeBetween, shortText } from '../../../site/catalogue/cutText.ts'

/** Characters as people count them, of one code unit and of many. */
const character = fc.oneof(
  fc.constantFrom('工', 'x', '👨‍👩‍👧‍👦', '🇨🇳', '👍🏽', '1️⃣', 'e\u0301', 'a\u0302\u0323', '𠮷', '각'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
)
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const charactersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)
const text = fc.array(character, { maxLength: 80 }).map((parts) => parts.join(''))

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

  it('should be cut between two of them, wherever a text is cut', () => {
    const [title] = markCopies([{ name: 'title', type: 'text', maxLength: 60 }], 'title')
    const copied = title && 'hooks' in title ? title.hooks?.beforeDuplicate?.[0] : undefined
    fc.assert(
      fc.property(text, fc.nat(70), fc.nat(200), (text, most, at) => {
        const all = charactersOf(text)
        const beginning = charactersOf(cutText(text, most))
        expect(beginning).toEqual(all.slice(0, Math.min(most, beginning.length)))
        expect(cutText(text, most).length).toBeLessThanOrEqual(mostUnits(most))
        if (text.length <= mostUnits(most)) expect(beginning).toHaveLength(Math.min(most, all.length))
        expect(shortText(text, most).replace(/…$/, '')).toBe(cutText(text, most))
        const place = placeBetween(text, at)
        expect(charactersOf(text.slice(0, place)).concat(charactersOf(text.slice(place)))).toEqual(all)
        const copy = copied?.({ value: text } as never) as string
        expect(isLonger(copy, 60)).toBe(false)
        expect(all.join('').startsWith(charactersOf(copy.slice(0, -'（副本）'.length)).join(''))).toBe(true)
        const [from, to] = [placeBetween(text, Math.min(at, most)), placeBetween(text, Math.max(at, most))]
        const excerpt = excerptOf(text, { wording: {} as never, from, to })
        if (!/\s/.test(text)) for (const one of charactersOf(excerpt.replaceAll('…', ''))) expect(all).toContain(one)
      }),
      { seed: 20261127 },
    )
    // one that goes on and on takes no time, and no more room than it may
    expect(cutText(`e${'\u0301'.repeat(1_000_000)}`, 60)).toBe('')
  })

  it('should count as nothing when nobody sees any of them, whatever they are made of', () => {
    const unseen = fc.constantFrom(
      ...' \t\n\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u2028\u202e\u2060\u2064\u2800\u3000\u3164\ufe0f\ufeff\uffa0\ufffc',
      '\u{1d159}',
      '\u{e0020}',
      '\u{e0100}',
      '\u0301',
    )
    const invisible = fc.array(unseen, { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(invisible, invisible, character, (before, after, seen) => {
        expect([cleanedField(before), isBlank(before)]).toEqual(['', true])
        fc.pre(/[\p{L}\p{N}\p{P}\p{Emoji_Presentation}]/u.test(seen) && !isBlank(seen))
        expect(isBlank(before + seen + after)).toBe(false)
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
