import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Deadlines } from '../../../site/catalogue/deadlines.ts'
import { SortedList } from '../../../site/catalogue/index/sortedList.ts'

const listed = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), rank: fc.tuple(fc.integer({ min: 0, max: 3 })) }),
  {
    selector: ({ id }) => id,
    maxLength: 80,
  },
)

it('should put every entry on exactly one page, in one order, however they came', () => {
  fc.assert(
    fc.property(listed, fc.infiniteStream(fc.nat()), (entries, randoms) => {
      const list = new SortedList()
      for (const entry of entries) list.insert(entry)
      const shuffled = new SortedList()
      for (const entry of [...entries].sort(() => ((randoms.next().value ?? 0) % 2 === 0 ? 1 : -1)))
        shuffled.insert(entry)
      const loaded = new SortedList()
      for (const entry of entries.slice(0, 3)) loaded.insert(entry)
      for (const entry of entries.slice(3)) loaded.add(entry)
      const pages = Array.from({ length: list.pages }, (_, index) => list.page(list.pages - index)).flat()
      expect(pages).toEqual(list.front(entries.length))
      expect(shuffled.front(entries.length)).toEqual(pages)
      expect(loaded.front(entries.length)).toEqual(pages)
      expect([...pages].sort()).toEqual(entries.map(({ id }) => id).sort())
    }),
    { seed: 1 },
  )
})

it('should leave the pages behind as they are when an entry comes to the front', () => {
  fc.assert(
    fc.property(listed, (entries) => {
      const list = new SortedList()
      for (const entry of entries) list.insert(entry)
      const before = Array.from({ length: list.pages - 1 }, (_, index) => list.page(index + 1))
      list.insert({ id: 'newest', rank: [-1] })
      expect(before).toEqual(before.map((_, index) => list.page(index + 1)))
      expect(list.page(list.pages)[0]).toBe('newest')
    }),
    { seed: 2 },
  )
})

it('should give deadlines in order, the latest word on each', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
          instant: fc.oneof(fc.nat(100), fc.constant(Infinity)),
        }),
      ),
      (sets) => {
        const deadlines = new Deadlines()
        const last = new Map<string, number>()
        for (const { name, instant } of sets) {
          deadlines.set(name, instant)
          last.set(name, instant)
        }
        const due = [...last].filter(([, instant]) => instant <= 50)
        expect(deadlines.next).toBe(Math.min(...last.values()))
        expect(deadlines.takeUntil(50).sort()).toEqual(due.map(([name]) => name).sort())
        expect(deadlines.next).toBe(Math.min(...[...last.values()].filter((instant) => instant > 50)))
      },
    ),
    { seed: 3 },
  )
})
