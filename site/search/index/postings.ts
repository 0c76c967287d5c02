import type { ByteReader, ByteWriter } from './bytes.ts'

/** Where a term stands in one field of the entries of one library. */
export interface Postings {
  /** The entries' numbers, ascending. */
  slots: number[]
  /** For each of them how often the term stands there, and the level of the field's length (weightOf). */
  weights: number[]
}

/** Most often that a term is counted in one field: four bits. */
export const mostCounted = 15

/** Frequency and level in one byte. */
export function weightOf(frequency: number, level: number): number {
  return (Math.min(frequency, mostCounted) << 4) | level
}

/** The order in which the groups of a term stand: by field, the weightiest first, then by library. */
export function orderOf({ library, field }: { library: number; field: number }): number {
  return (field << 4) | library
}

/** Writes gaps between the numbers, each with its weight. */
export function writePostings({ slots, weights }: Postings, into: ByteWriter): void {
  let before = -1
  for (const [index, slot] of slots.entries()) {
    into.number(slot - before - 1)
    into.byte(weights[index] ?? 0)
    before = slot
  }
}

/** Reads what writePostings wrote, to the end. */
export function readAllPostings(from: ByteReader): Postings {
  const [slots, weights]: [number[], number[]] = [[], []]
  let before = -1
  while (!from.isAtEnd) {
    before += from.number() + 1
    slots.push(before)
    weights.push(from.byte())
  }
  return { slots, weights }
}
