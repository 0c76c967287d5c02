import * as z from 'zod/mini'
import { pageCollections } from '../../catalogue/pageCollections.ts'
import { readParts, writeParts } from './dividedParts.ts'
import { fields } from './document.ts'

/**
 * What a search has to know before it asks for anything else: how many entries there are, what the fields' lengths come
 * to, and how the terms' shards are divided.
 */
export interface SearchManifest {
  /** Entries of each library, in the order of `pageCollections`. */
  entries: readonly number[]
  /** Of each of `fields`: entries that have any text in it, and the sum of their lengths (lengths.ts). */
  lengths: readonly (readonly [entries: number, terms: number])[]
  /** Undivided parts of the shards (division.ts). */
  parts: ReadonlySet<number>
  /** Names of the files of words by their pinyin. */
  words: ReadonlySet<string>
}

const count = z.int().check(z.nonnegative())
const stored = z.object({
  entries: z.array(count).check(z.length(pageCollections.length)),
  lengths: z.array(z.tuple([count, count])).check(z.length(fields.length)),
  divided: z.string(),
  words: z.string(),
})

/** As it is stored: JSON. */
export function writeManifest({ entries, lengths, parts, words }: SearchManifest): string {
  return JSON.stringify({ entries, lengths, divided: writeParts(parts), words: [...words].sort().join(' ') })
}

/** Reads what writeManifest wrote. @throws ZodError when it is something else */
export function readManifest(text: string): SearchManifest {
  const { divided, words, ...rest } = z.parse(stored, JSON.parse(text))
  return { ...rest, parts: readParts(divided), words: new Set(words.split(' ')) }
}
