import * as z from 'zod/mini'
import { OfficialCalendar } from '../../catalogue/calendar/timeSlots.ts'
import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'
import { type Card, cardFile } from '../entries/card.ts'
import { type EntryFileKind, entryFilePath, entryPartsPath } from '../entries/entryFilePath.ts'
import { type EntryParts, partOfEntry, readEntryParts } from '../entries/entryParts.ts'
import { facetFile } from '../entries/facetFile.ts'
import { holidaysPath, readHolidays } from '../entries/holidayFile.ts'
import { indexPath, lexiconFileName, manifestName } from '../index/fileNames.ts'
import { readManifest, type SearchManifest } from '../index/manifest.ts'
import { type LexiconWord, readLexicon } from '../pinyin/lexiconFile.ts'
import { noSynonyms, readSynonyms, type Synonyms, synonymsPath } from '../synonyms/synonyms.ts'
import type { Variants } from '../text/fold.ts'
import { readVariantFile, variantsPathOf } from '../text/variantFiles.ts'
import type { ReadFile } from './find.ts'
import { FacetTable } from './facetTable.ts'

/** Names an entry: the place of its library in `pageCollections`, and its number. */
export interface EntryRef {
  library: number
  slot: number
}

/**
 * What a search reads, each file once.
 * @throws whatever the given function throws when a file cannot be had
 */
export class SearchReader {
  readonly #read: ReadFile
  readonly #known = new Map<string, Promise<unknown>>()

  /** @param read gives the bytes of a file by its path; undefined when there is none */
  constructor(read: ReadFile) {
    this.#read = read
  }

  /** The bytes of a file of the index, by its name. */
  readonly index: ReadFile = async (name) => this.#once(indexPath + name, (bytes) => bytes)

  /** Begins to read what every search reads, all at once: each of it would be a way to the server and back. */
  prepare(): void {
    // whoever needs it is told of a failure
    for (const read of [this.manifest(), this.synonyms()]) read.catch(() => undefined)
  }

  async manifest(): Promise<SearchManifest> {
    return this.#once(indexPath + manifestName, (bytes) => readManifest(textOf(bytes)))
  }

  /** The words that mean the same; nothing more is read where there are none. */
  async synonyms(): Promise<Synonyms> {
    const { hasSynonyms } = await this.#parts()
    return hasSynonyms ? this.#once(synonymsPath, (bytes) => readSynonyms(textOf(bytes))) : noSynonyms
  }

  /** What a result shows of an entry; undefined when it has gone meanwhile. */
  async card({ library, slot }: EntryRef): Promise<Card | undefined> {
    const path = entryFilePathOf(await this.#parts(), 'cards', { library, slot })
    const cards = await this.#once(path, (bytes) => (bytes ? z.parse(cardFile, JSON.parse(textOf(bytes))) : {}))
    return cards[slot]
  }

  /** What some entries, or all, of some libraries are narrowed by. */
  async facets(libraries: readonly PageCollection[], of?: readonly EntryRef[]): Promise<FacetTable> {
    const [parts, { entries }, calendar] = await Promise.all([this.#parts(), this.manifest(), this.#calendar()])
    const table = new FacetTable(calendar)
    const wanted = of && new Set(of.map((one) => entryFilePathOf(parts, 'facets', one)))
    const files = libraries.flatMap((library) => {
      const place = pageCollections.indexOf(library)
      if (entries[place] === 0) return []
      return [...(parts.facets[place] ?? [])].map(async (part) => {
        const path = entryFilePath('facets', library, part)
        if (wanted?.has(path) === false) return
        // a part of the numbers that no entry has is no file
        const file = await this.#once(path, (bytes) => bytes && z.parse(facetFile, JSON.parse(textOf(bytes))))
        if (file !== undefined) table.add(place, file)
      })
    })
    await Promise.all(files)
    return table
  }

  /** Words by their pinyin, from one file of the lexicon. */
  async words(bucket: string): Promise<readonly LexiconWord[]> {
    return this.#once(indexPath + lexiconFileName(bucket), (bytes) => readLexicon(textOf(bytes)))
  }

  /** The characters of a text, and others, by the one that stands for them. */
  async variants(text: string): Promise<Variants> {
    const paths = new Set([...text].map(variantsPathOf))
    const files = [...paths].map(async (path) => this.#once(path, (bytes) => readVariantFile(textOf(bytes))))
    return new Map((await Promise.all(files)).flatMap((file) => [...file]))
  }

  /** The official calendar; nothing more is read where the staff entered none of it. */
  async #calendar(): Promise<OfficialCalendar> {
    const { hasHolidays } = await this.#parts()
    return hasHolidays ? this.#once(holidaysPath, (bytes) => readHolidays(textOf(bytes))) : new OfficialCalendar()
  }

  async #parts(): Promise<EntryParts> {
    return this.#once(entryPartsPath, (bytes) => readEntryParts(textOf(bytes)))
  }

  async #once<T>(path: string, use: (bytes: Uint8Array | undefined) => T): Promise<T> {
    let known = this.#known.get(path)
    if (known === undefined) {
      known = this.#read(path).then(use)
      this.#known.set(path, known)
      // what could not be had is asked for again
      known.catch(() => this.#known.delete(path))
    }
    return known as Promise<T>
  }
}

/** Address of the file that has an entry. */
function entryFilePathOf(parts: EntryParts, kind: EntryFileKind, { library, slot }: EntryRef): string {
  const name = pageCollections[library]
  if (name === undefined) throw new RangeError('no such library')
  return entryFilePath(kind, name, partOfEntry(parts, kind, library, slot))
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}
