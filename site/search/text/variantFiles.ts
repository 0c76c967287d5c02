import type { Variants } from './fold.ts'

/** Files that all variants are in: a query of a few characters reads those that it needs. */
const count = 16

/** Addresses of all of them. */
export const variantsPaths: readonly string[] = Array.from(
  { length: count },
  (_, part) => `/search/variants/${part}.txt`,
)

/** Address of the file that has what stands for a character. */
export function variantsPathOf(character: string): string {
  return variantsPaths[(character.codePointAt(0) ?? 0) % count] ?? ''
}

/** A file as it is stored: each character by the one that stands for it, one after the other. */
export function writeVariants(variants: Variants, path: string): string {
  return [...variants]
    .filter(([from]) => variantsPathOf(from) === path)
    .flat()
    .join('')
}

/** Reads what writeVariants wrote. */
export function readVariantFile(text: string): Variants {
  const characters = [...text]
  return new Map(characters.flatMap((from, at) => (at % 2 === 0 ? [[from, characters[at + 1] ?? from]] : [])))
}
