import { pinyin } from 'pinyin-pro'
import { wordsOfName } from '../../../site/search/pinyin/lexicon.ts'
import { readingsOf } from '../../../site/search/pinyin/readings.ts'
import { fold, type Variants } from '../../../site/search/text/fold.ts'
import { readVariants } from '../../../site/search/text/variants.ts'
import { markedInitials, markedSyllables } from './pinyinMarks.ts'

/** Longest text that is kept to search in, in code units: every entry's is read for each word. */
export const longestSearchTextUnits = 600
/** How much of it the folded text itself may take, in code units; a title of 60 characters leaves its pinyin room. */
const longestFoldedUnits = 300

/** Stands before every kept text, and for the rules by which it was made: another number has all of them made again. */
export const ruleMark = '③'

// eslint-disable-next-line no-restricted-syntax -- loaded once each, and never changed
let variants: Variants | undefined

/** Folds a text as the public search does, Traditional characters included. */
export function foldedText(text: string): string {
  variants ??= readVariants()
  return fold(text, variants)
}

/**
 * What is kept of a document to search in: its texts folded, then their pinyin, the usual reading of all before other
 * readings of the words, in which names and characters of several readings are found. Of long texts the beginning.
 * @param texts the most important first
 */
export function searchTextOf(texts: readonly string[]): string {
  const given = texts.join('\n').slice(0, longestFoldedUnits)
  const folded = wellFormed(foldedText(wellFormed(given)).slice(0, longestFoldedUnits))
  let kept = ruleMark + folded
  for (const reading of readingsIn(folded)) {
    const left = longestSearchTextUnits - kept.length - 1
    if (left <= 0) return kept
    if (!kept.includes(reading)) kept += `\n${reading.slice(0, left)}`
  }
  return kept
}

function* readingsIn(folded: string): Generator<string> {
  for (const [run] of folded.matchAll(/[\p{Script=Han}〇]+/gu)) yield* markedBoth(usualReading(run))
  for (const word of wordsOfName(folded)) for (const reading of readingsOf(word)) yield* markedBoth(reading)
}

function markedBoth(syllables: readonly string[]): string[] {
  return [markedSyllables(syllables), markedInitials(syllables)]
}

/** With the readings that characters have in the words that they stand in. */
function usualReading(run: string): string[] {
  const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true })
  return syllables.map((syllable) => syllable.replaceAll(/[üv]/g, 'u')).filter((syllable) => /^[a-z]+$/.test(syllable))
}

/** Without the half of a character that a cut has left; databases keep no halves. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '')
}
