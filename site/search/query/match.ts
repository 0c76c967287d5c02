import { pageCollections } from '../../catalogue/pageCollections.ts'
import { bucketsOf, fitOf, pinyinOf } from '../pinyin/typed.ts'
import { alternativesOf } from '../synonyms/alternatives.ts'
import { fold } from '../text/fold.ts'
import { find } from './find.ts'
import { hasNear, nearParts } from './near.ts'
import { rank } from './ranking.ts'
import type { EntryRef, SearchReader } from './reader.ts'
import { runsOf, termsOf } from './terms.ts'
import { togetherFirst } from './together.ts'

/** Most words that letters are taken for at once. */
const mostMeant = 3
/** Most words of which one may be left out: each time all others are looked for. */
const mostParts = 8
/** Entries of which it is looked whether they have what was nearly typed. */
const mostLookedAt = 40
/** How many entries are so few that synonyms are looked for inside the words too. */
const few = 5

/** An entry that was found, the higher its score the better. */
export interface Match extends EntryRef {
  score: number
  /** It has a synonym and not what was looked for; its score says nothing beside those of entries that have. */
  viaSynonym?: true
}

/** What was found, and for which words when these are not what was typed. */
export interface Matches {
  matches: readonly Match[]
  /** What is marked in the texts. */
  words: readonly string[]
  /** How it was found when nothing has the words themselves. */
  how: 'exact' | 'pinyin' | 'near' | 'fewer'
  /**
   * The same in other words: what some of the matches have instead of the words themselves, or could have where only
   * these are asked for.
   */
  others: readonly string[]
}

/**
 * Finds the entries that have some words: the words as they are or in other characters, and after these what has
 * synonyms of them; else those that are meant by their pinyin, with their synonyms; else those with one character wrong,
 * missing or too many; else those with one word fewer.
 * @param typed folded without variants
 * @param isExact synonyms are told, and not looked for
 */
export async function match(reader: SearchReader, typed: string, isExact: boolean): Promise<Matches> {
  // the files of the words that letters may stand for come meanwhile
  const [direct] = await Promise.all([inWords(reader, typed, isExact), wordsMeant(reader, typed)])
  if (direct.matches.length > 0) return direct
  const words = fold(typed, await reader.variants(runsOf(typed).flat().join('')))
  const other = words === typed ? direct : await inWords(reader, words, isExact)
  if (other.matches.length > 0) return other
  return (await meant(reader, words, isExact)) ?? (await near(reader, words)) ?? (await fewer(reader, words)) ?? other
}

/** What has some words, and after it what has synonyms of them; these inside the words where there is little else. */
async function inWords(reader: SearchReader, words: string, isExact: boolean): Promise<Matches> {
  const [own, beside] = await Promise.all([found(reader, words), synonymous(reader, [words], { isExact })])
  const isLittle = beside.others.length === 0 && own.length < few
  const others = isLittle ? await synonymous(reader, [words], { isExact, within: true }) : beside
  return withOthers({ matches: own, words: [words], how: 'exact', others: [] }, others)
}

/** The entries that have synonyms of some texts. */
async function synonymous(
  reader: SearchReader,
  texts: readonly string[],
  { isExact, within = false }: { isExact: boolean; within?: boolean },
): Promise<Pick<Matches, 'matches' | 'others'>> {
  const synonyms = await reader.synonyms()
  const alternatives = texts.flatMap((text) => alternativesOf(text, synonyms, { within }))
  const others = [...new Set(alternatives)].filter((text) => !texts.includes(text))
  if (isExact || others.length === 0) return { matches: [], others }
  const any = await anyOf(reader, others, 'exact')
  return { matches: any?.matches ?? [], others: any?.words ?? [] }
}

function withOthers(own: Matches, { matches, others }: Pick<Matches, 'matches' | 'others'>): Matches {
  const names = new Set(own.matches.map(nameOf))
  const more = matches.filter((one) => !names.has(nameOf(one))).map((one) => ({ ...one, viaSynonym: true as const }))
  return { ...own, matches: [...own.matches, ...more], others }
}

/** The words that letters stand for, the likeliest first. @param folded */
export async function wordsMeant(reader: SearchReader, folded: string): Promise<{ word: string; count: number }[]> {
  const letters = pinyinOf(folded)
  if (letters === undefined) return []
  const { words } = await reader.manifest()
  const buckets = bucketsOf(letters).filter((bucket) => words.has(bucket))
  const files = await Promise.all(buckets.map(async (bucket) => reader.words(bucket)))
  const fitting = new Map<string, { word: string; count: number; left: number }>()
  for (const { syllables, word, count } of files.flat()) {
    const left = fitOf(letters, syllables)
    const before = fitting.get(word)
    if (left !== undefined && (before === undefined || left < before.left)) fitting.set(word, { word, count, left })
  }
  return [...fitting.values()].sort(
    (one, other) => Number(one.left > 0) - Number(other.left > 0) || other.count - one.count || one.left - other.left,
  )
}

/** The entries that have some words, the best first. @param words folded */
export async function found(reader: SearchReader, words: string): Promise<Match[]> {
  const terms = termsOf(words)
  if (terms.length === 0) return []
  const manifest = await reader.manifest()
  const { candidates, terms: looked } = await find(terms, manifest, reader.index)
  const ranked = togetherFirst(rank(looked, candidates, manifest), words, looked, candidates)
  return ranked.map(({ ref, score }) => ({ ...refOf(ref), score }))
}

async function meant(reader: SearchReader, words: string, isExact: boolean): Promise<Matches | undefined> {
  const likely = (await wordsMeant(reader, words)).slice(0, mostMeant).map(({ word }) => word)
  const any = await anyOf(reader, likely, 'pinyin')
  return any && withOthers(any, await synonymous(reader, any.words, { isExact }))
}

async function near(reader: SearchReader, words: string): Promise<Matches | undefined> {
  const runs = runsOf(words)
  const [characters] = runs
  if (characters === undefined || runs.length > 1 || characters.length !== [...words.replaceAll(/\s/gu, '')].length)
    return undefined
  const texts = nearParts(characters).map((parts) => parts.join(' '))
  const all = await anyOf(reader, texts, 'near')
  if (all === undefined) return undefined
  const looked = await Promise.all(
    all.matches.slice(0, mostLookedAt).map(async (one) => ({ one, card: await reader.card(one) })),
  )
  const right = looked.filter(({ card }) => {
    const texts = card === undefined ? [] : [card.title, card.summary ?? '', ...card.people, ...card.facts]
    return texts.some((text) => hasNear(fold(text, new Map()), characters))
  })
  return right.length === 0 ? undefined : { ...all, matches: right.map(({ one }) => one) }
}

async function fewer(reader: SearchReader, words: string): Promise<Matches | undefined> {
  const parts = words.split(/\s+/u).filter((part) => part !== '')
  if (parts.length < 2 || parts.length > mostParts) return undefined
  return anyOf(
    reader,
    parts.map((_, left) => parts.filter((_, at) => at !== left).join(' ')),
    'fewer',
  )
}

/** The entries that have any of some texts, each with its best score; undefined when there are none. */
async function anyOf(
  reader: SearchReader,
  texts: readonly string[],
  how: Matches['how'],
): Promise<Matches | undefined> {
  const best = new Map<string, Match>()
  const having: string[] = []
  for (const [text, matches] of await Promise.all(
    texts.map(async (text) => [text, await found(reader, text)] as const),
  )) {
    if (matches.length > 0) having.push(text)
    for (const one of matches) {
      if ((best.get(nameOf(one))?.score ?? -1) < one.score) best.set(nameOf(one), one)
    }
  }
  if (best.size === 0) return undefined
  return { matches: [...best.values()].sort((one, other) => other.score - one.score), words: having, how, others: [] }
}

/** Tells an entry from all others. */
export function nameOf({ library, slot }: EntryRef): string {
  return `${library}-${slot}`
}

/** Reads what find.ts names entries by. */
function refOf(ref: string): EntryRef {
  const [library = 0, slot = 0] = ref.split('-').map(Number)
  if (pageCollections[library] === undefined) throw new RangeError('no such library')
  return { library, slot }
}
