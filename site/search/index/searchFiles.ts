import { nameOf } from '../../catalogue/documentName.ts'
import { wordsOfName, Lexicon } from '../pinyin/lexicon.ts'
import { type SearchDocument } from './document.ts'
import { lexiconFileName, manifestName } from './fileNames.ts'
import { writeManifest } from './manifest.ts'
import { SearchIndex } from './searchIndex.ts'
import { type Sizes, sizes } from './termShards.ts'

const lexiconName = /^words\/([a-z0-9]{1,2})\.txt$/
const encoder = new TextEncoder()

/**
 * The files that follow from the words of all public entries together: where each word stands, the words by their
 * pinyin, and what has to be known first. Each follows from the documents that there are, and from nothing before.
 */
export class SearchFiles {
  readonly #index: SearchIndex
  readonly #lexicon = new Lexicon()
  readonly #words = new Map<string, ReadonlySet<string>>()

  /** @param limits tests give small ones, to have many files */
  constructor(limits: Sizes = sizes) {
    this.#index = new SearchIndex(limits)
  }

  *names(): Iterable<string> {
    yield manifestName
    yield* this.#index.names()
    for (const name of this.#lexicon.names()) yield lexiconFileName(name)
  }

  /** The bytes of a file; undefined when there is none. */
  file(name: string): Uint8Array | undefined {
    if (name === manifestName)
      return encoder.encode(writeManifest({ ...this.#index.manifest, words: new Set(this.#lexicon.names()) }))
    const [, initials] = lexiconName.exec(name) ?? []
    if (initials === undefined) return this.#index.file(name)
    const words = this.#lexicon.file(initials)
    return words === undefined ? undefined : encoder.encode(words)
  }

  /** Takes note of a document, as of many others before there are any files. @see set */
  gather(library: SearchDocument['library'], id: string, document: SearchDocument | undefined): void {
    this.#index.gather(library, id, document)
    const { before, after } = this.#take(library, id, document)
    this.#lexicon.gather(before, after)
  }

  /** Makes the files of all that has been gathered. */
  fill(): void {
    this.#index.fill()
  }

  /**
   * Puts a document in, or takes it out.
   * @param document undefined when the entry is not public any more
   * @param touch told the names of files that come, go or change
   */
  set(
    library: SearchDocument['library'],
    id: string,
    document: SearchDocument | undefined,
    touch: (name: string) => void,
  ): void {
    // whoever makes a file of several entries notes them all, of which one has changed
    if (this.#index.says(library, id, document)) return
    this.#index.set(library, id, document, touch)
    const { before, after } = this.#take(library, id, document)
    this.#lexicon.change(before, after, (file) => touch(lexiconFileName(file)))
    touch(manifestName)
  }

  /** Takes note of the words by which an entry is looked for. */
  #take(
    library: SearchDocument['library'],
    id: string,
    document: SearchDocument | undefined,
  ): { before: ReadonlySet<string>; after: ReadonlySet<string> } {
    const name = nameOf(library, id)
    const { title = '', people = '' } = document?.fields ?? {}
    const before = this.#words.get(name) ?? new Set()
    const after = new Set([...wordsOfName(title), ...wordsOfName(people)])
    if (document === undefined) this.#words.delete(name)
    else this.#words.set(name, after)
    return { before, after }
  }
}
