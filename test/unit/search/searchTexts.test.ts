import fc from 'fast-check'
import { termsOf } from '../../../site/search/query/terms.ts'
import { describe, expect, it } from 'vitest'
import { fold, foldWithOrigins } from '../../../site/search/text/fold.ts'
import { plainText } from '../../../site/search/text/plainText.ts'
import { tokensOf } from '../../../site/search/text/tokens.ts'
import { readVariants } from '../../../site/search/text/variants.ts'

const variants = readVariants()
const any = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'合唱團歡乐ＡＢ①２·・é𠮷〇々 \n', 'ǚ', 'ﬁ', '㎏', 'ς', 'İ'), maxLength: 20 }),
)

describe('a text that is searched', () => {
  it('should fold alike in its common ways of being written', () => {
    for (const [one, other] of [
      ['合唱團', '合唱团'],
      ['ＫＴＶ１２３', 'ktv123'],
      ['阿依古丽·买买提', '阿依古丽•买买提'],
      ['阿依古丽·买买提', '阿依古丽买买提'],
      ['王瑯', '王琅'],
      ['hé chàng', 'he chang'],
      ['Nǚ', 'nu'],
      ['歡樂頌', '欢乐颂'],
    ] as const)
      expect([one, fold(one, variants)]).toEqual([one, fold(other, variants)])
  })

  it('should fold to what folds no further, whatever it is', () => {
    // few of them come up by chance
    for (const rare of variants.keys())
      expect([rare, fold(fold(rare, variants), variants)]).toEqual([rare, fold(rare, variants)])
    fc.assert(
      fc.property(any, (text) => {
        const once = fold(text, variants)
        expect(fold(once, variants)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('should fold each character alike, whatever stands beside it', () => {
    // a dot that is left out, and that no short cut bears
    for (let point = 0; point < 0x10000; point++) {
      const character = String.fromCharCode(point)
      if (fold(character, new Map()) !== fold(`${character}·`, new Map())) expect.fail(point.toString(16))
    }
  })

  it('should fold the same bit by bit, with the place of each bit', () => {
    const chinese = fc.string({ unit: fc.constantFrom(...'合唱團歡ＡＢ２·𠮷 ﬁé'), maxLength: 20 })
    fc.assert(
      fc.property(chinese, (text) => {
        const { text: folded, origins } = foldWithOrigins(text, variants)
        expect(folded).toBe(fold(text, variants))
        expect(origins.length).toBe(folded.length + 1)
        expect(origins).toEqual([...origins].sort((a, b) => a - b))
        for (let at = 0; at < folded.length; at++)
          expect(
            fold(
              text.slice(
                origins[at],
                origins[origins.findIndex((from, index) => index > at && from > (origins[at] ?? 0))],
              ),
              variants,
            ),
          ).toContain(folded[at])
      }),
    )
  })

  it('should have every two neighbours of a run as a term, and words whole', () => {
    expect(tokensOf('2026年 春晚abc合唱团', { withSingles: false })).toEqual([
      '2026',
      '年',
      '春晚',
      'abc',
      '合唱',
      '唱团',
    ])
    expect(tokensOf('合唱', { withSingles: true })).toEqual(['合', '唱', '合唱'])
    expect(tokensOf('𠮷人', { withSingles: false })).toEqual(['𠮷人'])
    expect(tokensOf('', { withSingles: true })).toEqual([])
  })

  it('should look for every word and number of a query, whatever stands beside it', () => {
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'合唱团舞蹈剪纸'), minLength: 1, maxLength: 9 }),
      fc.string({ unit: fc.constantFrom(...'ab'), minLength: 1, maxLength: 4 }),
      fc.nat(2030).map(String),
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const terms = termsOf(parts.join('')).flat()
        for (const word of parts.join('').match(/[a-z0-9]+/g) ?? []) expect(terms).toContain(word)
        // of Chinese no character is left out but one that stands alone
        for (const run of parts.join('').match(/\p{Script=Han}{2,}/gu) ?? [])
          for (const character of run) expect(terms.join('')).toContain(character)
      }),
    )
    expect(termsOf('2026年')).toEqual([['2026']])
    expect(termsOf('李')).toEqual([['李']])
  })

  it('should find each part of a run by the terms of that part', () => {
    const run = fc.string({ unit: fc.constantFrom(...'合唱团舞蹈𠮷'), minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(run, fc.nat(10), fc.integer({ min: 2, max: 6 }), (text, from, length) => {
        const part = [...text].slice(from, from + length)
        if (part.length < 2) return
        const all = new Set(tokensOf(text, { withSingles: false }))
        for (const term of tokensOf(part.join(''), { withSingles: false })) expect(all).toContain(term)
      }),
    )
  })

  it('should give terms of anything, each of which is a term of itself', () => {
    fc.assert(
      fc.property(any, fc.boolean(), (text, withSingles) => {
        for (const token of tokensOf(fold(text, variants), { withSingles })) {
          expect(tokensOf(token, { withSingles: false })).toEqual([token])
          expect(token.length).toBeLessThanOrEqual(32)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('should be the words of the HTML, without marks and across no blocks', () => {
    expect(plainText('<p>10<sup>5</sup> m<sup>-2</sup>，H<sub>2</sub>O<sup>注</sup></p>').trim()).toBe('10⁵ m⁻²，H₂O注')
    expect(plainText('<p>合<strong>唱</strong>团</p><ul><li>一</li><li>二 &amp; 三&#39;</li></ul>')).toBe(
      "\n合唱团\n\n\n一\n\n二 & 三'\n\n",
    )
  })
})
