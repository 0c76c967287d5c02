import { readFile } from 'node:fs/promises'
import type { Manifest } from '../../../site/publisher/release/manifest.ts'
import { nothingAsked } from '../../../site/search/asked/asked.ts'
import { answer } from '../../../site/search/query/answer.ts'
import { match } from '../../../site/search/query/match.ts'
import { SearchReader } from '../../../site/search/query/reader.ts'
import { understand } from '../../../site/search/query/understand.ts'
import { fold } from '../../../site/search/text/fold.ts'
import { counted, type Found } from './found.ts'
import type { Query } from './queries.ts'

/** A visitor who reads published files, each once. */
class Visit {
  bytes = 0
  readonly reader: SearchReader
  readonly #manifest: Manifest

  constructor(manifest: Manifest) {
    this.#manifest = manifest
    this.reader = new SearchReader(async (path) => {
      const found = this.#manifest.get(path)
      this.bytes += (found?.br ?? found)?.size ?? 0
      return found && readFile(found.file)
    })
  }

  /** Asks as the page does. @returns bytes that came for it */
  async ask(text: string, now: number, withFacets = false): Promise<number> {
    const before = this.bytes
    await answer(this.reader, { ...nothingAsked, text }, { now, withFacets })
    return this.bytes - before
  }
}

/** Bytes of the page's script over the wire. */
export function scriptBytes(manifest: Manifest): number {
  const scripts = [...manifest].filter(([path]) => path.startsWith('/_astro/') && path.endsWith('.js'))
  return scripts.reduce((sum, [, file]) => sum + (file.br ?? file).size, 0)
}

/** What our search finds, and what it reads for that. @param now milliseconds since the epoch */
export async function searchOurs(manifest: Manifest, queries: readonly Query[], now: number): Promise<Found[]> {
  const script = scriptBytes(manifest)
  const { reader } = new Visit(manifest)
  const found: Found[] = []
  for (const [at, query] of queries.entries()) {
    const visit = new Visit(manifest)
    const other = new Visit(manifest)
    // another type of query comes before it
    await other.ask(queries[(at * 7 + 3) % queries.length]?.text ?? '', now)
    const { words } = understand(fold(query.text, new Map()), now)
    const { matches } = await match(reader, words, false)
    const cards = await Promise.all(matches.slice(0, counted).map(async (one) => reader.card(one)))
    found.push({
      query,
      first: cards.flatMap((card) => card?.path ?? []),
      bytesFirst: script + (await visit.ask(query.text, now)),
      bytesLater: await other.ask(query.text, now),
    })
  }
  return found
}

/** Bytes that follow a first query for what its results can be narrowed by. */
export async function facetBytes(manifest: Manifest, queries: readonly Query[], now: number): Promise<number[]> {
  const bytes: number[] = []
  for (const { text } of queries) {
    const visit = new Visit(manifest)
    await visit.ask(text, now)
    bytes.push(await visit.ask(text, now, true))
  }
  return bytes
}
