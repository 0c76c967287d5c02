import { ByteReader } from '../index/bytes.ts'
import { depthOf, partOf } from '../index/division.ts'
import { hashOf } from '../index/hash.ts'
import type { SearchManifest } from '../index/manifest.ts'
import { orderOf, type Postings, readAllPostings } from '../index/postings.ts'
import { compareNames, entriesOf } from '../index/shard.ts'
import { slotBits } from '../index/slots.ts'
import { type GroupEntry, readGroups } from '../index/termEntry.ts'
import { listName, shardName } from '../index/fileNames.ts'
import type { Candidate, QueryTerm } from './ranking.ts'

/** Gives the bytes of an index file by its name; undefined when there is none (any more). */
export type ReadFile = (name: string) => Promise<Uint8Array | undefined>

/** A term that was looked up. */
interface Found extends QueryTerm {
  groups: readonly GroupEntry[]
}

const encoder = new TextEncoder()
const hashBits = 32
/** Bytes of the lists of all terms but the rarest above which some are left out, and of one posting in them. */
const [mostListBytes, postingBytes] = [8000, 2]

/** The entries that have a term, with the weights of its postings by field. */
type Holders = ReadonlyMap<number, ReadonlyMap<number, number>>

/**
 * The entries that have all of some terms, whatever the field. A term that nothing has gives none. The rarest is looked
 * at first, and of the others only what may have an entry of its, all at once. Where that would be too much to fetch,
 * frequent terms of a long word are left out: the entries have the rest of it.
 * @param words the terms of each
 * @returns the terms that were looked at, and the entries
 */
export async function find(
  words: readonly (readonly string[])[],
  { parts }: Pick<SearchManifest, 'parts'>,
  read: ReadFile,
): Promise<{ terms: QueryTerm[]; candidates: Candidate[] }> {
  const found = await Promise.all(
    words.flatMap((terms, word) => terms.map(async (term) => ({ ...(await lookUp(term, parts, read)), word }))),
  )
  const [rarest, ...others] = [...found].sort((one, other) => one.count - other.count)
  if (rarest === undefined || rarest.count === 0) return { terms: found, candidates: [] }
  const first = await holdersOf(rarest, undefined, read)
  const looked = [rarest, ...withinBudget(rarest, others, first)]
  const rest = await Promise.all(looked.slice(1).map((one) => holdersOf(one, first, read)))
  const holders = new Map([first, ...rest].map((some, at) => [looked[at]?.term, some]))
  const terms = found.filter(({ term }) => holders.has(term))
  const inOrder = terms.flatMap(({ term }) => holders.get(term) ?? [])
  const having = [...first.keys()].filter((entry) => inOrder.every((some) => some.has(entry)))
  const candidates = having.map((entry) => ({
    ref: refOf(entry),
    weights: inOrder.map((some) => some.get(entry) ?? new Map<number, number>()),
  }))
  return { terms, candidates }
}

/**
 * The terms, the rarest first, of which what may have some entries is not too much to fetch. No word is left out, nor
 * known by fewer than two of its terms where it has more.
 */
function withinBudget<Term extends Found & { word: number }>(
  rarest: Term,
  others: readonly Term[],
  holders: Holders,
): Term[] {
  const known = new Map([[rarest.word, 1]])
  let left = mostListBytes
  return others.filter((one) => {
    const bytes = one.groups.reduce((sum, group) => sum + listBytes(group, holders), 0)
    const ofWord = known.get(one.word) ?? 0
    if (bytes > left && ofWord >= 2) return false
    known.set(one.word, ofWord + 1)
    left -= bytes
    return true
  })
}

/** About how many bytes the lists are that may have one of some entries. */
function listBytes(group: GroupEntry, wanted: Holders): number {
  if (group.lists === undefined) return 0
  const some = group.lists.filter((part) => holdsOne(group, part, wanted))
  return ((group.count * some.length) / group.lists.length) * postingBytes
}

/** Names an entry: the place of its library, and its number. */
function refOf(entry: number): string {
  return `${Math.floor(entry / 2 ** slotBits)}-${entry % 2 ** slotBits}`
}

async function lookUp(term: string, parts: ReadonlySet<number>, read: ReadFile): Promise<Found> {
  const shard = await read(shardName(partOf(parts, hashOf(term), hashBits)))
  const name = encoder.encode(term)
  for (const entry of entriesOf(shard ?? new Uint8Array())) {
    if (compareNames(entry.name, name) !== 0) continue
    const groups = readGroups(entry.value)
    return { term, groups, count: groups.reduce((sum, { count }) => sum + count, 0) }
  }
  return { term, groups: [], count: 0 }
}

/** @param wanted only lists that may have one of these entries are read, and only these are told; undefined for all */
async function holdersOf({ term, groups }: Found, wanted: Holders | undefined, read: ReadFile): Promise<Holders> {
  const holders = new Map<number, Map<number, number>>()
  const take = (group: GroupEntry, { slots, weights }: Postings): void => {
    for (const [at, slot] of slots.entries()) {
      const entry = group.library * 2 ** slotBits + slot
      if (wanted?.has(entry) === false) continue
      const fields = holders.get(entry) ?? new Map<number, number>()
      holders.set(entry, fields.set(group.field, weights[at] ?? 0))
    }
  }
  await Promise.all(
    groups.map(async (group) => {
      if (group.lists === undefined)
        return take(group, readAllPostings(new ByteReader(group.postings ?? new Uint8Array())))
      const lists = group.lists.filter((part) => wanted === undefined || holdsOne(group, part, wanted))
      const files = await Promise.all(lists.map(async (part) => read(listName(term, orderOf(group), part))))
      for (const bytes of files) take(group, readAllPostings(new ByteReader(bytes ?? new Uint8Array())))
    }),
  )
  return holders
}

function holdsOne({ library }: GroupEntry, part: number, wanted: Holders): boolean {
  const depth = depthOf(part)
  for (const entry of wanted.keys()) {
    const slot = entry % 2 ** slotBits
    if (Math.floor(entry / 2 ** slotBits) === library && (1 << depth) + (slot >>> (slotBits - depth)) === part)
      return true
  }
  return false
}
