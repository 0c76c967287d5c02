import type { PageCollection } from '../../catalogue/pageCollections.ts'
import { type EntryFileKind, entryFileKinds, entryFilePath } from './entryFilePath.ts'
import { EntryChunks } from '../index/entryChunks.ts'
import { Slots } from '../index/slots.ts'

/** Most entries in one file: the cards of ten results lie in ten files, and facets are read of all. */
export const mostEntries: Readonly<Record<EntryFileKind, number>> = { cards: 4, facets: 128 }

/** In which files the entries of a library stand. It follows from their ids alone. */
export class EntryFiles {
  readonly #library: PageCollection
  readonly #slots = new Slots()
  readonly #chunks: Readonly<Record<EntryFileKind, EntryChunks>>

  constructor(library: PageCollection, most: Readonly<Record<EntryFileKind, number>> = mostEntries) {
    this.#library = library
    this.#chunks = { cards: new EntryChunks(most.cards), facets: new EntryChunks(most.facets) }
  }

  *paths(): Iterable<string> {
    for (const kind of entryFileKinds)
      for (const part of this.#chunks[kind].parts) yield entryFilePath(kind, this.#library, part)
  }

  /** The parts that the files of a kind stand for, ascending; a reader finds an entry's by its number. */
  parts(kind: EntryFileKind): number[] {
    return this.#chunks[kind].parts.sort((a, b) => a - b)
  }

  /** All undivided parts, those without entries too: from them a reader knows in which file an entry is. */
  undivided(kind: EntryFileKind): ReadonlySet<number> {
    return this.#chunks[kind].undivided
  }

  /** Ids of the entries in a file with their numbers; undefined when there is no such file. */
  entries(kind: EntryFileKind, part: number): ReadonlyMap<number, string> | undefined {
    return this.#chunks[kind].get(part) as ReadonlyMap<number, string> | undefined
  }

  /** Takes in all entries at once, where there are none yet. */
  fill(ids: Iterable<string>): void {
    this.#slots.fill(ids)
    for (const kind of entryFileKinds)
      this.#chunks[kind].fill(this.#slots.ids().map((id) => [this.#slots.of(id) ?? 0, id]))
  }

  /** An entry that comes or goes. @param touch told the addresses of files that come, go or change */
  set(id: string, isThere: boolean, touch: (path: string) => void): void {
    const moves = isThere ? this.#slots.add(id) : this.#slots.remove(id)
    for (const kind of entryFileKinds) {
      const chunks = this.#chunks[kind]
      const touchPart = (part: number): void => touch(entryFilePath(kind, this.#library, part))
      // neighbours hand their numbers on: first all old ones go
      for (const { from } of moves) if (from !== undefined) chunks.set(from, undefined, touchPart)
      for (const { id: of, to } of moves) if (to !== undefined) chunks.set(to, of, touchPart)
    }
  }
}
