/** Most levels of the tree of units: the five levels of the organisation, and joint unions among them. */
export const mostLevels = 8

/** Gives the ids of the units directly below some units. */
type ChildrenOf = (units: readonly string[]) => Promise<readonly string[]>

/** Gives the id of the unit directly above a unit, or nothing. */
type ParentOf = (unit: string) => Promise<string | undefined>

/** A place in the tree that a unit cannot have. */
export type PlaceProblem = 'below itself' | 'too deep'

/**
 * A unit and all units below it. It ends on any data: a unit is counted once, and no deeper than the tree may be.
 * @returns ids, the unit itself first
 */
export async function unitAndThoseBelow(unit: string, childrenOf: ChildrenOf): Promise<string[]> {
  const levels = await levelsFrom(unit, childrenOf)
  return levels.flat()
}

/**
 * Whether a unit can stand directly below another.
 * @param unit undefined when it is new, so that nothing is below it yet
 * @returns what is wrong with the place; undefined when nothing is
 */
export async function placeProblem(
  unit: string | undefined,
  parent: string,
  parentOf: ParentOf,
  childrenOf: ChildrenOf,
): Promise<PlaceProblem | undefined> {
  let above = 0
  for (let current: string | undefined = parent; current !== undefined; current = await parentOf(current)) {
    if (current === unit) return 'below itself'
    above++
    if (above >= mostLevels) return 'too deep'
  }
  const own = unit === undefined ? 1 : (await levelsFrom(unit, childrenOf)).length
  return above + own > mostLevels ? 'too deep' : undefined
}

async function levelsFrom(unit: string, childrenOf: ChildrenOf): Promise<string[][]> {
  const seen = new Set([unit])
  const levels: string[][] = []
  for (let level = [unit]; level.length > 0 && levels.length < mostLevels;) {
    levels.push(level)
    level = (await childrenOf(level)).filter((child) => !seen.has(child) && seen.add(child))
  }
  return levels
}
