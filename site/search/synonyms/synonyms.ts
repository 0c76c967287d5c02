import { fold, type Variants } from '../text/fold.ts'

/** Address of the file of all groups; it is there when there are any. */
export const synonymsPath = '/search/synonyms.txt'

/** Words that mean the same to a search, group by group. */
export type SynonymGroups = readonly (readonly string[])[]

/** Words that mean the same, as a search asks for them. */
export class Synonyms {
  readonly #groups = new Map<string, readonly string[]>()
  /** Length of the longest word, in code units. */
  readonly longest: number

  /** @param groups of folded words; a word that is in two means the first */
  constructor(groups: SynonymGroups) {
    for (const group of groups) for (const word of group) if (!this.#groups.has(word)) this.#groups.set(word, group)
    this.longest = Math.max(0, ...[...this.#groups.keys()].map(({ length }) => length))
  }

  /** The whole group of a word; undefined when it has none. @param word folded */
  of(word: string): readonly string[] | undefined {
    return this.#groups.get(word)
  }
}

/** Where the union keeps none. */
export const noSynonyms = new Synonyms([])

/** The file: a line for each group, its words folded. What folds to nothing, or to the same word, is no other word. */
export function writeSynonyms(groups: SynonymGroups, variants: Variants): string {
  return groups
    .map((group) => [...new Set(group.map((word) => foldedWord(word, variants)))].filter((word) => word !== ''))
    .filter(({ length }) => length > 1)
    .map((group) => `${group.join('\t')}\n`)
    .join('')
}

/** Reads what writeSynonyms wrote. */
export function readSynonyms(text: string): Synonyms {
  const lines = text.split('\n').filter((line) => line !== '')
  return new Synonyms(lines.map((line) => line.split('\t')))
}

/** A word of a group as it is compared; folding may bring gaps into it. */
function foldedWord(word: string, variants: Variants): string {
  return fold(word, variants).replaceAll(/\s+/gu, ' ').trim()
}
