import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { digestOf, inDrawnOrder } from '../../../cms/features/signup/rules/draw.ts'

const someSeed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const somePool = fc
  .uniqueArray(fc.integer({ min: 1, max: 100_000 }), { maxLength: 60 })
  .map((numbers) => numbers.map((number) => ({ number })))

it('should be found again by anybody who has the seed and the numbers', () => {
  fc.assert(
    fc.property(someSeed, somePool, (seed, pool) => {
      const lots = pool.map(({ number }) => ({
        number,
        lot: createHmac('sha256', Buffer.from(seed, 'hex')).update(`${number}`).digest().toString('hex'),
      }))
      const again = lots.sort((one, other) => one.lot.localeCompare(other.lot, 'en')).map(({ number }) => number)
      expect(inDrawnOrder(pool, seed).map(({ number }) => number)).toEqual(again)
      expect(digestOf(seed)).toBe(createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex'))
    }),
  )
})

it('should not depend on the order in which people are looked at', () => {
  fc.assert(
    fc.property(
      someSeed,
      somePool.chain((pool) =>
        fc.tuple(fc.constant(pool), fc.shuffledSubarray(pool, { minLength: pool.length, maxLength: pool.length })),
      ),
      (seed, [pool, shuffled]) => {
        expect(inDrawnOrder(shuffled, seed)).toEqual(inDrawnOrder(pool, seed))
      },
    ),
  )
})

it('should have every order come equally often', () => {
  const pool = [1, 2, 3, 4].map((number) => ({ number }))
  const [orders, perOrder] = [24, 400]
  const counts = new Map<string, number>()
  for (let draw = 0; draw < orders * perOrder; draw++) {
    const seed = createHash('sha256').update(`seed ${draw}`).digest('hex')
    const order = inDrawnOrder(pool, seed)
      .map(({ number }) => number)
      .join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(orders)
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - perOrder) ** 2 / perOrder, 0)
  // 23 degrees of freedom: by chance more than this once in a hundred thousand tries, and the seeds are the same each time
  expect(chiSquare).toBeLessThan(65)
})
