import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calledOff, firstHeld } from '../../../site/catalogue/calendar/ahead.ts'
import { dayOf, type Occasion, showingsOf, takesPlace } from '../../../site/catalogue/calendar/occasions.ts'
import { performances } from '../../../site/catalogue/libraries/performances.ts'

const now = Date.parse('2026-11-20T02:00:00Z')
const hour = 3_600_000
const anyShowings = fc
  .array(fc.record({ hours: fc.integer({ min: -100, max: 100 }), cancelled: fc.boolean(), postponed: fc.boolean() }), {
    maxLength: 20,
  })
  .map((all): Occasion[] =>
    showingsOf(
      performances.schema.parse({
        id: 'p',
        slug: 'p',
        created: '2026-01-01T00:00:00.000Z',
        sample: false,
        audiences: [],
        title: '汇报演出',
        kind: 'gala',
        admission: 'free',
        programme: [],
        showings: all.map(({ hours, ...off }, index) => ({
          id: `s${index}`,
          start: new Date(now + hours * hour).toISOString(),
          ...off,
        })),
      }),
    ),
  )

it('should give the first that take place and are wished for, and look at none behind them', () => {
  fc.assert(
    fc.property(anyShowings, fc.integer({ min: 1, max: 5 }), fc.boolean(), (items, most, isPicky) => {
      const isWished = (item: Occasion): boolean => !isPicky || item.number % 2 === 0
      let looked = 0
      const found = firstHeld(
        (function* () {
          for (const item of items) {
            looked++
            yield item
          }
        })(),
        most,
        isWished,
      )
      const all = items.filter((item) => takesPlace(item) && isWished(item))
      expect(found).toEqual(all.slice(0, most))
      if (found.length === most) expect(items[looked - 1]).toBe(found.at(-1))
    }),
  )
})

it('should name what was called off until its day is over, and what was put off until it has a date', () => {
  fc.assert(
    fc.property(anyShowings, (items) => {
      const off = calledOff(items, now)
      for (const item of items) {
        const { start, cancelled, postponed } = item.occasion
        const isOver = dayOf(Date.parse(start)) < dayOf(now)
        expect(off.includes(item)).toBe(cancelled ? !isOver : postponed)
      }
    }),
  )
})
