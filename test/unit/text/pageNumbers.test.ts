import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pagesAround, pagesToJumpTo } from '../../../site/text/pageNumbers.ts'

const place = fc.integer({ min: 1, max: 5000 }).chain((pages) =>
  fc.record({
    pages: fc.constant(pages),
    from: fc.integer({ min: 1, max: pages }),
    to: fc.integer({ min: 1, max: pages }),
  }),
)

it('should lead from any page of a list to any other in three taps at most, and name few pages for that', () => {
  fc.assert(
    fc.property(place, ({ pages, from, to }) => {
      const reached = (at: number, left: number): boolean =>
        at === to ||
        (left > 0 &&
          [hundredBelow(to), tenBelow(to), to].some((next) => leads(at, next, pages) && reached(next, left - 1)))
      expect(reached(from, 3)).toBe(true)
      expect(pagesToJumpTo(from, pages).length).toBeLessThan(90)
    }),
  )
})

it('should name each page once, in order, and none that is not there', () => {
  fc.assert(
    fc.property(place, ({ pages, from }) => {
      for (const named of [pagesAround(from, pages), pagesToJumpTo(from, pages)]) {
        expect(named).toEqual([...new Set(named)].sort((a, b) => a - b))
        expect(named).toContain(from)
        expect(named[0]).toBe(1)
        expect(named.at(-1)).toBe(pages)
      }
    }),
  )
})

function leads(from: number, to: number, pages: number): boolean {
  return to >= 1 && [...pagesAround(from, pages), ...pagesToJumpTo(from, pages)].includes(to)
}

function hundredBelow(page: number): number {
  return Math.max(1, Math.floor(page / 100) * 100)
}

function tenBelow(page: number): number {
  return Math.max(1, Math.floor(page / 10) * 10)
}
