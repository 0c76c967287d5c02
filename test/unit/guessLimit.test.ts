import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failureNote } from '../../cms/collections/users/failedLogins.ts'
import { type Admitted, allowed, GuessLimit } from '../../cms/collections/users/guessLimit.ts'

const device = undefined
const guess = (address: number | string, account = 'chen@example.org') => ({
  address: String(address),
  account,
  device,
})

async function wrong(limit: GuessLimit, guesses: ReturnType<typeof guess>[]): Promise<(Admitted | number)[]> {
  const answers = []
  for (const one of guesses) answers.push(await limit.admit(one))
  return answers
}
const admitted = (answers: (Admitted | number)[]) => answers.filter((answer) => typeof answer !== 'number').length

describe('the limit on guesses', () => {
  it('should let whoever knows the password in, from any address under its own limit, however others guess', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('chen@example.org', 'li@example.org')), {
          maxLength: 600,
        }),
        fc.nat({ max: allowed.ofPairUnderAttack - 1 }),
        async (attack, mistyped) => {
          const limit = new GuessLimit()
          await wrong(limit, Array(mistyped).fill(guess('own')))
          await wrong(
            limit,
            attack.map(([address, account]) => guess(address, account)),
          )
          expect(typeof (await limit.admit(guess('own')))).toBe('object')
        },
      ),
      { numRuns: 30 },
    )
  })

  it('should stop each address, and leave it fewer guesses while the account is attacked from everywhere', async () => {
    const limit = new GuessLimit()
    expect(admitted(await wrong(limit, Array(30).fill(guess('one'))))).toBe(allowed.ofPair)
    for (let address = 0; address < 10; address++) await wrong(limit, Array(10).fill(guess(address)))
    expect(admitted(await wrong(limit, Array(10).fill(guess('late'))))).toBe(allowed.ofPairUnderAttack)
    expect(admitted(await wrong(limit, Array(10).fill(guess('late', 'other@example.org'))))).toBe(allowed.ofPair)
  })

  it('should stop one address that tries many accounts', async () => {
    const limit = new GuessLimit()
    const many = Array.from({ length: 300 }, (_, index) => guess('one', `person-${index}@example.org`))
    expect(admitted(await wrong(limit, many))).toBe(allowed.ofAddress)
  })

  it('should count no right password, so that an office can log in in the morning', async () => {
    const limit = new GuessLimit()
    for (let person = 0; person < 500; person++) {
      const answer = await limit.admit(guess('office', `person-${person % 50}@example.org`))
      expect([person, typeof answer]).toEqual([person, 'object'])
      if (typeof answer === 'object') await answer.wasRight()
    }
  })

  it('should count many at once, before any of them is looked at', async () => {
    const limit = new GuessLimit()
    const answers = await Promise.all(Array.from({ length: 50 }, () => limit.admit(guess('one'))))
    expect(admitted(answers)).toBe(allowed.ofPair)
  })

  it('should leave a known browser its own count, beside others at the same address', async () => {
    const limit = new GuessLimit()
    await wrong(
      limit,
      Array.from({ length: 300 }, (_, index) => guess('office', `person-${index}@example.org`)),
    )
    await wrong(limit, Array(300).fill(guess('office')))
    const known = { ...guess('office'), device: 'mark' }
    expect(typeof (await limit.admit(guess('office')))).toBe('number')
    expect(admitted(await wrong(limit, Array(30).fill(known)))).toBe(allowed.ofDevice)
  })

  it('should forget what was typed wrongly once it is right, and count what nobody looked at for nothing', async () => {
    const limit = new GuessLimit()
    await wrong(limit, Array(allowed.ofPair - 1).fill(guess('one')))
    const right = await limit.admit(guess('one'))
    if (typeof right === 'object') await right.wasRight()
    expect(admitted(await wrong(limit, Array(30).fill(guess('one'))))).toBe(allowed.ofPair)
    for (let time = 0; time < 200; time++) {
      const answer = await limit.admit(guess('two', 'li@example.org'))
      if (typeof answer === 'object') await answer.wasNone()
    }
    expect(admitted(await wrong(limit, Array(30).fill(guess('two', 'li@example.org'))))).toBe(allowed.ofPair)
  })

  it('should say how long to wait, at most a window, and not longer because somebody goes on', async () => {
    const limit = new GuessLimit()
    const waits = (await wrong(limit, Array(200).fill(guess('one')))).filter((answer) => typeof answer === 'number')
    expect(Math.max(...waits)).toBeLessThanOrEqual(15 * 60)
    expect(Math.min(...waits)).toBeGreaterThan(15 * 60 - 30)
  })
})

it('should tell in one line how often a password was wrong, and what was not looked at', () => {
  expect(failureNote('login', { failed: 3, refused: 0 })).toBe('15 分钟内密码不对 3 次')
  expect(failureNote('login', { failed: 10, refused: 64 })).toBe('15 分钟内密码不对 10 次，太频繁而没有受理至少 64 次')
  expect(failureNote('ownPassword', { failed: 1, refused: 0 })).toBe('15 分钟内修改密码时，原密码不对 1 次')
})
