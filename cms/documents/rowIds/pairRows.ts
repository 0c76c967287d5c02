/** What a row can be told by, the surest first; undefined where it says nothing of that. */
export type Marks = readonly (string | undefined)[]

/**
 * Which row of before each row of now is: the one with the surest mark in common, and of several with the same mark the
 * first. What has none in common stands for what stood between the same neighbours, where as many stood there as stand
 * there now: a row whose marks are all changed at once. Never is a row taken for another one while a row with the marks of
 * that one is there.
 * @param before the marks of the rows as they were
 * @param now the marks of the rows as they are
 * @param isLoose whether of a run that has grown or shrunk the first ones are taken for each other too
 * @param inOrder how many of before stand in an order; those behind are told by their marks alone
 * @returns for each row of now the place of the one that it is, each at most once; undefined of what is new
 */
export function pairRows(
  before: readonly Marks[],
  now: readonly Marks[],
  { isLoose = false, inOrder = before.length }: { isLoose?: boolean; inOrder?: number } = {},
): readonly (number | undefined)[] {
  const pairs: (number | undefined)[] = now.map(() => undefined)
  const taken = new Set<number>()
  const pair = (index: number, place: number): void => {
    pairs[index] = place
    taken.add(place)
  }
  const levels = Math.max(0, ...now.map((marks) => marks.length))
  for (let level = 0; level < levels; level++) {
    const places = new Map<string, number[]>()
    before.forEach((marks, place) => {
      const mark = marks[level]
      if (mark !== undefined && !taken.has(place)) places.set(mark, [...(places.get(mark) ?? []), place])
    })
    now.forEach((marks, index) => {
      const place = pairs[index] === undefined ? places.get(marks[level] ?? '')?.shift() : undefined
      if (place !== undefined && marks[level] !== undefined) pair(index, place)
    })
  }
  for (const [first, end] of runsOf(pairs)) {
    const places = placesBetween(
      first === 0 ? -1 : pairs[first - 1],
      end === now.length ? inOrder : pairs[end],
      inOrder,
    )
    const free = places.filter((place) => !taken.has(place))
    const isWhole = free.length === places.length && free.length === end - first
    if (isWhole || isLoose) free.slice(0, end - first).forEach((place, at) => pair(first + at, place))
  }
  return pairs
}

/** The runs of rows that are not paired: the first of each, and the first behind it. */
function runsOf(pairs: readonly (number | undefined)[]): [number, number][] {
  const runs: [number, number][] = []
  pairs.forEach((place, index) => {
    const last = runs.at(-1)
    if (place !== undefined) return
    if (last?.[1] === index) last[1] = index + 1
    else runs.push([index, index + 1])
  })
  return runs
}

/** The places between two; none where they stand the other way round, or one of them stands in no order. */
function placesBetween(one: number | undefined, other: number | undefined, inOrder: number): number[] {
  if (one === undefined || other === undefined || one >= inOrder || other > inOrder || other <= one) return []
  return Array.from({ length: other - one - 1 }, (_, index) => one + 1 + index)
}
