import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Admitted, allowed, GuessLimit } from '../../../cms/people/accounts/guessLimit.ts'

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

  it('should slow down one address that tries many accounts, and leave it few guesses at each', async () => {
    const limit = new GuessLimit()
    const many = Array.from({ length: 300 }, (_, index) => guess('one', `person-${index}@example.org`))
    const answers = await wrong(limit, many)
    expect(answers.filter((answer) => typeof answer === 'object' && !answer.isSlow).length).toBe(allowed.ofAddress)
    // once more at each of those that it has not tried before it was slow
    const late = many.slice(allowed.ofAddress)
    for (let round = 1; round < allowed.ofPairUnderAttack; round++)
      expect(admitted(await wrong(limit, late))).toBe(late.length)
    expect(admitted(await wrong(limit, late))).toBe(0)
    expect(
      admitted(await Promise.all(Array.from({ length: 50 }, () => limit.admit(guess('one', 'at-once@x.cn'))))),
    ).toBe(allowed.ofPairUnderAttack)
  })

  it('should shut nobody out of an address in which others guess at other accounts, known or made up', async () => {
    const others = fc.array(fc.tuple(fc.constantFrom('one', 'one', 'one', 'two'), fc.nat({ max: 400 })), {
      minLength: 150,
      maxLength: 300,
      size: 'max',
    })
    await fc.assert(
      fc.asyncProperty(others, fc.nat({ max: allowed.ofPairUnderAttack - 1 }), async (attack, mistyped) => {
        const limit = new GuessLimit()
        await wrong(limit, Array(mistyped).fill(guess('one')))
        await wrong(
          limit,
          attack.map(([address, person]) => guess(address, `person-${person}@example.org`)),
        )
        expect(typeof (await limit.admit(guess('one')))).toBe('object')
      }),
      // every guess has a timer: making a failure smaller would take minutes
      { numRuns: 10, endOnFailure: true },
    )
  })

  it('should remember no more pairs than it says, however many accounts are made up', async () => {
    const limit = new GuessLimit()
    await wrong(limit, Array(allowed.ofPair).fill(guess('one')))
    for (let index = 0; index < 10_000; index++) await limit.admit(guess('two', `${index}@example.org`))
    // the oldest has been forgotten
    expect(typeof (await limit.admit(guess('one')))).toBe('object')
    expect(typeof (await limit.admit(guess('two', '9999@example.org')))).toBe('object')
  })

  const right = async (limit: GuessLimit, one: Parameters<GuessLimit['admit']>[0]): Promise<boolean | undefined> => {
    const answer = await limit.admit(one)
    if (typeof answer === 'number') return undefined
    await answer.wasRight()
    return answer.isSlow
  }

  it('should count right passwords so that an office can log in in the morning, and a script is slow', async () => {
    const limit = new GuessLimit()
    const seen = []
    for (let person = 0; person < 500; person++)
      seen.push(await right(limit, guess('office', `person-${person % 50}@example.org`)))
    expect(seen).toEqual([...Array(allowed.rightOfAddress).fill(false), ...Array(200).fill(true)])
    expect(await right(limit, guess('home'))).toBe(false)
  })

  it('should count right passwords of known browsers together, and then as if they were not known', async () => {
    const limit = new GuessLimit()
    const total = allowed.rightOfAccount + allowed.rightOfAddress
    const seen = []
    for (let time = 0; time <= total; time++)
      seen.push(await right(limit, { ...guess('home'), device: `mark-${time}` }))
    expect(seen).toEqual([...Array(total).fill(false), true])
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
    await wrong(limit, Array(3).fill(guess('office')))
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
