import { diffArrays } from 'diff'

/** What two texts have in common, in tokens: from a start up to an end that is no part of it. */
export interface Run {
  oldStart: number
  oldEnd: number
  newStart: number
  newEnd: number
  size: number
}

/** How much of its work a page has left, in comparisons of two tokens: some three million take a second. */
export interface Effort {
  left: number
}

/** Shorter ones between two changes are chance, and tear words apart. */
const shortestRun = 2
/** Where a paragraph, a heading or an item of a list ends. */
const blockEnd = /^<\/(?:p|h\d|li|ul|ol|blockquote|div)>$/

/**
 * What two texts have in common: blocks that stand in both, then what stands in both of two blocks. What costs too much
 * to compare has nothing in common.
 * @param before and after, tokens of HTML: tags, and words or characters
 * @param effort of the page, which this takes from
 * @returns the runs in their order, and whether everything was compared
 */
export function matchedRuns(
  before: readonly string[],
  after: readonly string[],
  effort: Effort,
): { runs: Run[]; isWhole: boolean } {
  const numbers = new Map<string, number>()
  const [old, fresh] = [before, after].map((tokens) => tokens.map((token) => numberOf(token, numbers))) as [
    number[],
    number[],
  ]
  const [oldEnds, newEnds] = [blockEnds(before), blockEnds(after)]
  const blocks = new Map<string, number>()
  const changes = compared(blocksOf(old, oldEnds, blocks), blocksOf(fresh, newEnds, blocks), effort)
  if (changes === undefined) return { runs: [], isWhole: false }
  const runs: Run[] = []
  let isWhole = true
  for (const change of changes) {
    const spans = spansOf(change, oldEnds, newEnds)
    for (const { oldStart, oldEnd, newStart, newEnd } of spans) {
      if (change.isEqual) {
        add(runs, oldStart, newStart, oldEnd - oldStart)
        continue
      }
      const inside = compared(old.slice(oldStart, oldEnd), fresh.slice(newStart, newEnd), effort)
      isWhole &&= inside !== undefined
      for (const { isEqual, ...part } of inside ?? [])
        if (isEqual) add(runs, oldStart + part.oldStart, newStart + part.newStart, part.oldEnd - part.oldStart)
    }
  }
  return { runs: runs.filter(({ size }) => size >= shortestRun), isWhole }
}

interface Span {
  oldStart: number
  oldEnd: number
  newStart: number
  newEnd: number
}

interface Change extends Span {
  isEqual: boolean
}

/** Blocks that took the place of as many others are compared with them one by one. */
function spansOf(
  { oldStart, oldEnd, newStart, newEnd, isEqual }: Change,
  oldEnds: number[],
  newEnds: number[],
): Span[] {
  const count = oldEnd - oldStart
  if (isEqual || count !== newEnd - newStart || count === 0) {
    return [spanOf(oldStart, oldEnd, newStart, newEnd)]
  }
  return Array.from({ length: count }, (_, at) =>
    spanOf(oldStart + at, oldStart + at + 1, newStart + at, newStart + at + 1),
  )

  function spanOf(oldFrom: number, oldTo: number, newFrom: number, newTo: number): Span {
    return {
      oldStart: oldEnds[oldFrom - 1] ?? 0,
      oldEnd: oldEnds[oldTo - 1] ?? 0,
      newStart: newEnds[newFrom - 1] ?? 0,
      newEnd: newEnds[newTo - 1] ?? 0,
    }
  }
}

/** Runs that follow one another are one. */
function add(runs: Run[], oldStart: number, newStart: number, size: number): void {
  const last = runs.at(-1)
  if (last?.oldEnd === oldStart && last.newEnd === newStart) {
    last.oldEnd += size
    last.newEnd += size
    last.size += size
  } else if (size > 0) runs.push({ oldStart, oldEnd: oldStart + size, newStart, newEnd: newStart + size, size })
}

/** No comparison takes more of what is left, so that one text leaves something for the others of its page. */
const share = 4

/** What is the same and what took its place; undefined when telling it takes too much. */
function compared(old: number[], fresh: number[], effort: Effort): Change[] | undefined {
  let may = Math.floor(effort.left / share)
  const comparator = (left: number, right: number): boolean => {
    effort.left--
    if (may-- <= 0) throw new TooMuch()
    return left === right
  }
  try {
    const parts = diffArrays(old, fresh, { comparator })
    const changes: Change[] = []
    let [oldAt, newAt] = [0, 0]
    for (const { added, removed, count } of parts) {
      const isEqual = !added && !removed
      const last = changes.at(-1)
      const change =
        last !== undefined && !isEqual && !last.isEqual
          ? last
          : { oldStart: oldAt, oldEnd: oldAt, newStart: newAt, newEnd: newAt, isEqual }
      if (change !== last) changes.push(change)
      if (!added) change.oldEnd = oldAt += count
      if (!removed) change.newEnd = newAt += count
    }
    return changes
  } catch (error) {
    if (error instanceof TooMuch) return undefined
    throw error
  }
}

class TooMuch extends Error {}

function numberOf(token: string, numbers: Map<string, number>): number {
  const number = numbers.get(token) ?? numbers.size
  numbers.set(token, number)
  return number
}

/** Where each block ends, in tokens. */
function blockEnds(tokens: readonly string[]): number[] {
  const ends = tokens.flatMap((token, at) => (blockEnd.test(token) ? [at + 1] : []))
  return tokens.length === (ends.at(-1) ?? 0) ? ends : [...ends, tokens.length]
}

function blocksOf(tokens: number[], ends: number[], known: Map<string, number>): number[] {
  return ends.map((end, at) => numberOf(tokens.slice(ends[at - 1] ?? 0, end).join(), known))
}
