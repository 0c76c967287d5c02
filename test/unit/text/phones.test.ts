import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phoneParts, telephone } from '../../../site/text/phones.ts'
import { anyTexts } from '../../support/anyTexts.ts'

/** The numbers that a text leads to. */
function numbersOf(text: string): string[] {
  return phoneParts(text).flatMap((part) => (typeof part === 'string' ? [] : [part.href.replace('tel:', '')]))
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length }).map((some) => some.join(''))
/** A whole number, in the groups in which people write it. */
const number = fc.oneof(
  fc.tuple(fc.constantFrom('010', '0871', '0883'), fc.constantFrom(7, 8).chain(digits)),
  fc.tuple(fc.constant('138'), digits(4), digits(4)),
  fc.tuple(fc.constantFrom('400', '800'), digits(3), digits(4)),
  fc.tuple(fc.constant('+86'), fc.constant('871'), digits(8)),
)
const mark = fc.constantFrom('-', ' ', '－', '')
/** How two numbers, a number and its extension, and a number and words stand beside each other. */
const between = fc.constantFrom('、', '/', '，', ' 或 ', '；')
const extension = fc
  .tuple(fc.constantFrom('转', ' 转 ', '转分机', ' ext. ', '#'), digits(3))
  .map((parts) => parts.join(''))
const words = fc.constantFrom('', '电话：', '电话:', '请打 ', '（周一至周五 9:00-17:00）', ' 9：00—17：30 ')

describe('what was typed as a telephone number', () => {
  it('should lead to each number in it, and call no other', () => {
    const written = fc.tuple(number, mark).map(([groups, between]) => ({ text: groups.join(between), groups }))
    fc.assert(
      fc.property(words, written, fc.option(extension), fc.option(fc.tuple(between, written)), words, (...given) => {
        const [before, first, extended, second, after] = given
        const text = [before, first.text, extended ?? '', second?.[0] ?? '', second?.[1].text ?? '', after].join('')
        const numbers = [first, ...(second ? [second[1]] : [])].map(({ groups }) => groups.join(''))
        expect([text, numbersOf(text)]).toEqual([text, numbers])
      }),
    )
  })

  it('should lose nothing of the text, and call digits alone, whatever was typed', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...'0123456789０９+-（） 转;,#:abp*'), { maxLength: 40 }).map((some) => some.join('')),
      fc.constantFrom(...anyTexts),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const parts = phoneParts(typed)
        expect(parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')).toBe(typed)
        for (const part of parts) if (typeof part !== 'string') expect(part.href).toMatch(/^tel:\+?\d{3,15}$/)
        expect(telephone(typed)).toBe(parts.find((part) => typeof part !== 'string')?.href)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['12351', ['12351']],
    ['110', ['110']],
    ['12351 或 0871-63163456', ['12351', '087163163456']],
    ['０８７１－６３１６３４５６', ['087163163456']],
    ['（0871）6316 3456', ['087163163456']],
    ['0871-63163456-801', ['087163163456']],
    ['400-800-1234 按 2', ['4008001234']],
    ['请咨询本单位工会', []],
    ['12345678901234567890', []],
    ['', []],
  ])('should lead from %j to %j', (text, numbers) => {
    expect(numbersOf(text)).toEqual(numbers)
  })
})
