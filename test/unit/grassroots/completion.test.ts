import fc from 'fast-check'
import { expect, it } from 'vitest'
import { completionOf, percentText } from '../../../cms/features/grassroots/bulletin/completion.ts'

const unit = (id: string, parent?: string) => ({ id, parent })
const tree = [unit('city'), unit('a', 'city'), unit('b', 'city'), unit('a1', 'a'), unit('a2', 'a'), unit('far')]

it('should count what is below a unit for it, and for the unit below where that has a target of its own', () => {
  const delivered = new Map([
    ['a1', 3],
    ['a2', 4],
    ['b', 5],
    ['far', 2],
  ])
  const { units, others, target, done, permille } = completionOf(
    tree,
    new Map([
      ['a', 10],
      ['a2', 8],
      ['b', 5],
    ]),
    delivered,
  )
  expect(units).toEqual([
    { unit: 'b', target: 5, done: 5, permille: 1000, rank: 1 },
    { unit: 'a2', target: 8, done: 4, permille: 500, rank: 2 },
    { unit: 'a', target: 10, done: 3, permille: 300, rank: 3 },
  ])
  expect([others, target, done, permille]).toEqual([2, 23, 14, 608])
})

it('should give equals the same place, and none to whoever has no target', () => {
  const targets = new Map([
    ['a', 4],
    ['b', 2],
    ['a1', 0],
    ['far', 100],
  ])
  const delivered = new Map([
    ['a', 2],
    ['b', 1],
    ['a1', 7],
  ])
  expect(completionOf(tree, targets, delivered).units.map(({ unit: of, rank }) => [of, rank])).toEqual([
    ['a', 1],
    ['b', 1],
    ['far', 3],
    ['a1', undefined],
  ])
})

it('should not say that all is done before it is', () => {
  expect(percentText(completionOf(tree, new Map([['a', 1001]]), new Map([['a', 1000]])).permille)).toBe('99.9%')
  expect([percentText(1000), percentText(0), percentText(1234), percentText(undefined)]).toEqual([
    '100.0%',
    '0.0%',
    '123.4%',
    '—',
  ])
})

it('should count everything that was delivered once, in any tree, also one that goes round in a circle', () => {
  const ids = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5']
  const any = fc.constantFrom(...ids)
  const units = fc.tuple(
    ...ids.map((id) => fc.record({ id: fc.constant(id), parent: fc.option(any, { nil: undefined }) })),
  )
  const byUnit = (most: number) => fc.array(fc.tuple(any, fc.nat({ max: most }))).map((all) => new Map(all))
  fc.assert(
    fc.property(units, byUnit(1_000), byUnit(1_000_000_000), (all, targets, delivered) => {
      const { units: rows, others, done } = completionOf(all, targets, delivered)
      const sum = [...delivered.values()].reduce((one, other) => one + other, 0)
      expect(done).toBe(sum)
      expect(rows.reduce((before, row) => before + row.done, others)).toBe(sum)
      expect(rows.map((row) => row.unit).toSorted()).toEqual([...targets.keys()].toSorted())
    }),
  )
})
