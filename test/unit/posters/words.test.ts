import { expect, it } from 'vitest'
import { missingText } from '../../../cms/features/posters/words.ts'

it.each([
  [[], undefined],
  [['🎉'], '字库里没有“🎉”，图上略去了，网页上不受影响。'],
  [
    ['𠮷', '🎉', '䶮'],
    '字库里没有“𠮷”、“䶮”，图上印作“〓”；字库里没有“🎉”，图上略去了。公众页面不提供这样的海报和转发图；可以下载后自己把字补上。',
  ],
  // nothing is left of a text
  [['🎉', '〓'], '字库里没有“🎉”，图上略去了。公众页面不提供这样的海报和转发图；可以下载后自己把字补上。'],
])('should say of %j what became of each character, and of the picture', (missing, text) => {
  expect(missingText(missing)).toBe(text)
})

it('should name twelve characters of one kind', () => {
  const letters = Array.from({ length: 13 }, (_, index) => String.fromCodePoint(0x20000 + index))
  expect(missingText(letters)).toContain(`“${letters[11]}”等，图上印作`)
})
