import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { digestOf, inDrawnOrder } from '../../../cms/features/signup/rules/draw.ts'
import { isDrawnSo } from '../../../site/signUp/draw/checkDraw.ts'
import { drawRecipe } from '../../../site/text/draw.ts'

const someSeed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const someNumbers = fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { maxLength: 40 })
const drawnOf = (seed: string, numbers: readonly number[]) => ({
  digest: digestOf(seed),
  seed,
  order: inDrawnOrder(
    numbers.map((number) => ({ number })),
    seed,
  ).map(({ number }) => number),
})

it('should come out the same by the recipe that the page prints, which has nothing of ours', () => {
  fc.assert(
    fc.property(someSeed, someNumbers, (seed, numbers) => {
      const { digest, order } = drawnOf(seed, numbers)
      const printed = execFileSync('python3', ['-c', drawRecipe(seed, numbers)], { encoding: 'utf8' })
      expect(printed).toBe(`${digest}\n[${order.join(', ')}]\n`)
    }),
    { numRuns: 15 },
  )
})

it('should be found right in the browser, and wrong when anything of it is another', async () => {
  await fc.assert(
    fc.asyncProperty(someSeed, someNumbers, someSeed, async (seed, numbers, other) => {
      const draw = drawnOf(seed, numbers)
      expect(await isDrawnSo(draw)).toBe(true)
      if (other !== seed) {
        expect(await isDrawnSo({ ...draw, seed: other })).toBe(false)
        expect(await isDrawnSo({ ...draw, digest: digestOf(other) })).toBe(false)
      }
      if (numbers.length > 1) expect(await isDrawnSo({ ...draw, order: draw.order.toReversed() })).toBe(false)
    }),
  )
})
