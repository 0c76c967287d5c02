import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Heartbeat } from '../../../cms/server/front/heartbeat.ts'

it('should call a CMS hanging after one look more without a sign than it is allowed, and never before', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.array(fc.boolean(), { maxLength: 200 }), (most, signs) => {
      const heartbeat = new Heartbeat(most)
      let missed = 0
      for (const isSign of signs) {
        if (isSign) heartbeat.sign()
        missed = isSign ? 1 : missed + 1
        expect(heartbeat.look()).toBe(missed > most)
      }
    }),
  )
})
