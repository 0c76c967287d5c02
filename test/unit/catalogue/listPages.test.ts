import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noChanges } from '../../../site/catalogue/changes.ts'
import { ListIndex } from '../../../site/catalogue/index/listIndex.ts'
import { pageSize } from '../../../site/catalogue/urls.ts'

const works = { collection: 'works' } as const
const keysOf = (index: ListIndex, rank: number): string[] => {
  const changes = noChanges()
  index.move(works, undefined, { id: `at ${rank}`, rank: [-rank] }, changes)
  return [...changes.keys].filter((key) => !key.includes('#front:'))
}

it('should change the front page alone when an entry comes to the front, and all when that makes one page more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 * pageSize }), (count) => {
      const index = new ListIndex()
      for (let rank = 0; rank < count; rank++) keysOf(index, rank)
      const keys = keysOf(index, count)
      const isFull = (count + 1) % pageSize === 0 && count + 1 > pageSize
      expect(keys.includes('works#pages')).toBe(isFull)
      expect(keys).toContain('works#front')
      // the front page is the last number
      const before = Math.max(1, Math.floor(count / pageSize))
      const touched = keys.filter((key) => /#\d+$/.test(key)).map((key) => Number(key.split('#')[1]))
      expect(Math.min(...touched)).toBeGreaterThanOrEqual(before)
    }),
  )
})
