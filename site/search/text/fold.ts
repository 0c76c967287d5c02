/** Characters by the one that stands for them: Traditional ones by the Simplified, rare forms by the common one. */
export type Variants = ReadonlyMap<string, string>

/** Stands between the parts of a name, as in 阿依古丽·买买提, and is typed in seven ways or not at all. */
const middleDots = /[·‧•∙⋅・･]/gu
const marks = /\p{M}/gu
const hasMark = /\p{M}/u

/**
 * The form in which texts are compared: one width, one case, without accents, middle dots and joiners, and with one
 * character for its variants. Texts that fold alike are the same to a search.
 * @param variants none in a browser that has not loaded them
 */
export function fold(text: string, variants: Variants): string {
  let folded = text.normalize('NFKC').replace(middleDots, '').toLowerCase()
  const decomposed = folded.normalize('NFD')
  if (hasMark.test(decomposed)) folded = decomposed.replace(marks, '').normalize('NFC')
  // at the end of a word sigma has a form of its own
  folded = folded.replaceAll('ς', 'σ')
  if (variants.size === 0) return folded
  let changed = ''
  for (const character of folded) changed += variants.get(character) ?? character
  return changed
}

/** A folded text, and where each of its code units comes from. */
export interface Folded {
  text: string
  /** For each code unit of `text` the first code unit of the original that gave it, and at last the original's length. */
  origins: readonly number[]
}

/** Folds a text that is to be marked where it was found. */
export function foldWithOrigins(original: string, variants: Variants): Folded {
  let text = ''
  const origins: number[] = []
  for (const { 0: cluster, index } of original.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const folded = fold(cluster, variants)
    for (let unit = 0; unit < folded.length; unit++) origins.push(index)
    text += folded
  }
  return { text, origins: [...origins, original.length] }
}
