import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nameKeyOf, originalNameOf, stemOf } from '../../../cms/content/files/fileName.ts'

/** The longest that Payload and a number put behind a stem. */
const longestSuffix = '-00000000-1600x2560.avif'
const odd = fc.constantFrom(
  '.',
  ' ',
  '/',
  '\\',
  '%2F',
  '\0',
  '\u202e',
  '\ud83d',
  '汉',
  '👨‍👩‍👧',
  'e\u0301',
  '-',
  'CON',
  '"',
  '\n',
)
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.oneof(odd, fc.string({ maxLength: 5 })), { maxLength: 120 }).map((parts) => parts.join('')),
)

it('should make of any name one that every file system, URL and web server takes', () => {
  fc.assert(
    fc.property(names, fc.constantFrom('', '.png', '.JPEG'), (name, ending) => {
      const stem = stemOf(name + ending, '图片')
      expect(stem).toBe(stem.normalize('NFC').trim())
      expect(stem).not.toBe('')
      expect(stem.isWellFormed()).toBe(true)
      expect(stem).not.toMatch(/^[.-]|[.\s]$|[/\\?<>:*|"%#`$]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      expect(stem).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
      expect(Buffer.byteLength(stem + longestSuffix)).toBeLessThanOrEqual(255)
      expect(decodeURIComponent(encodeURIComponent(stem))).toBe(stem)
    }),
    { numRuns: 2000 },
  )
})

it('should keep of any name what can be shown, within its limit', () => {
  fc.assert(
    fc.property(names, (name) => {
      const original = originalNameOf(name)
      expect([...original].length).toBeLessThanOrEqual(255)
      expect(original.isWellFormed()).toBe(true)
      expect(original).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }),
  )
})

it('should cut a long name between what a reader takes for characters', () => {
  const families = '👨🏽‍🌾'.repeat(40)
  fc.assert(
    fc.property(fc.nat(40), (lead) => {
      const whole = 'a'.repeat(lead) + families
      const stem = stemOf(whole, '图片')
      // marks that join are taken out, so each is a farmer with a tone of skin and a sheaf
      expect(stem.slice(lead)).toMatch(/^(👨🏽🌾)*(👨🏽)?$/u)
    }),
  )
})

it.each([
  ['秋季汇演 海报.png', '秋季汇演 海报'],
  ['.htaccess.png', 'htaccess'],
  ['.png', '图片'],
  ['CON.png', '图片-CON'],
  ['com1.tar.png', '图片-com1.tar'],
  ['a%2Fb.png', 'a-2Fb'],
  ['../../etc/passwd.png', 'passwd'],
  ['C:\\照片\\合影.jpg', '合影'],
  ['发票\u202egpj.exe.png', '发票gpj.exe'],
  ['', '图片'],
  ['\0\0.png', '图片'],
  ['结尾. .png', '结尾'],
  ['😀😀.png', '😀😀'],
  [`${'汉'.repeat(84)}.png`, '汉'.repeat(73)],
])('should keep %j as %j', (name, stem) => {
  expect(stemOf(name, '图片')).toBe(stem)
})

it('should take names for one that a file system may take for one', () => {
  expect(nameKeyOf('POSTER')).toBe(nameKeyOf('poster'))
  expect(nameKeyOf('e\u0301cole')).toBe(nameKeyOf('\u00e9cole'))
  expect(nameKeyOf('海报')).not.toBe(nameKeyOf('海報'))
})
