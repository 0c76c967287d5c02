import type { Facet } from './facetNames.ts'

/** A value of a facet: as addresses and files name it, and as people read it. */
export interface FacetValue {
  key: string
  label: string
}

export type Facets = Partial<Record<Facet, readonly FacetValue[]>>

/** Values of a closed vocabulary. */
export function ofWords<V extends Readonly<Record<string, string>>>(
  vocabulary: V,
  ...keys: readonly (keyof V & string)[]
): FacetValue[] {
  return [...new Set(keys)].map((key) => ({ key, label: vocabulary[key] ?? key }))
}

/** Values that are their own names. */
export function named(...values: readonly (string | undefined)[]): FacetValue[] {
  return [...new Set(values)].flatMap((value) => (value === undefined ? [] : [{ key: value, label: value }]))
}

/** The year of an instant in Asia/Shanghai. */
export function yearOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 4)
}
