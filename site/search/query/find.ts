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

/** The entries that have all of some terms, whatever the field. A term that nothing has gives none. */
export async function find(
  terms: readonly string[],
  { parts }: Pick<SearchManifest, 'parts'>,
  read: ReadFile,
): Promise<{ terms: QueryTerm[]; candidates: Candidate[] }> {
  const found = await Promise.all([...new Set(terms)].map((term) => lookUp(term, parts, read)))
  if (found.length === 0 || found.some(({ count }) => count === 0)) return { terms: found, candidates: [] }
  const order = [...found.keys()].sort((a, b) => (found[a]?.count ?? 0) - (found[b]?.count ?? 0))
  const weights = new Map<number, Map<number, number>[]>()
  for (const [step, index] of order.entries()) {
    const one = found[index]
    if (one === undefined) continue
    const seen = new Map<number, Map<number, number>>()
    const wanted = step === 0 ? undefined : weights
    for (const { group, postings } of await postingsOf(one, wanted, read))
      for (const [at, slot] of postings.slots.entries()) {
        const entry = group.library * 2 ** slotBits + slot
        if (wanted !== undefined && !wanted.has(entry)) continue
        const fields = seen.get(entry) ?? new Map<number, number>()
        seen.set(entry, fields.set(group.field, postings.weights[at] ?? 0))
      }
    for (const entry of [...weights.keys()]) if (!seen.has(entry)) weights.delete(entry)
    for (const [entry, fields] of seen) {
      const all = weights.get(entry) ?? []
      all[index] = fields
      weights.set(entry, all)
    }
  }
  return { terms: found, candidates: [...weights].map(([entry, some]) => ({ ref: refOf(entry), weights: some })) }
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

/** @param wanted only lists that may hold one of these entries are read; undefined for all */
async function postingsOf(
  { term, groups }: Found,
  wanted: ReadonlyMap<number, unknown> | undefined,
  read: ReadFile,
): Promise<{ group: GroupEntry; postings: Postings }[]> {
  const each = groups.map(async (group) => {
    if (group.lists === undefined)
      return [{ group, postings: readAllPostings(new ByteReader(group.postings ?? new Uint8Array())) }]
    const lists = group.lists.filter((part) => wanted === undefined || holdsOne(group, part, wanted))
    return Promise.all(
      lists.map(async (part) => {
        const bytes = await read(listName(term, orderOf(group), part))
        return { group, postings: readAllPostings(new ByteReader(bytes ?? new Uint8Array())) }
      }),
    )
  })
  return (await Promise.all(each)).flat()
}

function holdsOne({ library }: GroupEntry, part: number, wanted: ReadonlyMap<number, unknown>): boolean {
  const depth = depthOf(part)
  for (const entry of wanted.keys()) {
    const slot = entry % 2 ** slotBits
    if (Math.floor(entry / 2 ** slotBits) === library && (1 << depth) + (slot >>> (slotBits - depth)) === part)
      return true
  }
  return false
}
