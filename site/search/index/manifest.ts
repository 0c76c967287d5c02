import { z } from 'zod'
import { pageCollections } from '../../catalogue/entries.ts'
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
  /** Undivided parts of the shards (division.ts), which the bits of `divided` tell in order of depth first. */
  parts: ReadonlySet<number>
}

const count = z.int().nonnegative()
const stored = z.object({
  entries: z.array(count).length(pageCollections.length),
  lengths: z.array(z.tuple([count, count])).length(fields.length),
  divided: z.string(),
})

/** As it is stored: JSON. */
export function writeManifest({ entries, lengths, parts }: SearchManifest): string {
  return JSON.stringify({ entries, lengths, divided: hexOf(bitsOf(parts)) })
}

/** Reads what writeManifest wrote. @throws ZodError when it is something else */
export function readManifest(text: string): SearchManifest {
  const { divided, ...rest } = stored.parse(JSON.parse(text))
  return { ...rest, parts: partsOf(divided) }
}

/** Depth first: 1 for a part that is divided, 0 for one that is not. */
function bitsOf(parts: ReadonlySet<number>): number[] {
  const [bits, waiting]: [number[], number[]] = [[], [1]]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const isWhole = parts.has(part)
    bits.push(isWhole ? 0 : 1)
    if (!isWhole) waiting.push(2 * part + 1, 2 * part)
  }
  return bits
}

function partsOf(divided: string): Set<number> {
  const [parts, waiting] = [new Set<number>(), [1]]
  let bit = 0
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop(), bit++) {
    const digit = Number.parseInt(divided[bit >>> 2] ?? '0', 16)
    if ((digit >>> (3 - (bit & 3))) & 1) waiting.push(2 * part + 1, 2 * part)
    else parts.add(part)
  }
  return parts
}

function hexOf(bits: readonly number[]): string {
  let text = ''
  for (let at = 0; at < bits.length; at += 4) {
    const four = [0, 1, 2, 3].map((index) => bits[at + index] ?? 0)
    text += Number.parseInt(four.join(''), 2).toString(16)
  }
  return text
}
