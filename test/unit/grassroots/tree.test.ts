import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUnder, levelsAbove, type NamedUnit, unitsUnder } from '../../../cms/features/grassroots/roll/tree.ts'

const unit = (id: string, parent?: string): NamedUnit => ({ id, name: `${id}工会`, parent })
const byIdOf = (units: readonly NamedUnit[]) => new Map(units.map((one) => [one.id, one]))
const tree = [unit('city'), unit('county', 'city'), unit('school', 'county'), unit('works'), unit('shop', 'works')]

/** Any parents, rings among them. */
const anyTree = fc
  .array(fc.option(fc.nat({ max: 11 })), { minLength: 1, maxLength: 12 })
  .map((parents) => parents.map((parent, at) => unit(`u${at}`, parent === null ? undefined : `u${parent}`)))

describe('the levels that approve', () => {
  it('should be those above a unit up to the one that leads, the lowest first', () => {
    const of = (id: string, top?: string) => levelsAbove(byIdOf(tree), id, top).map((one) => one.unit)
    expect(of('school', 'city')).toEqual(['county', 'city'])
    expect(of('school', 'county')).toEqual(['county'])
    expect(of('school')).toEqual(['county', 'city'])
    expect(of('city', 'city')).toEqual([])
    // one that stands elsewhere is approved by those above it, and by the one that leads
    expect(of('shop', 'city')).toEqual(['works', 'city'])
    expect(of('shop', 'gone')).toEqual(['works'])
    expect(of('gone', 'city')).toEqual(['city'])
  })

  it('should end on any tree, name each level once, never the unit itself, and the one that leads last', () => {
    fc.assert(
      fc.property(anyTree, fc.nat({ max: 11 }), fc.option(fc.nat({ max: 11 })), (units, at, leader) => {
        const top = leader === null ? undefined : `u${leader}`
        const levels = levelsAbove(byIdOf(units), `u${at}`, top).map((one) => one.unit)
        expect(new Set(levels).size).toBe(levels.length)
        expect(levels).not.toContain(`u${at}`)
        const isThere = units.some(({ id }) => id === top)
        if (isThere && top !== `u${at}`) expect(levels.at(-1)).toBe(top)
      }),
    )
  })
})

describe('the units below one', () => {
  it('should be itself and all below it, each once, on any tree', () => {
    expect(unitsUnder(tree, 'city').map(({ id }) => id)).toEqual(['city', 'county', 'school'])
    expect(unitsUnder(tree, undefined)).toEqual(tree)
    expect(unitsUnder(tree, 'gone')).toEqual([])
    expect([isUnder(byIdOf(tree), 'gone', undefined), isUnder(byIdOf(tree), 'gone', 'city')]).toEqual([true, false])
    fc.assert(
      fc.property(anyTree, fc.nat({ max: 11 }), (units, at) => {
        const under = new Set(unitsUnder(units, `u${at}`).map(({ id }) => id))
        for (const { id, parent } of units)
          if (id !== `u${at}`) expect(under.has(id)).toBe(parent !== undefined && under.has(parent))
        // asked of one it is the same
        for (const { id } of units) expect(isUnder(byIdOf(units), id, `u${at}`)).toBe(under.has(id))
      }),
    )
  })
})
