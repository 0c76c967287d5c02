import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Pauses } from '../../../cms/server/front/pauses.ts'

it('should start at once, then after pauses that grow to a minute, and say when that does not help', () => {
  const pauses = new Pauses()
  expect(Array.from({ length: 9 }, () => pauses.after(500))).toEqual([
    { pause: 0, state: 'restarting' },
    { pause: 1_000, state: 'restarting' },
    ...[2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000].map((pause) => ({ pause, state: 'crash-looping' })),
  ])
})

it('should start at once whenever it had been ready for two minutes, whatever was before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.nat(300_000), { nil: undefined })),
      fc.integer({ min: 120_000 }),
      (before, ready) => {
        const pauses = new Pauses()
        for (const readyFor of before) pauses.after(readyFor)
        expect(pauses.after(ready)).toEqual({ pause: 0, state: 'restarting' })
      },
    ),
  )
})
