import * as z from 'zod/mini'
import { pageCollections } from '../../catalogue/pageCollections.ts'
import { partOf } from '../index/division.ts'
import { readParts, writeParts } from '../index/dividedParts.ts'
import { slotBits } from '../index/slots.ts'
import { type EntryFileKind, entryFileKinds } from './entryFilePath.ts'

const ofLibraries = z.array(z.string()).check(z.length(pageCollections.length))
const stored = z.object({
  cards: ofLibraries,
  facets: ofLibraries,
  hasSynonyms: z.optional(z.boolean()),
  hasHolidays: z.optional(z.boolean()),
})

/** The undivided parts of each library's numbers, in the order of `pageCollections`. */
export type EntryParts = Readonly<Record<EntryFileKind, readonly ReadonlySet<number>[]>> & {
  /** Whether the union keeps any words that mean the same. */
  hasSynonyms: boolean
  /** Whether the staff entered any days off. */
  hasHolidays: boolean
}

/** As it is stored: JSON. */
export function writeEntryParts(parts: EntryParts): string {
  const written = Object.fromEntries(entryFileKinds.map((kind) => [kind, parts[kind].map(writeParts)]))
  const { hasSynonyms, hasHolidays } = parts
  return JSON.stringify({ ...written, ...(hasSynonyms && { hasSynonyms }), ...(hasHolidays && { hasHolidays }) })
}

/** Reads what writeEntryParts wrote. @throws when it is something else */
export function readEntryParts(text: string): EntryParts {
  const { cards, facets, hasSynonyms = false, hasHolidays = false } = z.parse(stored, JSON.parse(text))
  return { cards: cards.map(readParts), facets: facets.map(readParts), hasSynonyms, hasHolidays }
}

/** The part in whose file an entry is. @param library its place in `pageCollections` */
export function partOfEntry(parts: EntryParts, kind: EntryFileKind, library: number, slot: number): number {
  return partOf(parts[kind][library] ?? new Set([1]), slot, slotBits)
}
