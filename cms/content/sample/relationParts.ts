import type { SampleCollection } from './parts.ts'

/** By collection the keys of files that a file names, each under its field. */
export type Keys = Partial<Record<SampleCollection, Readonly<Record<string, string | undefined>>>>

/** The keys in an array. */
export function numbered(field: string, keys: readonly (string | undefined)[]): Record<string, string | undefined> {
  return Object.fromEntries(keys.map((key, index) => [`${field}[${index}]`, key]))
}

/** The keys in one field of each row of an array. */
export function inRows<T>(
  field: string,
  rows: readonly T[],
  inner: string,
  keysOf: (row: T) => readonly (string | undefined)[],
): Record<string, string | undefined> {
  return Object.assign({}, ...rows.map((row, index) => numbered(`${field}[${index}].${inner}`, keysOf(row))))
}
