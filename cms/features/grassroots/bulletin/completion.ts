import type { TreeUnit } from '../roll/rollUp.ts'

/** How much of its target a unit has done. */
export interface Completed {
  unit: string
  target: number
  /** What it and those below it have delivered, without what counts for a unit below that has a target of its own. */
  done: number
  /** In tenths of a percent, rounded down: nobody has done all of it before it is done. Undefined without a target. */
  permille: number | undefined
  /** From 1, the same for those that are equally far; undefined without a target. */
  rank: number | undefined
}

/** How far all are. */
export interface Completion {
  /** Those with a target, the furthest first; of equals the one with more to do, then in the order of the targets. */
  units: Completed[]
  /** What was delivered where nobody at or above the unit has a target. */
  others: number
  target: number
  done: number
  permille: number | undefined
}

/**
 * How far units are with what they have to do. What is delivered counts once: for the nearest unit, at or above the one
 * that delivered it, that has a target. So the units and the others are all of it, whatever the tree looks like.
 * @param units the tree as it is now
 * @param targets by unit
 * @param delivered by unit, without what those below it have delivered
 */
export function completionOf(
  units: readonly TreeUnit[],
  targets: ReadonlyMap<string, number>,
  delivered: ReadonlyMap<string, number>,
): Completion {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]))
  const done = new Map([...targets.keys()].map((unit) => [unit, 0]))
  let others = 0
  for (const [unit, number] of delivered) {
    const counted = nearest(unit, parents, targets)
    if (counted === undefined) others += number
    else done.set(counted, (done.get(counted) ?? 0) + number)
  }
  const rows = [...targets].map(([unit, target]) => {
    const number = done.get(unit) ?? 0
    return { unit, target, done: number, permille: permilleOf(number, target) }
  })
  return totalsOf(ranked(rows), others)
}

/** The sums of some units. @param others what was delivered beside them */
export function totalsOf(units: Completed[], others: number): Completion {
  const target = sumOf(units.map((row) => row.target))
  const done = sumOf(units.map((row) => row.done)) + others
  return { units, others, target, done, permille: permilleOf(done, target) }
}

/** The nearest unit with a target, from one upwards. */
function nearest(
  unit: string,
  parents: ReadonlyMap<string, string | undefined>,
  targets: ReadonlyMap<string, number>,
): string | undefined {
  const seen = new Set<string>()
  for (let at: string | undefined = unit; at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (targets.has(at)) return at
    seen.add(at)
  }
  return undefined
}

/** Of whole numbers, so that nothing is lost on the way. */
function permilleOf(done: number, target: number): number | undefined {
  return target === 0 ? undefined : Number((BigInt(done) * 1000n) / BigInt(target))
}

function ranked(rows: readonly Omit<Completed, 'rank'>[]): Completed[] {
  const sorted = rows.toSorted((one, other) => further(other) - further(one) || other.target - one.target)
  const places = new Map<number, number>()
  for (const [index, row] of sorted.entries()) if (!places.has(further(row))) places.set(further(row), index + 1)
  return sorted.map((row) => ({
    ...row,
    rank: row.permille === undefined ? undefined : places.get(row.permille),
  }))
}

/** What units are ordered by; those without a target stand last. */
function further({ permille }: Pick<Completed, 'permille'>): number {
  return permille ?? -1
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

/** 1000 as 100.0%. */
export function percentText(permille: number | undefined): string {
  return permille === undefined ? '—' : `${Math.floor(permille / 10)}.${permille % 10}%`
}
