import fc from 'fast-check'
import { expect, it } from 'vitest'
import { html } from '../../../site/search/page/html.ts'
import { marked } from '../../../site/search/page/marked.ts'
import { hasNear, nearParts } from '../../../site/search/query/near.ts'
import { fold } from '../../../site/search/text/fold.ts'

const plain = (markup: string) =>
  markup
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

it('should leave a text what it is, whatever is marked in it', () => {
  const text = fc.string({ unit: fc.constantFrom(...'合唱團团ＡaÀ<>&"\'·𠮷 ́'), maxLength: 12 })
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), (original, words) => {
      const { markup } = marked(
        original,
        words.map((word) => fold(word, new Map())),
      )
      expect(plain(markup)).toBe(original)
      expect(plain(html`${original}`.markup)).toBe(original)
    }),
  )
})

it('should mark what was looked for, as it is written there', () => {
  expect(marked('阿依·古丽的ＫＴＶ', ['依古', 'ktv']).markup).toBe('阿<mark>依·古</mark>丽的<mark>ＫＴＶ</mark>')
  expect(marked('合唱与唱团', ['合唱团']).markup).toBe('<mark>合唱</mark>与<mark>唱团</mark>')
})

it('should find what is meant in spite of one slip, and nothing with two', () => {
  const characters = fc.uniqueArray(fc.constantFrom(...'春城职工合唱节舞蹈剪纸'), { minLength: 4, maxLength: 8 })
  const slip = fc.record({ kind: fc.constantFrom('wrong', 'missing', 'more'), at: fc.nat(7) })
  fc.assert(
    fc.property(characters, slip, (right, { kind, at }) => {
      const place = at % right.length
      const typed = right.toSpliced(place, kind === 'more' ? 0 : 1, ...(kind === 'missing' ? [] : ['口']))
      const text = `前面${right.join('')}后面`
      expect(hasNear(text, typed)).toBe(true)
      expect(nearParts(typed).some((parts) => parts.every((part) => text.includes(part)))).toBe(true)
      expect(hasNear(text, typed.toSpliced((place + 2) % typed.length, 1, '口', '口'))).toBe(false)
    }),
  )
})
