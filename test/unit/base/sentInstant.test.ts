import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { sentInstant, storedInstant } from '../../../cms/base/time/sentInstant.ts'
import { momentProblem as planned } from '../../../cms/features/schedule/momentProblem.ts'
import { momentProblem as paid } from '../../../cms/features/signup/payments/rules.ts'

const schema = sentInstant('请填日期和时间。')
const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'))
/** Any instant that ISO 8601 writes with four figures, near the ends of what they can say more often than not. */
const written = fc
  .tuple(
    fc.oneof(fc.constantFrom(0, 1, 1899, 1900, 2199, 2200, 9999), fc.integer({ min: 0, max: 9999 })),
    fc.constantFrom('01-01', '06-15', '12-31'),
    fc.tuple(two(23), two(59), two(59)),
    fc.oneof(
      fc.constant('Z'),
      fc
        .tuple(fc.constantFrom('+', '-'), two(23), two(59))
        .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
    ),
  )
  .map(([year, day, time, offset]) => `${String(year).padStart(4, '0')}-${day}T${time.join(':')}${offset}`)

it('should be stored in four figures of a year or not at all, whatever its offset', () => {
  fc.assert(
    fc.property(written, (text) => {
      const year = new Date(text).getUTCFullYear()
      const result = schema.safeParse(text)
      expect(result.success).toBe(year >= 1900 && year <= 2199)
      if (!result.success) return void expect(result.error.issues[0]?.message).toMatch(/1900 年到 2199 年/)
      expect(Date.parse(result.data)).toBe(Date.parse(text))
      expect(z.iso.datetime().parse(result.data)).toBe(result.data)
      expect(storedInstant.parse(result.data)).toBe(result.data)
    }),
  )
  for (const text of ['0000-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59'])
    expect(schema.safeParse(text).success).toBe(false)
  expect(schema.safeParse('gestern').error?.issues.map(({ message }) => message)).toEqual(['请填日期和时间。'])
})

it('should not be planned or paid for outside of what a reader takes', () => {
  const now = Date.parse('2026-11-28T08:00:00Z')
  fc.assert(
    fc.property(written, (text) => {
      const at = new Date(text).toISOString()
      const isPlain = /^(?:19|2[01])\d\d-/.test(at)
      if (!isPlain) expect(planned(at, now)).toBeDefined()
      expect(paid(at, now)?.code).toBe(Date.parse(at) > now + 86_400_000 ? 'paid-in-the-future' : undefined)
    }),
  )
})

it('should be nothing where a row has it otherwise', () => {
  for (const odd of ['-000001-12-31T00:01:00.000Z', '+010000-01-01T23:58:59.000Z', 'gestern', 7, {}])
    expect(storedInstant.parse(odd)).toBeUndefined()
})
