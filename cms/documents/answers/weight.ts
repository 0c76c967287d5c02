/**
 * About as many bytes as a value takes in an answer, written out as JSON.
 * @param most to count; what weighs more is not looked at further
 * @param known weights of objects that may stand in it more than once
 */
export function weightOf(value: unknown, most: number, known?: WeakMap<object, number>): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + 2
  if (typeof value !== 'object' || value === null || value instanceof Date) return 8
  const before = known?.get(value)
  if (before !== undefined) return before
  let weight = 2
  for (const name in value) {
    weight += name.length + 4 + weightOf((value as Record<string, unknown>)[name], most - weight, known)
    if (weight > most) break
  }
  return weight
}
