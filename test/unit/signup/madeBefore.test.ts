import { expect, it } from 'vitest'
import { forgetMade, keepMade, madeOf } from '../../../site/signUp/network/made.ts'
import { now } from '../../support/eventStates.ts'
import { registrationOf } from '../../support/signUpStates.ts'

const of = { collection: 'activities', entry: 'families' } as const

/** A tab's memory. */
function memoryOf() {
  const rows = new Map<string, string>()
  return {
    rows,
    getItem: (name: string) => rows.get(name) ?? null,
    setItem: (name: string, value: string) => void rows.set(name, value),
    removeItem: (name: string) => void rows.delete(name),
  }
}

it('should keep of a sign-up its code alone, for an hour, and not after it is over', () => {
  const hour = 3_600_000
  for (const [more, until] of [
    [{}, now + hour],
    [{ end: undefined }, now + hour],
    [{ end: new Date(now + hour / 2).toISOString() }, now + hour / 2],
  ] as const) {
    const memory = memoryOf()
    const registration = registrationOf(more)
    keepMade(memory, registration, now)
    expect([...memory.rows.values()].map((text) => Object.keys(JSON.parse(text) as object))).toEqual([
      ['code', 'until'],
    ])
    expect([now, until - 1].map((at) => madeOf(of, memory, at))).toEqual([registration.code, registration.code])
    expect(madeOf({ ...of, entry: 'other' }, memory, now)).toBeUndefined()
    expect(madeOf(of, memory, until)).toBeUndefined()
    // nothing of it is left in the tab
    expect(memory.rows.size).toBe(0)
  }
})

it('should forget the one that is no more, and no other', () => {
  const memory = memoryOf()
  const [first, second] = [registrationOf(), registrationOf({ code: 'AAAAABBBBB', end: undefined })]
  keepMade(memory, first, now)
  keepMade(memory, second, now)
  forgetMade(memory, first)
  expect(madeOf(of, memory, now)).toBe(second.code)
  forgetMade(memory, second)
  expect(memory.rows.size).toBe(0)
})

it('should say nothing where the browser allows no memory, or has something else there', () => {
  const refusing = () => {
    throw new Error('not allowed')
  }
  const memory = { getItem: refusing, setItem: refusing, removeItem: refusing }
  keepMade(memory, registrationOf(), now)
  forgetMade(memory, registrationOf())
  expect(madeOf(of, memory, now)).toBeUndefined()
  expect(madeOf(of, undefined, now)).toBeUndefined()
  for (const text of ['null', '{', '{"code":"<b>"}', '[]'])
    expect(madeOf(of, { ...memory, getItem: () => text }, now)).toBeUndefined()
})
