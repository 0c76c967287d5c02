import { fold } from '../text/fold.ts'
import { found, type Match, nameOf } from './match.ts'
import { runsOf } from './terms.ts'
import type { SearchReader } from './reader.ts'

/** Titles that are told of each word. */
const mostTitles = 3

/** What a search for one word of a group finds. */
export interface WordPreview {
  word: string
  /** How many entries have the word itself. */
  own: number
  /** The first titles of what is found besides, with the others of the group. */
  added: readonly string[]
}

/** What searches find if some words mean the same. */
export interface SynonymPreview {
  /** How many entries a search for any of them finds. */
  total: number
  words: readonly WordPreview[]
}

/** Tells what searches for some words find, each alone and all as one. */
export async function previewSynonyms(reader: SearchReader, words: readonly string[]): Promise<SynonymPreview> {
  const plain = words.map((word) => fold(word, new Map()))
  const variants = await reader.variants(plain.flatMap((word) => runsOf(word).flat()).join(''))
  const each = await Promise.all(plain.map(async (word) => found(reader, fold(word, variants))))
  const all = new Map<string, Match>()
  for (const one of each.flat()) {
    const before = all.get(nameOf(one))
    if (before === undefined || before.score < one.score) all.set(nameOf(one), one)
  }
  const best = [...all.values()].sort((one, other) => other.score - one.score)
  const told = each.map(async (own, at) => {
    const names = new Set(own.map(nameOf))
    const added = best.filter((one) => !names.has(nameOf(one))).slice(0, mostTitles)
    const cards = await Promise.all(added.map(async (one) => reader.card(one)))
    return { word: words[at] ?? '', own: own.length, added: cards.flatMap((card) => card?.title ?? []) }
  })
  return { total: all.size, words: await Promise.all(told) }
}
