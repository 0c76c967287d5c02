import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formerKeyOfForm, signUpOfForm } from '../../../cms/features/signup/endpoints/formFields.ts'
import { freshOf } from '../../../cms/features/signup/book/speak.ts'
import { isSameOrder } from '../../../cms/features/signup/payments/recordPayment.ts'

const key = 'a'.repeat(16)

it('should tell all what is new once, and refuse another text under the same key', () => {
  const { fresh, refused, said } = freshOf(undefined, [
    { key, text: '带围裙' },
    { key, text: '带围裙' },
    { key, text: '带剪刀' },
  ])
  expect([fresh, [...refused]]).toEqual([[{ key, text: '带围裙' }], [{ key, text: '带剪刀' }]])
  expect(freshOf(said, [{ key, text: '带围裙' }])).toMatchObject({ fresh: [], refused: new Set() })
  expect([...freshOf(said, [{ key, text: '带剪刀' }]).refused]).toHaveLength(1)
  // remembered without a digest, by a server before
  expect(freshOf([key], [{ key, text: '带剪刀' }])).toMatchObject({ fresh: [], refused: new Set(), said: [key] })
})

it('should answer every message: it is new, or was said before, or is refused', () => {
  const message = fc.record({ key: fc.constantFrom('a', 'b', 'c'), text: fc.constantFrom('x', 'y') })
  fc.assert(
    fc.property(fc.array(message), fc.array(message), (before, now) => {
      const { said, fresh: first } = freshOf([], before)
      const { fresh, refused } = freshOf(said, now)
      for (const one of now) {
        const told = [...first, ...fresh].find((other) => other.key === one.key)
        expect(told).toBeDefined()
        expect(refused.has(one)).toBe(told?.text !== one.text)
      }
    }),
  )
})

it('should take no other order for the one that was recorded', () => {
  const order: Parameters<typeof isSameOrder>[0] = { registration: 'r', kind: 'paid', amount: 100, method: 'cash' }
  expect(isSameOrder(order, { ...order })).toBe(true)
  for (const other of [{ registration: 's' }, { kind: 'refunded' }, { amount: 101 }, { method: 'transfer' }] as const)
    expect(isSameOrder(order, { ...order, ...other })).toBe(false)
})

it('should know a plain form by the key of the minutes before, whenever its second tap comes', () => {
  const fields = new Map([
    ['name', '张三'],
    ['phone', '13800138000'],
  ])
  const minute = 60_000
  const keyAt = (at: number): unknown => (signUpOfForm(fields, 'network', at) as { key: unknown }).key
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.nat(10 * minute), (first, later) => {
      const second = first + later
      expect([keyAt(second), formerKeyOfForm(fields, 'network', second)]).toContain(keyAt(first))
    }),
  )
  expect(formerKeyOfForm(new Map([...fields, ['key', 'a-key-of-its-own']]), 'network', 0)).toBeUndefined()
})
