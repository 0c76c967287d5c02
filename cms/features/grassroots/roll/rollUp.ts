/** A unit in the tree as it is now. */
export interface TreeUnit {
  id: string
  /** Undefined at the top. */
  parent: string | undefined
}

/** What a unit has of its own, and with all units below it. */
export interface Rolled<Sum> {
  own: Sum
  total: Sum
}

/**
 * What each unit is to do with all below it: its own target where it has one, which those below it are to reach together,
 * else what theirs add up to.
 * @param rolled of `rolledUp`
 */
export function targetsWithin(
  { byUnit, childrenOf }: Pick<ReturnType<typeof rolledUp>, 'byUnit' | 'childrenOf'>,
  targets: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const within = new Map<string, number>()
  for (const unit of [...byUnit.keys()].reverse()) {
    const below = childrenOf(unit).reduce((sum, child) => sum + (within.get(child) ?? 0), 0)
    within.set(unit, targets.get(unit) ?? below)
  }
  return within
}

/**
 * Adds up what units have, from below to the top, by the tree as it is now: each is counted once, at every level, whatever
 * the tree looks like. A unit whose superior is not there stands at the top, and so does the first of those that stand
 * below one another.
 * @param of what each unit has of its own; a unit that is not in the tree stands at the top of it
 * @param add gives the sum of several; of none, what is nothing
 * @returns by unit, those at the top first
 */
export function rolledUp<Sum>(
  units: readonly TreeUnit[],
  of: ReadonlyMap<string, Sum>,
  add: (all: readonly Sum[]) => Sum,
): { byUnit: Map<string, Rolled<Sum>>; tops: string[]; childrenOf: (unit: string) => readonly string[] } {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]))
  for (const id of of.keys()) if (!parents.has(id)) parents.set(id, undefined)
  const tops: string[] = []
  const below = new Map<string, string[]>()
  const placed = new Set<string>()
  const order: string[] = []
  const children = Map.groupBy(
    [...parents].filter(([, parent]) => parent !== undefined && parents.has(parent)).map(([id]) => id),
    (id) => parents.get(id) as string,
  )
  const place = (top: string): void => {
    tops.push(top)
    placed.add(top)
    for (const waiting = [top]; waiting.length > 0;) {
      const unit = waiting.pop() as string
      order.push(unit)
      const own = (children.get(unit) ?? []).filter((child) => !placed.has(child))
      for (const child of own) placed.add(child)
      below.set(unit, own)
      waiting.push(...own)
    }
  }
  for (const [id, parent] of parents) if (parent === undefined || !parents.has(parent)) place(id)
  for (const id of parents.keys()) if (!placed.has(id)) place(id)
  const byUnit = new Map<string, Rolled<Sum>>()
  for (const unit of order.toReversed()) {
    const own = of.get(unit) ?? add([])
    const parts = (below.get(unit) ?? []).flatMap((child) => byUnit.get(child)?.total ?? [])
    byUnit.set(unit, { own, total: add([own, ...parts]) })
  }
  return { byUnit: new Map([...byUnit].reverse()), tops, childrenOf: (unit) => below.get(unit) ?? [] }
}
