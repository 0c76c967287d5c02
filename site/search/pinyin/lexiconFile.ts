/** A word with one of its readings. */
export interface LexiconWord {
  syllables: readonly string[]
  word: string
  /** How many entries have it. */
  count: number
}

/** A line of a file of words. */
export function writeWord({ syllables, word, count }: LexiconWord): string {
  return `${syllables.join(' ')}\t${word}\t${count}\n`
}

/** Reads lines that writeWord wrote. */
export function readLexicon(text: string): LexiconWord[] {
  return text.split('\n').flatMap((line) => {
    const [syllables, word, count] = line.split('\t')
    if (syllables === undefined || word === undefined) return []
    return [{ syllables: syllables.split(' '), word, count: Number(count) }]
  })
}
