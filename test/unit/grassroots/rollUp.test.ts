import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rolledUp, targetsWithin, type TreeUnit } from '../../../cms/features/grassroots/roll/rollUp.ts'
import { isUnder } from '../../../cms/features/grassroots/roll/tree.ts'

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
/** What happens in a year, to one unit and another. */
const change = fc.record({
  what: fc.constantFrom('record', 'record', 'move', 'merge', 'split', 'take away'),
  which: fc.nat(),
  where: fc.nat(),
  sessions: fc.nat({ max: 60 }),
})

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

  it('should lose and double nothing through a year in which units are moved, merged, split and taken away, whatever is recorded between', () => {
    fc.assert(
      fc.property(units, fc.array(change, { maxLength: 30 }), (first, year) => {
        // rings are refused where units are placed
        let tree = first.filter(
          ({ id, parent }) => parent === undefined || Number(parent.slice(1)) < Number(id.slice(1)),
        )
        const of = new Map<string, number>()
        let recorded = 0
        for (const [index, { what, which, where, sessions }] of year.entries()) {
          const [one, other] = [tree[which % tree.length], tree[where % tree.length]]
          if (one === undefined || other === undefined) continue
          const isRing = isUnder(new Map(tree.map((unit) => [unit.id, unit])), other.id, one.id)
          if (what === 'record') {
            of.set(one.id, (of.get(one.id) ?? 0) + sessions)
            recorded += sessions
          }
          // what is merged stays below whatever it has become a part of, with all that is below it
          if ((what === 'move' || what === 'merge') && !isRing)
            tree = tree.map((unit) => (unit === one ? { ...unit, parent: other.id } : unit))
          if (what === 'split')
            tree = [...tree, { id: `part${index}`, parent: one.id }, { id: `rest${index}`, parent: one.parent }]
          if (what === 'take away') tree = tree.filter((unit) => unit !== one)
          const { byUnit, tops, childrenOf } = rolledUp(tree, of, sum)
          expect(sum(tops.map((top) => byUnit.get(top)?.total ?? NaN))).toBe(recorded)
          for (const [unit, { own: mine, total }] of byUnit) {
            expect(mine).toBe(of.get(unit) ?? 0)
            expect(total).toBe(mine + sum(childrenOf(unit).map((child) => byUnit.get(child)?.total ?? NaN)))
          }
          if (what === 'merge' && !isRing) expect(childrenOf(other.id)).toContain(one.id)
        }
      }),
    )
  })
})
