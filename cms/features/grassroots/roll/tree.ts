import type { TreeUnit } from './rollUp.ts'

/** A unit in the tree, with what it is called. */
export interface NamedUnit extends TreeUnit {
  name: string
}

/**
 * The units that stand above one and approve what it hands in, the lowest first; the last is the one that leads. A leader
 * who does not stand above it comes after those who do. It ends on any tree.
 * @param top the unit that leads; undefined for whoever stands at the top
 * @returns nothing for the unit that leads
 */
export function levelsAbove(
  byId: ReadonlyMap<string, NamedUnit>,
  unit: string,
  top: string | undefined,
): { unit: string; name: string }[] {
  if (unit === top) return []
  const levels: { unit: string; name: string }[] = []
  const seen = new Set([unit])
  for (let at = byId.get(unit)?.parent; at !== undefined && !seen.has(at); at = byId.get(at)?.parent) {
    const above = byId.get(at)
    if (above === undefined) break
    seen.add(at)
    levels.push({ unit: at, name: above.name })
    if (at === top) return levels
  }
  const leader = top === undefined ? undefined : byId.get(top)
  return leader === undefined ? levels : [...levels, { unit: leader.id, name: leader.name }]
}

/** Whether a unit is another one, or stands below it. @param top undefined for whatever there is. It ends on any tree */
export function isUnder(byId: ReadonlyMap<string, TreeUnit>, unit: string, top: string | undefined): boolean {
  if (top === undefined) return true
  const seen = new Set<string>()
  for (let at: string | undefined = unit; at !== undefined && !seen.has(at); at = byId.get(at)?.parent) {
    if (at === top) return byId.has(at)
    seen.add(at)
  }
  return false
}

/** A unit and all below it, each once, the higher ones first. @param top undefined for all of them */
export function unitsUnder(units: readonly NamedUnit[], top: string | undefined): NamedUnit[] {
  if (top === undefined) return [...units]
  const below = Map.groupBy(units, ({ parent }) => parent)
  const found = new Map(units.filter(({ id }) => id === top).map((unit) => [unit.id, unit]))
  for (const unit of found.values())
    for (const child of below.get(unit.id) ?? []) if (!found.has(child.id)) found.set(child.id, child)
  return [...found.values()]
}
