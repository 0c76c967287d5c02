import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkedParts } from '../../../site/text/linked.ts'

const links = (text: string): string[] =>
  linkedParts(text).flatMap((part) => (typeof part === 'string' ? [] : [part.text]))

const hosts = fc.constantFrom('www.example.com', 'https://example.com', 'http://a.example.cn', 'HTTPS://wj.qq.example')
const rests = fc.constantFrom('', '/', '/s2/1234567/abcd', '/a?x=1&y=2#top', '/wiki/A_(b)', ':8080/x')
const address = fc.tuple(hosts, rests).map(([host, rest]) => host + rest)
const chinese = fc.stringMatching(/^[一-龥]{0,6}$/)
/** What may stand right behind an address and is not part of it. */
const closing = fc.constantFrom(
  '。',
  '，',
  '；',
  '！',
  '？',
  '）',
  '》',
  '”',
  '、',
  '…',
  '.',
  ',',
  ')',
  '!',
  ' ',
  '\n',
  '报名',
)
const opening = fc.constantFrom('', '：', '（', '“', ' ', '(', '，')

describe('linkedParts', () => {
  it('should give the text again, whatever it is', () => {
    const pieces = fc.array(fc.oneof(fc.string({ unit: 'binary' }), address, closing, chinese), { maxLength: 8 })
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        const given = linkedParts(text).map((part) => (typeof part === 'string' ? part : part.text))
        expect(given.join('')).toBe(text)
      }),
    )
  })

  it('should lead to pages only, and to the host that is to be read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(address, fc.string(), fc.constantFrom('javascript:', '@', '//', 'www.')), { maxLength: 6 }),
        (parts) => {
          for (const part of linkedParts(parts.join(''))) {
            if (typeof part === 'string') continue
            const url = new URL(part.href)
            expect(url.protocol).toMatch(/^https?:$/)
            expect(url.username + url.password).toBe('')
            expect(
              part.text
                .toLowerCase()
                .replace(/^https?:\/\//, '')
                .startsWith(url.hostname),
            ).toBe(true)
          }
        },
      ),
    )
  })

  it('should find an address between Chinese words and marks, and nothing of these', () => {
    fc.assert(
      fc.property(chinese, opening, address, closing, chinese, (before, open, typed, close, after) => {
        expect(links(before + open + typed + close + after)).toEqual([typed])
      }),
    )
  })

  it('should take what is typed from its www on for a page that is read safely', () => {
    expect(linkedParts('见www.example.com。')).toEqual([
      '见',
      { text: 'www.example.com', href: 'https://www.example.com/' },
      '。',
    ])
  })

  it.each([
    ['a mail address', '写信给 zhang@www.example.com'],
    ['a bare scheme', 'https:// 开头'],
    ['a host without a dot', 'http://localhost/x'],
    ['an account before the host', 'https://www.bank.example@evil.example/'],
    ['another scheme', 'javascript:alert(1) ftp://example.com'],
    ['a word that ends in www', 'awww.example.com'],
  ])('should leave %s as text', (_, text) => {
    expect(linkedParts(text)).toEqual([text])
  })
})
