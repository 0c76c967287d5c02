/** Lengths of fields that are told apart, in terms: a posting has four bits for one. */
const lengths = [0, 1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256, 512] as const

/** The level of a field's length. @param terms how many it has */
export function levelOf(terms: number): number {
  const above = lengths.findIndex((length) => length > terms)
  return above === -1 ? lengths.length - 1 : above - 1
}

/** The length that a level stands for, in terms. */
export function lengthOf(level: number): number {
  return lengths[level] ?? 0
}
