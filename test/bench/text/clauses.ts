import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import rareAndCommon from 'opencc-js/dict/STPhrases'
import { Random } from '../random.ts'

/** Words of the dictionary that are used; real sites of this size have about as many besides those of their own subject. */
const mostGeneral = 12_000
/** Share of the words that come from there: it makes the long tail that real texts have. */
const generalShare = 0.08
/** Longest clause, in words. */
const longest = 9
const end = ''

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const chinese = /^\p{Script=Han}{2,4}$/u

/** What follows a word in the sample content, as often as it does so there. */
type Followers = ReadonlyMap<string, readonly string[]>

let read: { followers: Followers; general: readonly string[] } | undefined

/**
 * A clause as the sample content might have it: each word follows the one before somewhere in those texts, which people
 * have written, so that the same few thousand pairs of characters come again and again as they do in real ones.
 */
export function clause(random: Random, most: number = longest): string {
  const { followers } = texts()
  let [text, word] = ['', end]
  for (let count = 0; count < most; count++) {
    word = random.pick(followers.get(word) ?? [end])
    if (word === end) break
    text += chinese.test(word) && random.chance(generalShare) ? generalWord(random) : word
  }
  return text
}

/** A word of any subject, the first ones of the dictionary far more often than the last, as words are used (Zipf). */
export function generalWord(random: Random): string {
  const { general } = texts()
  return general[Math.floor(general.length ** random.next()) - 1] ?? ''
}

function texts(): { followers: Followers; general: readonly string[] } {
  return (read ??= { followers: followersIn('content'), general: generalWords() })
}

function followersIn(folder: string): Followers {
  const followers = new Map<string, string[]>()
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  for (const file of files) {
    // those are of words that should not be used
    if (!file.endsWith('.json') || file.startsWith('wordings')) continue
    for (const text of textsIn(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))))
      for (const run of text.match(/[\p{Script=Han}〇]{2,}/gu) ?? []) {
        let before = end
        for (const word of [...Array.from(segmenter.segment(run), ({ segment }) => segment), end]) {
          const known = followers.get(before)
          if (known === undefined) followers.set(before, [word])
          else known.push(word)
          before = word
        }
      }
  }
  return followers
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Words of a dictionary, in an order that has nothing to do with their characters. */
function generalWords(): string[] {
  const words = rareAndCommon.split('|').flatMap((line) => {
    const [word = ''] = line.split(' ')
    return chinese.test(word) ? [word] : []
  })
  return new Random(11).some(words, mostGeneral, mostGeneral)
}
