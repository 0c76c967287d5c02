import { expect, it } from 'vitest'
import { type Count, type Rows, SharedCounts } from '../../../cms/features/signup/abuse/sharedCounts.ts'

const minute = 60_000

interface Operation {
  updateOne: {
    filter: { key: string }
    update: [{ $set: { points: { $cond: [object, object, number] }; expire: { $cond: [object, string, Date] } } }]
  }
}

/** Stored counts, as the database would do what it is told. */
function storedRows({ now = () => 0, before = async (_call: number) => undefined as unknown }) {
  const rows = new Map<string, Count>()
  const batches: string[][] = []
  const database: Rows = {
    bulkWrite: async (operations) => {
      const all = operations as readonly Operation[]
      batches.push(all.map(({ updateOne }) => updateOne.filter.key))
      await before(batches.length)
      for (const { updateOne } of all) {
        const { key } = updateOne.filter
        const [{ $set: set }] = updateOne.update
        const [row, [, , points], [, , expire]] = [rows.get(key), set.points.$cond, set.expire.$cond]
        const isOn = row !== undefined && row.expire.getTime() > now()
        rows.set(key, isOn ? { points: row.points + points, expire: row.expire } : { points, expire })
      }
    },
    find: () => ({ toArray: async () => [...rows].map(([key, row]) => ({ key, ...row })) }),
  }
  return { database, rows, batches }
}

it('should count together what comes while something is counted, each in its turn', async () => {
  const { database, batches } = storedRows({})
  const counts = new SharedCounts(database, () => 0)
  const keys = ['a', 'b', 'a', 'c', 'a', 'b']
  const told = await Promise.all(keys.map((key) => counts.add(key, minute)))
  expect(told.map(({ points }) => points)).toEqual([1, 1, 2, 1, 3, 2])
  // the first was on its way when the others came
  expect(batches).toEqual([['a'], ['b', 'a', 'c']])
})

it('should give back what came to nothing, and nothing of a count whose time is over', async () => {
  let now = 0
  const { database } = storedRows({ now: () => now })
  const counts = new SharedCounts(database, () => now)
  const told = await Promise.all([3, 4, -3].map((points) => counts.add('a', minute, points)))
  expect(told.map(({ points }) => points)).toEqual([3, 7, 4])
  now = minute
  await counts.add('a', minute, -4)
  expect((await counts.add('a', minute)).points).toBe(1)
})

it('should begin anew when the time of a count is over, and not before', async () => {
  let now = 0
  const { database } = storedRows({ now: () => now })
  const counts = new SharedCounts(database, () => now)
  expect(await counts.add('a', minute)).toEqual({ points: 1, expire: new Date(minute) })
  now = minute - 1
  expect(await counts.add('a', minute)).toEqual({ points: 2, expire: new Date(minute) })
  now = minute
  expect(await counts.add('a', minute)).toEqual({ points: 1, expire: new Date(2 * minute) })
})

it('should tell of what another server has counted', async () => {
  const { database, rows } = storedRows({})
  rows.set('a', { points: 40, expire: new Date(minute) })
  const counts = new SharedCounts(database, () => 0)
  const told = await Promise.all(['b', 'a', 'a'].map((key) => counts.add(key, minute)))
  expect(told.map(({ points }) => points)).toEqual([1, 41, 42])
})

it('should write again what another server made in the same moment, and that alone', async () => {
  const made = Object.assign(new Error('E11000'), { code: 11_000, writeErrors: [{ code: 11_000, index: 1 }] })
  const { database, batches } = storedRows({ before: async (call) => (call === 2 ? Promise.reject(made) : undefined) })
  const counts = new SharedCounts(database, () => 0)
  const told = await Promise.all(['x', 'a', 'b'].map((key) => counts.add(key, minute)))
  expect(told.map(({ points }) => points)).toEqual([1, 1, 1])
  expect(batches).toEqual([['x'], ['a', 'b'], ['b']])
})

it('should tell all that were counted together when the database fails, and go on with who comes next', async () => {
  const { database } = storedRows({
    before: async (call) => (call === 2 ? Promise.reject(new Error('away')) : undefined),
  })
  const counts = new SharedCounts(database, () => 0)
  const told = await Promise.allSettled(['a', 'b', 'c'].map((key) => counts.add(key, minute)))
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect((await counts.add('b', minute)).points).toBe(1)
})
