import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writtenDate } from '../../../cms/documents/versions/admin/writtenDate.ts'

it('should show a date as its form does', () => {
  const value = '2026-11-24T16:30:00.000Z'
  expect(writtenDate(value, 'yyyy-MM-dd')).toBe('2026-11-25')
  for (const format of [undefined, 'yyyy-MM-dd HH:mm']) expect(writtenDate(value, format)).toBe('2026-11-25 00:30')
})

it('should show of a date that cannot be read what is stored, and fail for none', () => {
  const stored = fc.oneof(fc.string(), fc.constantFrom('10月1日', '<b>"1"</b>', '', '2026-13-45'))
  fc.assert(
    fc.property(stored, fc.constantFrom(undefined, 'yyyy-MM-dd'), (value, format) => {
      const written = writtenDate(value, format)
      expect(written).not.toMatch(/[<>"]/)
      if (Number.isNaN(Date.parse(value)))
        expect(
          written.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
        ).toBe(value)
    }),
  )
})
