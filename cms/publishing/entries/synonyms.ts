import type { Synonym } from '../../payload-types.ts'
import { wordsOf } from '../../content/synonyms/words.ts'

/** The public entry of the global `synonyms`: the words of each group. */
export function synonymsEntry(doc: Synonym): string[][] {
  return (doc.groups ?? []).map(({ words }) => wordsOf(words ?? ''))
}
