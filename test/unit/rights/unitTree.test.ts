import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mostLevels, placeProblem, unitAndThoseBelow } from '../../../cms/rights/units/tree.ts'

/** Parents by number; a unit without one is at the top. Any data, circles too. */
const anyParents = fc.array(fc.option(fc.nat(11), { nil: undefined }), { minLength: 12, maxLength: 12 })
/** As the hooks keep it: every unit stands below an earlier one. */
const trees = fc
  .array(fc.option(fc.nat(99), { nil: undefined }), { minLength: 1, maxLength: 12 })
  .map((picks) => picks.map((pick, unit) => (pick === undefined || unit === 0 ? undefined : pick % unit)))

type Parents = readonly (number | undefined)[]
const childrenIn = (parents: Parents) => async (units: readonly string[]) =>
  parents.flatMap((parent, unit) => (parent !== undefined && units.includes(String(parent)) ? [String(unit)] : []))
const parentIn = (parents: Parents) => async (unit: string) => {
  const parent = parents[Number(unit)]
  return parent === undefined ? undefined : String(parent)
}

function pathUp(parents: Parents, unit: number): number[] {
  const path: number[] = []
  for (
    let current: number | undefined = unit;
    current !== undefined && !path.includes(current);
    current = parents[current]
  )
    path.push(current)
  return path
}

it('should find a unit and exactly those below it', async () => {
  await fc.assert(
    fc.asyncProperty(trees, fc.nat(11), async (parents, pick) => {
      const unit = pick % parents.length
      const expected = parents.flatMap((_, other) => {
        const steps = pathUp(parents, other).indexOf(unit)
        return steps >= 0 && steps < mostLevels ? [String(other)] : []
      })
      expect((await unitAndThoseBelow(String(unit), childrenIn(parents))).sort()).toEqual(expected.sort())
    }),
  )
})

it('should end and count nobody twice, even when units stand in a circle', async () => {
  await fc.assert(
    fc.asyncProperty(anyParents, fc.nat(11), async (parents, unit) => {
      const found = await unitAndThoseBelow(String(unit), childrenIn(parents))
      expect(new Set(found).size).toBe(found.length)
      expect(['below itself', 'too deep', undefined]).toContain(
        await placeProblem(String(unit), '0', parentIn(parents), childrenIn(parents)),
      )
    }),
  )
})

it('should take a place exactly when no circle and no level too many comes of it', async () => {
  await fc.assert(
    fc.asyncProperty(trees, fc.nat(11), fc.nat(11), async (parents, first, second) => {
      const unit = first % parents.length
      const parent = second % parents.length
      const problem = await placeProblem(String(unit), String(parent), parentIn(parents), childrenIn(parents))
      const isCircle = pathUp(parents, parent).includes(unit)
      const moved = parents.map((before, other) => (other === unit ? parent : before))
      const deepest = Math.max(
        ...moved
          .map((_, other) => pathUp(moved, other))
          .filter((path) => path.includes(unit))
          .map((path) => path.length),
      )
      if (isCircle) expect(['below itself', 'too deep']).toContain(problem)
      else expect(problem).toBe(deepest > mostLevels ? 'too deep' : undefined)
    }),
  )
})
