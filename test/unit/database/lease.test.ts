import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Leases } from '../../../cms/database/lease.ts'
import {
  isFree,
  isOver,
  type Lease,
  leaseMs,
  left,
  renewalMs,
  renewed,
  takenBy,
} from '../../../cms/database/leaseRules.ts'
import { Away, fakeLeases } from '../../support/fakeLeases.ts'

const instant = fc.integer({ min: 0, max: 2 ** 41 })
const length = fc.oneof(fc.constantFrom(0, 1, leaseMs - 1, leaseMs, leaseMs + 1), fc.nat(10 * leaseMs))
const stored: fc.Arbitrary<Lease> = fc.record({
  fence: fc.integer({ min: 1, max: 1_000_000 }),
  holder: fc.option(fc.constantFrom('a', 'b')),
  until: instant,
})

describe('the rules of a lease', () => {
  it('should keep nobody waiting for longer than a lease lasts, whatever the clocks say and said', () => {
    fc.assert(
      fc.property(stored, instant, (lease, now) => {
        expect(isFree(lease, now) || isFree(lease, now + leaseMs)).toBe(true)
      }),
    )
  })

  it('should be nobody else’s for as long as its holder may go on, with one clock', () => {
    fc.assert(
      fc.property(stored, instant, length, (before, now, passed) => {
        const lease = takenBy('a', before, now)
        const isOverNow = isOver({ now, ran: 0 }, { now: now + passed, ran: passed })
        expect(isFree(lease, now + passed)).toBe(isOverNow)
      }),
    )
  })

  it('should be over for its holder when either clock says so', () => {
    const begun = { now: 1_000_000, ran: 0 }
    // the clock was set back; the machine slept
    expect(isOver(begun, { now: 0, ran: leaseMs })).toBe(true)
    expect(isOver(begun, { now: begun.now + leaseMs, ran: 1 })).toBe(true)
    expect(isOver(begun, { now: 0, ran: leaseMs - 1 })).toBe(false)
  })

  it('should have a fence that grows with every write', () => {
    fc.assert(
      fc.property(stored, instant, (lease, now) => {
        for (const next of [takenBy('c', lease, now), renewed(lease, now), left(lease)])
          expect(next.fence).toBe(lease.fence + 1)
        expect(isFree(left(lease), now)).toBe(true)
      }),
    )
  })
})

const act = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('take', 'write', 'renew', 'leave', 'crash', 'lose', 'miss') },
  { weight: 2, arbitrary: fc.record({ passes: length }) },
  { weight: 1, arbitrary: fc.record({ clock: fc.integer({ min: -10 * leaseMs, max: 10 * leaseMs }) }) },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/**
 * Several processes with clocks of their own do things with one lease, in any order.
 * @param isFenced whether the database is asked for the fence with each write; else each holder trusts its clock
 * @returns the writes that were stored while the lease was somebody else's
 */
async function crossing(scheduler: fc.Scheduler, processes: readonly Act[][], isFenced: boolean): Promise<string[]> {
  const { payload, rows, fail } = fakeLeases(() => scheduler.schedule(Promise.resolve()))
  const wrong: string[] = []
  let time = 1_000_000_000
  let begun = 0
  const run = async (acts: readonly Act[]): Promise<void> => {
    let ahead = 0
    const clock = { now: () => time + ahead, ran: () => time }
    const begin = () => ({ name: `process ${begun++}`, lease: undefined as Lease | undefined, at: 0 })
    let me = begin()
    let leases = new Leases(payload, me.name, clock)
    const does: Record<Extract<Act, string>, () => Promise<void>> = {
      async take() {
        me.at = clock.ran()
        me.lease = (await leases.take('work')) ?? me.lease
      },
      async write() {
        const { lease } = me
        if (lease === undefined || (!isFenced && time - me.at >= leaseMs)) return
        await scheduler.schedule(Promise.resolve())
        const current = rows.get('lease work')
        if (isFenced && current?.fence !== lease.fence) return
        if (current?.holder !== me.name) wrong.push(me.name)
      },
      async renew() {
        if (me.lease === undefined) return
        const at = clock.ran()
        me.lease = await leases.renew('work', me.lease)
        me.at = at
      },
      async leave() {
        const { lease } = me
        me.lease = undefined
        if (lease !== undefined) await leases.leave('work', lease)
      },
      async crash() {
        me = begin()
        leases = new Leases(payload, me.name, clock)
      },
      async lose() {
        fail('after')
      },
      async miss() {
        fail('before')
      },
    }
    for (const one of acts) {
      if (typeof one !== 'string') {
        if ('passes' in one) time += one.passes
        else ahead = one.clock
      } else
        await does[one]().catch((error: unknown) => {
          if (!(error instanceof Away)) throw error
        })
    }
  }
  await scheduler.waitFor(Promise.all(processes.map(run)))
  return wrong
}

describe('a lease among several processes', () => {
  const processes = fc.array(fc.array(act, { minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 4 })

  it('should never let two write, however takers, ends, crashes, clocks and a lost database interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), processes, async (scheduler, all) => {
        expect(await crossing(scheduler, all, true)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('should need its fence for that: clocks alone let two write', async () => {
    const found = await fc.check(
      fc.asyncProperty(fc.scheduler(), processes, async (scheduler, all) => {
        return (await crossing(scheduler, all, false)).length === 0
      }),
      { numRuns: 5_000, seed: 20261127 },
    )
    expect(found.failed).toBe(true)
  })

  it('should be taken by exactly one of all who try at once, the first time too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 6 }), async (scheduler, many) => {
        const { payload } = fakeLeases(() => scheduler.schedule(Promise.resolve()))
        const takers = Array.from({ length: many }, (_, name) => new Leases(payload, String(name)))
        const taken = Promise.all(takers.map((leases) => leases.take('work')))
        await scheduler.waitFor(taken)
        expect((await taken).filter((lease) => lease !== undefined)).toHaveLength(1)
      }),
    )
  })
})

describe('work that one of several servers does at a time', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Work that goes on until it is told to end. */
  function longWork() {
    let end: (() => void) | undefined
    let mayGoOn = (): boolean => false
    const work = (asked: () => boolean): Promise<void> => {
      mayGoOn = asked
      return new Promise((resolve) => (end = resolve))
    }
    return { work, end: () => end?.(), mayGoOn: () => mayGoOn() }
  }
  const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

  it('should keep its lease for as long as it runs, and leave it to the next then', async () => {
    const { payload } = fakeLeases(async () => undefined)
    const [one, other] = [new Leases(payload), new Leases(payload)]
    const { work, end, mayGoOn } = longWork()
    const running = one.alone('work', work)
    await passes(5 * leaseMs)
    expect(mayGoOn()).toBe(true)
    expect(await other.alone('work', () => Promise.reject(new Error('it runs already')))).toBe(false)
    expect(await other.alone('other work', async () => undefined)).toBe(true)
    end()
    expect(await running).toBe(true)
    expect(await other.alone('work', async () => undefined)).toBe(true)
  })

  it('should stop when another server has taken it up, and leave that one its lease', async () => {
    const { payload, rows } = fakeLeases(async () => undefined)
    const { work, end, mayGoOn } = longWork()
    const running = new Leases(payload, 'slow').alone('work', work)
    await passes(0)
    // by a clock that is further ahead than a lease lasts
    const ahead = { now: () => Date.now() + leaseMs, ran: () => 0 }
    await new Leases(payload, 'quick', ahead).take('work')
    await passes(renewalMs)
    expect(mayGoOn()).toBe(false)
    end()
    await running
    expect(rows.get('lease work')?.holder).toBe('quick')
  })

  it('should stop when the database was away for as long as a lease lasts, and not before', async () => {
    const { payload, fail } = fakeLeases(async () => undefined)
    const { work, end, mayGoOn } = longWork()
    const running = new Leases(payload).alone('work', work)
    await passes(0)
    for (let passed = renewalMs; passed < leaseMs; passed += renewalMs) {
      expect(mayGoOn()).toBe(true)
      fail('before')
      await passes(renewalMs)
    }
    fail('before')
    await passes(renewalMs)
    expect(mayGoOn()).toBe(false)
    end()
    await running
  })

  it('should not begin while the database is away, and say so', async () => {
    const { payload, fail, rows } = fakeLeases(async () => undefined)
    fail('before')
    await expect(new Leases(payload).alone('work', async () => undefined)).rejects.toThrow(Away)
    expect(rows.size).toBe(0)
  })

  it('should leave its lease when it fails', async () => {
    const { payload } = fakeLeases(async () => undefined)
    const leases = new Leases(payload)
    await expect(leases.alone('work', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await leases.alone('work', async () => undefined)).toBe(true)
  })

  it('should need no lease on the embedded database, which one server has', async () => {
    const { payload, rows, fail } = fakeLeases(async () => undefined)
    const embedded = { db: { ...payload.db, name: 'sqlite' } }
    fail('before')
    for (const leases of [new Leases(embedded), new Leases(embedded)])
      expect(await leases.alone('work', async (mayGoOn) => expect(mayGoOn()).toBe(true))).toBe(true)
    expect(rows.size).toBe(0)
  })
})
