import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Heartbeat } from '../../../cms/server/front/heartbeat.ts'

it('should call a CMS hanging after thirteen looks without a sign, and never before', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (signs) => {
      const heartbeat = new Heartbeat()
      let missed = 0
      for (const isSign of signs) {
        if (isSign) heartbeat.sign()
        missed = isSign ? 1 : missed + 1
        expect(heartbeat.look()).toBe(missed > 12)
      }
    }),
  )
})
