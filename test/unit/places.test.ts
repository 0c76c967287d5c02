import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf } from '../../cms/serving/front/kinds.ts'
import { type Leave, Places, type Share } from '../../cms/serving/front/places.ts'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

type Step = { kind: 'take'; who: string } | { kind: 'leave' | 'goAway'; which: number }
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('take' as const), who: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ kind: fc.constantFrom('leave' as const, 'goAway' as const), which: fc.nat(20) }),
  ),
  { maxLength: 60 },
)
const shares: fc.Arbitrary<Share> = fc
  .record({ most: fc.integer({ min: 1, max: 4 }), mostWaiting: fc.integer({ min: 0, max: 6 }) })
  .chain(({ most, mostWaiting }) =>
    fc.record({
      most: fc.constant(most),
      mostWaiting: fc.constant(mostWaiting),
      mostOfOne: fc.integer({ min: 1, max: most }),
      mostWaitingOfOne: fc.integer({ min: 0, max: mostWaiting }),
    }),
  )

describe('places', () => {
  it('should never be more than there are, nor stay empty while somebody may have them, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(shares, steps, async (share, all) => {
        const places = new Places(share)
        let inside: { who: string; leave: Leave }[] = []
        let waiting: { who: string; gone: AbortController; number: number }[] = []
        let number = 0
        const of = (list: { who: string }[], who: string) => list.filter((one) => one.who === who).length
        const carryOut = async (step: Step) => {
          if (step.kind === 'take') {
            const mine = { who: step.who, gone: new AbortController(), number: number++ }
            const [queue, own] = [waiting.length, of(waiting, step.who)]
            waiting.push(mine)
            void places.take(step.who, mine.gone.signal).then((answer) => {
              if (typeof answer === 'function') {
                // of those of one address the first comes first
                expect(waiting.filter(({ who, number }) => who === mine.who && number < mine.number)).toEqual([])
                inside.push({ who: mine.who, leave: answer })
              }
              if (answer === 'full') expect(queue >= share.mostWaiting || own >= share.mostWaitingOfOne).toBe(true)
              if (answer === 'gone') expect(mine.gone.signal.aborted).toBe(true)
              waiting = waiting.filter((one) => one !== mine)
            })
          } else if (step.kind === 'leave') {
            const one = inside[step.which]
            inside = inside.filter((other) => other !== one)
            one?.leave()
            // giving back twice gives nothing
            one?.leave()
          } else waiting[step.which]?.gone.abort()
          await settled()
        }
        for (const step of all) {
          await carryOut(step)
          expect(inside.length).toBeLessThanOrEqual(share.most)
          expect(waiting.length).toBeLessThanOrEqual(share.mostWaiting)
          for (const who of ['a', 'b', 'c']) {
            expect(of(inside, who)).toBeLessThanOrEqual(share.mostOfOne)
            expect(of(waiting, who)).toBeLessThanOrEqual(share.mostWaitingOfOne)
            if (of(waiting, who) > 0)
              expect(inside.length === share.most || of(inside, who) === share.mostOfOne).toBe(true)
          }
        }
      }),
    )
  })

  it('should leave places to others than one who asks for all', async () => {
    const places = new Places({ most: 4, mostOfOne: 3, mostWaiting: 10, mostWaitingOfOne: 5 })
    const never = new AbortController().signal
    const flood = Array.from({ length: 100 }, () => places.take('flood', never))
    expect(typeof (await places.take('other', never))).toBe('function')
    const answers = await Promise.all(flood.map((one) => Promise.race([one, settled().then(() => 'waits')])))
    expect(answers.filter((answer) => typeof answer === 'function')).toHaveLength(3)
    expect(answers.filter((answer) => answer === 'waits')).toHaveLength(5)
    expect(answers.filter((answer) => answer === 'full')).toHaveLength(92)
  })
})

describe('kinds of requests', () => {
  it.each([
    ['GET', '/healthz', {}, 'health'],
    ['POST', '/api/users/login', {}, 'login'],
    ['POST', '/api/users/login?x=1', { cookie: 'payload-token=x' }, 'login'],
    ['POST', '/api/users/logout', {}, 'login'],
    ['POST', '/api/recordings', {}, 'login'],
    ['POST', '/api/recordings', { authorization: 'JWT x', 'content-length': '90000000' }, 'upload'],
    ['POST', '/api/works', { authorization: 'JWT x', 'content-length': '9000' }, 'staff'],
    ['GET', '/admin/login', {}, 'stranger'],
    ['GET', '/admin/login', { cookie: 'payload-token=; theme=x' }, 'stranger'],
    ['GET', '/admin', { cookie: 'theme=dark; payload-token=x' }, 'staff'],
    ['POST', '/-/sample/load', { authorization: 'Bearer x' }, 'staff'],
  ])('should take %s %s %o for %s', (method, url, headers, kind) => {
    expect(kindOf({ method, url, headers })).toBe(kind)
  })
})
