import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import type { Payload } from 'payload'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Problems } from '../../../cms/publishing/problems.ts'
import { Sync } from '../../../cms/publishing/sync.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { Release } from '../../../site/publisher/release/release.ts'

const ids = ['one', 'two', 'three'] as const
const [first, longest] = [5_000, 300_000]
let root: string

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  root = mkdtempSync(path.join(tmpdir(), 'gongyun-unreadable-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(root, { recursive: true, force: true })
})

/** A database of units, some of which it cannot give for so many times; when each was asked for alone. */
class FakeDatabase {
  readonly asked = new Map<string, number[]>()
  readonly #left: Map<string, number>

  constructor(failures: ReadonlyMap<string, number>) {
    this.#left = new Map(failures)
  }

  get payload(): Payload {
    const find = async ({ collection, where }: { collection: string; where?: { id?: { in?: string[] } } }) => {
      const wanted = where?.id?.in ?? []
      if (collection !== 'units') return { docs: [] }
      const [alone] = wanted.length === 1 ? wanted : []
      if (alone !== undefined) this.asked.set(alone, [...(this.asked.get(alone) ?? []), Date.now()])
      const broken = wanted.filter((id) => (this.#left.get(id) ?? 0) > 0)
      if (alone !== undefined && broken.length > 0) this.#left.set(alone, (this.#left.get(alone) ?? 0) - 1)
      if (broken.length > 0) throw new Error('malformed row')
      return { docs: wanted.map((id) => ({ id, name: `unit ${id}`, level: 'city', updatedAt: 'now' })) }
    }
    const findGlobal = async () => {
      const left = this.#left.get('site') ?? 0
      this.#left.set('site', left - 1)
      if (left > 0) throw new Error('malformed row')
      return { name: '花城职工文化', organisation: '花城总工会', headline: '一起来', offersPosters: true, prices: [] }
    }
    const collections = { units: { config: { trash: false, versions: {} } } }
    return { db: { name: 'sqlite', find }, collections, findGlobal } as unknown as Payload
  }
}

it('should read again what the database could not give, after growing pauses, and hold up no other', async () => {
  const failures = fc.record({ one: fc.nat(12), two: fc.nat(3), three: fc.constant(0) })
  await fc.assert(
    fc.asyncProperty(failures, async (given) => {
      rmSync(root, { recursive: true })
      const database = new FakeDatabase(new Map(Object.entries(given)))
      const catalogue = new Catalogue(Date.now())
      const release = await Release.open(root, 'now')
      const sync = new Sync(
        database.payload,
        catalogue,
        new Publisher(catalogue, [], release),
        pino({ level: 'silent' }),
      )
      sync.start()
      for (const id of ids) sync.report({ collection: 'units', id }, false)
      await sync.settled()
      const failing = ids.filter((id) => given[id] > 0)
      expect(sync.state.failed.map(({ document }) => document)).toEqual(failing.map((id) => `units/${id}`))
      expect(ids.filter((id) => catalogue.get('units', id) === undefined)).toEqual(failing)

      const until = Date.now() + 12 * longest
      while (sync.state.failed.length > 0 && Date.now() < until) {
        await vi.advanceTimersByTimeAsync(1_000)
        await sync.settled()
      }
      expect([sync.state.failed, sync.state.problem]).toEqual([[], undefined])
      for (const id of ids) expect(catalogue.get('units', id)?.name).toBe(`unit ${id}`)
      for (const id of failing) {
        const times = database.asked.get(id) ?? []
        const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
        expect(pauses).toEqual(pauses.map((_, index) => expect.closeTo(Math.min(first * 2 ** index, longest), -4)))
      }
      // nobody waited for it: it is no publish of somebody's
      expect(sync.state.latest.filter(({ failed }) => failed.length > 0).length).toBeLessThanOrEqual(failing.length)
      await sync.stop()
      await release.close()
    }),
    { numRuns: 8 },
  )
}, 60_000)

it('should leave the settings of the site as they are while they cannot be read, and hold up no entry', async () => {
  const database = new FakeDatabase(new Map([['site', 2]]))
  const catalogue = new Catalogue(Date.now())
  const release = await Release.open(root, 'now')
  const sync = new Sync(database.payload, catalogue, new Publisher(catalogue, [], release), pino({ level: 'silent' }))
  sync.start()
  const before = catalogue.site
  for (const change of [{ global: 'site' } as const, { collection: 'units', id: 'one' }]) sync.report(change, false)
  await sync.settled()
  expect(sync.state.failed).toMatchObject([{ document: 'site', error: '网站设置在数据库里读不出来' }])
  expect(sync.state.failed).toHaveLength(1)
  expect([catalogue.site, catalogue.get('units', 'one')?.name]).toEqual([before, 'unit one'])
  for (const until = Date.now() + 4 * first; sync.state.failed.length > 0 && Date.now() < until; await sync.settled())
    await vi.advanceTimersByTimeAsync(1_000)
  expect([sync.state.failed, catalogue.site.organisation]).toEqual([[], '花城总工会'])
  await sync.stop()
  await release.close()
})

it('should wait no longer than two of the longest pauses when the clock is set back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(10 * longest), (times, back) => {
      let now = 100 * longest
      const problems = new Problems(() => now)
      for (let time = 0; time < times; time++) expect(problems.note('units/one', '读不出来')).toBe(time === 0)
      now -= back
      // it is looked at every minute
      const taken: string[] = []
      for (const until = now + 2 * longest; taken.length === 0 && now < until; now += 60_000)
        taken.push(...problems.takeDue())
      expect(taken).toEqual(['units/one'])
      // it is being read: until it is noted again there is nothing more to do
      expect([problems.takeDue(), problems.nextDue]).toEqual([[], Infinity])
      problems.solve('units/one')
      expect([...problems]).toEqual([])
    }),
  )
})
