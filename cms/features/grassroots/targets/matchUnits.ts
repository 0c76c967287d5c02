/** A unit as it may be named. */
export interface KnownUnit {
  id: string
  name: string
}

/** Which unit a name stands for. */
export interface Match {
  name: string
  /** Only where the name is the unit's but for spaces, widths and marks. */
  unit: KnownUnit | undefined
  /** Units whose names are like it, the most alike first. */
  suggestions: KnownUnit[]
}

/** Most suggestions for a name. */
const mostSuggestions = 3
/** Least likeness of a suggestion: of 0 to 1. */
const leastAlike = 0.35
/** How alike two names are of which one holds the other: a city's name is left out within the city. */
const within = 0.7

/**
 * Matches names of a table with units. None is guessed: what is only alike is suggested. Each name is compared only with
 * the units that have two letters in common with it.
 * @returns in the order of the names
 */
export function matchUnits(names: readonly string[], units: readonly KnownUnit[]): Match[] {
  const byName = Map.groupBy(units, ({ name }) => plain(name))
  const others = units.map((unit) => {
    const own = core(unit.name)
    return { unit, core: own, pairs: pairs(own) }
  })
  type Other = (typeof others)[number]
  const byPair = new Map<string, Other[]>()
  for (const other of others)
    for (const pair of other.pairs) {
      const same = byPair.get(pair)
      if (same === undefined) byPair.set(pair, [other])
      else same.push(other)
    }
  return names.map((name) => {
    const same = byName.get(plain(name)) ?? []
    const [unit] = same
    if (unit !== undefined && same.length === 1) return { name, unit, suggestions: [] }
    const mine = core(name)
    const minePairs = pairs(mine)
    const inCommon = new Map<Other, number>()
    for (const pair of minePairs)
      for (const other of byPair.get(pair) ?? []) inCommon.set(other, (inCommon.get(other) ?? 0) + 1)
    const suggestions = [...inCommon]
      .map(([other, both]) => ({
        unit: other.unit,
        alike: holds(mine, other.core) ? within : likeness(both, minePairs.size + other.pairs.size),
      }))
      .filter(({ alike }) => alike >= leastAlike)
      .sort((one, other) => other.alike - one.alike || one.unit.name.length - other.unit.name.length)
      .slice(0, mostSuggestions)
    return { name, unit: undefined, suggestions: suggestions.map((one) => one.unit) }
  })
}

/** A name without what is written now so, now otherwise. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
}

/** What tells a unit from others: without the words that most names have. */
function core(name: string): string {
  const short = plain(name).replace(
    /(总工会|工会委员会|工会联合会|联合工会|产业工会|工会|有限责任公司|股份有限公司|有限公司|委员会)/g,
    '',
  )
  return short === '' ? plain(name) : short
}

function holds(one: string, other: string): boolean {
  return Math.min(one.length, other.length) > 1 && (one.includes(other) || other.includes(one))
}

function pairs(text: string): ReadonlySet<string> {
  const letters = [...text]
  return new Set(letters.length === 1 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}

/** Twice what both have, of what they have together (Dice). */
function likeness(both: number, together: number): number {
  return (2 * both) / (together || 1)
}
