import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { nextMonth } from '../../../site/catalogue/calendar/calendarPages.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

const day = 86_400_000
const step = fc.oneof(
  { weight: 4, arbitrary: randomEdit },
  { weight: 1, arbitrary: fc.integer({ min: -40, max: 200 }).map((days) => ({ now: anchor + days * day })) },
)

it('should tell of every page that comes or goes, by an edit or by the months', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), (steps) => {
      const catalogue = new Catalogue(anchor)
      let before = new Set(catalogue.paths())
      for (const taken of steps) {
        catalogue.takeChanges()
        const isBack = 'now' in taken && taken.now < catalogue.now
        if ('now' in taken) catalogue.advance(taken.now)
        else catalogue.set(taken.collection, taken.id, taken.entry)
        const { paths } = catalogue.takeChanges()
        const after = new Set(catalogue.paths())
        const differing = [...new Set([...before, ...after])].filter(
          (path) => before.has(path) !== after.has(path) && /^\/(?:calendar|whats-on)/.test(path),
        )
        expect(differing.filter((path) => !paths.has(path))).toEqual([])
        expect(isBack || catalogue.nextChange <= nextMonth(catalogue.now)).toBe(true)
        before = after
      }
    }),
  )
})
