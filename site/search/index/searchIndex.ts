import { nameOf } from '../../catalogue/documentName.ts'
import { pageCollections } from '../../catalogue/pageCollections.ts'
import { Bulk, type Numbered } from './bulk.ts'
import { fields, numberOf, type SearchDocument } from './document.ts'
import { lengthOf, levelOf } from './lengths.ts'
import type { SearchManifest } from './manifest.ts'
import { orderOf } from './postings.ts'
import { type Move, Slots } from './slots.ts'
import { type Sizes, sizes, type TermChange, TermShards, type TouchFile } from './termShards.ts'
import { analysed, type Weights } from './terms.ts'

/**
 * The words of all public entries, and the files that a search reads. Every file follows from the documents that there
 * are, not from the order in which they came and went.
 */
export class SearchIndex {
  readonly #documents = new Map<string, SearchDocument>()
  readonly #slots = pageCollections.map(() => new Slots())
  readonly #shards: TermShards
  #bulk: Bulk | undefined
  /** Where in the bulk each document is, and how many terms its fields have. */
  readonly #gathered = new Map<string, { place: number; lengths: readonly number[] }>()
  readonly #lengths: [entries: number, terms: number][] = fields.map(() => [0, 0])

  constructor(limits: Sizes = sizes) {
    this.#shards = new TermShards(limits)
  }

  names(): Iterable<string> {
    return this.#shards.names()
  }

  /** What a reader has to know first. */
  get manifest(): Omit<SearchManifest, 'words'> {
    return {
      entries: this.#slots.map(({ size }) => size),
      lengths: this.#lengths.map(([entries, terms]) => [entries, terms] as const),
      parts: this.#shards.parts,
    }
  }

  file(name: string): Uint8Array | undefined {
    return this.#shards.file(name)
  }

  /** The number of an entry in the files; undefined when it is not there. */
  slotOf(library: SearchDocument['library'], id: string): number | undefined {
    return this.#slots[numberOf(library)]?.of(id)
  }

  /** Takes note of a document, as of many others before there are any files. @see set */
  gather(library: SearchDocument['library'], id: string, document: SearchDocument | undefined): void {
    this.#bulk ??= new Bulk()
    const name = nameOf(library, id)
    this.#documents.delete(name)
    this.#gathered.delete(name)
    if (document === undefined) return
    const { lengths, weights } = analysed(document)
    this.#documents.set(name, document)
    this.#gathered.set(name, { place: this.#bulk.begin(), lengths })
    for (const [field, some] of weights.entries()) {
      const group = orderOf({ library: numberOf(library), field })
      for (const [term, weight] of some) this.#bulk.add(term, group, weight)
    }
  }

  /** Makes the files of all that has been gathered, once. */
  fill(): void {
    if (this.#bulk === undefined) return
    const numbered: Numbered[] = []
    for (const [library, some] of Map.groupBy(this.#documents.values(), (one) => one.library)) {
      const slots = this.#slots[numberOf(library)]
      slots?.fill(some.map(({ id }) => id))
      for (const id of slots?.ids() ?? []) {
        const gathered = this.#gathered.get(nameOf(library, id))
        if (gathered === undefined) continue
        numbered.push({ document: gathered.place, slot: slots?.of(id) ?? 0 })
        this.#countLengths(gathered.lengths, 1)
      }
    }
    this.#shards.fill(this.#bulk.terms(numbered))
    this.#bulk = undefined
    this.#gathered.clear()
  }

  /** Whether it has a document as it is, or has none where there is none. */
  says(library: SearchDocument['library'], id: string, document: SearchDocument | undefined): boolean {
    const known = this.#documents.get(nameOf(library, id))
    if (known === undefined || document === undefined) return known === document
    return fields.every((field) => known.fields[field] === document.fields[field])
  }

  /** Puts a document in, or takes it out. @param document undefined when the entry is not public any more */
  set(library: SearchDocument['library'], id: string, document: SearchDocument | undefined, touch: TouchFile): void {
    const name = nameOf(library, id)
    const before = this.#documents.get(name)
    if (document === undefined) this.#documents.delete(name)
    else this.#documents.set(name, document)
    const [old, now] = [analysed(before), analysed(document)]
    this.#countLengths(old.lengths, -1)
    this.#countLengths(now.lengths, 1)
    const slots = this.#slots[numberOf(library)]
    if (slots === undefined) return
    const slot = slots.of(id)
    const changes: TermChange[] = []
    const moves = document === undefined ? slots.remove(id) : slots.add(id)
    if (moves.length === 0 && slot !== undefined) this.#note(library, slot, old.weights, now.weights, changes)
    for (const move of moves) this.#noteMove(library, move, move.id === id ? before : undefined, changes)
    this.#shards.change(changes, touch)
  }

  /** @param by 1 for a document that comes, -1 for one that goes */
  #countLengths(lengths: readonly number[], by: 1 | -1): void {
    for (const [field, terms] of lengths.entries()) {
      const sum = this.#lengths[field]
      if (sum === undefined || terms === 0) continue
      sum[0] += by
      sum[1] += by * lengthOf(levelOf(terms))
    }
  }

  /** A neighbour whose number changed is the same document before and after. */
  #noteMove(
    library: SearchDocument['library'],
    { id, from, to }: Move,
    before: SearchDocument | undefined,
    changes: TermChange[],
  ): void {
    const now = this.#documents.get(nameOf(library, id))
    const none = analysed(undefined).weights
    if (from !== undefined) this.#note(library, from, analysed(before ?? now).weights, none, changes)
    if (to !== undefined) this.#note(library, to, none, analysed(now).weights, changes)
  }

  #note(
    library: SearchDocument['library'],
    slot: number,
    before: Weights,
    after: Weights,
    changes: TermChange[],
  ): void {
    const number = numberOf(library)
    for (const field of fields.keys()) {
      const [old, now] = [before[field], after[field]]
      for (const term of old?.keys() ?? [])
        if (now?.has(term) !== true) changes.push({ term, library: number, field, slot, weight: undefined })
      for (const [term, weight] of now ?? [])
        if (old?.get(term) !== weight) changes.push({ term, library: number, field, slot, weight })
    }
  }
}
