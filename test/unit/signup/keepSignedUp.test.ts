import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CountedRow, countingOn } from '../../../cms/features/signup/desk/countedOn.ts'
import { goneTitle } from '../../../cms/features/signup/desk/goneTitles.ts'
import configured from '../../../cms/payload.config.ts'

const now = Date.parse('2026-12-01T04:00:00Z')
const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString()
const time = (hours: number, isOff: boolean) => ({ id: `t${hours}`, start: at(hours), isOff, isOpen: false })
const signedUp = {
  whole: 5,
  rows: new Map([
    ['a', 2],
    ['b', 1],
  ]),
}
const row = (more: Partial<CountedRow>): CountedRow => ({
  occasion: 'a',
  ends: at(5),
  told: { times: [time(3, false)] },
  ...more,
})

it('should be a hook of everything that one can sign up for, and of nothing else', async () => {
  const kept = (await configured).collections.filter(({ hooks }) =>
    hooks.beforeDelete.some(({ name }) => name === 'keepSignedUp'),
  )
  expect(kept.map(({ slug }) => slug).sort()).toEqual(['activities', 'courses', 'performances'])
})

it('should count those who have signed up for what is to come, and of whom nobody knows what they were told', () => {
  expect(countingOn([row({}), row({ occasion: 'b' })], signedUp, now)).toBe(3)
  expect(countingOn([row({ occasion: null })], signedUp, now)).toBe(5)
  expect(countingOn([row({ told: undefined })], signedUp, now)).toBe(2)
  expect(countingOn([row({ ends: null })], signedUp, now)).toBe(2)
  // put off, while nobody knows until when
  expect(countingOn([row({ told: { times: [{ ...time(3, false), isOpen: true }] } })], signedUp, now)).toBe(2)
  expect(countingOn([row({ occasion: 'nobody' })], signedUp, now)).toBe(0)
})

it('should count nobody when all of it is over, or they were told that what is to come is off', () => {
  const times = fc.array(fc.record({ hours: fc.integer({ min: -9, max: 9 }), isOff: fc.boolean() }), { maxLength: 5 })
  fc.assert(
    fc.property(times, (some) => {
      const told = { times: some.map(({ hours, isOff }) => time(hours, isOff)) }
      const isOff = some.every((one) => one.isOff || one.hours <= 0)
      expect(countingOn([row({ told })], signedUp, now)).toBe(isOff ? 0 : 2)
      expect(countingOn([row({ told, ends: at(-1) })], signedUp, now)).toBe(0)
    }),
  )
})

it('should say on the desk which entry it was, and where it lies', () => {
  expect(goneTitle({ title: '扎染', deletedAt: '2026-12-01T04:00:00.000Z' })).toBe('（在垃圾箱里）扎染')
  expect(goneTitle({ title: '扎染', deletedAt: null })).toBe('（已下线）扎染')
  expect(goneTitle({ title: null })).toBe('（已下线）未命名')
})
