import { writeWord } from './lexiconFile.ts'
import { readingsOf } from './readings.ts'

/** Shortest and longest word that is offered, in characters. */
const [shortest, longest] = [2, 16]
/** Most words in a file that is named after one initial alone. */
const mostOfOne = 60
/** Most words in any file: the most frequent ones. */
const mostOfTwo = 600

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const chinese = /^\p{Script=Han}+$/u

/**
 * The words of a title or a name by which people may look for it: its beginning up to the first gap, and the words in it.
 * @param folded text (fold.ts)
 */
export function wordsOfName(folded: string): Set<string> {
  const words = new Set<string>()
  for (const run of folded.match(/\p{Script=Han}+/gu) ?? []) {
    if (isOffered(run)) words.add(run)
    // of what is shorter no part is long enough to be another word
    if (run.length > shortest)
      for (const { segment } of segmenter.segment(run)) if (isOffered(segment)) words.add(segment)
  }
  return words
}

function isOffered(word: string): boolean {
  const { length } = [...word]
  return length >= shortest && length <= longest && chinese.test(word)
}

/** Words with their pinyin, by the initials of their first two syllables, and how many entries have each. */
export class Lexicon {
  readonly #counts = new Map<string, number>()
  readonly #buckets = new Map<string, Set<string>>()

  /** Names of the files that there are: `hc`, and `h` for the most frequent words of all that begin so. */
  names(): Iterable<string> {
    return this.#buckets.keys()
  }

  /** Takes note of the words of an entry that came, went or changed. @param touch told which files change */
  change(before: ReadonlySet<string>, after: ReadonlySet<string>, touch: (name: string) => void): void {
    const [gone, come] = [
      [...before].filter((word) => !after.has(word)),
      [...after].filter((word) => !before.has(word)),
    ]
    for (const word of gone) this.#count(word, -1)
    for (const word of come) this.#count(word, 1)
    for (const word of [...gone, ...come]) for (const name of bucketsOf(word)) touch(name)
  }

  /** Takes note of the words of an entry that is one of many, where there is nobody yet to tell of files. */
  gather(before: ReadonlySet<string>, after: ReadonlySet<string>): void {
    for (const word of before) this.#count(word, -1)
    for (const word of after) this.#count(word, 1)
  }

  /** A line for each word and reading: syllables, word, how many entries have it; the most frequent first. */
  file(name: string): string | undefined {
    const words = this.#buckets.get(name)
    if (words === undefined) return undefined
    const inOrder = [...words].sort(
      (one, other) => (this.#counts.get(other) ?? 0) - (this.#counts.get(one) ?? 0) || (one < other ? -1 : 1),
    )
    return inOrder
      .slice(0, name.length === 1 ? mostOfOne : mostOfTwo)
      .flatMap((word) =>
        readingsOf(word)
          .filter((reading) => bucketsOfReading(reading).includes(name))
          .map((syllables) => writeWord({ syllables, word, count: this.#counts.get(word) ?? 0 })),
      )
      .join('')
  }

  #count(word: string, by: 1 | -1): void {
    const before = this.#counts.get(word) ?? 0
    const count = before + by
    if (count === 0) this.#counts.delete(word)
    else this.#counts.set(word, count)
    if (before > 0 && count > 0) return
    for (const name of bucketsOf(word)) {
      const words = this.#buckets.get(name) ?? new Set()
      if (count === 0) words.delete(word)
      else words.add(word)
      if (words.size === 0) this.#buckets.delete(name)
      else this.#buckets.set(name, words)
    }
  }
}

/** The files that have a word. */
function bucketsOf(word: string): Set<string> {
  return new Set(readingsOf(word).flatMap(bucketsOfReading))
}

function bucketsOfReading([first = '', second = '']: readonly string[]): string[] {
  return [first.slice(0, 1), first.slice(0, 1) + second.slice(0, 1)]
}
