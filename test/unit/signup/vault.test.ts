import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keysOf } from '../../../cms/features/signup/persons/keys.ts'
import type { Person } from '../../../cms/features/signup/persons/person.ts'
import { openVault, SealError } from '../../../cms/features/signup/persons/vault.ts'

const [first, second, third] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string]
const vault = openVault(keysOf([first]))
const rotated = openVault(keysOf([second, first]))
const foreign = openVault(keysOf([third]))

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const anyPerson: fc.Arbitrary<Person> = fc.record(
  {
    name: anyText,
    phone: fc.stringMatching(/^1[3-9]\d{9}$/),
    email: anyText,
    unit: anyText,
    children: fc.array(fc.record({ name: anyText, age: fc.integer({ min: 0, max: 17 }) }), { maxLength: 10 }),
    // by ids of questions, which are those of rows: nothing else is kept (answersTo)
    answers: fc.dictionary(fc.stringMatching(/^[0-9a-f-]{1,36}$/), fc.oneof(anyText, fc.integer(), fc.boolean())),
    code: anyText,
    comes: fc.boolean(),
  },
  { requiredKeys: ['name', 'phone', 'unit', 'children', 'answers', 'code', 'comes'], noNullPrototype: true },
)

it('should give back every person as it was sealed, also after a change of keys', () => {
  fc.assert(
    fc.property(anyPerson, (person) => {
      const sealed = vault.seal(person)
      expect(vault.unseal(sealed)).toEqual(person)
      expect(rotated.unseal(sealed)).toEqual(person)
      expect(vault.seal(person)).not.toBe(sealed)
    }),
  )
})

it('should open nothing that was changed in any character', () => {
  fc.assert(
    fc.property(anyPerson, fc.nat(), fc.constantFrom(...'0aAzZ9-_.v'), (person, place, character) => {
      const sealed = vault.seal(person)
      const at = place % sealed.length
      fc.pre(sealed[at] !== character)
      expect(() => vault.unseal(sealed.slice(0, at) + character + sealed.slice(at + 1))).toThrow(SealError)
      expect(() => vault.unseal(sealed.slice(0, at))).toThrow(SealError)
    }),
  )
})

it('should open nothing with another key, nor for another purpose', () => {
  const sealed = vault.sealText('message', '13800138000')
  expect(vault.unsealText('message', sealed)).toBe('13800138000')
  expect(() => foreign.unsealText('message', sealed)).toThrow(SealError)
  expect(() => vault.unseal(sealed)).toThrow(SealError)
  // the name of a generation that is known here, before what another key has sealed
  const [name = '', theirs = ''] = [vault.generations[0], foreign.generations[0]]
  expect(() => vault.unsealText('message', foreign.sealText('message', 'x').replace(theirs, name))).toThrow(SealError)
  for (const wrong of ['', 'v1', '13800138000', 'v1.00000000..', `v2${sealed.slice(2)}`])
    expect(() => vault.unsealText('message', wrong)).toThrow(SealError)
})

it('should say nothing of what is sealed, in the text nor in the error', () => {
  const sealed = vault.sealText('message', 'MARKER')
  expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/)
  expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('MARKER')
  try {
    foreign.unsealText('message', sealed)
    expect.unreachable()
  } catch (error) {
    expect(String(error) + String((error as Error).stack)).not.toContain('MARKER')
    expect((error as SealError).generation).toBe(vault.generations[0])
  }
})

it('should find people by the same hash at every start, and by the former one after a change of keys', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const again = openVault(keysOf([first]))
      expect(again.phoneHash(one)).toBe(vault.phoneHash(one))
      expect(again.codeHash(one)).toBe(vault.codeHash(one))
      expect(rotated.phoneHashes(one)).toEqual([rotated.phoneHash(one), vault.phoneHash(one)])
      expect(rotated.codeHashes(one)).toEqual([rotated.codeHash(one), vault.codeHash(one)])
      expect(vault.phoneHash(one)).not.toBe(vault.codeHash(one))
      expect(vault.phoneHash(one)).not.toBe(foreign.phoneHash(one))
      if (Buffer.from(one).equals(Buffer.from(other))) return
      expect(vault.phoneHash(one)).not.toBe(vault.phoneHash(other))
    }),
  )
})

it('should say which texts are sealed with an older key', () => {
  expect(vault.isOld(vault.sealText('message', 'x'))).toBe(false)
  expect(rotated.isOld(vault.sealText('message', 'x'))).toBe(true)
  expect(rotated.isOld(rotated.sealText('message', 'x'))).toBe(false)
})

it('should make codes that the form takes, and never one twice', () => {
  const codes = Array.from({ length: 2000 }, () => vault.newCode())
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  expect(new Set(codes).size).toBe(codes.length)
  // all characters are used: of 20,000 each is missing once in 10^275 runs
  expect(new Set(codes.join('')).size).toBe(32)
})
