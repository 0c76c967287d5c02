import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rolledUp, targetsWithin, type TreeUnit } from '../../../cms/features/grassroots/roll/rollUp.ts'

const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0)
/** Any units below any others, also such as are not there, and below one another in a ring. */
const units = fc
  .array(fc.option(fc.nat({ max: 14 }), { nil: undefined }), { maxLength: 12 })
  .map((parents) =>
    parents.map((parent, id): TreeUnit => ({ id: `u${id}`, parent: parent === undefined ? undefined : `u${parent}` })),
  )
const own = fc
  .dictionary(
    fc.nat({ max: 16 }).map((id) => `u${id}`),
    fc.nat({ max: 1000 }),
  )
  .map((all) => new Map(Object.entries(all)))

describe('a roll-up', () => {
  it('should be at every level the sum of what is below, and at the top of all that there is, in any tree', () => {
    fc.assert(
      fc.property(units, own, (tree, of) => {
        const { byUnit, tops, childrenOf } = rolledUp(tree, of, sum)
        for (const [unit, { own: mine, total }] of byUnit) {
          expect(mine).toBe(of.get(unit) ?? 0)
          expect(total).toBe(mine + sum(childrenOf(unit).map((child) => byUnit.get(child)?.total ?? NaN)))
        }
        expect(sum(tops.map((top) => byUnit.get(top)?.total ?? NaN))).toBe(sum([...of.values()]))
        expect(new Set(byUnit.keys())).toEqual(new Set([...tree.map(({ id }) => id), ...of.keys()]))
      }),
    )
  })

  it('should count a target once: that of a unit is for those below it too, where it has one', () => {
    const tree = ['city', 'county', 'school', 'other'].map((id, at, all) => ({
      id,
      parent: at === 0 ? undefined : all[at === 2 ? 1 : 0],
    }))
    const within = (of: Record<string, number>) =>
      Object.fromEntries(targetsWithin(rolledUp(tree, new Map<string, number>(), sum), new Map(Object.entries(of))))
    expect(within({ county: 60, school: 20, other: 5 })).toEqual({ city: 65, county: 60, school: 20, other: 5 })
    expect(within({ school: 20, other: 5 })).toEqual({ city: 25, county: 20, school: 20, other: 5 })
    expect(within({ county: 0, school: 20 })).toEqual({ city: 0, county: 0, school: 20, other: 0 })
    fc.assert(
      fc.property(units, own, (some, targets) => {
        const rolled = rolledUp(some, targets, sum)
        const all = targetsWithin(rolled, targets)
        for (const unit of rolled.byUnit.keys())
          expect(all.get(unit)).toBe(
            targets.get(unit) ?? sum(rolled.childrenOf(unit).map((child) => all.get(child) ?? NaN)),
          )
      }),
    )
  })

  it('should take what a unit has with it when the unit is moved, merged into another or split', () => {
    fc.assert(
      fc.property(
        units.filter((tree) => tree.length > 1),
        own,
        fc.nat(),
        fc.nat(),
        (tree, of, which, where) => {
          const moved = tree.map((unit, at) =>
            at === which % tree.length ? { ...unit, parent: `u${where % tree.length}` } : unit,
          )
          const all = (some: readonly TreeUnit[]) => {
            const { byUnit, tops } = rolledUp(some, of, sum)
            return sum(tops.map((top) => byUnit.get(top)?.total ?? NaN))
          }
          expect(all(moved)).toBe(all(tree))
        },
      ),
    )
  })
})
