import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Connections, mostOfOneAddress } from '../../../cms/server/http/connections.ts'

/** Connections at most in these tests. */
const most = 6
const proxy = '10.0.0.1'

/** A connection, and what has become of it. */
interface One {
  address: string
  remoteAddress: string
  network: string
  isOpen: boolean
  /** Requests under way. */
  answers: (() => void)[]
  /** Since when it has been as it is, in steps. */
  since: number
  once: (event: string, listener: () => void) => unknown
  destroy: () => unknown
  close: () => void
}

function connection(remoteAddress: string, network: string, since: number): One {
  const listeners: (() => void)[] = []
  const one: One = {
    address: remoteAddress,
    remoteAddress,
    network,
    isOpen: true,
    answers: [],
    since,
    once: (_event, listener) => listeners.push(listener),
    destroy: () => void (one.isOpen = false),
    close: () => {
      one.isOpen = false
      for (const listener of listeners.splice(0)) listener()
    },
  }
  return one
}

type Socket = Parameters<Connections['take']>[0]
const take = (connections: Connections, one: One) => connections.take(one as unknown as Socket)

/** Two addresses of one network, and some of their own. */
const visitors = [
  { address: '2001:db8:1:1::1', network: '2001:db8:1' },
  { address: '2001:db8:1:2::1', network: '2001:db8:1' },
  { address: '203.0.113.1', network: '203.0.113.1' },
  { address: '203.0.113.2', network: '203.0.113.2' },
  { address: '203.0.113.3', network: '203.0.113.3' },
]
const visitor = fc.constantFrom(...visitors)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('connect' as const), visitor, byProxy: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), which: fc.nat(most), visitor }) },
  fc.record({ kind: fc.constant('answer' as const), which: fc.nat(most) }),
  fc.record({ kind: fc.constant('close' as const), which: fc.nat(most) }),
)

describe('connections', () => {
  it('should have room for whoever has fewer than others, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const connections = new Connections([proxy], most)
        let open: One[] = []
        const countOf = (network: string) => open.filter((one) => one.network === network).length
        for (const [now, did] of steps.entries()) {
          if (did.kind === 'connect') {
            const address = did.byProxy ? proxy : did.visitor.address
            const mine = connection(address, did.byProxy ? proxy : did.visitor.network, now)
            const own = countOf(mine.network)
            const largest = Math.max(0, ...open.map((one) => countOf(one.network)))
            take(connections, mine)
            const ended = open.filter((one) => !one.isOpen)
            if (open.length < most) expect([ended, mine.isOpen]).toEqual([[], true])
            // a newcomer is let in as long as others have more than it then has
            else if (own + 1 < largest) expect([ended.length, mine.isOpen]).toEqual([1, true])
            for (const one of ended) {
              expect(countOf(one.network)).toBe(one.network === mine.network ? own : largest)
              // one on which nothing is asked goes first, and of those the one that is so for longest
              const rank = ({ answers, since }: One) => (answers.length > 0 ? 1000 : 0) + since
              const others = open.filter(({ network }) => network === one.network)
              expect(rank(one)).toBe(Math.min(...others.map(rank)))
            }
            open = [...open, mine].filter((one) => one.isOpen)
            expect(open.length).toBeLessThanOrEqual(most)
            for (const one of ended) one.close()
            continue
          }
          const one = open[did.which]
          if (one === undefined) continue
          if (did.kind === 'close') {
            one.close()
            open = open.filter((other) => other !== one)
          } else if (did.kind === 'answer') {
            const answered = one.answers.shift()
            answered?.()
            if (answered !== undefined) one.since = now
          } else {
            // a visitor speaks for itself, a proxy for anybody
            const who = one.address === proxy ? did.visitor : visitors.find(({ address }) => address === one.address)
            one.answers.push(connections.asked(one as unknown as Socket, who?.address ?? ''))
            Object.assign(one, { network: who?.network, since: now })
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each([2, 4, 20, 4000])('should be open to a newcomer beside %i addresses that hold all of them', (addresses) => {
    const connections = new Connections([])
    const held: One[] = []
    for (let number = 0; number < 8_000; number++) {
      const address = `10.1.${(number % addresses) >> 8}.${(number % addresses) & 255}`
      held.push(connection(address, address, 0))
      take(connections, held.at(-1) as One)
    }
    const mine = connection('203.0.113.1', '203.0.113.1', 1)
    take(connections, mine)
    expect(mine.isOpen).toBe(true)
  })

  it('should be so many of one address, and of a proxy that is trusted as many as there are', () => {
    const connections = new Connections([proxy])
    const isTaken = (address: string) => {
      const one = connection(address, address, 0)
      take(connections, one)
      return one.isOpen
    }
    for (let count = 0; count < mostOfOneAddress; count++) expect(isTaken('203.0.113.1')).toBe(true)
    expect(isTaken('203.0.113.1')).toBe(false)
    for (let count = 0; count <= mostOfOneAddress; count++) expect(isTaken(proxy)).toBe(true)
  })
})
