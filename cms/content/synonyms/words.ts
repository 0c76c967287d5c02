import { understand } from '../../../site/search/query/understand.ts'
import { lengthOf, shortened } from '../../base/characters.ts'
import { foldedText } from '../../documents/search/searchText.ts'

/** Most groups, and most words of one. */
export const [mostGroups, mostWords] = [200, 12]
/** Longest word, in characters, and longest group, written out. */
export const longestWord = 20
export const longestGroup = mostWords * (longestWord + 1)

const example = '例如“唱歌 合唱 声乐”'
const ofWord = /[\p{L}\p{N}]/gu

/** The words of a group, as an editor writes them: with spaces or marks between them. */
export function wordsOf(text: string): string[] {
  return text.split(/[\s、，,;；/|]+/u).filter((word) => word !== '')
}

/**
 * What is wrong with a group alone, in Chinese.
 * @param now milliseconds since the epoch
 * @returns undefined when nothing is
 */
export function groupProblem(text: string, now: number): string | undefined {
  const words = wordsOf(text)
  const [only = ''] = words
  if (words.length === 0) return `还没有词。请写至少两个意思相同的词，用空格隔开，${example}；这一行不要了就删去。`
  if (words.length === 1)
    return `只有“${shortened(only)}”一个词。请再写意思相同的词，用空格隔开，${example}；不要了就删去。`
  if (words.length > mostWords) return `有 ${words.length} 个词，一组最多 ${mostWords} 个，请去掉不常用的。`
  return words.map((word) => wordProblem(word, now)).find((problem) => problem !== undefined) ?? repeatedIn(words)
}

function wordProblem(word: string, now: number): string | undefined {
  const name = `“${shortened(word)}”`
  const length = lengthOf(word)
  if (length > longestWord)
    return `${name}太长：有 ${length} 字，一个词最多 ${longestWord} 字，请改短，或写成它的简称。`
  const folded = foldedText(word)
  const letters = folded.match(ofWord) ?? []
  if (letters.length === 0) return `${name}里没有文字，搜索找不到它。请改成词，或去掉。`
  if (letters.length === 1) return `${name}只有一个字，会找到太多不相干的。请写两个字以上的词。`
  if (understand(folded, now).words === '') return `${name}在搜索里表示时间或免费，不会当作词来找。请换一个词，或去掉。`
  return undefined
}

function repeatedIn(words: readonly string[]): string | undefined {
  const folded = words.map(foldedText)
  const at = folded.findIndex((word, index) => folded.indexOf(word) !== index)
  const [word, first] = [words[at], words[folded.indexOf(folded[at] ?? '')]]
  if (word === undefined || first === undefined) return undefined
  const both =
    word === first ? `“${shortened(word)}”写了两遍` : `“${shortened(first)}”和“${shortened(word)}”对搜索是同一个词`
  return `${both}（繁体简体、全角半角、大写小写不分），请去掉一个。`
}

/**
 * Which word is in two groups, in Chinese; a search would not know which is meant.
 * @param texts of all groups
 */
export function repeatedWord(texts: readonly string[]): string | undefined {
  const rows = new Map<string, number>()
  for (const [at, text] of texts.entries())
    for (const word of wordsOf(text)) {
      const folded = foldedText(word)
      const before = rows.get(folded)
      if (before !== undefined && before !== at)
        return `第 ${at + 1} 组的“${shortened(word)}”在第 ${before + 1} 组里已经有了。一个词只能在一组里：请从其中一组去掉，或把两组合成一组。`
      rows.set(folded, at)
    }
  return undefined
}
