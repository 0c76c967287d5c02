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

  /** Takes in all documents at once, where there are none yet. */
  fill(documents: readonly SearchDocument[]): void {
    this.#index.fill(documents)
    for (const document of documents) this.#note(document.library, document.id, document, () => undefined)
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
    this.#note(library, id, document, touch)
    touch(manifestName)
  }

  #note(
    library: SearchDocument['library'],
    id: string,
    document: SearchDocument | undefined,
    touch: (name: string) => void,
  ): void {
    const name = `${library}/${id}`
    const { title = '', people = '' } = document?.fields ?? {}
    const words = new Set([...wordsOfName(title), ...wordsOfName(people)])
    this.#lexicon.change(this.#words.get(name) ?? new Set(), words, (file) => touch(lexiconFileName(file)))
    if (document === undefined) this.#words.delete(name)
    else this.#words.set(name, words)
  }
}
