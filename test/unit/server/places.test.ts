import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf, shares as kinds } from '../../../cms/server/front/kinds.ts'
import { type Leave, Places, type Share, type Who } from '../../../cms/server/front/places.ts'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Two addresses of one network, and two of their own. */
const everybody: Who[] = [
  { address: 'a:1', network: 'a' },
  { address: 'a:2', network: 'a' },
  { address: 'b', network: 'b' },
  { address: 'c', network: 'c' },
]
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const), who: fc.constantFrom(...everybody) }) },
    fc.record({ kind: fc.constantFrom('leave' as const, 'goAway' as const), which: fc.nat(20) }),
  ),
  { maxLength: 80 },
)
const shares: fc.Arbitrary<Share> = fc
  .record({ most: fc.integer({ min: 1, max: 4 }), mostWaiting: fc.integer({ min: 0, max: 8 }) })
  .chain(({ most, mostWaiting }) =>
    fc.record({
      most: fc.constant(most),
      mostWaiting: fc.constant(mostWaiting),
      mostOfNetwork: fc.integer({ min: 1, max: most }),
      mostOfOne: fc.integer({ min: 1, max: most }),
      mostWaitingOfOne: fc.integer({ min: 0, max: mostWaiting }),
    }),
  )

type One = Who & { number: number; gone: AbortController; leave?: Leave }
const of = (list: Who[], by: keyof Who, name: string) => list.filter((one) => one[by] === name).length

/** Whether there is no place for one, in all, of its network or of its address. */
const isFull = ({ most, mostOfNetwork, mostOfOne }: Share, inside: Who[], { network, address }: Who) =>
  inside.length === most ||
  of(inside, 'network', network) === mostOfNetwork ||
  of(inside, 'address', address) === mostOfOne

/** What has been asked of places, and what came of it. */
class Asked {
  readonly #places: Places
  inside: One[] = []
  waiting: One[] = []
  /** Those that were told that too many wait. */
  full: One[] = []
  #number = 0

  constructor(share: Share) {
    this.#places = new Places(share)
  }

  async take(who: Who): Promise<One> {
    const mine: One = { ...who, gone: new AbortController(), number: this.#number++ }
    this.waiting.push(mine)
    void this.#places.take(who, mine.gone.signal).then((answer) => {
      this.waiting = this.waiting.filter((one) => one !== mine)
      if (answer === 'full') this.full.push(mine)
      else if (answer !== 'gone') this.inside.push({ ...mine, leave: answer })
      else expect(mine.gone.signal.aborted).toBe(true)
    })
    await settled()
    return mine
  }

  async leave(which: number): Promise<void> {
    const one = this.inside[which]
    this.inside = this.inside.filter((other) => other !== one)
    one?.leave?.()
    // giving back twice gives nothing
    one?.leave?.()
    await settled()
  }
}

describe('places', () => {
  it('should never be more than there are, nor stay empty while somebody may have them, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(shares, steps, async (share, all) => {
        const asked = new Asked(share)
        for (const step of all) {
          if (step.kind === 'take') await asked.take(step.who)
          else if (step.kind === 'leave') await asked.leave(step.which)
          else asked.waiting[step.which]?.gone.abort()
          await settled()
          const { inside, waiting } = asked
          expect(inside.length).toBeLessThanOrEqual(share.most)
          expect(waiting.length).toBeLessThanOrEqual(share.mostWaiting)
          for (const { address } of everybody) {
            expect(of(inside, 'address', address)).toBeLessThanOrEqual(share.mostOfOne)
            expect(of(waiting, 'address', address)).toBeLessThanOrEqual(share.mostWaitingOfOne)
          }
          for (const network of ['a', 'b', 'c'])
            expect(of(inside, 'network', network)).toBeLessThanOrEqual(share.mostOfNetwork)
          for (const one of waiting) expect(isFull(share, inside, one)).toBe(true)
        }
      }),
    )
  })

  it('should go to whoever has fewest, and of one address to the one who came first', async () => {
    await fc.assert(
      fc.asyncProperty(shares, steps, async (share, all) => {
        const asked = new Asked(share)
        for (const step of all) {
          if (step.kind === 'take') await asked.take(step.who)
          if (step.kind !== 'leave' || asked.inside[step.which] === undefined) continue
          const before = [...asked.waiting]
          const others = asked.inside.filter((_, index) => index !== step.which)
          await asked.leave(step.which)
          const entered = before.find((one) => !asked.waiting.includes(one))
          if (entered === undefined) continue
          const has = ({ network, address }: Who) =>
            of(others, 'network', network) * 100 + of(others, 'address', address)
          for (const one of asked.waiting) {
            if (isFull({ ...share, most: Infinity }, others, one)) continue
            expect(has(entered)).toBeLessThanOrEqual(has(one))
            if (has(entered) === has(one)) expect(entered.number).toBeLessThan(one.number)
          }
        }
      }),
    )
  })

  it('should be waited for in vain by nobody of whom fewer wait, whatever flood came before', async () => {
    await fc.assert(
      fc.asyncProperty(shares, steps, fc.constantFrom(...everybody), async (share, flood, who) => {
        fc.pre(share.mostWaitingOfOne > 0)
        const asked = new Asked(share)
        for (const step of flood)
          if (step.kind === 'take') await asked.take(step.who)
          else if (step.kind === 'leave') await asked.leave(step.which)
        asked.full = []
        const before = [...asked.waiting]
        const mine = await asked.take(who)
        const [own, ownNetwork] = [of(before, 'address', who.address), of(before, 'network', who.network)]
        const least = (one: Who): number => of(before, 'network', one.network)
        if (asked.full.includes(mine)) {
          if (own >= share.mostWaitingOfOne) return
          expect(before).toHaveLength(share.mostWaiting)
          for (const one of before) {
            expect(least(one)).toBeLessThanOrEqual(ownNetwork + 1)
            if (one.network === who.network) expect(of(before, 'address', one.address)).toBeLessThanOrEqual(own + 1)
          }
        }
        // one at most gives way, the newest of its address, and is left with no fewer than whoever came
        for (const one of asked.full.filter((other) => other !== mine)) {
          expect(asked.full).toHaveLength(1)
          expect(asked.waiting).toContain(mine)
          const fewer = one.network === who.network ? ([own, 'address'] as const) : ([ownNetwork, 'network'] as const)
          expect(of(before, fewer[1], one[fewer[1]])).toBeGreaterThan(fewer[0] + 1)
          expect(before.filter((other) => other.address === one.address && other.number > one.number)).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([2, 3, 10, 200])('should be waited for by one more, when %i others fill the queue', async (addresses) => {
    const asked = new Asked({ most: 16, mostOfNetwork: 10, mostOfOne: 8, mostWaiting: 128, mostWaitingOfOne: 64 })
    for (let time = 0; time < 85; time++)
      for (let other = 0; other < addresses; other++)
        if (time * addresses < 600) await asked.take({ address: `x${other}`, network: `x${other}` })
    const isAnyTwice = asked.waiting.some((one) => of(asked.waiting, 'address', one.address) > 1)
    const mine = await asked.take({ address: 'y', network: 'y' })
    expect(asked.waiting.includes(mine)).toBe(isAnyTwice)
    // and one of them answered is enough
    if (!isAnyTwice) return
    await asked.leave(0)
    expect(asked.inside.some(({ address }) => address === 'y')).toBe(true)
  })

  it('should be kept from others by no number of addresses of one network', async () => {
    const asked = new Asked({ most: 4, mostOfNetwork: 4, mostOfOne: 3, mostWaiting: 30, mostWaitingOfOne: 15 })
    for (let other = 0; other < 60; other++) await asked.take({ address: `x${other}`, network: 'x' })
    const mine = await asked.take({ address: 'y', network: 'y' })
    await asked.leave(0)
    expect(asked.inside.some(({ number }) => number === mine.number)).toBe(true)
  })

  it('should leave places to others than one who asks for all', async () => {
    const asked = new Asked({ most: 4, mostOfNetwork: 4, mostOfOne: 3, mostWaiting: 10, mostWaitingOfOne: 5 })
    for (let time = 0; time < 100; time++) await asked.take({ address: 'flood', network: 'flood' })
    await asked.take({ address: 'other', network: 'other' })
    expect(asked.inside.map(({ address }) => address)).toEqual(['flood', 'flood', 'flood', 'other'])
    expect([asked.waiting.length, asked.full.length]).toEqual([5, 92])
  })
})

describe('kinds of requests', () => {
  it('should each keep some places from any one network, however many addresses it has', () => {
    for (const { most, mostOfNetwork, mostOfOne } of Object.values(kinds)) {
      expect(mostOfNetwork).toBeLessThan(most)
      expect(mostOfOne).toBeLessThanOrEqual(mostOfNetwork)
    }
  })

  it.each([
    ['GET', '/healthz', {}, false, 'operator'],
    ['POST', '/-/sample/load', { authorization: 'Bearer x' }, false, 'operator'],
    ['POST', '/api/users/login', {}, false, 'login'],
    ['POST', '/api/users/login?x=1', {}, true, 'login'],
    ['POST', '/api/users/logout', {}, false, 'login'],
    ['POST', '/api/recordings', { 'content-length': '90000000' }, false, 'login'],
    ['POST', '/api/recordings', { 'content-length': '90000000' }, true, 'upload'],
    ['POST', '/api/works', { 'content-length': '9000' }, true, 'staff'],
    ['GET', '/admin/login', {}, false, 'stranger'],
    ['GET', '/admin', {}, true, 'staff'],
    ['GET', '/preview/activities/5/posters', {}, true, 'poster'],
    ['GET', '/preview/activities/5/posters/a3.jpg?download', {}, true, 'poster'],
    ['HEAD', '/preview/x/../activities/5/posters/a3.jpg', {}, true, 'poster'],
    ['GET', '/preview/activities/5/posters/a3.jpg', {}, false, 'stranger'],
    ['GET', '/preview/activities/5', {}, true, 'staff'],
    ['GET', '/preview/activities/posters', {}, true, 'staff'],
  ])('should take %s %s %o of staff (%s) for %s', (method, url, headers, isStaff, kind) => {
    expect(kindOf({ method, url, headers }, isStaff)).toBe(kind)
  })
})
