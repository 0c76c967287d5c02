import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskedEmail, maskedName, maskedPhone } from '../../../cms/features/signup/persons/masks.ts'

it('should leave what people of one class are told apart by', () => {
  expect(maskedPhone('13800138000')).toBe('138****8000')
  expect(maskedName('张三')).toBe('张*')
  expect(maskedName('张小三')).toBe('张*三')
  expect(maskedName('欧阳小三')).toBe('欧**三')
  expect(maskedName('𠮷田')).toBe('𠮷*')
  expect(maskedName('阿卜杜热合曼·买买提')).toBe('阿***提')
  expect(maskedName('张')).toBe('*')
  expect(maskedEmail('zhang.san@example.org')).toBe('z***@example.org')
})

it('should never leave the whole of anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      fc.pre(!/^[\s*]*$/.test(text))
      expect(maskedName(text)).toContain('*')
      expect(maskedPhone(text)).toContain('****')
      expect(maskedEmail(text)).toContain('***')
      expect(maskedName(text).replaceAll('*', '').length).toBeLessThan(Math.max(text.trim().length, 1))
    }),
  )
})
