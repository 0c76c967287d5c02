import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Reserve } from '../../cms/disk/reserve.ts'

it('should give up what it has, take back what it gave, and never be larger than whole', async () => {
  const whole = 5_000_000
  const step = fc.record({ isBack: fc.boolean(), bytes: fc.integer({ min: 0, max: 2 * whole }) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-reserve-'))
      try {
        const reserve = new Reserve(folder, whole)
        let size = 0
        for (const { isBack, bytes } of steps) {
          if (isBack) {
            await reserve.takeBack(bytes)
            size = Math.min(whole, size + bytes)
          } else {
            expect(await reserve.giveUp(bytes)).toBe(Math.min(size, bytes))
            size = Math.max(0, size - bytes)
          }
          expect(await reserve.size()).toBe(size)
          const { blocks, mode } = await stat(path.join(folder, 'reserve'))
          expect([blocks * 512 >= size, mode & 0o077]).toEqual([true, 0])
        }
      } finally {
        await rm(folder, { recursive: true })
      }
    }),
    { numRuns: 20 },
  )
})
