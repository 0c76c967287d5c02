/** Characters by the one that stands for them: Traditional ones by the Simplified, rare forms by the common one. */
export type Variants = ReadonlyMap<string, string>

/** Stands between the parts of a name, as in 阿依古丽·买买提, and is typed in seven ways or not at all. */
const middleDots = /[·‧•∙⋅・･]/gu
const marks = /\p{M}/gu
const hasMark = /\p{M}/u
/** Of characters that fold into themselves; most texts are. */
const isPlain = /^[\n !-@[-`{-~a-z\u3001\u3002\u300a\u300b\u4e00-\u9fff]*$/

/**
 * The form in which texts are compared: one width, one case, without accents, middle dots and joiners, and with one
 * character for its variants. Texts that fold alike are the same to a search.
 * @param variants none in a browser that has not loaded them
 */
export function fold(text: string, variants: Variants): string {
  const folded = isPlain.test(text) ? text : folding(text)
  if (variants.size === 0) return folded
  let [changed, from] = ['', 0]
  for (let at = 0; at < folded.length;) {
    const next = at + ((folded.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
    const variant = variants.get(folded.slice(at, next))
    if (variant !== undefined) {
      changed += folded.slice(from, at) + variant
      from = next
    }
    at = next
  }
  return changed + folded.slice(from)
}

function folding(text: string): string {
  const folded = text.normalize('NFKC').replace(middleDots, '').toLowerCase()
  const decomposed = folded.normalize('NFD')
  const bare = hasMark.test(decomposed) ? decomposed.replace(marks, '').normalize('NFC') : folded
  // at the end of a word sigma has a form of its own
  return bare.replaceAll('ς', 'σ')
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
